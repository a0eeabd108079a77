/** Words refused while the network was away, whose notice never came: found missing at the return, and handed back. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { lostWords } from '#client/live/unsent-words.ts'
import { addCard } from '#shared/board/board-document.ts'
import { paragraph } from '#shared/text/rich-text-document.ts'
import { aHall } from '../../setup/a-bench.ts'

const card = { id: 'kbob0001', kind: 'proposal', columnId: 'c1', order: 'a0', words: [paragraph('Trop tard')] }
const why = { kind: 'not-delivered' }

/** Bob writes a card offline; the server hears it, and what it kept comes back to him on a new socket. */
function aReturn(step: 'open' | 'closed') {
  const hall = aHall('board')
  const bob = hall.copyFor('bob')
  const unsent: Uint8Array[] = []
  bob.on('update', (update: Uint8Array, origin: unknown) => void (origin === 'server' || unsent.push(update)))
  bob.transact(() => addCard(bob, card))
  hall.step = step
  hall.hear('bob', 'participant', Y.encodeStateAsUpdate(bob))
  let lost: unknown = null
  bob.on('afterTransaction', (transaction: Y.Transaction) => {
    if (transaction.origin === 'server') lost = lostWords(bob, unsent, transaction, why)
  })
  Y.applyUpdate(bob, Y.encodeStateAsUpdate(hall.doc), 'server')
  return { bob, lost }
}

test('a card refused meanwhile is gone from the screen, its words are not', () => {
  const { bob, lost } = aReturn('closed')
  expect(bob.getMap('cards').has('kbob0001')).toBe(false)
  expect(lost).toEqual([{ words: 'Trop tard', reason: why, cardId: 'kbob0001', proposalId: null }])
})

test('a card that was accepted is not handed back', () => {
  const { bob, lost } = aReturn('open')
  expect(bob.getMap('cards').has('kbob0001')).toBe(true)
  expect(lost).toEqual([])
})
