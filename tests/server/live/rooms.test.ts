/** Rooms come and go: opened once for all, let go when idle with a snapshot left behind, never while somebody needs them. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { liveLimits } from '#server/live/limits.ts'
import { createRooms } from '#server/live/rooms.ts'
import { silentLog } from '#server/ops/logger.ts'
import { createMemoryJournal } from '#server/store/memory-journal.ts'
import { createRegistry } from '#server/store/registry.ts'

const idle = liveLimits.idleMs + 1

async function aBoardWithEntries(count: number) {
  const journal = createMemoryJournal()
  for (const document of ['conference:cf', 'board:wa']) await journal.create(document)
  const registry = await createRegistry(journal)
  registry.apply([
    { collection: 'conference', id: 'cf', scope: '', value: { id: 'cf', createdAt: 0 } },
    { collection: 'workshop', id: 'wa', scope: 'cf', value: { id: 'wa', conferenceId: 'cf' } },
  ])
  const doc = new Y.Doc()
  const entries: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => void entries.push(update))
  for (let i = 0; i < count; i++) doc.getMap('comments').set(`m${i}`, { cardId: 'ka', text: `${i}` })
  await journal.commit([
    {
      entries: entries.map((update, index) => ({
        document: 'board:wa',
        sequence: index + 1,
        kind: 'edit',
        personId: 'ada',
        actId: null,
        clientId: doc.clientID,
        at: 1,
        update,
      })),
      records: [],
    },
  ])
  const rooms = createRooms(journal, {
    registry,
    clock: { now: () => 0 },
    log: silentLog,
    limits: liveLimits,
    conferenceOf: () => null,
    conferenceIdOf: () => 'cf',
    actorOf: (personId) => ({ personId, grants: [] }),
    sayEverybody: () => {},
    refused: () => {},
  })
  return { journal, rooms }
}

test('asked twice at once, a room opens once', async () => {
  const { rooms } = await aBoardWithEntries(3)
  const [first, second] = await Promise.all([rooms.open('board:wa'), rooms.open('board:wa')])
  expect(first).toBe(second)
  expect(first?.doc.getMap('comments').size).toBe(3)
})

test('what was never made opens nothing', async () => {
  const { rooms } = await aBoardWithEntries(1)
  expect(await rooms.open('board:nowhere')).toBeNull()
  expect(await rooms.open('nonsense')).toBeNull()
  expect(rooms.all.size).toBe(0)
})

test('an idle room leaves memory, and its conference after it; opened again it holds the same', async () => {
  const { rooms, journal } = await aBoardWithEntries(120)
  await rooms.open('board:wa')
  rooms.sweep(idle - 2)
  expect([...rooms.all.keys()].sort()).toEqual(['board:wa', 'conference:cf'])
  rooms.sweep(idle)
  expect([...rooms.all.keys()]).toEqual(['conference:cf'])
  rooms.sweep(3 * idle)
  expect(rooms.all.size).toBe(0)
  const opened = await journal.open('board:wa')
  expect(opened).toMatchObject({ sequence: 120, snapshot: { sequence: 120 }, tail: [] })
  const again = await rooms.open('board:wa')
  expect(again?.doc.getMap('comments').size).toBe(120)
})

test('a pinned room stays', async () => {
  const { rooms } = await aBoardWithEntries(1)
  const room = await rooms.open('board:wa')
  if (!room) throw new Error('it opens')
  room.pins++
  rooms.sweep(idle)
  expect(rooms.all.has('board:wa')).toBe(true)
  room.pins--
  rooms.sweep(3 * idle)
  expect(rooms.all.has('board:wa')).toBe(false)
})
