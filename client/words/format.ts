/** Numbers, dates and hours as each language writes them. « 11 h 05 », « il y a 3 minutes », “2 hours ago”. */
import { useMemo } from 'react'
import { type Language, useLanguage } from './words.ts'

export interface Format {
  number(value: number): string
  /** 0.42 reads « 42 % ». */
  percent(share: number): string
  /** A day alone (`2026-11-20`) or an instant: « 20 novembre 2026 ». */
  date(day: string | number): string
  time(at: number): string
  /** The hour today, the day with it otherwise. */
  moment(at: number, now?: number): string
  relative(at: number, now?: number): string
  list(names: readonly string[]): string
  /** The number and its noun: « 1 carte », « 2 cartes », “0 cards”. */
  count(value: number, noun: { readonly one: string; readonly other: string }): string
}

export function useFormat(): Format {
  const language = useLanguage()
  return useMemo(() => formatFor(language), [language])
}

/** `timeZone`: the device's own unless said. */
export function formatFor(language: Language, timeZone?: string): Format {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  const numbers = new Intl.NumberFormat(locale)
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  const bareDays = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const hours = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23', timeZone })
  const spans = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  const plurals = new Intl.PluralRules(locale)

  const date = (day: string | number) =>
    typeof day === 'string' && bareDay.test(day) ? bareDays.format(new Date(day)) : days.format(new Date(day))
  const time = (at: number) => (language === 'fr' ? frenchTime(hours, at) : hours.format(at))

  return {
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    date,
    time,
    moment: (at, now = Date.now()) =>
      days.format(at) === days.format(now) ? time(at) : `${date(at)}${language === 'fr' ? ', ' : ' at '}${time(at)}`,
    relative: (at, now = Date.now()) => {
      const { span, unit } = spanOf(at - now)
      return spans.format(span, unit)
    },
    list: (names) => lists.format(names),
    count: (value, noun) =>
      `${numbers.format(value)}${noBreak}${plurals.select(value) === 'one' ? noun.one : noun.other}`,
  }
}

const noBreak = '\u00A0'
const bareDay = /^\d{4}-\d{2}-\d{2}$/

/** « 9 h 05 »: the minutes in two figures, the hour as one says it, nothing cut at the end of a line. */
function frenchTime(hours: Intl.DateTimeFormat, at: number): string {
  const parts = hours.formatToParts(at)
  const read = (type: 'hour' | 'minute') => parts.find((part) => part.type === type)?.value ?? ''
  return `${Number(read('hour'))}${noBreak}h${noBreak}${read('minute').padStart(2, '0')}`
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** The largest unit that fits; under a minute, seconds to the nearest. */
function spanOf(ms: number): { span: number; unit: Intl.RelativeTimeFormatUnit } {
  for (const [unit, size] of units) if (Math.abs(ms) >= size) return { span: Math.trunc(ms / size), unit }
  return { span: Math.trunc(ms / 1000), unit: 'second' }
}
