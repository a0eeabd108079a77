import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byOrder, isOrderKey, orderBetween } from '#shared/kit/order-key.ts'

test('wherever one inserts, the new key lies between its neighbours and is one that may be sent', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 150 }), (places) => {
      const keys: string[] = []
      for (const place of places) {
        const at = place % (keys.length + 1)
        const [before = null, after = null] = [keys[at - 1], keys[at]]
        const key = orderBetween(before, after)
        expect(isOrderKey(key)).toBe(true)
        expect(before === null || before < key).toBe(true)
        expect(after === null || key < after).toBe(true)
        keys.splice(at, 0, key)
      }
    }),
  )
})

test('a thousand keys added at the end stay short', () => {
  let last: string | null = null
  for (let count = 0; count < 1_000; count++) last = orderBetween(last, null)
  expect(last?.length).toBeLessThan(12)
})

test('a thousand keys added at the beginning stay short', () => {
  let first: string | null = null
  for (let count = 0; count < 1_000; count++) first = orderBetween(null, first)
  expect(first?.length).toBeLessThan(12)
})

test.each([
  ['the same', 'a1', 'a1'],
  ['in disorder', 'a2', 'a1'],
])('neighbours that are %s leave room after the first', (_how, before, after) => {
  expect(orderBetween(before, after) > before).toBe(true)
})

test('equal keys read by id, the same everywhere', () => {
  const cards = ['k3', 'k1', 'k2'].map((id) => ({ id, order: 'a0' }))
  const sorted = [...cards, { id: 'k0', order: 'a1' }, { id: 'k9', order: 'Zz' }].sort(byOrder)
  expect(sorted.map(({ id }) => id)).toEqual(['k9', 'k1', 'k2', 'k3', 'k0'])
  expect(byOrder({ id: 'k1', order: 'a0' }, { id: 'k1', order: 'a0' })).toBe(0)
})

test.each(['a0', 'Zz', 'a0V', 'b00'])('%s is an order key', (key) => expect(isOrderKey(key)).toBe(true))

test.each([
  '',
  'a',
  'a00',
  '0',
  'a0-',
  'a0\n',
  'é0',
  `a0${'V'.repeat(63)}`,
  `A${'0'.repeat(26)}`,
  '__proto__',
  null,
  1,
  ['a0'],
])('%j is none', (key) => expect(isOrderKey(key)).toBe(false))
