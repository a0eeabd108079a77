/** The write side of the store: units into one synced transaction, each judged alone. */
import { checksum, hashOfPayload, nextLink } from './chain.ts'
import type { HeadsFile } from './heads-file.ts'
import type { Entry, Outcome } from './journal.ts'
import type { WritableUnit } from './on-the-way.ts'
import { codeOf, type SqliteDatabase } from './schema.ts'
import type { Place } from './walk-log.ts'

/** Throws what the disk or the database refused; then nothing of the list was written. */
export type UnitWriter = (units: readonly WritableUnit[]) => Outcome[]

export function createUnitWriter(
  db: SqliteDatabase,
  heads: HeadsFile,
  tellTrouble: (what: string) => void,
): UnitWriter {
  const transaction = {
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    rollback: db.prepare('ROLLBACK'),
    mark: db.prepare('SAVEPOINT unit'),
    backToMark: db.prepare('ROLLBACK TO unit'),
    releaseMark: db.prepare('RELEASE unit'),
  }
  const placeOf = db.prepare<[string], Place>('SELECT sequence, chain FROM documents WHERE name = ?')
  const movePlace = db.prepare('UPDATE documents SET sequence = ?, chain = ? WHERE name = ?')
  const addEntry = db.prepare('INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const putRecord = db.prepare('INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?)')
  const removeRecord = db.prepare('DELETE FROM records WHERE collection = ? AND id = ?')
  const findRecord = db.prepare('SELECT 1 FROM records WHERE collection = ? AND id = ?')

  return function writeUnits(units) {
    const reached = new Map<string, number>()
    transaction.begin.run()
    try {
      const outcomes = units.map((unit) => writeAlone(unit, reached))
      transaction.commit.run()
      heads.note(reached)
      return outcomes
    } catch (error) {
      // A full disk makes SQLite roll back by itself.
      if (db.inTransaction) transaction.rollback.run()
      throw error
    }
  }

  function writeAlone(unit: WritableUnit, reached: Map<string, number>): Outcome {
    transaction.mark.run()
    const outcome = tryToWrite(unit)
    if (outcome !== 'durable') transaction.backToMark.run()
    transaction.releaseMark.run()
    if (outcome === 'durable') for (const { document, sequence } of unit.entries) reached.set(document, sequence)
    return outcome
  }

  function tryToWrite(unit: WritableUnit): Outcome {
    try {
      if (unit.expectAbsent?.some(({ collection, id }) => findRecord.get(collection, id))) return 'conflict'
      for (const entry of unit.entries) {
        const outcome = append(entry)
        if (outcome !== 'durable') return outcome
      }
      for (const { collection, id, scope, json } of unit.records) {
        if (json === null) removeRecord.run(collection, id)
        else putRecord.run(collection, id, scope, json)
      }
      return 'durable'
    } catch (error) {
      // A unit that no table takes must not take its neighbours with it; anything else is the whole transaction's.
      if (codeOf(error) !== '' && !codeOf(error).startsWith('SQLITE_CONSTRAINT')) throw error
      tellTrouble(`a unit that no table takes: ${String(error)}`)
      return 'unavailable'
    }
  }

  function append(entry: Entry): Outcome {
    const { document, sequence, kind, personId, actId, clientId, at, update } = entry
    const place = placeOf.get(document)
    // Appending after a lost end would bury the loss.
    if (place && place.sequence < (heads.headOf(document) ?? 0)) return 'unavailable'
    if (place?.sequence !== sequence - 1) return 'conflict'
    const hash = hashOfPayload(update)
    const chain = nextLink(place.chain, entry, hash)
    addEntry.run(document, sequence, kind, personId, actId, clientId, at, update, hash, checksum(update), chain)
    movePlace.run(sequence, chain, document)
    return 'durable'
  }
}
