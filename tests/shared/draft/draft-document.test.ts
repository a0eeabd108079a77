import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  type DraftChange,
  nextProposalNumber,
  proposalIds,
  proposalText,
  readAxes,
  readOrientations,
  readProposal,
  readProposalStanding,
  readProposals,
  readSources,
  richTextOf,
  writeDraftChange,
} from '#shared/draft/draft-document.ts'
import { proposalLines, proposalNumber, proposalTexts, type Source, scopes } from '#shared/draft/proposal.ts'
import { isOrderKey } from '#shared/kit/order-key.ts'
import { paragraph, type RichNode, readRich } from '#shared/text/rich-text-document.ts'
import { anyJson } from '../any-json.ts'

const source: Source = {
  id: 'p1.k1',
  proposalId: 'p1',
  workshopId: 'wa',
  contributionId: 'k1',
  passage: null,
  role: 'source',
  title: 'Une plateforme',
  words: 'Une plateforme\nAvec les ateliers',
  number: 7,
  author: 'lea',
  authorType: 'citizen',
  siteId: 'bordeaux',
  territory: 'departement:33',
  channel: 'workshop',
  actId: 'act-1',
  at: 4,
  by: 'mia',
}

const added = (proposalId: string, number: number, words: readonly RichNode[] = []): DraftChange => ({
  kind: 'proposal-added',
  proposalId,
  number,
  orientationId: 'o1',
  order: 'a1',
  texts: { title: [paragraph('Titre')], words },
  scope: 'mixed',
  at: 3,
  by: 'mia',
})

function aDraft(...changes: readonly DraftChange[]): Y.Doc {
  const doc = new Y.Doc()
  for (const change of changes) doc.transact(() => writeDraftChange(doc, change))
  return doc
}

describe('a proposal', () => {
  test('reads as it was made, with its sources and each text of its own', () => {
    const doc = aDraft(added('p1', 1, [paragraph('Mots', { source: 'p1.k1' })]), { kind: 'source-added', source })
    expect(readProposal(doc, 'p1')).toEqual({
      id: 'p1',
      number: 1,
      orientationId: 'o1',
      order: 'a1',
      scope: 'mixed',
      title: 'Titre',
      texts: {
        words: 'Mots',
        finding: '',
        goal: '',
        means: '',
        divergences: '',
        lead: '',
        partners: '',
        deadline: '',
        indicators: '',
      },
      standing: { kind: 'drafted' },
      sources: [source],
    })
    expect(richTextOf(doc, 'p1', 'words')).toEqual([paragraph('Mots', { source: 'p1.k1' })])
    for (const field of [...proposalTexts, ...proposalLines])
      expect(proposalText(doc, 'p1', field)).toBeInstanceOf(Y.XmlFragment)
  })

  test('that is not there reads as none, and has no text', () => {
    const doc = aDraft()
    expect([readProposal(doc, 'p9'), proposalText(doc, 'p9', 'words'), richTextOf(doc, 'p9', 'words')]).toEqual([
      null,
      null,
      [],
    ])
    writeDraftChange(doc, { kind: 'words-appended', proposalId: 'p9', field: 'words', words: [paragraph('x')] })
    expect(proposalIds(doc)).toEqual([])
  })

  test('goes to the bin and back, and all are listed in order, the binned too', () => {
    const doc = aDraft(added('p2', 1), added('p1', 2), { ...added('p0', 3), order: 'a0' } as DraftChange)
    const binned = { kind: 'binned', at: 8, by: 'mia' } as const
    writeDraftChange(doc, { kind: 'proposal-standing-set', proposalId: 'p1', standing: binned })
    expect(readProposals(doc).map(({ id, standing }) => [id, standing.kind])).toEqual([
      ['p0', 'drafted'],
      ['p1', 'binned'],
      ['p2', 'drafted'],
    ])
    expect(readProposal(doc, 'p1')?.standing).toEqual(binned)
    writeDraftChange(doc, { kind: 'proposal-standing-set', proposalId: 'p1', standing: { kind: 'drafted' } })
    expect(readProposal(doc, 'p1')?.standing).toEqual({ kind: 'drafted' })
  })

  test('has a number that is never given again, also when it was removed', () => {
    const doc = aDraft()
    expect(nextProposalNumber(doc)).toBe(1)
    for (const [id, number] of [
      ['p1', 1],
      ['p2', 2],
    ] as const)
      writeDraftChange(doc, added(id, number))
    writeDraftChange(doc, { kind: 'proposal-removed', proposalId: 'p2' })
    expect(proposalIds(doc)).toEqual(['p1'])
    expect(nextProposalNumber(doc)).toBe(3)
    expect(proposalNumber(3)).toBe('P-03')
  })
})

describe('the outline', () => {
  test('axes and orientations come in their order, and setting one again changes it', () => {
    const axis = { id: 'x1', number: 'I', title: 'Coopérer', order: 'a2' }
    const doc = aDraft(
      { kind: 'axis-set', axis },
      { kind: 'axis-set', axis: { ...axis, id: 'x2', order: 'a1' } },
      { kind: 'axis-set', axis: { ...axis, title: 'Coopérer mieux' } },
      { kind: 'orientation-set', orientation: { ...axis, id: 'o1', axisId: 'x1' } },
    )
    expect(readAxes(doc).map(({ id, title }) => [id, title])).toEqual([
      ['x2', 'Coopérer'],
      ['x1', 'Coopérer mieux'],
    ])
    expect(readOrientations(doc)).toEqual([{ ...axis, id: 'o1', axisId: 'x1' }])
  })
})

describe('sources', () => {
  test('come by the time of their promotion, then by id, and leave when removed', () => {
    const later = { ...source, id: 'p1.k0', at: 9 }
    const same = { ...source, id: 'p1.k0.0-3', passage: { from: 0, to: 3 } }
    const doc = aDraft(...[later, source, same].map((one): DraftChange => ({ kind: 'source-added', source: one })))
    expect(readSources(doc).map(({ id }) => id)).toEqual(['p1.k0.0-3', 'p1.k1', 'p1.k0'])
    expect(readSources(doc)[0]).toEqual(same)
    writeDraftChange(doc, { kind: 'source-removed', sourceId: 'p1.k1' })
    expect(readSources(doc).map(({ id }) => id)).toEqual(['p1.k0.0-3', 'p1.k0'])
  })
})

describe('words that a source brought', () => {
  const brought = (text: string) => paragraph(text, { source: 'p1.k1' })
  const takeBack = (...lines: readonly string[]): DraftChange => ({
    kind: 'untouched-words-removed',
    proposalId: 'p1',
    field: 'words',
    sourceId: 'p1.k1',
    lines,
  })

  test('leave with it when nobody rewrote them', () => {
    const doc = aDraft(
      added('p1', 1, [paragraph('Avant'), brought('Un'), brought('Deux'), paragraph('Après')]),
      takeBack('Un', 'Deux'),
    )
    expect(richTextOf(doc, 'p1', 'words')).toEqual([paragraph('Avant'), paragraph('Après')])
  })

  test.each<[string, readonly RichNode[]]>([
    ['rewritten', [brought('Un et demi')]],
    ['of another source, though the same', [paragraph('Un', { source: 'p1.k2' })]],
    ['somebody’s own, though the same', [paragraph('Un')]],
    ['set in bold in part', [{ ...brought(''), children: [{ text: 'U' }, { text: 'n', marks: { bold: {} } }] }]],
    ['taken into a list', [{ node: 'bulletList', children: [{ node: 'listItem', children: [brought('Un')] }] }]],
  ])('stay when they were %s', (_how, words) => {
    const doc = aDraft(added('p1', 1, words), takeBack('Un'))
    expect(richTextOf(doc, 'p1', 'words')).toEqual(words)
  })

  test('are appended at the end, or put back between what stands', () => {
    const doc = aDraft(added('p1', 1, [paragraph('Avant'), paragraph('Après')]))
    writeDraftChange(doc, { kind: 'words-appended', proposalId: 'p1', field: 'words', words: [brought('Fin')] })
    writeDraftChange(doc, {
      kind: 'words-inserted',
      proposalId: 'p1',
      field: 'words',
      at: 1,
      words: [brought('Entre')],
    })
    writeDraftChange(doc, {
      kind: 'words-inserted',
      proposalId: 'p1',
      field: 'words',
      at: 99,
      words: [brought('Loin')],
    })
    expect(readProposal(doc, 'p1')?.texts.words).toBe('Avant\nEntre\nAprès\nFin\nLoin')
  })

  test('keep the words somebody is typing elsewhere in the same text', () => {
    const doc = aDraft(added('p1', 1, [paragraph('Un'), brought('Deux')]))
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    const first = proposalText(copy, 'p1', 'words')?.get(0)
    if (first instanceof Y.XmlElement) (first.get(0) as Y.XmlText).insert(2, ' peu') // its only child, written above
    writeDraftChange(doc, takeBack('Deux'))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy))
    expect(readProposal(doc, 'p1')?.texts.words).toBe('Un peu')
  })
})

test('whatever lies under every key of the draft reads as valid proposals, axes and sources', () => {
  const key = fc.constantFrom('orientationId', 'order', 'scope', 'title', 'words')
  const almost = fc.record(
    {
      id: anyJson,
      proposalId: fc.constantFrom('p1', 'p2'),
      workshopId: fc.constant('wa'),
      contributionId: fc.constant('k1'),
      passage: anyJson,
      role: anyJson,
      words: anyJson,
      at: anyJson,
      channel: anyJson,
    },
    { noNullPrototype: true },
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(key, anyJson)),
      anyJson,
      anyJson,
      fc.oneof(anyJson, almost),
      (strays, outline, standing, stored) => {
        const doc = aDraft(added('p1', 1))
        const proposal = doc.getMap('proposals').get('p1')
        if (proposal instanceof Y.Map) for (const [name, value] of strays) proposal.set(name, value)
        for (const root of ['axes', 'orientations', 'proposals', 'facts']) doc.getMap(root).set('odd', outline)
        doc.getMap('standings').set('p1', standing)
        doc.getMap('sources').set('p1.k1', stored)
        const [read, ...others] = readProposals(doc)
        expect(others).toEqual([])
        expect([...scopes, null]).toContain(read?.scope)
        expect(isOrderKey(read?.order)).toBe(true)
        for (const text of [read?.title, ...Object.values(read?.texts ?? {})]) expect(text).toBeTypeOf('string')
        expect(['drafted', 'binned']).toContain(readProposalStanding(standing).kind)
        for (const { id, title, order } of [...readAxes(doc), ...readOrientations(doc)]) {
          expect([typeof id, typeof title, isOrderKey(order)]).toEqual(['string', 'string', true])
        }
        for (const { words, at } of readSources(doc)) expect([typeof words, typeof at]).toEqual(['string', 'number'])
        expect(nextProposalNumber(doc)).toBeGreaterThan(1)
      },
    ),
  )
})

test('two people writing in one proposal at once read the same afterwards', () => {
  const one = aDraft(added('p1', 1, [paragraph('Mots')]))
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  for (const [doc, text] of [
    [one, 'Ada'],
    [other, 'Mia'],
  ] as const) {
    proposalText(doc, 'p1', 'words')?.insert(0, [new Y.XmlElement('paragraph')])
    const proposal = doc.getMap('proposals').get('p1')
    if (proposal instanceof Y.Map) proposal.set('scope', text === 'Ada' ? 'social' : 'economic')
  }
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  expect(readProposals(one)).toEqual(readProposals(other))
  expect(readRich(proposalText(one, 'p1', 'words') ?? new Y.XmlFragment())).toHaveLength(3)
})
