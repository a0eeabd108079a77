/** What every store promises: the same suite runs on memory and on SQLite, later on PostgreSQL. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Entry, Journal, OpenedDocument, Unit } from '#server/store/journal.ts'

/** A store under test. `reopen` closes it and opens what it left. */
export interface JournalUnderTest {
  journal: Journal
  reopen(): Promise<Journal>
  dispose(): Promise<void>
}

const board = 'board:th-1'
const draft = 'draft:c'

export function journalContract(name: string, make: () => Promise<JournalUnderTest>): void {
  describe(`${name} keeps the promises of a journal`, () => {
    let store: JournalUnderTest
    let journal: Journal

    beforeEach(async () => {
      store = await make()
      journal = store.journal
      await journal.create(board)
      await journal.create(draft)
    })

    afterEach(() => store.dispose())

    describe('documents', () => {
      it('creates a document once, with epoch 1 and nothing in it', async () => {
        expect(await journal.create('board:th-2')).toBe(true)
        expect(await journal.create('board:th-2')).toBe(false)
        expect(await journal.open('board:th-2')).toEqual({
          document: 'board:th-2',
          epoch: 1,
          sequence: 0,
          snapshot: null,
          tail: [],
        })
      })

      it('knows nothing of a document that nobody created', async () => {
        expect(await journal.open('board:none')).toBeNull()
        expect(await journal.read('board:none', 0)).toEqual([])
        expect(await journal.verify('board:none')).toBeNull()
        expect(await journal.commit([edits(edit('board:none', 1))])).toEqual(['conflict'])
        expect(await journal.open('board:none')).toBeNull()
      })

      it('lists the documents with how far each has come', async () => {
        await journal.commit([edits(edit(board, 1), edit(board, 2))])
        expect(await journal.documents()).toEqual([
          { document: board, epoch: 1, sequence: 2 },
          { document: draft, epoch: 1, sequence: 0 },
        ])
      })

      it('raises the epoch of one document and of no other', async () => {
        expect(await journal.raiseEpoch(board)).toBe(2)
        expect(await journal.raiseEpoch(board)).toBe(3)
        expect((await opened(journal, board)).epoch).toBe(3)
        expect((await opened(journal, draft)).epoch).toBe(1)
        await expect(journal.raiseEpoch('board:none')).rejects.toThrow('board:none')
      })
    })

    describe('commit', () => {
      it('gives back an edit and an act with everything that was said of them', async () => {
        const anEdit: Entry = { ...edit(board, 1), personId: null, clientId: 2 ** 32 - 1 }
        const anAct: Entry = { ...edit(board, 2), kind: 'act', actId: 'act-1', clientId: null }
        expect(await journal.commit([edits(anEdit), edits(anAct)])).toEqual(['durable', 'durable'])
        const { sequence, tail } = await opened(journal, board)
        expect(sequence).toBe(2)
        expect(tail).toEqual([anEdit, anAct])
      })

      it('keeps bytes as they were when commit was called, also an empty update and a view of a larger buffer', async () => {
        const buffer = new Uint8Array([9, 1, 2, 3, 9])
        const reused = buffer.subarray(1, 4)
        const committing = journal.commit([
          edits({ ...edit(board, 1), update: reused }, { ...edit(board, 2), update: new Uint8Array() }),
        ])
        buffer.fill(0)
        await committing
        const updates = (await journal.read(board, 0)).map((entry) => [...(entry.update ?? [])])
        expect(updates).toEqual([[1, 2, 3], []])
      })

      it('judges each unit alone: one that comes too late is a conflict, its neighbours are durable', async () => {
        const outcomes = await journal.commit([
          edits(edit(board, 1)),
          edits({ ...edit(board, 1), personId: 'late' }),
          edits(edit(draft, 1)),
          edits(edit(board, 2)),
        ])
        expect(outcomes).toEqual(['durable', 'conflict', 'durable', 'durable'])
        expect((await opened(journal, board)).tail.map((entry) => entry.personId)).toEqual(['p-1', 'p-1'])
      })

      it('refuses a unit that leaves a gap, and what stood on it', async () => {
        const outcomes = await journal.commit([edits(edit(board, 2)), edits(edit(board, 3)), edits(edit(board, 1))])
        expect(outcomes).toEqual(['conflict', 'conflict', 'durable'])
      })

      it('writes a unit over two documents whole, or not at all', async () => {
        await journal.commit([edits(edit(draft, 1))])
        const stale: Unit = {
          entries: [edit(board, 1), edit(draft, 1)],
          records: [row('acts', 'a-1', 'c', { kind: 'promote' })],
        }
        expect(await journal.commit([stale])).toEqual(['conflict'])
        expect((await opened(journal, board)).sequence).toBe(0)
        expect(await journal.record('acts', 'a-1')).toBeNull()

        const fresh: Unit = { ...stale, entries: [edit(board, 1), edit(draft, 2)] }
        expect(await journal.commit([fresh])).toEqual(['durable'])
        expect((await opened(journal, board)).sequence).toBe(1)
        expect((await opened(journal, draft)).sequence).toBe(2)
        expect((await journal.record('acts', 'a-1'))?.value).toEqual({ kind: 'promote' })
      })

      it('lets one of two simultaneous writers win, and the other learns it', async () => {
        const both = await Promise.all([
          journal.commit([edits({ ...edit(board, 1), personId: 'here' })]),
          journal.commit([edits({ ...edit(board, 1), personId: 'there' })]),
        ])
        expect(both.flat().toSorted()).toEqual(['conflict', 'durable'])
        expect((await opened(journal, board)).sequence).toBe(1)
      })

      it('answers nothing for nothing, and durable for a unit without content', async () => {
        expect(await journal.commit([])).toEqual([])
        expect(await journal.commit([{ entries: [], records: [] }])).toEqual(['durable'])
      })

      it('keeps the order in which it was asked: what is read afterwards knows it', async () => {
        const committing = journal.commit([edits(edit(board, 1))])
        expect((await opened(journal, board)).sequence).toBe(1)
        expect(await committing).toEqual(['durable'])
      })

      it('does not let a unit that no table takes spoil the others', async () => {
        const circular: Record<string, unknown> = {}
        circular['self'] = circular
        expect(await journal.commit([{ entries: [], records: [row('people', 'x', 'c', circular)] }])).toEqual([
          'unavailable',
        ])
        expect(await journal.commit([edits(edit(board, 1))])).toEqual(['durable'])
      })
    })

    describe('records', () => {
      it('writes a row, replaces it whole and removes it', async () => {
        await journal.commit([rows(row('people', 'p-1', 'c', { name: 'Nadège', site: 'limoges' }))])
        await journal.commit([rows(row('people', 'p-1', 'c', { name: 'Nadège' }))])
        expect(await journal.record('people', 'p-1')).toEqual(row('people', 'p-1', 'c', { name: 'Nadège' }))
        await journal.commit([rows(row('people', 'p-1', 'c', null))])
        expect(await journal.record('people', 'p-1')).toBeNull()
        expect(await journal.records('people')).toEqual([])
      })

      it('lists a collection by id, whole or one scope of it', async () => {
        await journal.commit([
          rows(
            row('cards', 'b', 'th-2', 2),
            row('cards', 'a', 'th-1', 1),
            row('cards', 'c', 'th-1', 'trois'),
            row('links', 'a', 'th-1', 0),
          ),
        ])
        expect((await journal.records('cards')).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
        expect(await journal.records('cards', 'th-1')).toEqual([
          row('cards', 'a', 'th-1', 1),
          row('cards', 'c', 'th-1', 'trois'),
        ])
        expect(await journal.records('cards', 'th-9')).toEqual([])
      })

      it('keeps the same id apart in two collections', async () => {
        await journal.commit([rows(row('people', 'x', 'c', 1), row('links', 'x', 'c', 2))])
        await journal.commit([rows(row('people', 'x', 'c', null))])
        expect((await journal.record('links', 'x'))?.value).toBe(2)
      })

      it('makes the same act a conflict the second time, in the same commit or later', async () => {
        const act = (sequence: number): Unit => ({
          entries: [edit(board, sequence)],
          records: [row('acts', 'a-1', 'c', { at: sequence })],
          expectAbsent: [{ collection: 'acts', id: 'a-1' }],
        })
        expect(await journal.commit([act(1), act(2)])).toEqual(['durable', 'conflict'])
        expect(await journal.commit([act(2)])).toEqual(['conflict'])
        expect((await journal.record('acts', 'a-1'))?.value).toEqual({ at: 1 })
        expect((await opened(journal, board)).sequence).toBe(1)
      })

      it('takes back the rows of a unit that turned out to be a conflict', async () => {
        await journal.commit([rows(row('people', 'p-1', 'c', 'before'))])
        const unit: Unit = { entries: [edit(board, 7)], records: [row('people', 'p-1', 'c', 'after')] }
        expect(await journal.commit([unit])).toEqual(['conflict'])
        expect((await journal.record('people', 'p-1'))?.value).toBe('before')
      })
    })

    describe('reading and snapshots', () => {
      beforeEach(async () => {
        await journal.commit([edits(...[1, 2, 3, 4, 5].map((sequence) => edit(board, sequence)))])
      })

      it('reads the entries after a sequence, in order, as many as wanted', async () => {
        expect(sequences(await journal.read(board, 0))).toEqual([1, 2, 3, 4, 5])
        expect(sequences(await journal.read(board, 2, 2))).toEqual([3, 4])
        expect(await journal.read(board, 5)).toEqual([])
      })

      it('opens from the newest snapshot and what came after it; the log itself is kept', async () => {
        await journal.putSnapshot(board, { sequence: 2, state: new Uint8Array([2]) })
        await journal.putSnapshot(board, { sequence: 4, state: new Uint8Array([4]) })
        const { snapshot, tail, sequence } = await opened(journal, board)
        expect(sequence).toBe(5)
        expect(snapshot).toEqual({ sequence: 4, state: new Uint8Array([4]) })
        expect(sequences(tail)).toEqual([5])
        expect(sequences(await journal.read(board, 0))).toEqual([1, 2, 3, 4, 5])
      })

      it('opens from the newest snapshot also when an older one arrives later', async () => {
        await journal.putSnapshot(board, { sequence: 4, state: new Uint8Array([4]) })
        await journal.putSnapshot(board, { sequence: 2, state: new Uint8Array([2]) })
        expect((await opened(journal, board)).snapshot?.sequence).toBe(4)
      })

      it('ignores a snapshot of what is not durable, or of a document that nobody created', async () => {
        await journal.putSnapshot(board, { sequence: 6, state: new Uint8Array([6]) })
        await journal.putSnapshot('board:none', { sequence: 0, state: new Uint8Array() })
        expect((await opened(journal, board)).snapshot).toBeNull()
        expect(await journal.open('board:none')).toBeNull()
      })

      it('finds nothing wrong in a log that nobody touched', async () => {
        expect(await journal.verify(board)).toBeNull()
      })
    })

    describe('a restart', () => {
      it('gives back everything that was durable and nothing else', async () => {
        await journal.commit([
          { entries: [edit(board, 1), edit(draft, 1)], records: [row('acts', 'a-1', 'c', { ok: true })] },
          edits(edit(board, 3)),
        ])
        await journal.putSnapshot(board, { sequence: 1, state: new Uint8Array([1, 1]) })
        await journal.raiseEpoch(draft)

        const again = await store.reopen()
        expect(await opened(again, board)).toEqual({
          document: board,
          epoch: 1,
          sequence: 1,
          snapshot: { sequence: 1, state: new Uint8Array([1, 1]) },
          tail: [],
        })
        expect(await opened(again, draft)).toMatchObject({ epoch: 2, sequence: 1, snapshot: null })
        expect(await again.records('acts')).toEqual([row('acts', 'a-1', 'c', { ok: true })])
        expect(await again.commit([edits(edit(board, 2))])).toEqual(['durable'])
        expect(await again.verify(board)).toBeNull()
      })

      it('is never told durable after it was closed', async () => {
        await journal.close()
        expect(await journal.commit([edits(edit(board, 1))])).toEqual(['unavailable'])
        await expect(journal.open(board)).rejects.toThrow('closed')
        expect((await opened(await store.reopen(), board)).sequence).toBe(0)
      })
    })
  })
}

export function edit(document: string, sequence: number): Entry {
  const update = new Uint8Array([sequence % 256, 7, 7])
  return {
    document,
    sequence,
    kind: 'edit',
    personId: 'p-1',
    actId: null,
    clientId: 42,
    at: 1_790_000_000_000 + sequence,
    update,
  }
}

export function edits(...entries: readonly Entry[]): Unit {
  return { entries, records: [] }
}

export function row(collection: string, id: string, scope: string, value: unknown) {
  return { collection, id, scope, value }
}

export function rows(...records: Unit['records']): Unit {
  return { entries: [], records }
}

export async function opened(journal: Journal, document: string): Promise<OpenedDocument> {
  const found = await journal.open(document)
  if (!found || 'kind' in found) throw new Error(`${document} did not open: ${JSON.stringify(found)}`)
  return found
}

function sequences(entries: readonly { readonly sequence: number }[]): number[] {
  return entries.map(({ sequence }) => sequence)
}
