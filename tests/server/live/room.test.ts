/** What a room does beside judging: it states facts, under one client id of its own, and journals what it was told. */
import { expect, test } from 'vitest'
import { addCard, readContribution } from '#shared/board/board-document.ts'
import { paragraph } from '#shared/text/rich-text-document.ts'
import { openHouse } from '../../faults/a-live-house.ts'

const card = (id: string) => ({ id, kind: 'proposal', columnId: 'c1', order: 'a0', words: [paragraph('Une idée')] })

test('the server writes facts beside new cards under one client id, whoever else writes in the same beat', async () => {
  const house = await openHouse()
  const before = new Set((await house.alive('board:wa')).store.clients.keys())
  const lea = await house.connect('lea', 'board:wa')
  for (let i = 0; i < 5; i++) {
    addCard(lea.doc, card(`klea000${i}`))
    await lea.saved()
  }
  const doc = await house.alive('board:wa')
  const facts = [0, 1, 2, 3, 4].map((i) => readContribution('wa', doc, `klea000${i}`)?.facts)
  expect(facts.map((fact) => fact?.author)).toEqual(Array(5).fill('lea'))
  expect(new Set(facts.map((fact) => fact?.number)).size).toBe(5)
  // Léa's own and one of the server's: Yjs would otherwise take a new one for each card, and keep them all for ever.
  expect([...doc.store.clients.keys()].filter((client) => !before.has(client))).toHaveLength(2)
  await house.stop()
})
