/** The demonstration's shape for a conference of one's own. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { demonstrationTemplate } from '#server/demo/template.ts'
import type { DocumentChange } from '#shared/acts/act.ts'
import { writeChange } from '#shared/catalogue/every-change.ts'
import { readConference } from '#shared/conference/conference-document.ts'
import { readAxes, readOrientations } from '#shared/draft/draft-document.ts'
import { isId } from '#shared/kit/id.ts'

const shapeFor = (conferenceId: string): readonly DocumentChange[] =>
  demonstrationTemplate().changes(conferenceId, 1_000, (name) => `${conferenceId}-${name}`)

function written(conferenceId: string) {
  const docs = new Map<string, Y.Doc>()
  for (const change of shapeFor(conferenceId)) {
    const doc = docs.get(change.document) ?? new Y.Doc()
    docs.set(change.document, doc)
    writeChange(doc, change)
  }
  const draft = docs.get(`draft:${conferenceId}`) ?? new Y.Doc()
  const conference = readConference(conferenceId, docs.get(`conference:${conferenceId}`) ?? new Y.Doc())
  return { conference, axes: readAxes(draft), orientations: readOrientations(draft), documents: [...docs.keys()] }
}

function idsOf({ conference, axes, orientations }: ReturnType<typeof written>): string[] {
  return [...conference.sites, ...conference.workshops, ...axes, ...orientations].map(({ id }) => id)
}

test('it has sites, workshops, stands and the outline of a draft, and no contribution', () => {
  const { conference, axes, orientations, documents } = written('cOne')
  expect(conference.sites.map(({ name }) => name)).toEqual(['Bordeaux', 'Limoges', 'Poitiers', 'À distance'])
  expect(conference.workshops).toHaveLength(18)
  expect([axes.length, orientations.length]).toEqual([3, 8])
  expect(documents).toEqual(['conference:cOne', 'draft:cOne'])
})

test('everything in it refers to what is in it', () => {
  const { conference, axes, orientations } = written('cOne')
  const sites = new Set(conference.sites.map(({ id }) => id))
  expect(conference.workshops.flatMap(({ siteIds }) => siteIds).filter((id) => !sites.has(id))).toEqual([])
  expect(orientations.filter(({ axisId }) => !axes.some(({ id }) => id === axisId))).toEqual([])
  expect(conference.workshops.filter(({ step }) => step.kind !== 'open' || step.since !== 1_000)).toEqual([])
})

test('two conferences of this shape share no id, and every id has the form of one', () => {
  const [one, other] = [idsOf(written('cOne')), idsOf(written('cTwo'))]
  expect(one.filter((id) => other.includes(id))).toEqual([])
  expect(one.filter((id) => !isId(id))).toEqual([])
  expect(new Set(one).size).toBe(one.length)
})

test('territorial workshops name their départements, the others none', () => {
  const { workshops } = written('cOne').conference
  expect(workshops.find(({ label }) => label === 'Territoire 6')?.territories).toEqual([
    'departement:23',
    'departement:19',
    'departement:87',
  ])
  expect(workshops.filter(({ kind, territories }) => (kind === 'territorial') !== territories.length > 0)).toEqual([])
})
