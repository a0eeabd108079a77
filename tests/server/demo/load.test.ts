/** The demonstration in a store: what a real day would have on its boards and in its draft, and nothing it would not. */

import { beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readDemoFiles } from '#server/demo/demo-files.ts'
import { generateContributions } from '#server/demo/generate.ts'
import { demonstrationId, type LoadedDemonstration, loadDemonstration } from '#server/demo/load.ts'
import { makeDemonstration } from '#server/demo/make-demonstration.ts'
import { asPrinted } from '#server/demo/template.ts'
import { createMemoryJournal, type MemoryJournal } from '#server/store/memory-journal.ts'
import { createRegistry } from '#server/store/registry.ts'
import { collections, type Registry } from '#server/store/registry-types.ts'
import type { ActRecord } from '#shared/acts/act.ts'
import { type PromoteInput, promote } from '#shared/acts/promote.ts'
import { worldOf } from '#shared/acts/world.ts'
import {
  contributionIds,
  readComments,
  readContribution,
  readGroups,
  readPromotions,
} from '#shared/board/board-document.ts'
import { cardKeyValid, groupKeyValid } from '#shared/board/board-policy.ts'
import type { Contribution } from '#shared/board/contribution.ts'
import { writeChange } from '#shared/catalogue/every-change.ts'
import { readConference } from '#shared/conference/conference-document.ts'
import { auditProvenance } from '#shared/draft/audit-provenance.ts'
import { readAxes, readOrientations, readProposals, readSources, richTextOf } from '#shared/draft/draft-document.ts'
import { isId } from '#shared/kit/id.ts'
import { cardLimit } from '#shared/live/limits.ts'
import { cleanName, nameLimit } from '#shared/people/person.ts'

const clock = { now: () => Date.parse('2026-11-19T14:15:00+01:00') }
const files = readDemoFiles()
const boardIds = files.staging.workshops.map(({ id }) => id)

let journal: MemoryJournal
let registry: Registry
let result: LoadedDemonstration
let milliseconds: number
const documents = new Map<string, { doc: Y.Doc; bytes: Uint8Array }>()

beforeAll(async () => {
  journal = createMemoryJournal()
  registry = await createRegistry(journal)
  const before = performance.now()
  result = await loadDemonstration({ journal, registry, clock })
  milliseconds = performance.now() - before
  for (const { document } of await journal.documents()) documents.set(document, await openFrom(journal, document))
})

async function openFrom(store: MemoryJournal, document: string) {
  const opened = await store.open(document)
  if (!opened || 'kind' in opened) throw new Error(`${document} does not open`)
  const doc = new Y.Doc()
  const [entry] = opened.tail
  if (entry?.update) Y.applyUpdate(doc, entry.update)
  return { doc, bytes: entry?.update ?? new Uint8Array() }
}

function docOf(name: string): Y.Doc {
  const found = documents.get(name)
  if (!found) throw new Error(`${name} was not loaded`)
  return found.doc
}

function cardsOf(workshopId: string): Contribution[] {
  const doc = docOf(`board:${workshopId}`)
  return contributionIds(doc).flatMap((id) => readContribution(workshopId, doc, id) ?? [])
}

const allCards = (): Contribution[] => boardIds.flatMap(cardsOf)

describe('what is there', () => {
  test('a conference of four sites, sixteen workshops and two stands, all open', () => {
    const conference = readConference(demonstrationId, docOf('conference:demo-2026'))
    expect(conference).toMatchObject({
      name: asPrinted(files.conference.titre),
      date: '2026-11-19',
      region: 'region:75',
      draftOpened: false,
    })
    expect(conference.sites.map(({ id, sign, remote }) => `${id} ${sign} ${remote}`)).toEqual([
      'bordeaux crescent false',
      'limoges diamond false',
      'poitiers arch false',
      'distance house true',
    ])
    expect(conference.workshops.map(({ id }) => id)).toEqual(boardIds)
    expect(conference.workshops.filter(({ step }) => step.kind !== 'open')).toEqual([])
    expect(conference.workshops.filter(({ question, columns }) => question === '' || columns.length < 2)).toEqual([])
  })

  test('four hundred contributions, less those a moderator, or an interview, keeps off the boards', () => {
    expect(result).toMatchObject({ loaded: true, shown: 366, leftOut: { refused: 26, masked: 4, withoutConsent: 4 } })
    expect(allCards()).toHaveLength(366)
    const kept = generateContributions(files).filter(({ expected }) =>
      ['refuser', 'masquer'].includes(expected.moderation),
    )
    const shown = new Set(allCards().map(({ id }) => id))
    expect(kept.filter(({ id }) => shown.has(id))).toEqual([])
    expect(shown.has('C-001') && shown.has('C-005') && shown.has('C-058')).toBe(true)
  })

  test('each card keeps its words, its number, its time and its author', () => {
    const card = cardsOf('th-1').find(({ id }) => id === 'C-005')
    const written = files.contributions.find(({ id }) => id === 'C-005')
    expect(card).toMatchObject({
      kind: 'objection',
      debate: 'aims',
      territory: 'departement:86',
      title: written?.title,
      body: written?.body,
      facts: {
        number: 5,
        at: Date.parse('2026-11-19T11:06:40+01:00'),
        authorType: 'network',
        siteId: 'poitiers',
        channel: 'workshop',
      },
    })
    expect(registry.person(card?.facts?.author ?? '')?.name).toBe(written?.authorLabel)
  })

  test('every card is one the guard would have let in, and lies in a column and a group that exist', () => {
    const conference = readConference(demonstrationId, docOf('conference:demo-2026'))
    for (const workshop of conference.workshops) {
      const groups = readGroups(docOf(`board:${workshop.id}`))
      for (const card of cardsOf(workshop.id)) {
        expect(isId(card.id) && card.facts !== null).toBe(true)
        for (const key of ['kind', 'debate', 'territory', 'columnId', 'groupId', 'order'] as const) {
          expect(cardKeyValid(key, card[key]), `${card.id} ${key}`).toBe(true)
        }
        expect(workshop.columns.map(({ id }) => id)).toContain(card.columnId)
        if (card.groupId) expect(groups.map(({ id }) => id)).toContain(card.groupId)
        expect(card.title.length + card.body.length).toBeLessThan(cardLimit)
      }
      for (const { columnId, order } of groups) {
        expect(groupKeyValid('columnId', columnId) && groupKeyValid('order', order)).toBe(true)
      }
    }
  })

  test('no column of a thematic workshop is empty', () => {
    const { workshops } = readConference(demonstrationId, docOf('conference:demo-2026'))
    for (const { id, columns } of workshops.filter(({ kind }) => kind === 'thematic')) {
      const filled = new Set(cardsOf(id).map(({ columnId }) => columnId))
      expect(columns.filter((column) => !filled.has(column.id))).toEqual([])
    }
  })

  test('three cards that say the same stand in one group, with the disagreement beside them', () => {
    const inGroup = cardsOf('th-1').filter(({ groupId }) => groupId === 'entry-door')
    expect(inGroup.map(({ id }) => id)).toEqual(expect.arrayContaining(['C-001', 'C-002', 'C-003', 'C-005']))
  })

  test('comments hang on cards that exist and are signed', () => {
    const comments = boardIds.flatMap((id) => readComments(docOf(`board:${id}`)))
    expect(comments).toHaveLength(files.staging.comments.length)
    const cards = new Set(allCards().map(({ id }) => id))
    expect(comments.filter(({ cardId, author }) => !cards.has(cardId) || !registry.person(author ?? ''))).toEqual([])
  })

  test('everybody has a short name and a checked colour; each card and comment has its owner', () => {
    const people = registry.people(demonstrationId)
    expect(people.length).toBeGreaterThan(100)
    for (const { name, colour } of people) {
      expect(name.length <= nameLimit && name === cleanName(name)).toBe(true)
      expect(colour >= 1 && colour <= 12).toBe(true)
    }
    for (const { id, facts } of allCards()) expect(registry.card(demonstrationId, id)?.owner).toBe(facts?.author)
    expect(registry.card(demonstrationId, 'K-001')).toMatchObject({ document: 'board:th-1', number: null })
    expect(registry.nextCardNumber(demonstrationId)).toBeGreaterThan(366)
    expect(registry.workshops(demonstrationId)).toHaveLength(18)
  })
})

describe('the draft', () => {
  test('has the three axes and eight orientations of the text', () => {
    const draft = docOf('draft:demo-2026')
    expect(readAxes(draft).map(({ title }) => title)).toEqual([
      'Entreprendre et durer',
      'Coopérer dans les territoires',
      'Répondre aux transitions',
    ])
    expect(readOrientations(draft).map(({ id, number, axisId }) => `${id} ${number} ${axisId}`)).toEqual([
      'o-1-1 1.1 axis-1',
      'o-1-2 1.2 axis-1',
      'o-1-3 1.3 axis-1',
      'o-2-1 2.1 axis-2',
      'o-2-2 2.2 axis-2',
      'o-2-3 2.3 axis-2',
      'o-3-1 3.1 axis-3',
      'o-3-2 3.2 axis-3',
    ])
  })

  test('holds the first six proposals with their sheets and leaves four for a moderator', () => {
    const proposals = readProposals(docOf('draft:demo-2026'))
    expect(proposals.map(({ id, number }) => `${id} ${number}`)).toEqual([
      'P-01 1',
      'P-02 2',
      'P-03 3',
      'P-04 4',
      'P-05 5',
      'P-06 6',
    ])
    for (const [index, proposal] of proposals.entries()) {
      const { divergences, ...sheet } = proposal.texts
      expect(Object.entries(sheet).filter(([, text]) => text === '')).toEqual([])
      expect(divergences === '').toBe(files.proposals[index]?.divergences.length === 0)
      expect(proposal.title).toBe(files.proposals[index]?.titre)
      expect(proposal.sources.map(({ contributionId }) => contributionId).toSorted()).toEqual(
        files.proposals[index]?.sources,
      )
    }
    expect(proposals[0]).toMatchObject({
      orientationId: 'o-1-1',
      scope: 'economic',
      texts: { lead: 'CRESS', deadline: '31 décembre 2027' },
    })
  })

  test('writes the actions as a list whose items remember their card', () => {
    expect(richTextOf(docOf('draft:demo-2026'), 'P-01', 'words')).toMatchObject([
      {
        node: 'bulletList',
        children: [
          { node: 'listItem', children: [{ node: 'paragraph', attributes: { source: 'P-01.C-004' } }] },
          {},
          {},
        ],
      },
    ])
  })

  test('stands on provenance without a fault, with the roles of the files', () => {
    const draft = docOf('draft:demo-2026')
    const boards = new Map(boardIds.map((id) => [id, readPromotions(docOf(`board:${id}`))]))
    const sources = readSources(draft)
    expect(auditProvenance(boards, { sources, proposalIds: readProposals(draft).map(({ id }) => id) })).toEqual([])
    expect(sources).toHaveLength(27)
    expect(sources.find(({ id }) => id === 'P-01.C-005')?.role).toBe('opposition')
    expect(cardsOf('te-06').find(({ id }) => id === 'C-004')?.promotions).toMatchObject([
      { proposalId: 'P-01', role: 'variant' },
    ])
  })

  test('was promoted by people whose acts are kept, each with its undo', async () => {
    const acts = await journal.records(collections.act, demonstrationId)
    expect(acts).toHaveLength(6)
    expect(acts[0]).toMatchObject({
      id: 'demo-helene/demo-promote-P-02',
      value: { kind: 'promote', undoneBy: null, kept: { proposalId: 'P-02' } },
    })
  })

  test('undoing one of these acts leaves the sheet the moderators wrote, and no fault behind', () => {
    const { documents: fresh, records } = makeDemonstration(files, clock.now())
    const docIn = (name: string): Y.Doc => fresh.get(name) ?? new Y.Doc()
    const record = records.find(({ id }) => id === 'demo-karim/demo-promote-P-01')?.value as ActRecord // written as one
    const world = worldOf({
      actor: {
        personId: record.personId,
        grants: [
          { conferenceId: demonstrationId, role: 'moderator', workshopIds: null, linkId: null, readOnly: false },
        ],
      },
      founder: false,
      conference: readConference(demonstrationId, docIn('conference:demo-2026')),
      board: (workshopId) => docIn(`board:${workshopId}`),
      draft: () => docIn('draft:demo-2026'),
      owns: () => false,
      person: () => null,
      people: () => [],
      link: () => null,
      act: () => null,
      laterActs: () => [],
      template: () => null,
    })
    const undone = promote.undo?.(world, record, record.input as PromoteInput, { ...record, actId: 'undo-P-01' }) // its own input
    if (!undone?.ok) throw new Error('the undo was refused')
    for (const change of undone.value.changes) writeChange(docIn(change.document), change)
    const draft = docIn('draft:demo-2026')
    const boards = new Map(boardIds.map((id) => [id, readPromotions(docIn(`board:${id}`))]))
    const proposals = readProposals(draft)
    expect(
      auditProvenance(boards, { sources: readSources(draft), proposalIds: proposals.map(({ id }) => id) }),
    ).toEqual([])
    expect(proposals.find(({ id }) => id === 'P-01')).toMatchObject({ sources: [], texts: { lead: 'CRESS' } })
  })
})

describe('what is not there', () => {
  /** Keys and values of what the files expect of a moderator. */
  const labels = [
    ...['expected', 'moderation', 'opposes', 'near', 'variantOf', 'theme'],
    ...['publier', 'masquer', 'fusionner', 'refuser', 'duplicate'],
    ...[
      'hors_sujet',
      'injurieux',
      'publicite',
      'donnees_personnelles',
      'doublon',
      'inintelligible',
      'propagande_electorale',
    ],
  ]

  const labelsIn = (bytes: Uint8Array): string[] => {
    const held = Buffer.from(bytes).toString('utf8')
    return labels.filter((label) => held.includes(label))
  }

  test('no expected label is in the bytes of any document', () => {
    for (const [name, { bytes }] of documents) expect(labelsIn(bytes), name).toEqual([])
  })

  test('a label that slipped into a document would be seen', () => {
    const doc = new Y.Doc()
    doc.getMap('cards').set('C-001', { expected: 'refuser' })
    expect(labelsIn(Y.encodeStateAsUpdate(doc))).toEqual(['expected', 'refuser'])
  })

  test('no word that was to be masked, and no name of an author, is in any document', () => {
    const names = registry.people(demonstrationId).map(({ name }) => name)
    for (const { bytes } of documents.values()) {
      const held = Buffer.from(bytes).toString('utf8')
      expect(
        ['06 39 98', 'Paulette Fictive', 'Jeanne Exemple', '.invalid'].filter((word) => held.includes(word)),
      ).toEqual([])
      expect(names.filter((name) => name.includes(', ') && held.includes(name))).toEqual([])
    }
  })
})

describe('loading', () => {
  test('is quick, and each document small', () => {
    console.info(`loaded in ${Math.round(milliseconds)} ms`)
    expect(milliseconds).toBeLessThan(3_000)
    expect([...documents.values()].filter(({ bytes }) => bytes.byteLength >= 1_000_000)).toEqual([])
  })

  test('a second time changes nothing', async () => {
    const before = journal.disk()
    expect(await loadDemonstration({ journal, registry, clock })).toEqual({
      conferenceId: demonstrationId,
      loaded: false,
    })
    expect(journal.disk()).toEqual(before)
  })

  test('twice at once loads it once', async () => {
    const store = createMemoryJournal()
    const rows = await createRegistry(store)
    const both = await Promise.all([1, 2].map(() => loadDemonstration({ journal: store, registry: rows, clock })))
    expect(both.map(({ loaded }) => loaded).toSorted()).toEqual([false, true])
    expect((await store.documents()).filter(({ sequence }) => sequence > 1)).toEqual([])
  })

  test('a store that fails leaves nothing of it, and a later try loads it whole', async () => {
    const store = createMemoryJournal()
    const rows = await createRegistry(store)
    store.failNext('unavailable')
    await expect(loadDemonstration({ journal: store, registry: rows, clock })).rejects.toThrow(
      'nothing of the demonstration was written',
    )
    expect(rows.conference(demonstrationId)).toBeNull()
    expect((await store.documents()).filter(({ sequence }) => sequence > 0)).toEqual([])
    expect(await loadDemonstration({ journal: store, registry: rows, clock })).toMatchObject({
      loaded: true,
      shown: 366,
    })
  })

  test('an unknown value in the files stops it', () => {
    const contributions = files.contributions.map((one) => (one.id === 'C-002' ? { ...one, channel: 'pigeon' } : one))
    expect(() => makeDemonstration({ ...files, contributions }, clock.now())).toThrow('« pigeon » is no known channel')
  })

  test.each(['kind', 'debate', 'authorType', 'site'] as const)('an unknown %s stops it too', (key) => {
    const contributions = files.contributions.map((one) => (one.id === 'C-010' ? { ...one, [key]: 'inconnu' } : one))
    expect(() => makeDemonstration({ ...files, contributions }, clock.now())).toThrow('« inconnu » is no known')
  })
})
