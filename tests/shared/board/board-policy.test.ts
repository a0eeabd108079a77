import { describe, expect, test } from 'vitest'
import {
  type BoardEdit,
  type BoardSituation,
  type CardSituation,
  cardKeyValid,
  groupKeyValid,
  refuseAddingCard,
  refuseBoardEdit,
  refuseMove,
} from '#shared/board/board-policy.ts'
import type { Standing } from '#shared/board/contribution.ts'
import type { StepKind } from '#shared/conference/step.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import { commentLimit } from '#shared/live/limits.ts'
import type { Grant, Role } from '#shared/people/role.ts'
import { aGrantHere } from '#tests/setup/a-world.ts'

const withdrawn: Standing = { kind: 'withdrawn', at: 1, by: 'lea' }

/** `mine` is the actor's, `theirs` another's, `left` another's left open, `gone` the actor's and withdrawn. */
const cards: Readonly<Record<string, CardSituation>> = {
  mine: { own: true, openToAll: false, standing: { kind: 'open' } },
  theirs: { own: false, openToAll: false, standing: { kind: 'open' } },
  left: { own: false, openToAll: true, standing: { kind: 'open' } },
  gone: { own: true, openToAll: false, standing: withdrawn },
}

const aBoard = (step: StepKind = 'open', notebookOf: string | null = null): BoardSituation => ({
  workshopId: 'wa',
  step: { kind: step, since: 9 },
  notebookOf,
  card: (id) => cards[id] ?? null,
})

const as = (...roles: readonly (Role | Grant)[]) => ({
  personId: 'lea',
  grants: roles.map((role) => (typeof role === 'string' ? aGrantHere(role) : role)),
})

const forbids = (right: string): Refusal => ({ kind: 'role-forbids', right })
const closed: Refusal = { kind: 'workshop-closed', workshopId: 'wa', since: 9 }
const unknown = (path: string): Refusal => ({ kind: 'unknown-change', path })
const noCard: Refusal = { kind: 'no-such-contribution', contributionId: 'nowhere' }
const isGone: Refusal = { kind: 'card-withdrawn', contributionId: 'gone' }
const say = (text: unknown, cardId: unknown = 'theirs') => ({ cardId, text })

const added: BoardEdit = { kind: 'card-added', cardId: 'k9' }
const removed = (cardId: string, touchedByOthers = false): BoardEdit => ({
  kind: 'card-removed',
  cardId,
  touchedByOthers,
})
const worded = (cardId: string): BoardEdit => ({ kind: 'card-words', cardId })
const keyed = (cardId: string, key: string, value: unknown): BoardEdit => ({ kind: 'card-key', cardId, key, value })
const grouped: BoardEdit = { kind: 'group-added', groupId: 'g1' }
const ungrouped: BoardEdit = { kind: 'group-removed', groupId: 'g1' }
const titled: BoardEdit = { kind: 'group-title', groupId: 'g1' }
const groupKeyed = (key: string, value: unknown): BoardEdit => ({ kind: 'group-key', groupId: 'g1', key, value })
const commented = (value: unknown, commentId = 'm1'): BoardEdit => ({ kind: 'comment-added', commentId, value })
const uncommented = (own: boolean): BoardEdit => ({ kind: 'comment-removed', commentId: 'm1', own })
const noted: BoardEdit = { kind: 'notes' }

describe('each edit has its yes', () => {
  test.each<[string, Role, BoardEdit]>([
    ['a participant adds a card', 'participant', added],
    ['and takes their own back out', 'participant', removed('mine')],
    ['and writes in it', 'participant', worded('mine')],
    ['and in one its author left open', 'participant', worded('left')],
    ['and says what kind it is', 'participant', keyed('mine', 'kind', 'finding')],
    ['and leaves it open to others', 'participant', keyed('mine', 'openToAll', true)],
    ['and moves anybody’s', 'participant', keyed('theirs', 'columnId', 'c2')],
    ['and takes it out of its group', 'participant', keyed('theirs', 'groupId', null)],
    ['and makes a group', 'participant', grouped],
    ['and removes one', 'participant', ungrouped],
    ['and names it', 'participant', titled],
    ['and moves it', 'participant', groupKeyed('order', 'a3')],
    ['and comments', 'participant', commented(say('Oui'))],
    ['and takes their comment back', 'participant', uncommented(true)],
    ['a facilitator writes the notes', 'facilitator', noted],
    ['and in a card nobody left open', 'facilitator', worded('theirs')],
    ['a moderator takes another’s comment away', 'moderator', uncommented(false)],
    ['and opens another’s card', 'moderator', keyed('theirs', 'openToAll', true)],
    ['a synthesizer comments', 'synthesizer', commented(say('Oui'))],
    ['a stand takes cards in', 'kiosk', added],
  ])('%s', (_who, role, edit) => expect(refuseBoardEdit(as(role), edit, aBoard())).toBeNull())
})

describe('and its no', () => {
  test.each<[string, Role, BoardEdit, Refusal]>([
    ['an observer adds no card', 'observer', added, forbids('addCards')],
    [
      'an identifier of another form is no card',
      'participant',
      { kind: 'card-added', cardId: '__proto__' },
      unknown('cards.__proto__'),
    ],
    [
      'a card that others wrote in is withdrawn rather than removed',
      'participant',
      removed('mine', true),
      { kind: 'touched-by-others', contributionId: 'mine' },
    ],
    ['another’s card is not removed', 'participant', removed('theirs'), { kind: 'not-yours' }],
    ['nor by a moderator: they withdraw it', 'moderator', removed('theirs'), { kind: 'not-yours' }],
    ['nor one that is not there', 'participant', removed('nowhere'), noCard],
    ['nor one that was withdrawn', 'participant', removed('gone'), isGone],
    [
      'a card nobody left open is not written in',
      'participant',
      worded('theirs'),
      { kind: 'card-not-open', contributionId: 'theirs' },
    ],
    ['nor by an observer', 'observer', worded('left'), forbids('editWords')],
    ['nor one that is not there', 'participant', worded('nowhere'), noCard],
    ['nor one that was withdrawn, by a moderator either', 'moderator', worded('gone'), isGone],
    [
      'another’s card is not given a kind',
      'participant',
      keyed('theirs', 'kind', 'finding'),
      { kind: 'card-not-open', contributionId: 'theirs' },
    ],
    [
      'nor opened, even where others may write',
      'participant',
      keyed('left', 'openToAll', false),
      { kind: 'not-yours' },
    ],
    ['a kind nobody knows is none', 'participant', keyed('mine', 'kind', 'poem'), unknown('cards.mine.kind')],
    ['a key nobody knows is none', 'moderator', keyed('mine', 'number', 1), unknown('cards.mine.number')],
    ['a synthesizer moves nothing', 'synthesizer', keyed('theirs', 'order', 'a2'), forbids('moveCards')],
    ['a withdrawn card is not moved', 'participant', keyed('gone', 'columnId', 'c2'), isGone],
    ['nor one that is not there', 'participant', keyed('nowhere', 'columnId', 'c2'), noCard],
    ['an observer makes no group', 'observer', grouped, forbids('moveCards')],
    ['nor removes one', 'observer', ungrouped, forbids('moveCards')],
    ['nor names one', 'observer', titled, forbids('moveCards')],
    ['nor moves one', 'observer', groupKeyed('order', 'a3'), forbids('moveCards')],
    [
      'an identifier of another form is no group',
      'participant',
      { kind: 'group-added', groupId: 'g.1' },
      unknown('groups.g.1'),
    ],
    ['a group has no other keys', 'participant', groupKeyed('title', 'x'), unknown('groups.*.title')],
    ['an observer does not comment', 'observer', commented(say('Oui')), forbids('comment')],
    ['a comment is told of a card that is there', 'participant', commented(say('Oui', 'nowhere')), noCard],
    ['and not of a withdrawn one', 'participant', commented(say('Oui', 'gone')), isGone],
    [
      'a comment has its length',
      'participant',
      commented(say('x'.repeat(commentLimit + 1))),
      { kind: 'text-too-long', field: 'comment', length: commentLimit + 1, limit: commentLimit },
    ],
    ['a comment is text', 'participant', commented(say(12)), unknown('comments.*')],
    ['about one card', 'participant', commented(say('Oui', null)), unknown('comments.*')],
    ['with nothing beside', 'participant', commented({ ...say('Oui'), author: 'mia' }), unknown('comments.*')],
    ['and a value is no comment', 'participant', commented('Oui'), unknown('comments.*')],
    ['an identifier of another form is no comment', 'participant', commented(say('Oui'), '1'), unknown('comments.1')],
    ['another’s comment stays', 'participant', uncommented(false), { kind: 'not-yours' }],
    ['a participant writes no notes', 'participant', noted, forbids('editNotes')],
    [
      'and what nobody knows is refused to everybody',
      'organizer',
      { kind: 'unknown', path: 'facts.k1' },
      unknown('facts.k1'),
    ],
  ])('%s', (_who, role, edit, refusal) => expect(refuseBoardEdit(as(role), edit, aBoard())).toEqual(refusal))

  test('a comment of just the length passes', () => {
    expect(refuseBoardEdit(as('participant'), commented(say('x'.repeat(commentLimit))), aBoard())).toBeNull()
  })
})

describe('a closed workshop', () => {
  const everything = [
    added,
    removed('mine'),
    worded('mine'),
    keyed('mine', 'kind', 'finding'),
    keyed('mine', 'order', 'a2'),
    grouped,
    titled,
    ungrouped,
    commented(say('Oui')),
    uncommented(true),
  ]

  test.each(everything)('takes %j away from those who contribute and leaves it to those who moderate', (edit) => {
    expect(refuseBoardEdit(as('participant'), edit, aBoard('closed'))).toEqual(closed)
    expect(refuseBoardEdit(as('facilitator'), edit, aBoard('closed'))).toEqual(closed)
    expect(refuseBoardEdit(as('moderator'), edit, aBoard('closed'))).toBeNull()
  })

  test('leaves the notes to whoever runs it, and to nobody who runs another', () => {
    expect(refuseBoardEdit(as('facilitator'), noted, aBoard('closed'))).toBeNull()
    expect(refuseBoardEdit(as(aGrantHere('facilitator', { workshopIds: ['wb'] })), noted, aBoard('closed'))).toEqual(
      forbids('editNotes'),
    )
  })

  test('says that the role forbids before it says that it is closed', () => {
    expect(refuseBoardEdit(as('observer'), added, aBoard('closed'))).toEqual(forbids('addCards'))
  })

  test('is also closed to a participant who once moderated and now only reads', () => {
    const both = as(aGrantHere('moderator', { readOnly: true }), 'participant')
    expect(refuseBoardEdit(both, added, aBoard('closed'))).toEqual(closed)
    expect(refuseBoardEdit(both, uncommented(false), aBoard())).toEqual({ kind: 'not-yours' })
    expect(refuseBoardEdit(both, keyed('left', 'openToAll', false), aBoard())).toEqual({ kind: 'not-yours' })
  })
})

test('whoever was left reading is told so', () => {
  expect(refuseBoardEdit(as(aGrantHere('participant', { readOnly: true })), added, aBoard())).toEqual({
    kind: 'read-only',
  })
})

test('a notebook is its owner’s alone, also when the workshop is closed', () => {
  expect(refuseBoardEdit(as('participant'), added, aBoard('closed', 'lea'))).toBeNull()
  expect(refuseBoardEdit(as('participant'), added, aBoard('open', 'tom'))).toEqual({ kind: 'not-yours' })
  expect(refuseBoardEdit(as('organizer'), worded('mine'), aBoard('open', 'tom'))).toEqual({ kind: 'not-yours' })
})

test('the screen asks beforehand what the guard will say', () => {
  expect(refuseAddingCard(as('participant'), aBoard())).toBeNull()
  expect(refuseAddingCard(as('participant'), aBoard('closed'))).toEqual(closed)
  expect(refuseMove(as('participant'), 'theirs', aBoard())).toBeNull()
  expect(refuseMove(as('participant'), 'gone', aBoard())).toEqual(isGone)
})

test.each<[Standing, Refusal]>([
  [
    { kind: 'masked', at: 1, ground: 'offTopic' },
    { kind: 'card-masked', contributionId: 'k1' },
  ],
  [
    { kind: 'merged', at: 1, into: 'k2' },
    { kind: 'card-merged', contributionId: 'k1', into: 'k2' },
  ],
  [withdrawn, { kind: 'card-withdrawn', contributionId: 'k1' }],
])('a card that is %j is not written in, and the refusal says why', (standing, refusal) => {
  const board = { ...aBoard(), card: () => ({ own: true, openToAll: true, standing }) }
  expect(refuseBoardEdit(as('participant'), worded('k1'), board)).toEqual(refusal)
})

describe('keys beside the words', () => {
  test.each<[string, unknown]>([
    ['kind', 'objection'],
    ['debate', 'aims'],
    ['debate', null],
    ['territory', 'commune:33063'],
    ['territory', null],
    ['columnId', 'c1'],
    ['groupId', 'g1'],
    ['groupId', null],
    ['order', 'a0V'],
    ['openToAll', false],
  ])('%s may be %j', (key, value) => expect(cardKeyValid(key, value)).toBe(true))

  test.each<[string, unknown]>([
    ['kind', null],
    ['debate', 'other'],
    ['territory', 'Gironde'],
    ['columnId', null],
    ['columnId', '__proto__'],
    ['groupId', ''],
    ['order', 'a00'],
    ['openToAll', 'yes'],
    ['words', 'x'],
    ['__proto__', {}],
    ['constructor', 'x'],
  ])('%s may not be %j', (key, value) => expect(cardKeyValid(key, value)).toBe(false))

  test('a group has a column and a place', () => {
    expect([groupKeyValid('columnId', 'c1'), groupKeyValid('order', 'a1')]).toEqual([true, true])
    expect([groupKeyValid('columnId', null), groupKeyValid('order', ''), groupKeyValid('kind', 'finding')]).toEqual([
      false,
      false,
      false,
    ])
  })
})
