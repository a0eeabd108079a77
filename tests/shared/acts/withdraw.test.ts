import { describe, expect, test } from 'vitest'
import { readContribution } from '#shared/board/board-document.ts'
import { boardName } from '#shared/live/document-name.ts'
import { paragraph, type RichNode } from '#shared/text/rich-text-document.ts'
import { type AWorld, aGrantHere, aWorld } from '#tests/setup/a-world.ts'

const words: readonly RichNode[] = [
  { node: 'paragraph', children: [{ text: 'Une ' }, { text: 'plateforme', marks: { bold: {} } }] },
  { node: 'bulletList', children: [{ node: 'listItem', children: [paragraph('un atelier')] }] },
]
const card = { workshopId: 'wa', contributionId: 'k1' }
const aBoard = (): AWorld => aWorld().withCard('wa', 'k1', words)
const cardOf = (world: AWorld) => readContribution('wa', world.doc(boardName('wa')), 'k1')

test.each(['lea', 'fay', 'mia', 'ada'])('%s takes Léa’s card back: its words leave the document', (who) => {
  const world = aBoard()
  expect(world.refusal(who, 'withdraw', card)).toBeNull()
  const { at } = world.act('lea', 'withdraw', card)
  expect(cardOf(world)).toMatchObject({ title: '', body: '', standing: { kind: 'withdrawn', at, by: 'lea' } })
})

test('a card that serves a proposal goes on serving it, with its words at promotion', () => {
  const world = aBoard()
  world.act('mia', 'promote', { contributions: [card], into: { kind: 'new' } })
  world.act('lea', 'withdraw', card)
  expect(cardOf(world)?.promotions).toMatchObject([{ words: 'Une plateforme\nun atelier' }])
  expect(world.audit()).toEqual([])
})

describe('is refused', () => {
  test('to a neighbour, and to those whose role forbids it', () => {
    const world = aBoard().withPerson('fred', aGrantHere('facilitator', { workshopIds: ['wb'] }))
    expect(world.refusal('tom', 'withdraw', card)).toEqual({ kind: 'not-yours' })
    for (const who of ['obi', 'syd', 'fred'])
      expect(world.refusal(who, 'withdraw', card)).toEqual({ kind: 'role-forbids', right: 'withdraw' })
  })

  test('to an author who was left reading only', () => {
    const world = aBoard().withPerson('lea', aGrantHere('participant', { readOnly: true }))
    expect(world.refusal('lea', 'withdraw', card)).toEqual({ kind: 'role-forbids', right: 'withdraw' })
  })

  test('for what is not there', () => {
    expect(aBoard().refusal('lea', 'withdraw', { ...card, contributionId: 'k9' })).toEqual({
      kind: 'no-such-contribution',
      contributionId: 'k9',
    })
    expect(aBoard().refusal('lea', 'withdraw', { ...card, workshopId: 'wz' })).toEqual({
      kind: 'no-such-workshop',
      workshopId: 'wz',
    })
    expect(aBoard().refusal('lea', 'withdraw', card, false)).toEqual({ kind: 'no-such-workshop', workshopId: 'wa' })
    expect(aBoard().refusal('lea', 'withdraw', {})).toMatchObject({ kind: 'malformed' })
  })

  test('for a card that is withdrawn already, masked or merged', () => {
    const world = aBoard()
    world.act('lea', 'withdraw', card)
    expect(world.refusal('mia', 'withdraw', card)).toEqual({ kind: 'card-withdrawn', contributionId: 'k1' })
    const set = (standing: object) =>
      aBoard().edited(boardName('wa'), (doc) => void doc.getMap('standings').set('k1', standing))
    expect(set({ kind: 'masked', at: 1, ground: 'offTopic' }).refusal('lea', 'withdraw', card)).toEqual({
      kind: 'card-masked',
      contributionId: 'k1',
    })
    expect(set({ kind: 'merged', at: 1, into: 'k2' }).refusal('lea', 'withdraw', card)).toEqual({
      kind: 'card-merged',
      contributionId: 'k1',
      into: 'k2',
    })
  })
})

describe('undoing', () => {
  test('puts every word back as it was, marks and lists included', () => {
    const world = aBoard()
    const before = world.reading()
    world.undo('lea', world.act('lea', 'withdraw', card))
    expect(world.reading()).toEqual(before)
  })

  test('is for its author and for those who moderate, not for a neighbour', () => {
    const world = aBoard()
    const withdrawn = world.act('lea', 'withdraw', card)
    expect(world.undoRefusal('tom', withdrawn)).toEqual({ kind: 'not-yours' })
    expect(world.undoRefusal('mia', withdrawn)).toBeNull()
  })

  test('is refused to an author who was left reading only, and when the card is gone', () => {
    const world = aBoard()
    const withdrawn = world.act('lea', 'withdraw', card)
    world.withPerson('lea', aGrantHere('participant', { readOnly: true }))
    expect(world.undoRefusal('lea', withdrawn)).toEqual({ kind: 'role-forbids', right: 'withdraw' })
    world.edited(boardName('wa'), (doc) => doc.getMap('cards').delete('k1'))
    expect(world.undoRefusal('mia', withdrawn)).toEqual({ kind: 'no-such-contribution', contributionId: 'k1' })
  })
})
