/** The store of a real server under load, on a full or failing disk, killed, and claimed by two processes. */
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSqliteJournal } from '#server/store/sqlite-journal.ts'
import { edit, edits, opened, row, rows } from '#tests/contracts/journal.contract.ts'
import { hear, startWriter, writeUntilKilled } from './write-until-killed.ts'

// Processes are started one after the other, on whatever machine.
vi.setConfig({ testTimeout: 60_000 })

const board = 'board:th-1'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'palabre-store-'))
  file = path.join(folder, 'palabre.db')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('commits that wait together', () => {
  it('share a transaction: what is written for them is a fraction of what each would write alone', async () => {
    const journal = await createSqliteJournal({ path: file })
    await journal.create(board)
    const before = walBytes()
    for (let sequence = 1; sequence <= 100; sequence++) await journal.commit([edits(edit(board, sequence))])
    const oneByOne = walBytes() - before

    const queued = Array.from({ length: 100 }, (_, index) => journal.commit([edits(edit(board, 101 + index))]))
    expect(new Set((await Promise.all(queued)).flat())).toEqual(new Set(['durable']))
    expect(walBytes() - before - oneByOne).toBeLessThan(oneByOne / 5)
    expect((await opened(journal, board)).sequence).toBe(200)
    await journal.close()
  })

  it('each get their own answers, in their own order', async () => {
    const journal = await createSqliteJournal({ path: file })
    await journal.create(board)
    const answers = await Promise.all([
      journal.commit([edits(edit(board, 1)), edits(edit(board, 1))]),
      journal.commit([]),
      journal.commit([edits(edit(board, 9)), edits(edit(board, 2)), rows(row('people', 'p', 'c', 1))]),
    ])
    expect(answers).toEqual([['durable', 'conflict'], [], ['conflict', 'durable', 'durable']])
    await journal.close()
  })
})

describe('a full disk', () => {
  it('answers unavailable, loses nothing that was durable, and writes again once there is room', async () => {
    const troubles: string[] = []
    const journal = await createSqliteJournal({
      path: file,
      sizeLimit: 400_000,
      onTrouble: (what) => troubles.push(what),
    })
    await journal.create(board)
    await journal.commit([rows(row('exports', 'big', 'c', 'x'.repeat(120_000)))])
    let sequence = 0
    let outcome: string | undefined
    do {
      sequence += 1
      ;[outcome] = await journal.commit([
        edits({ ...edit(board, sequence), update: new Uint8Array(10_000).fill(sequence) }),
      ])
    } while (outcome === 'durable')
    expect(outcome).toBe('unavailable')
    expect(troubles.join()).toContain('full')

    const last = edit(board, sequence)
    const large = { ...last, update: new Uint8Array(50_000) }
    expect(await journal.commit([edits(last), edits({ ...large, sequence: sequence + 1 })])).toEqual([
      'unavailable',
      'unavailable',
    ])
    expect((await opened(journal, board)).sequence).toBe(sequence - 1)
    expect(await journal.verify(board)).toBeNull()

    expect(await journal.commit([rows(row('exports', 'big', 'c', null))])).toEqual(['durable'])
    expect(await journal.commit([edits(large)])).toEqual(['durable'])
    expect(await journal.verify(board)).toBeNull()
    await journal.close()
  })
})

describe('a disk that fails', () => {
  it('is fatal: the unit is unavailable, the process is told, and everything acknowledged is there afterwards', async () => {
    const { acknowledged, refused } = await hear(startWriter(file, 'honest', 'ulimit -f 1000'))
    expect(acknowledged.size).toBe(4)
    expect(refused).toContain('refused unavailable')
    expect(refused.filter((line) => line === 'fatal')).toHaveLength(1)
    expect(await missingFrom(acknowledged)).toEqual([])
  })
})

describe('a killed process', () => {
  it('leaves every acknowledged unit to the next one, round after round', async () => {
    for (let round = 0; round < 6; round++) {
      const acknowledged = await writeUntilKilled(file, 'honest')
      expect(await missingFrom(acknowledged), `round ${round}`).toEqual([])
    }
  })

  it('would be seen to lose units if it acknowledged before the commit (negative control)', async () => {
    const acknowledged = await writeUntilKilled(file, 'lying')
    expect(await missingFrom(acknowledged)).not.toEqual([])
  })
})

describe('one process per store', () => {
  it('refuses a second owner with one plain sentence, in the same process or in another', async () => {
    const journal = await createSqliteJournal({ path: file })
    await expect(createSqliteJournal({ path: file })).rejects.toThrow(`Another Palabre server already uses ${file}.`)
    const child = startWriter(file, 'honest')
    const said = text(child.stderr)
    await once(child, 'exit')
    expect(await said).toContain(`Another Palabre server already uses ${file}.`)
    await journal.create(board)
    expect(await journal.commit([edits(edit(board, 1))])).toEqual(['durable'])
    await journal.close()
  })

  it('lets the next one in as soon as the owner closes or is killed', async () => {
    await (await createSqliteJournal({ path: file })).close()
    await writeUntilKilled(file, 'honest')
    const next = await createSqliteJournal({ path: file })
    expect(await next.documents()).toHaveLength(4)
    await next.close()
  })
})

async function missingFrom(acknowledged: ReadonlyMap<string, number>): Promise<string[]> {
  const journal = await createSqliteJournal({ path: file })
  const missing: string[] = []
  for (const [document, sequence] of acknowledged) {
    const said = (await journal.read(document, 0)).map((entry) => Buffer.from(entry.update ?? []).toString())
    for (let wanted = 1; wanted <= sequence; wanted++) {
      if (said[wanted - 1] !== `${document} says ${wanted}`) missing.push(`${document} ${wanted}`)
    }
    const record = await journal.record('said', document)
    if (JSON.stringify(record?.value) !== JSON.stringify({ sequence: said.length }))
      missing.push(`record of ${document}`)
    expect(await journal.verify(document)).toBeNull()
  }
  await journal.close()
  return missing
}

function walBytes(): number {
  return statSync(`${file}-wal`).size
}
