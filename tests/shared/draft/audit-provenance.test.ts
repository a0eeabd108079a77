import { expect, test } from 'vitest'
import type { Promotion } from '#shared/board/contribution.ts'
import { auditProvenance } from '#shared/draft/audit-provenance.ts'
import type { Source } from '#shared/draft/proposal.ts'

const promotion: Promotion = {
  id: 'p1.k1',
  contributionId: 'k1',
  proposalId: 'p1',
  passage: null,
  role: 'source',
  words: 'Une plateforme',
  actId: 'act-1',
  at: 4,
  by: 'mia',
}
const source: Source = {
  ...promotion,
  workshopId: 'wa',
  title: 'Une plateforme',
  number: 1,
  author: 'lea',
  authorType: null,
  siteId: null,
  territory: null,
  channel: 'workshop',
}

const audited = (
  promotions: readonly Promotion[],
  sources: readonly Source[],
  proposalIds: readonly string[] = ['p1'],
) => auditProvenance(new Map([['wa', promotions]]), { sources, proposalIds })

test('sound data has no fault, nor has an empty house', () => {
  const other = { id: 'p1.k2.0-3', contributionId: 'k2', passage: { from: 0, to: 3 } }
  expect(audited([promotion, { ...promotion, ...other }], [source, { ...source, ...other }])).toEqual([])
  expect(auditProvenance(new Map(), { sources: [], proposalIds: [] })).toEqual([])
})

test('a promotion the draft knows nothing of is found', () => {
  expect(audited([promotion], [])).toEqual([
    { kind: 'promotion-without-source', promotionId: 'p1.k1', workshopId: 'wa' },
  ])
})

test('a source its board knows nothing of is found', () => {
  expect(audited([], [source])).toEqual([{ kind: 'source-without-promotion', sourceId: 'p1.k1', workshopId: 'wa' }])
})

test('a promotion into a proposal that is gone is found', () => {
  expect(audited([promotion], [source], [])).toEqual([
    { kind: 'promotion-without-proposal', promotionId: 'p1.k1', proposalId: 'p1' },
  ])
})

test('words that differ on the two sides are found', () => {
  expect(audited([promotion], [{ ...source, words: 'Autre' }])).toEqual([{ kind: 'words-differ', sourceId: 'p1.k1' }])
})

test('several faults are all told', () => {
  expect(audited([promotion], [{ ...source, id: 'p2.k1', proposalId: 'p2' }], []).map(({ kind }) => kind)).toEqual([
    'promotion-without-source',
    'promotion-without-proposal',
    'source-without-promotion',
  ])
})

test('of a board nobody looked at, nothing is said', () => {
  expect(auditProvenance(new Map(), { sources: [source], proposalIds: ['p1'] })).toEqual([])
})
