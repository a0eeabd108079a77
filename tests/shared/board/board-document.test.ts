import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  addCard,
  addComment,
  addGroup,
  cardWords,
  contributionIds,
  groupTitle,
  readComments,
  readContribution,
  readFacts,
  readGroups,
  readPromotions,
  readStanding,
  writeBoardChange,
} from '#shared/board/board-document.ts'
import {
  channels,
  contributionKinds,
  contributionNumber,
  debates,
  overlaps,
  type Passage,
  type Promotion,
  promotionId,
  sourceRoles,
} from '#shared/board/contribution.ts'
import { isOrderKey } from '#shared/kit/order-key.ts'
import { paragraph, paragraphsOf, plainTextOf } from '#shared/text/rich-text-document.ts'
import { anyJson } from '../any-json.ts'

const words = paragraphsOf('Une plateforme\nElle relierait les ateliers.')
const card = { id: 'k1', kind: 'question', columnId: 'c1', order: 'a1', words }
const promotion: Promotion = {
  id: 'p1.k1',
  contributionId: 'k1',
  proposalId: 'p1',
  passage: null,
  role: 'source',
  words: 'Une plateforme',
  actId: 'act-1',
  at: 5,
  by: 'mia',
}

function aBoard(): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => addCard(doc, card))
  return doc
}

describe('a card', () => {
  test('reads as it was added: its first line is its title, and nothing is known of it that the server has not stated', () => {
    const doc = aBoard()
    expect(readContribution('wa', doc, 'k1')).toEqual({
      id: 'k1',
      workshopId: 'wa',
      kind: 'question',
      debate: null,
      territory: null,
      columnId: 'c1',
      groupId: null,
      order: 'a1',
      openToAll: false,
      title: 'Une plateforme',
      body: 'Elle relierait les ateliers.',
      facts: null,
      standing: { kind: 'open' },
      promotions: [],
    })
    expect(contributionIds(doc)).toEqual(['k1'])
    expect(readContribution('wa', doc, 'k2')).toBeNull()
  })

  test('brings what its author chose beside the words', () => {
    const doc = aBoard()
    addCard(doc, { ...card, id: 'k2', groupId: 'g1', debate: 'means', territory: 'departement:33' })
    expect(readContribution('wa', doc, 'k2')).toMatchObject({
      groupId: 'g1',
      debate: 'means',
      territory: 'departement:33',
    })
  })

  test('shows what the server states of it', () => {
    const doc = aBoard()
    const facts = {
      number: 7,
      at: 3,
      author: 'lea',
      authorType: 'citizen',
      siteId: 'bordeaux',
      channel: 'kiosk',
    } as const
    doc.getMap('facts').set('k1', facts)
    expect(readContribution('wa', doc, 'k1')?.facts).toEqual(facts)
  })

  test('is numbered in three figures', () => {
    expect([contributionNumber(17), contributionNumber(1_234)]).toEqual(['C-017', 'C-1234'])
  })
})

describe('decided changes', () => {
  test('a promotion is told on its card and on no other, and demoting takes it away', () => {
    const doc = aBoard()
    addCard(doc, { ...card, id: 'k2' })
    writeBoardChange(doc, { kind: 'card-promoted', promotion })
    expect(readContribution('wa', doc, 'k1')?.promotions).toEqual([promotion])
    expect(readContribution('wa', doc, 'k2')?.promotions).toEqual([])
    writeBoardChange(doc, { kind: 'card-demoted', promotionId: promotion.id })
    expect(readPromotions(doc)).toEqual([])
  })

  test('promotions come by time, then by id, in whatever order they arrived', () => {
    const doc = aBoard()
    for (const [id, at] of [
      ['p3.k1', 9],
      ['p2.k1', 4],
      ['p1.k1', 9],
    ] as const) {
      writeBoardChange(doc, { kind: 'card-promoted', promotion: { ...promotion, id, at } })
    }
    expect(readPromotions(doc).map(({ id }) => id)).toEqual(['p2.k1', 'p1.k1', 'p3.k1'])
  })

  test.each([
    { kind: 'withdrawn', at: 2, by: 'lea' },
    { kind: 'masked', at: 2, ground: 'offTopic' },
    { kind: 'merged', at: 2, into: 'k9' },
  ] as const)('a card set $kind reads so until it is open again', (standing) => {
    const doc = aBoard()
    writeBoardChange(doc, { kind: 'standing-set', contributionId: 'k1', standing })
    expect(readContribution('wa', doc, 'k1')?.standing).toEqual(standing)
    writeBoardChange(doc, { kind: 'standing-set', contributionId: 'k1', standing: { kind: 'open' } })
    expect(readContribution('wa', doc, 'k1')?.standing).toEqual({ kind: 'open' })
    expect(doc.getMap('standings').size).toBe(0)
  })

  test('words are put in place of what was there, and those of a card that is gone nowhere', () => {
    const doc = aBoard()
    writeBoardChange(doc, { kind: 'words-set', contributionId: 'k1', words: [paragraph('Autre')] })
    expect(readContribution('wa', doc, 'k1')).toMatchObject({ title: 'Autre', body: '' })
    writeBoardChange(doc, { kind: 'words-set', contributionId: 'k9', words })
    expect(contributionIds(doc)).toEqual(['k1'])
  })
})

describe('groups and comments', () => {
  test('groups come in their order with their titles, and have a live title to write in', () => {
    const doc = new Y.Doc()
    for (const [id, order] of [
      ['g2', 'a2'],
      ['g1', 'a1'],
      ['g0', 'a2'],
    ] as const) {
      addGroup(doc, { id, columnId: 'c1', order, title: [paragraph(`Groupe ${id}`)] })
    }
    expect(readGroups(doc).map(({ id, title }) => [id, title])).toEqual([
      ['g1', 'Groupe g1'],
      ['g0', 'Groupe g0'],
      ['g2', 'Groupe g2'],
    ])
    const title = groupTitle(doc, 'g1')
    expect(title && plainTextOf(title)).toBe('Groupe g1')
    expect(groupTitle(doc, 'g9')).toBeNull()
  })

  test('comments come by the server’s time, those it has not seen yet last, and equal times by id', () => {
    const doc = new Y.Doc()
    for (const id of ['m4', 'm3', 'm2', 'm1']) addComment(doc, { id, cardId: 'k1', text: id })
    for (const [id, at] of [
      ['m4', 1],
      ['m2', 8],
      ['m1', 8],
    ] as const) {
      doc.getMap('facts').set(id, { number: 0, at, author: 'tom' })
    }
    expect(readComments(doc).map(({ id, author }) => [id, author])).toEqual([
      ['m4', 'tom'],
      ['m1', 'tom'],
      ['m2', 'tom'],
      ['m3', null],
    ])
  })
})

describe('passages', () => {
  const some = (from: number, to: number): Passage => ({ from, to })

  test.each([
    ['the whole and the whole', null, null],
    ['the whole and a part', null, some(0, 3)],
    ['a part and the whole', some(0, 3), null],
    ['the same part', some(2, 5), some(2, 5)],
    ['a part within', some(0, 9), some(2, 5)],
    ['one character in common', some(0, 3), some(2, 5)],
  ])('%s overlap', (_which, a, b) => expect(overlaps(a, b)).toBe(true))

  test.each([
    ['parts that touch', some(0, 3), some(3, 5)],
    ['parts apart', some(6, 9), some(0, 3)],
  ])('%s do not', (_which, a, b) => expect(overlaps(a, b)).toBe(false))

  test('the same promotion twice has one id, another passage another', () => {
    expect(promotionId('p1', 'k1', null)).toBe('p1.k1')
    expect(promotionId('p1', 'k1', some(0, 3))).toBe('p1.k1.0-3')
  })
})

/** Odd values that a client of another make could leave under the keys of a card. */
const cardKeys = [
  'kind',
  'columnId',
  'order',
  'groupId',
  'debate',
  'territory',
  'openToAll',
  'words',
  'stranger',
] as const
const stray = fc.tuple(fc.constantFrom(...cardKeys), fc.oneof(anyJson, fc.constant('a0'), fc.constant('finding')))

function set(doc: Y.Doc, [key, value]: readonly [string, unknown]): void {
  const map = doc.getMap('cards').get('k1')
  if (map instanceof Y.Map) map.set(key, value)
}

describe('whatever was written', () => {
  test('under any key of a card reads as one valid card', () => {
    fc.assert(
      fc.property(fc.array(stray), anyJson, anyJson, anyJson, (strays, facts, standing, stored) => {
        const doc = aBoard()
        for (const one of strays) set(doc, one)
        doc.getMap('facts').set('k1', facts)
        doc.getMap('standings').set('k1', standing)
        doc.getMap('promotions').set('p1.k1', stored)
        expectValidCard(doc)
      }),
    )
  })

  test('beside the cards, the groups and the comments is passed over', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const doc = aBoard()
        for (const root of ['cards', 'groups', 'comments', 'promotions']) doc.getMap(root).set('odd', value)
        expect(readContribution('wa', doc, 'odd')).toBeNull()
        expect(cardWords(doc, 'odd')).toBeNull()
        expect(groupTitle(doc, 'odd')).toBeNull()
        expect(readGroups(doc)).toEqual([])
        expect(
          readComments(doc).every(({ cardId, text }) => typeof cardId === 'string' && typeof text === 'string'),
        ).toBe(true)
        expect(readPromotions(doc).every(({ words: said }) => typeof said === 'string')).toBe(true)
      }),
    )
  })

  test('as facts or as a standing reads as one of those there are', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyJson,
          fc.record({
            kind: fc.constantFrom('withdrawn', 'masked', 'merged', 'lost'),
            at: anyJson,
            by: anyJson,
            into: anyJson,
            ground: anyJson,
          }),
        ),
        fc.record({
          number: fc.nat(),
          at: fc.nat(),
          author: fc.string(),
          authorType: anyJson,
          siteId: anyJson,
          channel: anyJson,
        }),
        (standing, facts) => {
          const read = readStanding(standing)
          expect(['open', 'withdrawn', 'masked', 'merged']).toContain(read.kind)
          if (read.kind !== 'open') expect(read.at).toBeTypeOf('number')
          if (read.kind === 'withdrawn') expect(read.by).toBeTypeOf('string')
          if (read.kind === 'merged') expect(read.into).toBeTypeOf('string')
          expect(channels).toContain(readFacts(facts)?.channel)
        },
      ),
    )
  })

  test('in two copies at once reads the same in both, once they have met', () => {
    fc.assert(
      fc.property(fc.array(stray), fc.array(stray), (here, there) => {
        const one = aBoard()
        const other = new Y.Doc()
        Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
        for (const [doc, strays] of [
          [one, here],
          [other, there],
        ] as const) {
          for (const stroke of strays) set(doc, stroke)
          addComment(doc, { id: 'm1', cardId: 'k1', text: String(doc.clientID) })
          addGroup(doc, { id: 'g1', columnId: 'c1', order: 'a0', title: [paragraph(String(doc.clientID))] })
          writeBoardChange(doc, { kind: 'card-promoted', promotion: { ...promotion, id: `p${doc.clientID}.k1` } })
        }
        const toOther = Y.encodeStateAsUpdate(one, Y.encodeStateVector(other))
        Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)))
        Y.applyUpdate(other, toOther)
        expectValidCard(one)
        expect(readingOf(one)).toEqual(readingOf(other))
        const reloaded = new Y.Doc()
        Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(one))
        expect(readingOf(reloaded)).toEqual(readingOf(one))
      }),
    )
  })
})

const readingOf = (doc: Y.Doc) => ({
  card: readContribution('wa', doc, 'k1'),
  groups: readGroups(doc),
  comments: readComments(doc),
  promotions: readPromotions(doc),
})

function expectValidCard(doc: Y.Doc): void {
  const read = readContribution('wa', doc, 'k1')
  if (!read) throw new Error('the card is gone')
  expect(contributionKinds).toContain(read.kind)
  expect([...debates, null]).toContain(read.debate)
  expect(isOrderKey(read.order)).toBe(true)
  expect(read.openToAll).toBeTypeOf('boolean')
  for (const text of [read.title, read.body]) expect(text).toBeTypeOf('string')
  for (const text of [read.columnId, read.groupId, read.territory]) expect(text === null || text.length > 0).toBe(true)
  for (const { role, words: said, at, by, actId } of read.promotions) {
    expect(sourceRoles).toContain(role)
    expect(at).toBeTypeOf('number')
    for (const text of [said, by, actId]) expect(text).toBeTypeOf('string')
  }
}
