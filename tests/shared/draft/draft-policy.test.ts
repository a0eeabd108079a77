import { describe, expect, test } from 'vitest'
import { type DraftEdit, proposalKeyValid, refuseDraftEdit } from '#shared/draft/draft-policy.ts'
import type { ProposalStanding } from '#shared/draft/proposal.ts'
import { matrix } from '#shared/people/matrix.ts'
import { type Grant, roles } from '#shared/people/role.ts'
import { aGrantHere } from '#tests/setup/a-world.ts'

const proposals: Readonly<Record<string, ProposalStanding>> = {
  p1: { kind: 'drafted' },
  p2: { kind: 'binned', at: 1, by: 'mia' },
}
const draft = { proposal: (id: string) => proposals[id] ?? null }
const as = (grant: Grant) => ({ personId: 'mia', grants: [grant] })
const words = (proposalId: string): DraftEdit => ({ kind: 'proposal-words', proposalId, field: 'words' })
const key = (name: string, value: unknown, proposalId = 'p1'): DraftEdit => ({
  kind: 'proposal-key',
  proposalId,
  key: name,
  value,
})

test.each(roles)('%s writes in the draft if the matrix says so, and in no other case', (role) => {
  const expected = matrix.editDraft[role] === 'all' ? null : { kind: 'role-forbids', right: 'editDraft' }
  expect(refuseDraftEdit(as(aGrantHere(role)), words('p1'), draft)).toEqual(expected)
  expect(refuseDraftEdit(as(aGrantHere(role)), key('scope', 'mixed'), draft)).toEqual(expected)
})

describe('a moderator', () => {
  const moderator = as(aGrantHere('moderator'))
  test.each<[string, DraftEdit, unknown]>([
    ['writes in no proposal that is not there', words('p9'), { kind: 'no-such-proposal', proposalId: 'p9' }],
    ['nor in one that is in the bin', words('p2'), { kind: 'proposal-in-bin', proposalId: 'p2' }],
    ['nor moves it', key('order', 'a1', 'p2'), { kind: 'proposal-in-bin', proposalId: 'p2' }],
    ['nor writes what the server states', key('number', 1), { kind: 'unknown-change', path: 'proposals.*.number' }],
    ['nor a scope nobody knows', key('scope', 'other'), { kind: 'unknown-change', path: 'proposals.*.scope' }],
    [
      'nor elsewhere in the draft',
      { kind: 'unknown', path: 'sources.x' },
      { kind: 'unknown-change', path: 'sources.x' },
    ],
  ])('%s', (_what, edit, refusal) => expect(refuseDraftEdit(moderator, edit, draft)).toEqual(refusal))

  test('who was left reading is told so', () => {
    expect(refuseDraftEdit(as(aGrantHere('moderator', { readOnly: true })), words('p1'), draft)).toEqual({
      kind: 'read-only',
    })
  })
})

test.each<[string, unknown]>([
  ['orientationId', 'o1'],
  ['orientationId', ''],
  ['order', 'a1'],
  ['scope', 'governance'],
  ['scope', ''],
])('%s may be %j', (name, value) => {
  expect(proposalKeyValid(name, value)).toBe(true)
})

test.each<[string, unknown]>([
  ['orientationId', null],
  ['orientationId', '__proto__'],
  ['order', ''],
  ['order', 'a00'],
  ['scope', null],
  ['words', 'x'],
  ['constructor', 'x'],
])('%s may not be %j', (name, value) => expect(proposalKeyValid(name, value)).toBe(false))
