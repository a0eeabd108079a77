import { expect, test } from 'vitest'
import { selectedPassage } from '#client/desk/open-card.tsx'
import { parseTarget, printTarget, usualRole, usualTarget, wordsOfPiece } from '#client/desk/promotion-choice.ts'
import { worseState } from '#client/desk/worse-state.ts'
import { makeDesk } from './a-desk.ts'

const desk = makeDesk()
const [k1, , k3] = desk.wall().cards
if (!k1 || !k3) throw new Error('the desk has lost its cards')

test('a whole card brings its body, for its title stands above; a passage brings itself', () => {
  expect(wordsOfPiece({ card: k1, passage: null })).toBe('Une porte d’entrée par bassin.')
  expect(wordsOfPiece({ card: k1, passage: { from: 0, to: 9 } })).toBe('Une porte')
})

test('objections alone are disagreements; mixed with anything else they are sources', () => {
  expect(usualRole([{ card: k3, passage: null }])).toBe('opposition')
  expect(
    usualRole([
      { card: k3, passage: null },
      { card: k1, passage: null },
    ]),
  ).toBe('source')
})

test('the last proposal is proposed again as long as it stands', () => {
  const last = { kind: 'existing', proposalId: 'p1' } as const
  const pieces = [{ card: k1, passage: null }]
  expect(usualTarget(last, pieces, () => null, desk.draft())).toEqual(last)
  expect(usualTarget(last, pieces, () => null, { ...desk.draft(), proposals: [] })).toEqual({
    kind: 'new',
    orientationId: 'o11',
  })
})

test('a target survives the menu it is chosen in', () => {
  const targets = [
    { kind: 'new', orientationId: null },
    { kind: 'new', orientationId: 'o' },
    { kind: 'existing', proposalId: 'p' },
  ] as const
  for (const target of targets) expect(parseTarget(printTarget(target))).toEqual(target)
})

test('a passage leaves out the white space around it; the whole card and nothing are no passage', () => {
  expect(selectedPassage('un deux trois', 2, 8)).toEqual({ from: 3, to: 7 })
  expect(selectedPassage('un deux', 0, 7)).toBeNull()
  expect(selectedPassage('un deux', 2, 3)).toBeNull()
})

test('of two documents the chip says the one with more to lose, and all that waits', () => {
  expect(worseState({ kind: 'saved' }, { kind: 'readOnly' })).toEqual({ kind: 'saved' })
  expect(worseState({ kind: 'sending', pending: 1 }, { kind: 'offline', pending: 2 })).toEqual({
    kind: 'offline',
    pending: 3,
  })
})
