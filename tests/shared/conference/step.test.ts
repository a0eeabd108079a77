import { expect, test } from 'vitest'
import { type BoardRight, stepAllows, stepKinds, stepRights } from '#shared/conference/step.ts'
import { rights } from '#shared/people/matrix.ts'

const narrowed = Object.keys(stepRights.open) as BoardRight[] // its own keys

test('an open workshop takes nothing away', () => {
  for (const right of narrowed) expect([right, stepAllows('open', right, false)]).toEqual([right, true])
})

test.each(['addCards', 'editWords', 'moveCards', 'comment'] as const)(
  'a closed workshop takes %s away, one’s own included',
  (right) => {
    expect(stepAllows('closed', right, true)).toBe(false)
  },
)

test('a closed workshop leaves its notes: the rapporteur finishes them', () => {
  expect(stepAllows('closed', 'editNotes', false)).toBe(true)
})

test('every step says something of the same rights, and only of rights the matrix knows', () => {
  for (const step of stepKinds) expect(Object.keys(stepRights[step])).toEqual(narrowed)
  for (const right of narrowed) expect(rights).toContain(right)
})
