/** The read side of the store for documents: opens from the best sound snapshot, and says Damage rather than less. */
import { firstLink, hashOfSnapshot, sameBytes } from './chain.ts'
import type { HeadsFile } from './heads-file.ts'
import type { Damage, OpenedDocument, Snapshot, StoredEntry } from './journal.ts'
import { codeOf, type SqliteDatabase } from './schema.ts'
import { entryOf, isSoundPayload, type JournalRow, type Place, walkLog } from './walk-log.ts'

export interface DocumentReader {
  open(document: string): OpenedDocument | Damage | null
  /** Throws when a payload fails its checksum: a shorter or altered tail must not be taken for the log. */
  read(document: string, after: number, limit: number | null): StoredEntry[]
  verify(document: string): Damage | null
}

interface DocumentRow extends Place {
  readonly epoch: number
}

interface SnapshotRow extends Snapshot {
  readonly hash: Uint8Array
}

export function createDocumentReader(
  db: SqliteDatabase,
  heads: HeadsFile,
  tellTrouble: (what: string) => void,
): DocumentReader {
  const findDocument = db.prepare<[string], DocumentRow>('SELECT epoch, sequence, chain FROM documents WHERE name = ?')
  const findEntry = db.prepare<[string, number], Place>(
    'SELECT sequence, chain FROM journal WHERE document = ? AND sequence = ?',
  )
  const hasEntries = db.prepare<[string]>('SELECT 1 FROM journal WHERE document = ? LIMIT 1')
  const rowsAfter = db.prepare<[string, number, number], JournalRow>(
    'SELECT * FROM journal WHERE document = ? AND sequence > ? ORDER BY sequence LIMIT ?',
  )
  const snapshotsOf = db.prepare<[string], SnapshotRow>(
    'SELECT sequence, state, hash FROM snapshots WHERE document = ? ORDER BY sequence DESC',
  )

  return {
    open: (document) => orDamage(document, () => openDocument(document)),
    read: readEntries,
    verify: (document) => orDamage(document, () => verifyDocument(document)),
  }

  function openDocument(document: string): OpenedDocument | Damage | null {
    const row = findDocument.get(document)
    const lost = whatWasLost(document, row)
    if (lost) return damaged(document, lost)
    if (!row) return null
    const { epoch, sequence } = row
    const { snapshot, place } = newestSoundSnapshot(document, sequence)
    const tail: StoredEntry[] = []
    const wrong = walkLog(rowsAfter.iterate(document, place.sequence, -1), place, row, (entry) => tail.push(entry))
    if (wrong) return damaged(document, wrong)
    const erased = tail.find((entry) => entry.update === null)
    // Erased words live on in no snapshot before them: without the one that replaced them, later entries hang in the air.
    if (erased) return damaged(document, `entry ${erased.sequence} was erased and the snapshot after it is missing`)
    return { document, epoch, sequence, snapshot, tail }
  }

  function verifyDocument(document: string): Damage | null {
    const row = findDocument.get(document)
    const lost = whatWasLost(document, row)
    if (lost) return damaged(document, lost)
    if (!row) return null
    const wrong = walkLog(rowsAfter.iterate(document, 0, -1), startOf(document), row)
    return wrong ? damaged(document, wrong) : null
  }

  function readEntries(document: string, after: number, limit: number | null): StoredEntry[] {
    return rowsAfter.all(document, after, limit ?? -1).map((row, index) => {
      if (row.sequence === after + index + 1 && isSoundPayload(row)) return entryOf(row)
      throw new Error(`${document} is damaged near entry ${after + index + 1}: verify it`)
    })
  }

  function whatWasLost(document: string, row: DocumentRow | undefined): string | null {
    const head = heads.headOf(document)
    if (row) return row.sequence < (head ?? 0) ? `the log ends at ${row.sequence} but ${head} had been durable` : null
    return head !== undefined || hasEntries.get(document) ? 'the document itself is missing' : null
  }

  /** The newest snapshot that is what was stored and stands on an entry; without any, the start of the log. */
  function newestSoundSnapshot(document: string, last: number): { snapshot: Snapshot | null; place: Place } {
    for (const { sequence, state, hash } of snapshotsOf.iterate(document)) {
      const place = sequence === 0 ? startOf(document) : findEntry.get(document, sequence)
      const isSound = sequence <= last && sameBytes(hashOfSnapshot(document, sequence, state), hash)
      if (place && isSound) return { snapshot: { sequence, state }, place }
      tellTrouble(`${document}: the snapshot at ${sequence} is damaged, opening from what is before it`)
    }
    return { snapshot: null, place: startOf(document) }
  }

  function orDamage<T>(document: string, read: () => T): T | Damage {
    try {
      return read()
    } catch (error) {
      if (codeOf(error).startsWith('SQLITE_CORRUPT')) return damaged(document, `the database file: ${String(error)}`)
      throw error
    }
  }
}

function startOf(document: string): Place {
  return { sequence: 0, chain: firstLink(document) }
}

function damaged(document: string, what: string): Damage {
  return { kind: 'damaged', document, what }
}
