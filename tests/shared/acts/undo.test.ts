import { describe, expect, test } from 'vitest'
import { undoTouches } from '#shared/acts/undo.ts'
import { everyAct } from '#shared/catalogue/every-act.ts'
import { boardName, conferenceName, draftName } from '#shared/live/document-name.ts'
import { type AWorld, aGrantHere, aWorld, conferenceId } from '#tests/setup/a-world.ts'

const card = { workshopId: 'wa', contributionId: 'k1' }
const close = (world: AWorld, who = 'fay') => world.act(who, 'setStep', { workshopId: 'wa', step: 'closed' })
const open = (world: AWorld, who = 'fay') => world.act(who, 'setStep', { workshopId: 'wa', step: 'open' })

test('who did it undoes it, and those who organise or moderate, and nobody else', () => {
  const world = aWorld()
  const closed = close(world)
  for (const who of ['fay', 'mia', 'ada']) expect(world.undoRefusal(who, closed)).toBeNull()
  for (const who of ['syd', 'lea', 'obi']) expect(world.undoRefusal(who, closed)).toEqual({ kind: 'not-yours' })
  world.withPerson('ida', aGrantHere('moderator', { readOnly: true }))
  expect(world.undoRefusal('ida', closed)).toEqual({ kind: 'not-yours' })
})

test('nothing is undone twice', () => {
  const world = aWorld()
  const closed = close(world)
  const { answer } = world.undo('fay', closed)
  expect(answer).toMatchObject({ undone: closed.actId, kind: 'setStep' })
  expect(world.undoRefusal('fay', closed)).toEqual({ kind: 'already-undone', actId: closed.actId })
})

describe('a later act on the same thing', () => {
  test('comes first: undone, the earlier may be undone too', () => {
    const world = aWorld()
    const closed = close(world)
    const opened = open(world)
    expect(world.undoRefusal('fay', closed)).toEqual({
      kind: 'later-act-depends',
      actKind: 'setStep',
      actId: opened.actId,
    })
    world.undo('fay', opened)
    expect(world.undoRefusal('fay', closed)).toBeNull()
  })

  test.each<[string, (world: AWorld, proposalId: string) => unknown]>([
    ['demoted', (world, id) => world.act('mia', 'demote', { sourceId: `${id}.k1`, workshopId: 'wa' })],
    ['binned', (world, proposalId) => world.act('mia', 'binProposal', { proposalId })],
  ])('keeps a promotion whose source was %s', (_how, later) => {
    const world = aWorld().withCard('wa', 'k1', 'Une idée')
    const promoted = world.act('mia', 'promote', { contributions: [card], into: { kind: 'new' } })
    later(world, String(promoted.answer.proposalId))
    expect(world.undoRefusal('mia', promoted)).toMatchObject({ kind: 'later-act-depends' })
  })

  test('on something else stands in nobody’s way', () => {
    const world = aWorld().withCard('wa', 'k1', 'Une idée')
    const promoted = world.act('mia', 'promote', { contributions: [card], into: { kind: 'new' } })
    world.act('lea', 'withdraw', card)
    close(world)
    expect(world.undoRefusal('mia', promoted)).toBeNull()
  })
})

describe('some acts are not undone but done otherwise', () => {
  test.each<[string, (world: AWorld) => ReturnType<AWorld['act']>]>([
    ['a link made', (world) => world.act('ada', 'makeLink', { role: 'observer' })],
    ['a link rotated', (world) => world.act('ada', 'rotateLink', { linkId: 'l1' })],
    ['a link revoked', (world) => world.act('ada', 'revokeLink', { linkId: 'l1', thoseInside: 'stay' })],
    ['an axis', (world) => world.act('ada', 'setAxis', { number: 'I', title: 'Axe' })],
    [
      'an orientation',
      (world) => world.act('ada', 'setOrientation', { axisId: 'x1', number: '1', title: 'Orientation' }),
    ],
    ['an undo', (world) => world.undo('fay', close(world))],
  ])('%s', (_what, does) => {
    const world = aWorld().withLink('l1', 'observer').withAxis('x1')
    const done = does(world)
    expect(world.undoRefusal('ada', done)).toEqual({ kind: 'cannot-be-undone', actKind: done.kind })
  })

  test('and a conference once made stays', () => {
    const world = aWorld().withPerson('eva').withFounder('eva')
    const made = world.act('eva', 'createConference', { name: 'ESS' })
    expect(world.undoRefusal('eva', made)).toEqual({ kind: 'cannot-be-undone', actKind: 'createConference' })
  })
})

test('undoing opens what the act touched, the draft, and the board it made', () => {
  const world = aWorld()
  const made = world.act('ada', 'setWorkshop', { kind: 'stand', label: 'Stand', name: 'Accueil', siteIds: [] })
  const act = everyAct.get(made.kind)
  if (!act) throw new Error('no such act')
  const touched = undoTouches(act, made)
  for (const name of [conferenceName(conferenceId), draftName(conferenceId), boardName(String(made.answer.workshopId))])
    expect(touched).toContain(name)
})

test('every act opens only documents of its conference and the boards it names, and none outside a conference', () => {
  const inputs: Readonly<Record<string, unknown>> = {
    promote: { contributions: [card, { ...card, contributionId: 'k2' }] },
    demote: { sourceId: 'p1.k1', workshopId: 'wa' },
    withdraw: card,
    removeWorkshop: { workshopId: 'wa' },
  }
  const known = [conferenceName(conferenceId), draftName(conferenceId), boardName('wa')]
  for (const [kind, act] of everyAct) {
    const touched = act.touches(inputs[kind] ?? {}, conferenceId)
    expect([kind, touched.filter((name) => !known.includes(name))]).toEqual([kind, []])
    expect([kind, new Set(touched).size]).toEqual([kind, touched.length])
    expect([kind, act.touches(inputs[kind] ?? {}, null).filter((name) => name !== boardName('wa'))]).toEqual([kind, []])
  }
})
