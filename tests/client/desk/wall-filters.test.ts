import { describe, expect, test } from 'vitest'
import {
  countsOf,
  filtersFrom,
  isOnWall,
  narrowed,
  noFilters,
  searchWith,
  type WallFilters,
} from '#client/desk/wall-filters.ts'
import type { Contribution } from '#shared/board/contribution.ts'

const facts = { number: 1, at: 1, author: 'a', authorType: null, siteId: 'bx', channel: 'workshop' } as const

function card(id: string, over: Partial<Contribution> = {}): Contribution {
  return {
    id,
    workshopId: 'w1',
    kind: 'proposal',
    debate: null,
    territory: null,
    columnId: null,
    groupId: null,
    order: 'a0',
    openToAll: false,
    title: id,
    body: '',
    facts,
    standing: { kind: 'open' },
    promotions: [],
    ...over,
  }
}

const promotion = {
  id: 'p.a',
  contributionId: 'a',
  proposalId: 'p',
  passage: null,
  role: 'source',
  words: '',
  actId: '',
  at: 0,
  by: '',
} as const
const found = (cards: readonly Contribution[], filters: Partial<WallFilters>) =>
  narrowed(cards, { ...noFilters, ...filters }).map(({ id }) => id)

describe('the words one looks for', () => {
  const cards = [
    card('a', { title: 'Énergie solidaire', body: 'Des œuvres communes' }),
    card('b', { title: 'Transport', body: 'L’énergie des bénévoles', facts: { ...facts, number: 17, at: 2 } }),
  ]

  test('are found whatever their accents and capitals, and nothing else is', () => {
    expect(found(cards, { text: 'ENERGIE' })).toEqual(['b', 'a'])
    expect(found(cards, { text: 'oeuvre' })).toEqual(['a'])
    expect(found(cards, { text: 'énergies' })).toEqual([])
  })

  test('must all be there, in any order', () => {
    expect(found(cards, { text: 'commune energie' })).toEqual(['a'])
  })

  test('may be a number: « C-017 » finds that card alone, a bare number what says it as well', () => {
    const years = [...cards, card('c', { title: 'D’ici 2027', facts: { ...facts, number: 3, at: 3 } })]
    expect(found(years, { text: '2027' })).toEqual(['c'])
    expect(found(cards, { text: 'c-017' })).toEqual(['b'])
    expect(found(cards, { text: '17' })).toEqual(['b'])
  })
})

describe('filters', () => {
  const cards = [
    card('a', { promotions: [promotion] }),
    card('b', { workshopId: 'w2', kind: 'question', facts: { ...facts, siteId: 'li', at: 2 } }),
    card('c', {
      workshopId: 'w2',
      facts: { ...facts, siteId: null, channel: 'interview', at: 3 },
      territory: 'departement:33',
    }),
  ]

  test('narrow together: each takes away', () => {
    expect(found(cards, { workshops: ['w2'] })).toEqual(['c', 'b'])
    expect(found(cards, { workshops: ['w2'], kinds: ['question'] })).toEqual(['b'])
    expect(found(cards, { sites: ['none'] })).toEqual(['c'])
    expect(found(cards, { channels: ['interview'], territories: ['departement:33'] })).toEqual(['c'])
    expect(found(cards, { onlyUnpromoted: true })).toEqual(['c', 'b'])
  })

  test('say how many each option would show, its own ticks apart', () => {
    const counts = countsOf(cards, { ...noFilters, workshops: ['w1'], onlyUnpromoted: true }, 'workshops')
    expect([...counts]).toEqual([['w2', 2]])
  })

  test('are kept in the address and read back, beside what else stands there', () => {
    const filters: WallFilters = {
      workshops: ['w1', 'w2'],
      sites: ['none'],
      kinds: ['finding'],
      channels: ['online'],
      territories: ['departement:33'],
      onlyUnpromoted: true,
      text: 'énergie & co',
    }
    const search = searchWith('vue=large', filters)
    expect(filtersFrom(search)).toEqual(filters)
    expect(search).toContain('vue=large')
    expect(searchWith(search, noFilters)).toBe('vue=large')
  })

  test('take nothing unknown from an address', () => {
    expect(filtersFrom('nature=rumour&canal=telepathy')).toEqual(noFilters)
  })
})

test('what says nothing, or stands no more, is not on the wall', () => {
  expect(isOnWall(card('a'))).toBe(true)
  expect(isOnWall(card('a', { title: '', body: '' }))).toBe(false)
  expect(isOnWall(card('a', { standing: { kind: 'withdrawn', at: 1, by: 'x' } }))).toBe(false)
})

test('the newest cards come first, before them those the server has not seen', () => {
  const cards = [card('old'), card('new', { facts: { ...facts, at: 9 } }), card('waiting', { facts: null })]
  expect(found(cards, {})).toEqual(['waiting', 'new', 'old'])
})
