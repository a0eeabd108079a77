/** The table between the French of the demonstration's files and the identifiers of the domain. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { channels, contributionKinds, debates, sourceRoles } from '#shared/board/contribution.ts'
import { workshopKinds } from '#shared/conference/conference.ts'
import { territoryLevels } from '#shared/conference/territory.ts'
import { proposalLines, proposalTexts, scopes } from '#shared/draft/proposal.ts'
import { authorTypes } from '#shared/people/author-type.ts'
import { roles } from '#shared/people/role.ts'
import { frenchValues, identify, type TableName } from '#shared/scenario/values.ts'

test('a French value becomes the identifier of the glossary', () => {
  expect(identify('channel', 'en_ligne')).toBe('online')
  expect(identify('debate', 'orientations')).toBe('aims')
  expect(identify('ground', 'propagande_electorale')).toBe('electioneering')
  expect(identify('authorType', 'societe_esus')).toBe('esusCompany')
  expect(identify('step', 'approfondissement')).toBe('drafting')
})

test('an interview was held at no site', () => {
  expect(identify('site', 'hors_site')).toBeNull()
  expect(identify('site', 'limoges')).toBe('limoges')
})

test('an unknown value is refused with the value and what is known', () => {
  expect(() => identify('channel', 'pigeon')).toThrow(
    '« pigeon » is no known channel of the demonstration: known are atelier, en_ligne, entretien, stand',
  )
})

test.each(['__proto__', 'constructor', 'toString', '', 'Atelier'])('« %s » is no channel either', (value) => {
  expect(() => identify('channel', value)).toThrow('is no known channel')
})

/** Tables whose identifiers are a list of the domain, whole: nothing of it lacks a French name. */
const wholeLists: readonly (readonly [TableName, readonly string[]])[] = [
  ['channel', channels],
  ['kind', contributionKinds],
  ['debate', debates],
  ['authorType', authorTypes],
  ['territoryLevel', territoryLevels],
  ['workshopKind', workshopKinds],
  ['scope', scopes],
  ['sourceRole', sourceRoles],
]

test.each(wholeLists)('every %s of the domain has one French name', (name, list) => {
  expect(Object.values(frenchValues[name]).toSorted()).toEqual(list.toSorted())
})

test('roles and sheet fields lead to roles and fields of the domain', () => {
  expect(Object.values(frenchValues.role).filter((role) => !roles.includes(role))).toEqual([])
  const fields: readonly string[] = [...proposalTexts, ...proposalLines]
  const elsewhere = Object.values(frenchValues.sheetField).filter((field) => !fields.includes(field))
  expect(elsewhere).toEqual(['territories', 'breakdown', 'sources'])
})

/** Where the files say which table: the key a value lies under, or the keys of the object it holds. */
const tableOfKey: Readonly<Record<string, TableName>> = {
  channel: 'channel',
  kind: 'kind',
  debate: 'debate',
  authorType: 'authorType',
  profil: 'authorType',
  site: 'site',
  sites: 'site',
  level: 'territoryLevel',
  niveaux: 'territoryLevel',
  creneau: 'slot',
  perimetre: 'scope',
  moderation: 'handling',
  reason: 'ground',
  phase: 'step',
  etape: 'processPart',
  modele: 'sheetField',
}

const files = ['conference', 'contributions', 'propositions'].map((name) => {
  const file = path.join(import.meta.dirname, `../../../server/demo/data/${name}.fr.json`)
  return [name, JSON.parse(readFileSync(file, 'utf8')) as unknown] as const
})

test.each(files)('every listed value of %s.fr.json is known', (_name, content) => {
  const values = listedValues(content)
  expect(values.length).toBeGreaterThan(20)
  for (const [table, value] of values) identify(table, value)
})

function listedValues(value: unknown, key = ''): readonly (readonly [TableName, string])[] {
  if (Array.isArray(value)) return value.flatMap((item) => listedValues(item, key))
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([inner, item]) => listedValues(item, innerKey(inner, value)))
  }
  const table = tableOfKey[key]
  return table && typeof value === 'string' ? [[table, value]] : []
}

/** `type` and `role` mean something else in each list. */
function innerKey(key: string, holder: object): string {
  if (key !== 'role' && key !== 'type') return key
  return `${key} of ${Object.keys(holder).at(0)}`
}

test('types and roles of the files are known, each in its own list', () => {
  const [conference, contributions] = files.map(([, content]) => content as Record<string, Record<string, unknown>[]>)
  for (const { type } of conference?.['ateliers'] ?? []) identify('workshopKind', String(type))
  for (const { type } of conference?.['journee'] ?? []) identify('dayPart', String(type))
  for (const { type } of conference?.['incidents'] ?? []) identify('incident', String(type))
  for (const { role } of conference?.['roles'] ?? []) identify('role', String(role))
  for (const { expected } of contributions?.['contributions'] ?? []) {
    const { role } = expected as { role: string | null } // the files' own shape
    if (role !== null) identify('sourceRole', role)
  }
})
