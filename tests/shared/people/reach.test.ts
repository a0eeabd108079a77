import { describe, expect, test } from 'vitest'
import { matrix, type Reach, type Right, rights } from '#shared/people/matrix.ts'
import { hasRole, hasWritingRole, holds, holdsSomewhere, type Where } from '#shared/people/reach.ts'
import { type Actor, type Grant, type Role, roles } from '#shared/people/role.ts'
import { aGrantHere } from '#tests/setup/a-world.ts'

const actor = (...grants: readonly Grant[]): Actor => ({ personId: 'lea', grants })

/** One place where each kind of cell says yes, and the same but for one fact, where it says no. */
const cells: Readonly<Record<Exclude<Reach, 'all' | 'no'>, { readonly yes: Where; readonly no: Where }>> = {
  mine: { yes: { workshopId: 'wa' }, no: { workshopId: 'wb' } },
  own: { yes: { workshopId: 'wa', own: true }, no: { workshopId: 'wa', own: false, open: true } },
  ownOrOpen: { yes: { own: false, open: true }, no: { own: false, open: false } },
  opened: { yes: { draftOpened: true }, no: { draftOpened: false } },
}
const everything: Where = { workshopId: 'wa', own: true, open: true, draftOpened: true }

describe.each(roles)('%s', (role) => {
  const grant = aGrantHere(role, { workshopIds: ['wa'] })
  test.each(rights)('holds %s where its cell reaches, and nowhere else', (right) => {
    const reach = matrix[right][role]
    if (reach === 'all') expect(holds(actor(grant), right)).toBe(true)
    else if (reach === 'no') expect(holds(actor(grant), right, everything)).toBe(false)
    else {
      expect(holds(actor(grant), right, cells[reach].yes)).toBe(true)
      expect(holds(actor(grant), right, cells[reach].no)).toBe(false)
      expect(holds(actor(grant), right)).toBe(false)
    }
    expect(holdsSomewhere(actor(grant), right)).toBe(reach !== 'no')
  })
})

const reading: readonly Right[] = ['readConference', 'readBoards', 'readDraft', 'readDesk']

test.each(rights)('whoever was left inside reading only holds %s only if it is a reading', (right) => {
  const organizer = actor(aGrantHere('organizer', { readOnly: true }))
  expect(holds(organizer, right, everything)).toBe(reading.includes(right))
  expect(holdsSomewhere(organizer, right)).toBe(reading.includes(right))
})

test('one’s own card is written in whether open or not, another’s only when open', () => {
  const lea = actor(aGrantHere('participant'))
  const asked = [{ own: true }, { open: true }, { own: true, open: true }, {}].map((where) =>
    holds(lea, 'editWords', where),
  )
  expect(asked).toEqual([true, true, true, false])
})

test('a facilitator of no named workshop runs them all, and one of none runs none', () => {
  expect(holds(actor(aGrantHere('facilitator')), 'step', { workshopId: 'wb' })).toBe(true)
  expect(holds(actor(aGrantHere('facilitator')), 'step', { workshopId: null })).toBe(false)
  expect(holds(actor(aGrantHere('facilitator', { workshopIds: [] })), 'step', { workshopId: 'wb' })).toBe(false)
})

test('several grants give the widest of their reaches, and one that only reads takes nothing from the others', () => {
  const both = actor(aGrantHere('moderator', { readOnly: true }), aGrantHere('participant'))
  expect(holds(both, 'comment')).toBe(true)
  expect(holds(both, 'promote')).toBe(false)
  expect(holds(both, 'readDesk')).toBe(true)
})

test('somebody without a grant holds nothing', () => {
  for (const right of rights) expect(holds(actor(), right, everything)).toBe(false)
})

test('a role that only reads is still a role, but leads nothing', () => {
  const wanted: readonly Role[] = ['organizer', 'moderator']
  const left = actor(aGrantHere('moderator', { readOnly: true }))
  expect([hasRole(left, ...wanted), hasWritingRole(left, ...wanted)]).toEqual([true, false])
  const full = actor(aGrantHere('moderator'))
  expect([hasRole(full, ...wanted), hasWritingRole(full, ...wanted)]).toEqual([true, true])
  expect(hasWritingRole(actor(aGrantHere('participant')), ...wanted)).toBe(false)
})
