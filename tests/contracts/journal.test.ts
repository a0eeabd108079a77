/** The contract of the journal, on every store there is, and what the memory journal can be told to do besides. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createMemoryJournal } from '#server/store/memory-journal.ts'
import { createSqliteJournal } from '#server/store/sqlite-journal.ts'
import { edit, edits, journalContract, opened } from './journal.contract.ts'

journalContract('the memory journal', async () => {
  const journal = createMemoryJournal()
  return {
    journal,
    reopen: async () => createMemoryJournal({ disk: journal.disk() }),
    dispose: () => journal.close(),
  }
})

journalContract('the SQLite journal', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'palabre-journal-'))
  const file = path.join(folder, 'palabre.db')
  let journal = await createSqliteJournal({ path: file })
  return {
    journal,
    reopen: async () => {
      await journal.close()
      journal = await createSqliteJournal({ path: file })
      return journal
    },
    dispose: async () => {
      await journal.close()
      await rm(folder, { recursive: true })
    },
  }
})

describe('the memory journal', () => {
  const board = 'board:th-1'

  it('fails as it was told to, as often as it was told to, and writes nothing of it', async () => {
    const journal = createMemoryJournal()
    await journal.create(board)
    journal.failNext('conflict')
    journal.failNext('unavailable')
    const unit = edits(edit(board, 1))
    expect(await journal.commit([unit, unit, unit])).toEqual(['conflict', 'unavailable', 'durable'])
    expect((await opened(journal, board)).sequence).toBe(1)
  })

  it('fails the units that its script names', async () => {
    const journal = createMemoryJournal({
      script: (unit) => (unit.entries[0]?.document === board ? 'unavailable' : null),
    })
    await journal.create(board)
    await journal.create('draft:c')
    expect(await journal.commit([edits(edit(board, 1)), edits(edit('draft:c', 1))])).toEqual(['unavailable', 'durable'])
  })

  it('meets a true conflict after another node wrote, and commits again after reading the tail', async () => {
    const journal = createMemoryJournal()
    await journal.create(board)
    journal.writeAsAnotherNode({ ...edit(board, 1), personId: 'elsewhere' })
    expect(await journal.commit([edits(edit(board, 1))])).toEqual(['conflict'])
    expect((await journal.read(board, 0)).map((entry) => entry.personId)).toEqual(['elsewhere'])
    expect(await journal.commit([edits(edit(board, 2))])).toEqual(['durable'])
  })

  it('writes nothing while it is paused: a crash then loses it, a resume keeps it', async () => {
    const journal = createMemoryJournal()
    await journal.create(board)
    journal.pause()
    const committing = journal.commit([edits(edit(board, 1))])
    const afterCrash = createMemoryJournal({ disk: journal.disk() })
    expect((await opened(afterCrash, board)).sequence).toBe(0)
    journal.resume()
    expect(await committing).toEqual(['durable'])
    expect((await opened(createMemoryJournal({ disk: journal.disk() }), board)).sequence).toBe(1)
    expect((await opened(afterCrash, board)).sequence).toBe(0)
  })

  it('opens a document as damaged once told so, and the others as before', async () => {
    const journal = createMemoryJournal()
    await journal.create(board)
    await journal.create('draft:c')
    journal.damage(board, 'entry 1 fails its hash')
    const damage = { kind: 'damaged', document: board, what: 'entry 1 fails its hash' }
    expect(await journal.open(board)).toEqual(damage)
    expect(await journal.verify(board)).toEqual(damage)
    expect(await journal.verify('draft:c')).toBeNull()
  })
})
