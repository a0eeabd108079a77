import { expect, test } from 'vitest'
import { formatFor } from '#client/words/format.ts'

const french = formatFor('fr', 'Europe/Paris')
const english = formatFor('en', 'Europe/Paris')
const at = Date.UTC(2026, 10, 20, 10, 5)
const minute = 60_000

test('the hour is written « 11 h 05 » in French and “11:05” in English', () => {
  expect(french.time(at)).toBe('11\u00A0h\u00A005')
  expect(french.time(at - 120 * minute)).toBe('9\u00A0h\u00A005')
  expect(english.time(at)).toBe('11:05')
})

test('a day alone is the same day in every time zone, an instant is the reader’s', () => {
  expect(french.date('2026-11-20')).toBe('20 novembre 2026')
  expect(formatFor('fr', 'America/Martinique').date('2026-11-20')).toBe('20 novembre 2026')
  expect(english.date('2026-11-20')).toBe('20 November 2026')
  expect(formatFor('fr', 'Pacific/Auckland').date(Date.UTC(2026, 10, 20, 23))).toBe('21 novembre 2026')
})

test('a moment says the day only when it is not today', () => {
  expect(french.moment(at, at + 30 * minute)).toBe('11\u00A0h\u00A005')
  expect(french.moment(at, at + 2 * 24 * 60 * minute)).toBe('20 novembre 2026, 11\u00A0h\u00A005')
  expect(english.moment(at, at + 2 * 24 * 60 * minute)).toBe('20 November 2026 at 11:05')
})

test('how long ago is said in the largest unit that fits', () => {
  expect(french.relative(at - 3 * minute, at)).toBe('il y a 3 minutes')
  expect(english.relative(at - 150 * minute, at)).toBe('2 hours ago')
  expect(french.relative(at - 24 * 60 * minute, at)).toBe('hier')
  expect(french.relative(at, at)).toBe('maintenant')
})

test('numbers, shares and lists follow the language', () => {
  expect(french.number(1914)).toBe('1\u202F914')
  expect(english.number(1914)).toBe('1,914')
  expect(french.percent(0.42)).toBe('42\u00A0%')
  expect(english.percent(0.42)).toBe('42%')
  expect(french.list(['Bordeaux', 'Limoges', 'Poitiers'])).toBe('Bordeaux, Limoges et Poitiers')
  expect(english.list(['Bordeaux', 'Limoges'])).toBe('Bordeaux and Limoges')
})

test('none is singular in French and plural in English', () => {
  expect([0, 1, 2].map((n) => french.count(n, { one: 'carte', other: 'cartes' }))).toEqual([
    '0\u00A0carte',
    '1\u00A0carte',
    '2\u00A0cartes',
  ])
  expect([0, 1, 2].map((n) => english.count(n, { one: 'card', other: 'cards' }))).toEqual([
    '0\u00A0cards',
    '1\u00A0card',
    '2\u00A0cards',
  ])
})
