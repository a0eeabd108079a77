import { expect, test } from 'vitest'
import { isId } from '#shared/kit/id.ts'

test.each(['k1', 'Ab', 'a-b_c9', 'x'.repeat(40)])('%s is an identifier', (text) => expect(isId(text)).toBe(true))

test.each([
  ['nothing', ''],
  ['a single letter', 'k'],
  ['41 characters', 'x'.repeat(41)],
  ['a digit first', '1k'],
  ['a hyphen first', '-k'],
  ['a dot, which separates two', 'p1.k1'],
  ['a colon, which names a kind', 'board:w1'],
  ['a space', 'k 1'],
  ['a line break at the end', 'k1\n'],
  ['an accent', 'été'],
  ['the road to every object', '__proto__'],
  ['a getter’s maker', '__defineGetter__'],
])('%s is none', (_what, text) => expect(isId(text)).toBe(false))

test('names every object answers to are no identifiers', () => {
  const letters = Object.getOwnPropertyNames(Object.prototype).filter((name) => /^[a-z]/i.test(name))
  expect(letters.length).toBeGreaterThan(5)
  for (const name of [...letters, 'prototype']) expect([name, isId(name)]).toEqual([name, false])
})

test.each([undefined, null, 12, {}, ['k1']])('%j is no text, and so no identifier', (value) =>
  expect(isId(value)).toBe(false),
)
