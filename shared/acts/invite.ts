/** Acts on links and people: make, rotate, revoke a link; remove somebody; give or take back a role. */
import * as v from 'valibot'
import { type Conference, workshopOf } from '../conference/conference.ts'
import { ok, type Result, refused } from '../kit/result.ts'
import { conferenceName } from '../live/document-name.ts'
import type { Link } from '../people/link.ts'
import type { Person } from '../people/person.ts'
import { hasWritingRole, holds } from '../people/reach.ts'
import { type Role, roles } from '../people/role.ts'
import { type Decision, defineAct, type RecordChange, type World } from './act.ts'
import { id, line } from './inputs.ts'

const inConference = (_input: unknown, conferenceId: string | null): readonly string[] =>
  conferenceId ? [conferenceName(conferenceId)] : []

export const makeLink = defineAct({
  kind: 'makeLink',
  schema: v.object({
    role: v.picklist(roles),
    label: v.optional(line(80), ''),
    siteId: v.optional(v.nullable(id), null),
    workshopIds: v.optional(v.nullable(v.pipe(v.array(id), v.maxLength(60))), null),
    expiresAt: v.optional(v.nullable(v.pipe(v.number(), v.integer())), null),
    maxUses: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null),
  }),
  touches: inConference,
  decide(world, input, stamp, fresh) {
    const conference = world.conference
    if (!conference) return refused({ kind: 'no-such-conference' })
    if (!mayInvite(world, input.role, input.workshopIds)) return refused({ kind: 'role-forbids', right: 'makeLinks' })
    if (input.siteId && !conference.sites.some((site) => site.id === input.siteId))
      return refused({ kind: 'no-such-site', siteId: input.siteId })
    const unknown = unknownWorkshop(conference, input.workshopIds)
    if (unknown) return refused({ kind: 'no-such-workshop', workshopId: unknown })
    const link: Link = {
      id: fresh.id('link'),
      conferenceId: conference.id,
      ...input,
      secretHash: fresh.secretHash,
      codeHash: fresh.codeHash,
      uses: 0,
      madeBy: stamp.personId,
      madeAt: stamp.at,
      revokedAt: null,
    }
    return ok({
      changes: [],
      records: [{ collection: 'link', id: link.id, value: link }],
      answer: { linkId: link.id },
      subjects: [link.id],
    })
  },
})

/** A new secret and code; whoever is inside stays. */
export const rotateLink = defineAct({
  kind: 'rotateLink',
  schema: v.object({ linkId: id }),
  touches: inConference,
  decide(world, { linkId }, _stamp, fresh) {
    const link = managed(world, linkId)
    if (!link.ok) return link
    const value = { ...link.value, secretHash: fresh.secretHash, codeHash: fresh.codeHash, revokedAt: null }
    return ok({
      changes: [],
      records: [{ collection: 'link', id: linkId, value }],
      answer: { linkId },
      subjects: [linkId],
    })
  },
})

/** The link opens nothing any more; those inside stay, read only, or leave. */
export const revokeLink = defineAct({
  kind: 'revokeLink',
  schema: v.object({ linkId: id, thoseInside: v.picklist(['stay', 'readOnly', 'leave']) }),
  touches: inConference,
  decide(world, { linkId, thoseInside }, stamp) {
    const link = managed(world, linkId)
    if (!link.ok) return link
    const revoked: RecordChange = { collection: 'link', id: linkId, value: { ...link.value, revokedAt: stamp.at } }
    const inside =
      thoseInside === 'stay'
        ? []
        : world.people().filter((person) => person.grants.some((grant) => grant.linkId === linkId))
    const left = inside.map((person): Person => {
      const grants = person.grants.flatMap((grant) =>
        grant.linkId !== linkId ? [grant] : thoseInside === 'leave' ? [] : [{ ...grant, readOnly: true }],
      )
      return { ...person, grants }
    })
    const others = world.people().filter((person) => !inside.includes(person))
    if (link.value.role === 'organizer' && inside.length > 0 && !somebodyOrganizes([...others, ...left], link.value))
      return refused({ kind: 'still-in-use', what: 'organizer', count: inside.length })
    const changed = left.map((value): RecordChange => ({ collection: 'person', id: value.id, value }))
    return ok({
      changes: [],
      records: [revoked, ...changed],
      answer: { linkId, people: inside.length },
      // What was given to them before is not given back under this.
      subjects: [linkId, ...inside.map((person) => person.id)],
    })
  },
})

/** Takes a person out of the conference: every grant they hold there. Their words stay. */
export const removePerson = defineAct({
  kind: 'removePerson',
  schema: v.object({ personId: id }),
  touches: inConference,
  decide(world, { personId }, stamp) {
    const conference = world.conference
    if (!conference) return refused({ kind: 'no-such-conference' })
    if (!hasWritingRole(world.actor, 'organizer', 'moderator'))
      return refused({ kind: 'role-forbids', right: 'appoint' })
    const person = world.person(personId)
    if (!person?.grants.some((grant) => grant.conferenceId === conference.id))
      return refused({ kind: 'no-such-person', personId })
    const mine = person.grants.filter((grant) => grant.conferenceId === conference.id)
    const organizer = organizes(mine)
    if (organizer && !hasWritingRole(world.actor, 'organizer'))
      return refused({ kind: 'role-forbids', right: 'appoint' })
    if (organizer && !othersOrganize(world, personId, conference.id))
      return refused({ kind: 'still-in-use', what: 'organizer', count: 1 })
    const grants = person.grants.filter((grant) => grant.conferenceId !== conference.id)
    return ok({
      changes: [],
      records: [
        {
          collection: 'person',
          id: personId,
          value: { ...person, grants, removedAt: grants.length === 0 ? stamp.at : null },
        },
      ],
      answer: { personId },
      subjects: [personId],
      kept: { grants: mine },
    })
  },
  /** Gives back what they held here; what they hold elsewhere is another conference's matter. */
  undo(world, record, { personId }) {
    const conference = world.conference
    if (!conference) return refused({ kind: 'no-such-conference' })
    const { grants: mine } = record.kept as { grants: Person['grants'] } // written by decide above
    if (
      !(organizes(mine)
        ? hasWritingRole(world.actor, 'organizer')
        : hasWritingRole(world.actor, 'organizer', 'moderator'))
    )
      return refused({ kind: 'role-forbids', right: 'appoint' })
    const person = world.person(personId)
    if (!person) return refused({ kind: 'no-such-person', personId })
    const grants = [...person.grants.filter((grant) => grant.conferenceId !== conference.id), ...mine]
    return ok({
      changes: [],
      records: [{ collection: 'person', id: personId, value: { ...person, grants, removedAt: null } }],
      subjects: [personId],
    })
  },
})

export const appoint = defineAct({
  kind: 'appoint',
  schema: v.object({
    personId: id,
    role: v.picklist(roles),
    workshopIds: v.optional(v.nullable(v.pipe(v.array(id), v.maxLength(60))), null),
    give: v.boolean(),
  }),
  touches: inConference,
  decide(world, { personId, role, workshopIds, give }) {
    const conference = world.conference
    if (!conference) return refused({ kind: 'no-such-conference' })
    if (!holds(world.actor, 'appoint')) return refused({ kind: 'role-forbids', right: 'appoint' })
    const person = world.person(personId)
    if (!person?.grants.some((grant) => grant.conferenceId === conference.id))
      return refused({ kind: 'no-such-person', personId })
    const unknown = unknownWorkshop(conference, workshopIds)
    if (unknown) return refused({ kind: 'no-such-workshop', workshopId: unknown })
    const before = person.grants.filter((grant) => grant.conferenceId === conference.id && grant.role === role)
    const now = give ? [{ conferenceId: conference.id, role, workshopIds, linkId: null, readOnly: false }] : []
    const changed = withRole(world, person, conference.id, role, now)
    return changed.ok ? ok({ ...changed.value, answer: { personId, role, give }, kept: { grants: before } }) : changed
  },
  /** As it was for this role alone: what the person was given or lost since, here or elsewhere, stays. */
  undo(world, record, { personId, role }) {
    const conference = world.conference
    if (!conference) return refused({ kind: 'no-such-conference' })
    if (!holds(world.actor, 'appoint')) return refused({ kind: 'role-forbids', right: 'appoint' })
    const person = world.person(personId)
    if (!person) return refused({ kind: 'no-such-person', personId })
    const { grants } = record.kept as { grants: Person['grants'] } // written by decide above
    return withRole(world, person, conference.id, role, grants)
  },
})

/** Puts these grants in place of those the person has of the role; a conference never loses its last organiser. */
function withRole(
  world: World,
  person: Person,
  conferenceId: string,
  role: Role,
  now: Person['grants'],
): Result<Decision> {
  const { id: personId } = person
  if (role === 'organizer' && !organizes(now) && !othersOrganize(world, personId, conferenceId))
    return refused({ kind: 'still-in-use', what: 'organizer', count: 1 })
  const others = person.grants.filter((grant) => grant.conferenceId !== conferenceId || grant.role !== role)
  return ok({
    changes: [],
    records: [{ collection: 'person', id: personId, value: { ...person, grants: [...others, ...now] } }],
    subjects: [personId],
  })
}

const invitedBy: Readonly<Record<'organizer' | 'moderator' | 'facilitator', readonly Role[]>> = {
  organizer: roles,
  moderator: ['moderator', 'synthesizer', 'facilitator', 'participant', 'kiosk', 'observer'],
  facilitator: ['participant', 'kiosk', 'observer'],
}

/** Nobody invites above themselves; a facilitator invites to the workshops they run. */
function mayInvite(world: World, role: Role, workshopIds: readonly string[] | null): boolean {
  if (hasWritingRole(world.actor, 'organizer')) return true
  if (hasWritingRole(world.actor, 'moderator')) return invitedBy.moderator.includes(role)
  if (!invitedBy.facilitator.includes(role) || !workshopIds?.length) return false
  return workshopIds.every((workshopId) => holds(world.actor, 'makeLinks', { workshopId }))
}

function managed(world: World, linkId: string): Result<Link> {
  const link = world.link(linkId)
  if (!world.conference || !link || link.conferenceId !== world.conference.id)
    return refused({ kind: 'no-such-link', linkId })
  return mayInvite(world, link.role, link.workshopIds)
    ? ok(link)
    : refused({ kind: 'role-forbids', right: 'makeLinks' })
}

function othersOrganize(world: World, personId: string, conferenceId: string): boolean {
  const others = world.people().filter((person) => person.id !== personId)
  return somebodyOrganizes(others, { conferenceId })
}

function somebodyOrganizes(people: readonly Person[], { conferenceId }: Pick<Link, 'conferenceId'>): boolean {
  return people.some((person) => organizes(person.grants.filter((grant) => grant.conferenceId === conferenceId)))
}

/** Somebody left reading only organises nothing. */
function organizes(grants: Person['grants']): boolean {
  return grants.some((grant) => grant.role === 'organizer' && !grant.readOnly)
}

function unknownWorkshop(conference: Conference, workshopIds: readonly string[] | null): string | undefined {
  return workshopIds?.find((workshopId) => !workshopOf(conference, workshopId))
}
