import { expect, test } from 'vitest'
import { outlineOf, placeDown, placeUp, themeOf } from '#client/draft/outline.ts'
import type { Orientation } from '#shared/draft/proposal.ts'
import { makeDesk } from '../desk/a-desk.ts'

const { axes, orientations, proposals } = makeDesk().draft()
const [first] = proposals
if (!first) throw new Error('the draft has lost its proposal')
const like = (id: string, orientationId: string | null = 'o11') => ({ ...first, id, orientationId })

test('proposals stand under their orientation; what names none comes last', () => {
  const outline = outlineOf({ axes, orientations, proposals: [like('a'), like('b', null), like('c', 'gone')] })
  expect(outline.map(({ axis }) => axis?.id ?? null)).toEqual(['a1', null])
  expect(outline[0]?.orientations[0]?.proposals.map(({ id }) => id)).toEqual(['a'])
  expect(outline[1]?.orientations[0]?.proposals.map(({ id }) => id)).toEqual(['b', 'c'])
})

test('an orientation whose axis is gone is still shown', () => {
  expect(outlineOf({ axes: [], orientations, proposals }).flatMap(({ orientations: under }) => under)).toHaveLength(2)
})

test('each orientation has its colour, and after eight they begin again', () => {
  const [orientation] = orientations
  if (!orientation) throw new Error('no orientation')
  const nine: Orientation[] = Array.from({ length: 9 }, (_, place) => ({ ...orientation, id: `o${place}` }))
  expect([themeOf(nine, 'o0'), themeOf(nine, 'o7'), themeOf(nine, 'o8'), themeOf(nine, null)]).toEqual([1, 8, 1, 0])
})

test('a proposal moves among those of its orientation and no further', () => {
  const three = [like('a'), like('b'), like('c')]
  expect([placeUp(three, 'b'), placeUp(three, 'a')]).toEqual(['a', undefined])
  expect([placeDown(three, 'a'), placeDown(three, 'b'), placeDown(three, 'c')]).toEqual(['c', null, undefined])
})
