/** A damaged store says so or gives everything: nothing shorter, nothing else, never as if it were new. */
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Entry, OpenedDocument } from '#server/store/journal.ts'
import { createSqliteJournal } from '#server/store/sqlite-journal.ts'
import { edit, edits, opened } from '#tests/contracts/journal.contract.ts'
import { writeUntilKilled } from './write-until-killed.ts'

// Dozens of stores are opened one after the other, on whatever machine.
vi.setConfig({ testTimeout: 60_000 })

const board = 'board:th-1'

/** So few that SQLite has not yet moved anything from the write-ahead log into the database. */
const fewEnough = 60

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'palabre-store-'))
  file = path.join(folder, 'palabre.db')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a damaged store', () => {
  it('opens as Damage or with the same content, never shorter: 30 seeded wounds of rows', async () => {
    const seed = Number(process.env['SEED'] ?? 20261122)
    console.info(`seed ${seed}`)
    const random = seededRandom(seed)
    const whole = await writeABoard()
    const met = { damaged: 0, same: 0 }
    for (let wound = 0; wound < 30; wound++) {
      const copy = copyOfStore(`wound-${wound}`)
      const how = woundARow(copy, random)
      const found = await openOnce(copy)
      met['kind' in found ? 'damaged' : 'same'] += 1
      if (!('kind' in found)) expect(contentOf(found), how).toEqual(contentOf(whole))
    }
    expect(met.damaged).toBeGreaterThan(0)
    expect(met.same).toBeGreaterThan(0)
  })

  it('opens from the snapshot before when the newest is damaged, and from the whole log when both are', async () => {
    await writeABoard()
    const troubles: string[] = []
    withDatabase(file, (db) => db.exec("UPDATE snapshots SET state = x'00' WHERE sequence = 20"))
    const older = await openOnce(file, troubles)
    expect(older).toMatchObject({ sequence: 24, snapshot: { sequence: 10 } })
    expect(troubles.join()).toContain('the snapshot at 20 is damaged')

    withDatabase(file, (db) => db.exec("UPDATE snapshots SET hash = x'00'"))
    const log = await openOnce(file)
    expect(log).toMatchObject({ sequence: 24, snapshot: null })
    expect(contentOf(log)).toHaveLength(24)
  })

  it('still verifies after a payload was erased, and opens from the snapshot that replaced it', async () => {
    await writeABoard()
    withDatabase(file, (db) => db.exec('UPDATE journal SET payload = NULL WHERE sequence = 3'))
    const journal = await createSqliteJournal({ path: file })
    expect(await journal.verify(board)).toBeNull()
    expect((await journal.read(board, 2, 1))[0]?.update).toBeNull()
    expect((await opened(journal, board)).snapshot?.sequence).toBe(20)
    await journal.close()
  })

  it('is Damage when a payload was erased and no snapshot stands after it', async () => {
    await writeABoard()
    withDatabase(file, (db) => db.exec('UPDATE journal SET payload = NULL WHERE sequence = 22'))
    expect(await openOnce(file)).toMatchObject({
      kind: 'damaged',
      what: expect.stringContaining('entry 22 was erased'),
    })
  })

  it('finds by verify a wound that opening does not read, and names it', async () => {
    await writeABoard()
    withDatabase(file, (db) => db.exec("UPDATE journal SET person = 'somebody-else' WHERE sequence = 4"))
    const journal = await createSqliteJournal({ path: file })
    expect(await journal.verify(board)).toMatchObject({ kind: 'damaged', what: 'entry 4 breaks the chain' })
    await journal.close()
  })

  it('refuses to read a stretch with a hole or a wrong byte in it', async () => {
    await writeABoard()
    withDatabase(file, (db) =>
      db.exec("DELETE FROM journal WHERE sequence = 5; UPDATE journal SET payload = x'01' WHERE sequence = 9"),
    )
    const journal = await createSqliteJournal({ path: file })
    await expect(journal.read(board, 3)).rejects.toThrow('damaged near entry 5')
    await expect(journal.read(board, 8)).rejects.toThrow('damaged near entry 9')
    expect(await journal.read(board, 5, 3)).toHaveLength(3)
    await journal.close()
  })

  it('is Damage, not a new document, when its row has gone', async () => {
    await writeABoard()
    withDatabase(file, (db) => db.exec('PRAGMA foreign_keys = OFF; DELETE FROM documents'))
    expect(await openOnce(file)).toMatchObject({ kind: 'damaged', what: 'the document itself is missing' })
  })

  it('notices the end that SQLite silently drops from a damaged write-ahead log, and buries nothing under it', async () => {
    const seed = Number(process.env['SEED'] ?? 20261122)
    console.info(`seed ${seed}`)
    const random = seededRandom(seed)
    const acknowledged = await writeUntilKilled(file, 'honest', fewEnough)
    const met = { damaged: 0, same: 0 }
    for (let wound = 0; wound < 15; wound++) {
      const copy = copyOfStore(`wal-${wound}`)
      const how = woundTheWriteAheadLog(copy, random)
      const journal = await createSqliteJournal({ path: copy })
      for (const [document, sequence] of acknowledged) {
        const found = await journal.open(document)
        expect(found, how).not.toBeNull()
        if (found && 'kind' in found) {
          met.damaged += 1
          expect(await journal.commit([edits(edit(document, sequence + 1)), edits(edit(document, 1))])).not.toContain(
            'durable',
          )
        } else {
          met.same += 1
          expect(found?.sequence, how).toBeGreaterThanOrEqual(sequence)
        }
      }
      await journal.close()
    }
    expect(met.damaged).toBeGreaterThan(0)
  })

  it('would open shorter without a word if the heads were not kept beside it (negative control)', async () => {
    const acknowledged = await writeUntilKilled(file, 'honest', fewEnough)
    truncateSync(`${file}-wal`, Math.floor(statSync(`${file}-wal`).size / 2))
    rmSync(`${file}.heads`)
    const journal = await createSqliteJournal({ path: file })
    const found = await journal.open('board:a')
    expect(found && 'sequence' in found && found.sequence).toBeLessThan(acknowledged.get('board:a') ?? 0)
    await journal.close()
  })

  it('says in one sentence that a file is no database', async () => {
    writeFileSync(file, 'This is a letter, not a database. '.repeat(40))
    await expect(createSqliteJournal({ path: file })).rejects.toThrow(
      `${file} cannot be opened: file is not a database.`,
    )
  })

  it('says in one sentence that a file comes from a newer Palabre', async () => {
    withDatabase(file, (db) => db.pragma('user_version = 999'))
    await expect(createSqliteJournal({ path: file })).rejects.toThrow('was written by a newer version of Palabre')
  })
})

/** 24 entries of different sizes, snapshots at 10 and 20 that say what the entries before them said. */
async function writeABoard(): Promise<OpenedDocument> {
  const journal = await createSqliteJournal({ path: file })
  await journal.create(board)
  const entries = Array.from({ length: 24 }, (_, index) => longEdit(index + 1))
  await journal.commit(entries.map((entry) => edits(entry)))
  for (const sequence of [10, 20]) {
    const state = Buffer.concat(entries.slice(0, sequence).map((entry) => entry.update))
    await journal.putSnapshot(board, { sequence, state })
  }
  const whole = await opened(journal, board)
  await journal.close()
  return whole
}

/** Each update begins with its length, so that a snapshot made of them can be read back into pieces. */
function longEdit(sequence: number): Entry {
  const length = 20 + sequence * 7
  return { ...edit(board, sequence), update: new Uint8Array(length).fill(sequence).fill(length, 0, 1) }
}

/** What every update said, in order, whether it came from the snapshot or from the tail. */
function contentOf(document: OpenedDocument | { kind: string }): string[] {
  if (!('tail' in document)) throw new Error('not open')
  const bytes = Buffer.concat(
    [document.snapshot?.state ?? [], ...document.tail.map((entry) => entry.update ?? [])].map((part) =>
      Buffer.from(part),
    ),
  )
  const said: string[] = []
  for (let at = 0; at < bytes.length; at += bytes[at] || 1)
    said.push(bytes.subarray(at, at + (bytes[at] ?? 0)).toString('hex'))
  return said
}

async function openOnce(copy: string, troubles: string[] = []) {
  const journal = await createSqliteJournal({ path: copy, onTrouble: (what) => troubles.push(what) })
  const found = await journal.open(board)
  await journal.close()
  if (!found) throw new Error('a document that was written opened as never created')
  return found
}

function copyOfStore(name: string): string {
  const copy = path.join(folder, `${name}.db`)
  for (const end of ['', '-wal', '.heads']) if (existsSync(file + end)) copyFileSync(file + end, copy + end)
  return copy
}

function woundARow(copy: string, random: () => number): string {
  const columns = [
    'journal.payload',
    'journal.payload_hash',
    'journal.chain',
    'snapshots.state',
    'snapshots.hash',
    'documents.chain',
  ]
  const [table = '', column = ''] = (columns[Math.floor(random() * columns.length)] ?? '').split('.')
  const name = table === 'documents' ? 'name' : 'document'
  return withDatabase(copy, (db) => {
    db.pragma('foreign_keys = OFF')
    const keys = db
      .prepare(
        `SELECT ${table === 'documents' ? '0' : 'sequence'} AS sequence, ${column} AS bytes FROM ${table} WHERE ${name} = ?`,
      )
      .all(board)
    const { sequence, bytes } = keys[Math.floor(random() * keys.length)] as { sequence: number; bytes: Buffer }
    const where = `${name} = ? ${table === 'documents' ? '' : `AND sequence = ${sequence}`}`
    const how = random()
    if (how < 0.2 && table === 'journal') {
      db.prepare(`DELETE FROM journal WHERE document = ? AND sequence >= ?`).run(board, sequence)
      return `journal cut at ${sequence}`
    }
    const at = Math.floor(random() * bytes.length)
    const wounded = how < 0.5 ? bytes.subarray(0, at) : Buffer.from(bytes)
    if (how >= 0.5) wounded[at] = (wounded[at] ?? 0) ^ (1 << Math.floor(random() * 8))
    db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where}`).run(wounded, board)
    return `${table}.${column} ${sequence}, byte ${at}, ${how < 0.5 ? 'truncated' : 'flipped'}`
  })
}

function woundTheWriteAheadLog(copy: string, random: () => number): string {
  const wal = `${copy}-wal`
  const at = Math.floor((0.2 + 0.8 * random()) * statSync(wal).size)
  if (random() < 0.5) {
    truncateSync(wal, at)
    return `write-ahead log cut at ${at}`
  }
  const bytes = readFileSync(wal)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
  writeFileSync(wal, bytes)
  return `write-ahead log flipped at ${at}`
}

function withDatabase<T>(copy: string, work: (db: Database.Database) => T): T {
  const db = new Database(copy)
  try {
    return work(db)
  } finally {
    db.close()
  }
}

/** Mulberry32: small, and the same everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
