import { describe, expect, test } from 'vitest'
import { type Role, roles } from '#shared/people/role.ts'
import { type AWorld, aGrantHere, aWorld, conferenceId } from '#tests/setup/a-world.ts'

const noLinks = { kind: 'role-forbids', right: 'makeLinks' }
const noAppointing = { kind: 'role-forbids', right: 'appoint' }
const lastOrganizer = { kind: 'still-in-use', what: 'organizer', count: 1 }
const rolesOf = (world: AWorld, id: string) =>
  world
    .person(id)
    .grants.map(({ role }) => role)
    .toSorted()

describe('a link', () => {
  test('is made with what was asked, and keeps its secret only as a hash', () => {
    const world = aWorld()
    const { answer, at } = world.act('ada', 'makeLink', {
      role: 'facilitator',
      label: 'Salle A',
      siteId: 'limoges',
      workshopIds: ['wa'],
      maxUses: 3,
    })
    expect(world.link(String(answer.linkId))).toEqual({
      id: answer.linkId,
      conferenceId,
      role: 'facilitator',
      label: 'Salle A',
      siteId: 'limoges',
      workshopIds: ['wa'],
      secretHash: `secret-${at}`,
      codeHash: `code-${at}`,
      expiresAt: null,
      maxUses: 3,
      uses: 0,
      madeBy: 'ada',
      madeAt: at,
      revokedAt: null,
    })
    expect(JSON.stringify(answer)).not.toContain('secret')
  })

  /** Nobody invites above themselves; a facilitator to the workshops they run. */
  const invites: Readonly<Record<string, readonly Role[]>> = {
    ada: roles,
    mia: roles.filter((role) => role !== 'organizer'),
    fay: ['participant', 'kiosk', 'observer'],
    syd: [],
    lea: [],
    obi: [],
  }
  const inviting = Object.entries(invites).flatMap(([who, may]) =>
    roles.map((role) => [who, role, may.includes(role)] as const),
  )

  test.each(inviting)('%s to %s: %s — to make, to rotate and to revoke alike', (who, role, may) => {
    const world = aWorld().withLink('l1', role, { workshopIds: ['wa'] })
    const expected = may ? null : noLinks
    expect(world.refusal(who, 'makeLink', { role, workshopIds: ['wa'] })).toEqual(expected)
    expect(world.refusal(who, 'rotateLink', { linkId: 'l1' })).toEqual(expected)
    expect(world.refusal(who, 'revokeLink', { linkId: 'l1', thoseInside: 'stay' })).toEqual(expected)
  })

  test.each([
    ['another’s workshop', ['wb']],
    ['theirs and another’s', ['wa', 'wb']],
    ['no workshop in particular', null],
    ['none', []],
  ])('a facilitator does not invite to %s', (_where, workshopIds) => {
    const world = aWorld().withLink('l1', 'participant', { workshopIds })
    expect(world.refusal('fay', 'makeLink', { role: 'participant', workshopIds })).toEqual(noLinks)
    expect(world.refusal('fay', 'rotateLink', { linkId: 'l1' })).toEqual(noLinks)
  })

  test('is not made by whoever was left inside reading only, whatever they were', () => {
    for (const role of ['organizer', 'moderator', 'facilitator'] as const) {
      const world = aWorld()
        .withPerson('ida', aGrantHere(role, { readOnly: true }))
        .withLink('l1', 'participant')
      expect(world.refusal('ida', 'makeLink', { role: 'participant', workshopIds: ['wa'] })).toEqual(noLinks)
      expect(world.refusal('ida', 'rotateLink', { linkId: 'l1' })).toEqual(noLinks)
      expect(world.refusal('ida', 'removePerson', { personId: 'lea' })).toEqual(noAppointing)
    }
  })

  test('leads to what is there', () => {
    expect(aWorld().refusal('ada', 'makeLink', { role: 'observer', siteId: 'pau' })).toEqual({
      kind: 'no-such-site',
      siteId: 'pau',
    })
    expect(aWorld().refusal('ada', 'makeLink', { role: 'observer', workshopIds: ['wa', 'wz'] })).toEqual({
      kind: 'no-such-workshop',
      workshopId: 'wz',
    })
    expect(aWorld().refusal('ada', 'makeLink', { role: 'observer' }, false)).toEqual({ kind: 'no-such-conference' })
    for (const input of [
      { role: 'king' },
      { role: 'observer', maxUses: 0 },
      { role: 'observer', workshopIds: ['__proto__'] },
    ]) {
      expect(aWorld().refusal('ada', 'makeLink', input)).toMatchObject({ kind: 'malformed' })
    }
  })

  test('of another conference, or the founder’s, is not known here', () => {
    for (const elsewhere of ['other', null]) {
      const world = aWorld().withLink('l1', 'observer', { conferenceId: elsewhere })
      expect(world.refusal('ada', 'rotateLink', { linkId: 'l1' })).toEqual({ kind: 'no-such-link', linkId: 'l1' })
      expect(world.refusal('ada', 'revokeLink', { linkId: 'l1', thoseInside: 'stay' })).toEqual({
        kind: 'no-such-link',
        linkId: 'l1',
      })
    }
    expect(aWorld().refusal('ada', 'rotateLink', { linkId: 'l9' })).toEqual({ kind: 'no-such-link', linkId: 'l9' })
  })

  test('rotated has another secret and code, and whoever is inside stays', () => {
    const world = aWorld()
      .withLink('l1', 'participant')
      .withPerson('ida', aGrantHere('participant', { linkId: 'l1' }))
    const { at } = world.act('mia', 'rotateLink', { linkId: 'l1' })
    expect(world.link('l1')).toMatchObject({ secretHash: `secret-${at}`, codeHash: `code-${at}`, revokedAt: null })
    expect(rolesOf(world, 'ida')).toEqual(['participant'])
  })

  test.each([
    ['stay', [aGrantHere('participant', { linkId: 'l1' }), aGrantHere('observer')]],
    ['readOnly', [aGrantHere('participant', { linkId: 'l1', readOnly: true }), aGrantHere('observer')]],
    ['leave', [aGrantHere('observer')]],
  ])('revoked opens nothing any more, and those inside: %s', (thoseInside, grants) => {
    const world = aWorld()
      .withLink('l1', 'participant')
      .withPerson('ida', aGrantHere('participant', { linkId: 'l1' }), aGrantHere('observer'))
    const { at } = world.act('mia', 'revokeLink', { linkId: 'l1', thoseInside })
    expect(world.link('l1').revokedAt).toBe(at)
    expect(world.person('ida').grants).toEqual(grants)
    expect(rolesOf(world, 'lea')).toEqual(['participant'])
  })

  test('by which all organisers came does not take the last of them', () => {
    const world = aWorld()
      .withLink('l1', 'organizer')
      .withPerson('ada', aGrantHere('organizer', { linkId: 'l1' }))
    for (const thoseInside of ['leave', 'readOnly'])
      expect(world.refusal('ada', 'revokeLink', { linkId: 'l1', thoseInside })).toEqual(lastOrganizer)
    expect(world.refusal('ada', 'revokeLink', { linkId: 'l1', thoseInside: 'stay' })).toBeNull()
    world.withPerson('ida', aGrantHere('organizer'))
    expect(world.refusal('ada', 'revokeLink', { linkId: 'l1', thoseInside: 'leave' })).toBeNull()
  })
})

describe('removing a person', () => {
  test('takes every grant they hold here and none elsewhere, and undoing gives back just those', () => {
    const elsewhere = aGrantHere('observer', { conferenceId: 'other' })
    const world = aWorld().withPerson('ida', elsewhere, aGrantHere('participant'), aGrantHere('facilitator'))
    const before = world.reading()
    const removed = world.act('mia', 'removePerson', { personId: 'ida' })
    expect(world.person('ida')).toMatchObject({ grants: [elsewhere], removedAt: null })
    world.undo('mia', removed)
    expect(world.reading()).toEqual(before)
  })

  test('closes the house to somebody who had nothing else', () => {
    const world = aWorld()
    const removed = world.act('ada', 'removePerson', { personId: 'lea' })
    expect(world.person('lea')).toMatchObject({ grants: [], removedAt: removed.at })
    world.undo('ada', removed)
    expect(world.person('lea')).toMatchObject({ grants: [aGrantHere('participant')], removedAt: null })
  })

  test('does not give back on undoing what another conference has taken since', () => {
    const world = aWorld().withPerson(
      'ida',
      aGrantHere('observer', { conferenceId: 'other' }),
      aGrantHere('participant'),
    )
    const removed = world.act('mia', 'removePerson', { personId: 'ida' })
    world.withPerson('ida')
    world.undo('mia', removed)
    expect(world.person('ida').grants).toEqual([aGrantHere('participant')])
  })

  test('is for those who organise or moderate, and an organiser is removed by another only', () => {
    const world = aWorld().withPerson('ida', aGrantHere('organizer'))
    for (const who of ['syd', 'fay', 'lea', 'obi'])
      expect(world.refusal(who, 'removePerson', { personId: 'tom' })).toEqual(noAppointing)
    expect(world.refusal('mia', 'removePerson', { personId: 'ida' })).toEqual(noAppointing)
    expect(world.refusal('ada', 'removePerson', { personId: 'ida' })).toBeNull()
    const removed = world.act('ada', 'removePerson', { personId: 'ida' })
    expect(world.undoRefusal('mia', removed)).toEqual(noAppointing)
    expect(world.undoRefusal('ada', removed)).toBeNull()
  })

  test('is refused for the last organiser, and for somebody who is not of the conference', () => {
    const world = aWorld()
      .withPerson('ida', aGrantHere('organizer', { conferenceId: 'other' }))
      .withPerson('ivo', aGrantHere('organizer', { readOnly: true }))
    expect(world.refusal('ada', 'removePerson', { personId: 'ada' })).toEqual(lastOrganizer)
    for (const personId of ['ida', 'nobody'])
      expect(world.refusal('ada', 'removePerson', { personId })).toEqual({ kind: 'no-such-person', personId })
    expect(world.refusal('ada', 'removePerson', { personId: 'tom' }, false)).toEqual({ kind: 'no-such-conference' })
    expect(world.refusal('ada', 'removePerson', {})).toMatchObject({ kind: 'malformed' })
  })
})

describe('appointing', () => {
  const lea = (role: Role, give = true, more: object = {}) => ({ personId: 'lea', role, give, ...more })

  test('gives a role beside those one has, takes one back, and undoing leaves everything as it was', () => {
    const world = aWorld()
    const before = world.reading()
    const given = world.act('ada', 'appoint', lea('facilitator', true, { workshopIds: ['wb'] }))
    expect(world.person('lea').grants).toEqual([
      aGrantHere('participant'),
      aGrantHere('facilitator', { workshopIds: ['wb'] }),
    ])
    const taken = world.act('ada', 'appoint', lea('participant', false))
    expect(rolesOf(world, 'lea')).toEqual(['facilitator'])
    world.undo('ada', taken)
    world.undo('ada', given)
    expect(world.reading()).toEqual(before)
  })

  test('again gives other workshops, and undoing the first ones', () => {
    const world = aWorld()
    world.act('ada', 'appoint', lea('facilitator', true, { workshopIds: ['wa'] }))
    const again = world.act('ada', 'appoint', lea('facilitator', true, { workshopIds: ['wb'] }))
    expect(world.person('lea').grants.at(-1)?.workshopIds).toEqual(['wb'])
    world.undo('ada', again)
    expect(world.person('lea').grants.at(-1)?.workshopIds).toEqual(['wa'])
  })

  test('undone touches no other role and no other conference', () => {
    const world = aWorld()
    const given = world.act('ada', 'appoint', lea('moderator'))
    const since = [aGrantHere('observer', { conferenceId: 'other' }), aGrantHere('synthesizer', { linkId: 'l1' })]
    world.withPerson('lea', ...since, ...world.person('lea').grants)
    world.undo('ada', given)
    expect(world.person('lea').grants).toEqual([...since, aGrantHere('participant')])
  })

  test('is the organisers’ alone, undoing it too', () => {
    for (const who of ['mia', 'syd', 'fay', 'lea', 'obi'])
      expect(aWorld().refusal(who, 'appoint', lea('observer'))).toEqual(noAppointing)
    const world = aWorld().withPerson('ida', aGrantHere('organizer'), aGrantHere('moderator'))
    const taken = world.act('ada', 'appoint', { personId: 'ida', role: 'organizer', give: false })
    expect(world.undoRefusal('ida', taken)).toEqual(noAppointing)
    expect(world.undoRefusal('mia', taken)).toEqual(noAppointing)
    expect(world.undoRefusal('ada', taken)).toBeNull()
  })

  test('never leaves a conference without an organiser, undoing neither', () => {
    const world = aWorld()
    expect(world.refusal('ada', 'appoint', { personId: 'ada', role: 'organizer', give: false })).toEqual(lastOrganizer)
    const given = world.act('ada', 'appoint', lea('organizer'))
    world.act('lea', 'appoint', { personId: 'ada', role: 'organizer', give: false })
    expect(world.undoRefusal('lea', given)).toEqual(lastOrganizer)
    world.withPerson('ida', aGrantHere('organizer'))
    expect(world.undoRefusal('lea', given)).toBeNull()
  })

  test('names people and workshops that are there', () => {
    const world = aWorld().withPerson('ida', aGrantHere('participant', { conferenceId: 'other' }))
    for (const personId of ['ida', 'nobody']) {
      expect(world.refusal('ada', 'appoint', { personId, role: 'observer', give: true })).toEqual({
        kind: 'no-such-person',
        personId,
      })
    }
    expect(world.refusal('ada', 'appoint', lea('facilitator', true, { workshopIds: ['wz'] }))).toEqual({
      kind: 'no-such-workshop',
      workshopId: 'wz',
    })
    expect(world.refusal('ada', 'appoint', lea('observer'), false)).toEqual({ kind: 'no-such-conference' })
    expect(world.refusal('ada', 'appoint', { ...lea('observer'), role: 'king' })).toMatchObject({ kind: 'malformed' })
  })

  test('is not undone under a revoked link by which the person had come', () => {
    const world = aWorld()
      .withLink('l1', 'participant')
      .withPerson('ida', aGrantHere('participant', { linkId: 'l1' }))
    const taken = world.act('ada', 'appoint', { personId: 'ida', role: 'observer', give: true })
    const revoked = world.act('ada', 'revokeLink', { linkId: 'l1', thoseInside: 'leave' })
    expect(world.undoRefusal('ada', taken)).toEqual({
      kind: 'later-act-depends',
      actKind: 'revokeLink',
      actId: revoked.actId,
    })
  })
})
