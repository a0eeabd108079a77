import { expect, test } from 'vitest'
import { parseDocumentName } from '#shared/live/document-name.ts'
import { documentsOpenTo, mayOpen } from '#shared/live/door.ts'
import { type Actor, type Grant, type Role, roles } from '#shared/people/role.ts'

const closed = { draftOpened: false, workshopIds: ['w1', 'w2'] }
const opened = { ...closed, draftOpened: true }

function actorWith(role: Role, more: Partial<Grant> = {}): Actor {
  return {
    personId: 'p1',
    grants: [{ conferenceId: 'c1', role, workshopIds: null, linkId: null, readOnly: false, ...more }],
  }
}

function asked(actor: Actor, text: string, situation = closed) {
  const name = parseDocumentName(text)
  return name ? mayOpen(actor, name, situation) : 'no name'
}

const table: Readonly<Record<Role, Readonly<Record<string, string>>>> = {
  organizer: { 'board:w1': 'write', 'draft:c1': 'write', 'desk:c1': 'read', 'notebook:w1.p1': 'write' },
  moderator: { 'board:w1': 'write', 'draft:c1': 'write', 'desk:c1': 'read', 'notebook:w1.p1': 'write' },
  synthesizer: { 'board:w1': 'write', 'draft:c1': 'write', 'desk:c1': 'no', 'notebook:w1.p1': 'no' },
  facilitator: { 'board:w1': 'write', 'draft:c1': 'read', 'desk:c1': 'no', 'notebook:w1.p1': 'write' },
  participant: { 'board:w1': 'write', 'draft:c1': 'no', 'desk:c1': 'no', 'notebook:w1.p1': 'write' },
  kiosk: { 'board:w1': 'no', 'draft:c1': 'no', 'desk:c1': 'no', 'notebook:w1.p1': 'write' },
  observer: { 'board:w1': 'read', 'draft:c1': 'no', 'desk:c1': 'no', 'notebook:w1.p1': 'no' },
}

test.each(roles)('the doors of a conference open to a %s as the matrix says', (role) => {
  const actor = actorWith(role)
  const found = Object.fromEntries(Object.keys(table[role]).map((name) => [name, asked(actor, name)]))
  expect(found).toEqual(table[role])
  expect(asked(actor, 'conference:c1')).toBe('read')
})

test.each(['participant', 'observer'] as const)('the draft opens to a %s once it is opened to members', (role) => {
  expect(asked(actorWith(role), 'draft:c1', opened)).toBe('read')
  expect(asked(actorWith(role), 'draft:c1', closed)).toBe('no')
})

test('nothing of another conference opens, nor another’s notebook', () => {
  const ada = actorWith('organizer')
  for (const name of ['conference:c2', 'draft:c2', 'desk:c2', 'board:w3', 'notebook:w1.p2', 'notebook:w3.p1']) {
    expect([name, asked(ada, name)]).toEqual([name, 'no'])
  }
})

test('nobody without a grant opens anything', () => {
  const nobody = { personId: 'p1', grants: [] }
  expect(documentsOpenTo(nobody, 'c1', opened)).toEqual([])
})

test('a facilitator writes on any board by comments, and keeps a notebook in their own workshops only', () => {
  const fay = actorWith('facilitator', { workshopIds: ['w1'] })
  expect([asked(fay, 'notebook:w1.p1'), asked(fay, 'notebook:w2.p1')]).toEqual(['write', 'no'])
  expect(asked(fay, 'board:w2')).toBe('write')
})

test('who was left inside a revoked link reads, their own notebook too, and writes nothing', () => {
  const lea = actorWith('participant', { readOnly: true })
  expect(['conference:c1', 'board:w1', 'notebook:w1.p1'].map((name) => asked(lea, name))).toEqual([
    'read',
    'read',
    'read',
  ])
})

test('the documents of a participant and of a moderator, by name', () => {
  const boards = ['board:w1', 'board:w2']
  const notebooks = ['notebook:w1.p1', 'notebook:w2.p1']
  expect(documentsOpenTo(actorWith('participant'), 'c1', closed)).toEqual(['conference:c1', ...boards, ...notebooks])
  expect(documentsOpenTo(actorWith('moderator'), 'c1', closed)).toEqual([
    'conference:c1',
    'draft:c1',
    'desk:c1',
    ...boards,
    ...notebooks,
  ])
})
