import { expect, test } from 'vitest'
import { arrangeBoard, neighboursOf } from '#client/board/arrange-board.ts'
import { cardMatches, wordsWanted } from '#client/board/search-cards.ts'
import { aCard, bordeaux, distance, workshop } from './a-board.ts'

const { columns } = workshop
const group = { id: 'g1', title: 'Une porte d’entrée', columnId: 'c1', order: 'a0' }
const arrange = (cards: Parameters<typeof arrangeBoard>[0]['cards'], groups = [group]) =>
  arrangeBoard({ columns, cards, groups, sites: [bordeaux, distance] })
const said = (column: ReturnType<typeof arrange>[number] | undefined) =>
  column?.rows.map((row) => (row.kind === 'group' ? `[${row.group.id} ${row.count}]` : row.card.id))

test('groups stand first with their cards, then the cards of no group, each by their order', () => {
  const [first] = arrange([
    aCard({ id: 'kb', order: 'a2' }),
    aCard({ id: 'ka', order: 'a1' }),
    aCard({ id: 'kg', order: 'a9', groupId: 'g1' }),
  ])
  expect(said(first)).toEqual(['[g1 1]', 'kg', 'ka', 'kb'])
})

test('a card of a column that does not exist is shown in the first one', () => {
  const [first, second] = arrange([aCard({ columnId: 'gone' })], [])
  expect(said(first)).toEqual(['k1'])
  expect(said(second)).toEqual([])
})

test('a group of another column does not hold a card', () => {
  const [, second] = arrange([aCard({ columnId: 'c2', groupId: 'g1' })])
  expect(said(second)).toEqual(['k1'])
})

test('a column counts its cards and the rooms they come from, a distance apart', () => {
  const [first] = arrange([aCard(), aCard({ id: 'k2', facts: { siteId: 'distance' } })], [])
  expect(first).toMatchObject({ cards: 2, sites: 1, remote: true })
})

test('one moves among the cards of the same group only', () => {
  const grouped = aCard({ id: 'kg', groupId: 'g1' })
  const cards = [grouped, aCard({ id: 'ka' }), aCard({ id: 'kh', groupId: 'g1', order: 'a5' })]
  expect(neighboursOf({ columns, cards, groups: [group] }, grouped).map(({ id }) => id)).toEqual(['kg', 'kh'])
})

test('a search finds words without their accents, a number, a name and a place; all its words must be there', () => {
  const names = { author: 'Inès R.', site: 'Limoges' }
  const found = (text: string) => cardMatches(aCard({ body: 'Énergie et trésorerie' }), names, wordsWanted(text))
  for (const text of ['energie', 'TRÉSORERIE dossier', 'c-017', 'ines', 'limoges', '']) expect(found(text)).toBe(true)
  for (const text of ['energie solaire', 'bordeaux']) expect(found(text)).toBe(false)
})
