/** From sixty contributions to four hundred: counts, doubles, and the same for the same seed. */
import { expect, test } from 'vitest'
import { readDemoFiles } from '#server/demo/demo-files.ts'
import { demonstrationSeed, type GeneratedContribution, generateContributions } from '#server/demo/generate.ts'
import { interviewIdOf } from '#server/demo/slots.ts'

const seed = Number(process.env['SEED'] ?? demonstrationSeed)
console.info(`seed ${seed}`)

const files = readDemoFiles()
const all = generateContributions(files, seed)
const made = all.slice(files.contributions.length)

function countBy(items: readonly GeneratedContribution[], keyOf: (item: GeneratedContribution) => string) {
  const counts: Record<string, number> = {}
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1
  return counts
}

const wordsOf = ({ workshop, title, body }: GeneratedContribution): string => `${workshop}\n${title}\n${body}`

test('there are four hundred, the sixty first and as they were written', () => {
  expect(all).toHaveLength(files.conference.volumes.contributions)
  expect(all.slice(0, 60)).toMatchObject(files.contributions)
  expect(all.map(({ id }) => id)).toEqual(
    Array.from({ length: 400 }, (_, index) => `C-${String(index + 1).padStart(3, '0')}`),
  )
})

test('each channel has its number', () => {
  expect(countBy(all, ({ channel }) => channel)).toEqual({ atelier: 260, en_ligne: 72, entretien: 48, stand: 20 })
})

test('each workshop and stand has its number in each channel', () => {
  const counts = countBy(all, ({ workshop, channel }) => `${workshop} ${channel}`)
  const expected = Object.fromEntries([
    ...files.conference.ateliers.flatMap(({ id, contributionsAttendues }) =>
      Object.entries(contributionsAttendues).flatMap(([channel, count]) =>
        count > 0 ? [[`${id} ${channel}`, count]] : [],
      ),
    ),
    ...files.conference.stands.map(({ id, contributionsAttendues }) => [`${id} stand`, contributionsAttendues]),
  ])
  expect(counts).toEqual(expected)
  expect(counts).toMatchObject({ 'th-1 atelier': 30, 'th-6 entretien': 10, 'te-05 atelier': 12, 'st-1 stand': 12 })
})

test('each expected handling has its number, and each interview its excerpts', () => {
  expect(countBy(all, ({ expected }) => expected.moderation)).toEqual({
    publier: 352,
    masquer: 4,
    fusionner: 18,
    refuser: 26,
  })
  const refused = all.filter(({ expected }) => expected.moderation === 'refuser')
  expect(countBy(refused, ({ expected }) => expected.reason ?? '')).toEqual({
    hors_sujet: 12,
    injurieux: 5,
    publicite: 3,
    inintelligible: 4,
    propagande_electorale: 2,
  })
  const excerpts = countBy(
    all.filter(({ channel }) => channel === 'entretien'),
    (one) => interviewIdOf(one) ?? '',
  )
  expect(excerpts).toEqual(Object.fromEntries(files.conference.entretiens.map(({ id }) => [id, 4])))
})

test('one in twenty of those made is sent twice, within a minute and a half, by the same author', () => {
  const doubles = made.filter(({ expected }) => expected.reason === 'doublon')
  expect(doubles).toHaveLength(made.length / 20)
  for (const double of doubles) {
    const original = all.find(({ id }) => id === double.expected.near[0])
    const { id: _id, createdAt: sentAgain, expected: _expected, ...same } = double
    expect(original).toMatchObject(same)
    const later = Date.parse(sentAgain) - Date.parse(original?.createdAt ?? '')
    expect(later).toBeGreaterThanOrEqual(15_000)
    expect(later).toBeLessThanOrEqual(90_000)
  }
})

test('nothing else says twice the same', () => {
  const once = all.filter(({ expected }) => expected.reason !== 'doublon')
  expect(new Set(once.map(wordsOf)).size).toBe(once.length)
})

test('workshops and stands were written in on the day, the rest in the weeks before', () => {
  for (const { channel, workshop, createdAt } of all) {
    const day = createdAt.slice(0, 10)
    const time = createdAt.slice(11, 16)
    if (channel === 'entretien' || channel === 'en_ligne') expect(day < '2026-11-18').toBe(true)
    else expect(day).toBe(files.conference.date)
    if (channel === 'atelier' && workshop.startsWith('th-')) expect(time >= '10:55' && time < '11:30').toBe(true)
    if (channel === 'atelier' && workshop.startsWith('te-')) expect(time >= '13:55' && time < '14:15').toBe(true)
    if (channel === 'stand') expect(time >= '08:45' && time < '14:00').toBe(true)
  }
})

test('times before the end of October are in summer time, later ones in winter time', () => {
  for (const { createdAt } of all) {
    expect(createdAt.slice(19)).toBe(createdAt < '2026-10-25' ? '+02:00' : '+01:00')
  }
})

test('a territorial workshop speaks only for its own départements', () => {
  for (const { id, departements } of files.conference.ateliers.filter(({ type }) => type === 'territorial')) {
    const epci = files.places.epci.filter(({ departement }) => departements.includes(departement))
    const codes = [...departements, ...epci.map(({ code }) => code)]
    const spoken = made.filter((one) => one.workshop === id).map(({ territory }) => territory.code)
    expect(spoken.filter((code) => !codes.includes(code))).toEqual([])
  }
})

test('no place is left to fill in, and every card stays shorter than the limit', () => {
  expect(made.filter((one) => /[{}]|undefined/.test(wordsOf(one)))).toEqual([])
  expect(Math.max(...made.map((one) => wordsOf(one).length))).toBeLessThan(1_500)
})

test('the same seed makes the same four hundred, another seed others with the same counts', () => {
  expect(generateContributions(files, seed)).toEqual(all)
  const others = generateContributions(files, seed + 1)
  expect(others.map(wordsOf)).not.toEqual(all.map(wordsOf))
  const counted = ({ workshop, channel }: GeneratedContribution): string => `${workshop} ${channel}`
  expect(countBy(others, counted)).toEqual(countBy(all, counted))
})

test('fifty seeds all find words and places enough', () => {
  for (let other = seed + 2; other < seed + 52; other++) expect(generateContributions(files, other)).toHaveLength(400)
})
