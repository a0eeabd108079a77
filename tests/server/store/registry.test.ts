import { expect, test } from 'vitest'
import type { RecordWrite } from '#server/store/journal.ts'
import { createMemoryJournal } from '#server/store/memory-journal.ts'
import { createRegistry } from '#server/store/registry.ts'
import type { Link } from '#shared/people/link.ts'

const link: Link = {
  id: 'l1',
  conferenceId: 'c1',
  role: 'participant',
  label: '',
  siteId: null,
  workshopIds: null,
  secretHash: 's1',
  codeHash: 'k1',
  expiresAt: null,
  maxUses: null,
  uses: 0,
  madeBy: null,
  madeAt: 1,
  revokedAt: null,
}
const linkRow = (value: Link): RecordWrite => ({ collection: 'link', id: value.id, scope: 'c1', value })
const cardRow = (id: string, number: number | null, owner = 'p1'): RecordWrite => {
  const value = { id, document: 'board:w1', conferenceId: 'c1', owner, number }
  return { collection: 'card', id: `c1/${id}`, scope: 'c1', value }
}

test('what was durable is known after a restart', async () => {
  const journal = createMemoryJournal()
  const use = { collection: 'use', id: 'l1/p1', scope: 'l1', value: { at: 1 } }
  await journal.commit([{ entries: [], records: [linkRow(link), cardRow('k1', 12), cardRow('k2', null), use] }])
  const registry = await createRegistry(journal)
  expect(registry.linkBySecret('s1')).toEqual({ ...link, uses: 1 })
  expect(registry.links('c1')).toHaveLength(1)
  expect(registry.card('c1', 'k1')?.owner).toBe('p1')
  expect(registry.card('c2', 'k1')).toBeNull()
  expect(registry.nextCardNumber('c1')).toBe(13)
  expect(registry.nextCardNumber('c2')).toBe(1)
})

test('a rotated link is found by its new words and no longer by the old', async () => {
  const registry = await createRegistry(createMemoryJournal())
  registry.apply([linkRow(link)])
  registry.apply([linkRow({ ...link, secretHash: 's2', codeHash: 'k2' })])
  expect([registry.linkBySecret('s1'), registry.linkByCode('k1')]).toEqual([null, null])
  expect([registry.linkBySecret('s2')?.id, registry.linkByCode('k2')?.id]).toEqual(['l1', 'l1'])
})

test('who keeps a door is told of people, links and sessions, not of cards, until they stop listening', async () => {
  const registry = await createRegistry(createMemoryJournal())
  const told: string[] = []
  const stop = registry.onChange((records) => told.push(...records.map(({ id }) => id)))
  registry.apply([cardRow('k1', 1), linkRow(link)])
  registry.apply([cardRow('k2', 2)])
  registry.apply([{ collection: 'session', id: 'e1', scope: 'p1', value: null }])
  stop()
  registry.apply([linkRow(link)])
  expect(told).toEqual(['l1', 'e1'])
})
