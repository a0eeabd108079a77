import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { siteSigns, workshopKinds, workshopOf } from '#shared/conference/conference.ts'
import { readConference, writeConferenceChange } from '#shared/conference/conference-document.ts'
import { stepKinds } from '#shared/conference/step.ts'
import { isId } from '#shared/kit/id.ts'
import { isOrderKey } from '#shared/kit/order-key.ts'
import { anyJson } from '../any-json.ts'

const site = { id: 'bordeaux', name: 'Bordeaux', sign: 'crescent', remote: false, order: 'a1' } as const
const workshop = {
  id: 'wa',
  kind: 'territorial',
  label: 'Atelier 1',
  name: 'Mobilités',
  question: 'Comment ?',
  siteIds: ['bordeaux'],
  territories: ['departement:33'],
  order: 'a1',
} as const

function aConference(): Y.Doc {
  const doc = new Y.Doc()
  writeConferenceChange(doc, {
    kind: 'conference-described',
    about: { name: 'Conférence', date: '2026-11-19', region: 'region:75' },
  })
  writeConferenceChange(doc, { kind: 'site-set', site })
  writeConferenceChange(doc, { kind: 'workshop-set', workshop })
  writeConferenceChange(doc, { kind: 'columns-set', workshopId: 'wa', columns: [{ id: 'c1', title: 'Idées' }] })
  writeConferenceChange(doc, { kind: 'step-set', workshopId: 'wa', step: { kind: 'open', since: 12 } })
  return doc
}

test('what is written is what is read', () => {
  const doc = aConference()
  writeConferenceChange(doc, { kind: 'draft-opened', opened: true })
  expect(readConference('ess', doc)).toEqual({
    id: 'ess',
    name: 'Conférence',
    date: '2026-11-19',
    region: 'region:75',
    draftOpened: true,
    sites: [site],
    workshops: [{ ...workshop, columns: [{ id: 'c1', title: 'Idées' }], step: { kind: 'open', since: 12 } }],
  })
})

test('what is removed is gone with its parts: a workshop made again under the same id begins anew', () => {
  const doc = aConference()
  writeConferenceChange(doc, { kind: 'site-removed', siteId: 'bordeaux' })
  writeConferenceChange(doc, { kind: 'workshop-removed', workshopId: 'wa' })
  expect(readConference('ess', doc)).toMatchObject({ sites: [], workshops: [] })
  writeConferenceChange(doc, { kind: 'workshop-set', workshop })
  expect(workshopOf(readConference('ess', doc), 'wa')).toMatchObject({
    columns: [{ id: 'c1', title: '' }],
    step: { kind: 'closed', since: 0 },
  })
})

test('an empty document reads as a conference without anything, its draft closed', () => {
  expect(readConference('ess', new Y.Doc())).toEqual({
    id: 'ess',
    name: '',
    date: '',
    region: '',
    draftOpened: false,
    sites: [],
    workshops: [],
  })
})

test('sites and workshops come in their order, whatever the order they were written in', () => {
  const doc = aConference()
  writeConferenceChange(doc, { kind: 'site-set', site: { ...site, id: 'limoges', order: 'a0' } })
  writeConferenceChange(doc, { kind: 'site-set', site: { ...site, id: 'angouleme' } })
  expect(readConference('ess', doc).sites.map(({ id }) => id)).toEqual(['limoges', 'angouleme', 'bordeaux'])
})

test('a column named twice is one column', () => {
  const doc = aConference()
  const columns = [
    { id: 'c1', title: 'Idées' },
    { id: 'c1', title: 'Encore' },
  ]
  writeConferenceChange(doc, { kind: 'columns-set', workshopId: 'wa', columns })
  expect(workshopOf(readConference('ess', doc), 'wa')?.columns).toEqual([{ id: 'c1', title: 'Idées' }])
})

test('whatever lies under every key reads as one valid conference', () => {
  const keys = ['name', 'date', 'region', 'draftOpened', 'w1', 'bordeaux']
  const someRoot = fc.dictionary(fc.constantFrom(...keys), anyJson, { maxKeys: 6 })
  const likeness = fc.record(
    {
      name: anyJson,
      sign: anyJson,
      remote: anyJson,
      order: anyJson,
      kind: anyJson,
      since: anyJson,
      siteIds: anyJson,
      territories: anyJson,
    },
    { requiredKeys: [] },
  )
  const entries = fc.record({ w1: likeness, bordeaux: likeness }, { requiredKeys: [] })
  const columns = fc.array(
    fc.record({ id: fc.oneof(anyJson, fc.constant('c1')), title: anyJson }, { requiredKeys: [] }),
  )
  fc.assert(
    fc.property(
      fc.record({
        about: someRoot,
        sites: fc.oneof(someRoot, entries),
        workshops: fc.oneof(someRoot, entries),
        steps: fc.oneof(someRoot, entries),
        columns: fc.record({ w1: fc.oneof(anyJson, columns) }),
      }),
      (roots) => {
        const doc = new Y.Doc()
        for (const [root, values] of Object.entries(roots)) {
          for (const [key, value] of Object.entries(values)) doc.getMap(root).set(key, structuredClone(value))
        }
        expectValid(readConference('ess', doc))
      },
    ),
  )
})

function expectValid(conference: ReturnType<typeof readConference>): void {
  const { id: _id, draftOpened, sites, workshops, ...about } = conference
  for (const text of Object.values(about)) expect(text).toBeTypeOf('string')
  expect(draftOpened).toBeTypeOf('boolean')
  for (const { name, sign, remote, order } of sites) {
    expect(name).toMatch(/./s)
    expect(siteSigns).toContain(sign)
    expect(remote).toBeTypeOf('boolean')
    expect(isOrderKey(order)).toBe(true)
  }
  for (const { kind, columns, step, siteIds, territories, order, label, name, question } of workshops) {
    expect(workshopKinds).toContain(kind)
    expect(columns.length).toBeGreaterThan(0)
    expect(columns.every((column) => isId(column.id) && typeof column.title === 'string')).toBe(true)
    expect(new Set(columns.map((column) => column.id)).size).toBe(columns.length)
    expect(stepKinds).toContain(step.kind)
    expect(step.since).toBeTypeOf('number')
    expect(isOrderKey(order)).toBe(true)
    for (const text of [label, name, question, ...siteIds, ...territories]) expect(text).toBeTypeOf('string')
  }
}
