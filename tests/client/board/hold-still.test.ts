import { expect, test } from 'vitest'
import { holdStill } from '#client/board/hold-still.ts'

const columns = (a: string, b = '') => [
  { columnId: 'a', keys: [...a] },
  { columnId: 'b', keys: [...b] },
]
const busyInA = new Set(['a'])
const rows = (still: ReturnType<typeof holdStill>) => still.columns.map(({ keys }) => keys.join(''))

test('where nobody is busy everything finds its place at once', () => {
  const still = holdStill(columns('123'), columns('3x21'), new Set())
  expect(rows(still)).toEqual(['3x21', ''])
  expect(still.waiting.size).toBe(0)
})

test('a card that arrives at the end of a held column moves nothing, so it is simply there', () => {
  const still = holdStill(columns('123'), columns('123x'), busyInA)
  expect(rows(still)).toEqual(['123x', ''])
  expect(still.waiting.size).toBe(0)
})

test('a card that belongs between others waits at the end of a held column, and is counted', () => {
  const still = holdStill(columns('123'), columns('1x23'), busyInA)
  expect(rows(still)).toEqual(['123x', ''])
  expect(still.waiting.get('a')).toBe(1)
})

test('a card that left a held column keeps its place there and appears nowhere else meanwhile', () => {
  const still = holdStill(columns('123', '4'), columns('13', '42'), busyInA)
  expect(rows(still)).toEqual(['123', '4'])
  expect(still.waiting.get('a')).toBe(1)
})

test('a card that came into a held column leaves the other one', () => {
  const still = holdStill(columns('12', '34'), columns('123', '4'), busyInA)
  expect(rows(still)).toEqual(['123', '4'])
})

test('cards put in another order stay, and only those that must move are counted', () => {
  const still = holdStill(columns('12345'), columns('51234'), busyInA)
  expect(rows(still)).toEqual(['12345', ''])
  expect(still.waiting.get('a')).toBe(1)
})

test('a column where nobody is busy moves freely beside one that is held', () => {
  const still = holdStill(columns('12', '345'), columns('12', '543'), busyInA)
  expect(rows(still)).toEqual(['12', '543'])
})
