/**
 * Entering by a link: a person (new, or the one this browser already is), a grant, a place taken and a session, in one
 * unit. A newcomer's rows are nobody else's, so a whole hall may enter at once; rows of somebody already known, and
 * links whose places are counted, are written alone.
 */
import type { Conference } from '#shared/conference/conference.ts'
import { ok, type Result, refused } from '#shared/kit/result.ts'
import type { Link } from '#shared/people/link.ts'
import type { Person } from '#shared/people/person.ts'
import type { Grant } from '#shared/people/role.ts'
import type { Live } from '../live/live-types.ts'
import { randomId } from '../ops/random-id.ts'
import type { Turns } from '../ops/turns.ts'
import type { Journal, RecordWrite } from '../store/journal.ts'
import { useCollection } from '../store/registry.ts'
import { collections } from '../store/registry-types.ts'
import { findOpenLink, type InvitationDeps, isFull, type LinkWord, readConferenceOf } from './invitation.ts'
import { describedAs, refuseDescription, type SelfDescription } from './self-description.ts'
import { makeSession, type Visitor } from './sessions.ts'
import type { Trying } from './try-limits.ts'
import { writeRows } from './write-rows.ts'

export interface JoinDeps extends InvitationDeps {
  readonly journal: Journal
  readonly live: Live
  readonly turns: Turns
}

export interface Joining extends SelfDescription {
  readonly word: LinkWord
  readonly name: string
}

export interface Joined {
  readonly personId: string
  /** For the cookie; null when the browser keeps the one it has. */
  readonly token: string | null
}

/** The look's checked colours. */
const colourCount = 12

export function createJoin(deps: JoinDeps) {
  const { registry, live, turns } = deps
  const newcomers = new Map<string, number>()

  return async function join(joining: Joining, visitor: Visitor | null, who: Trying): Promise<Result<Joined>> {
    const found = findOpenLink(deps, joining.word, who)
    if (!found.ok) return found
    const { conferenceId, maxUses } = found.value
    const conference = conferenceId ? await readConferenceOf(live, conferenceId) : null
    const refusal = refuseDescription(joining, conference ? [conference] : [])
    if (refusal) return refused(refusal)
    const isShared = visitor === null && maxUses === null
    // Looked up again at its turn: the link may have been revoked, or filled, while this waited.
    const enterNow = () => enter(joining, visitor, who, conference)
    return isShared ? turns.together(enterNow) : turns.alone(enterNow)
  }

  async function enter(
    joining: Joining,
    visitor: Visitor | null,
    who: Trying,
    conference: Conference | null,
  ): Promise<Result<Joined>> {
    const found = findOpenLink(deps, joining.word, who)
    if (!found.ok) return found
    const link = found.value
    const known = visitor ? registry.person(visitor.person.id) : null
    if (isFull(link) && !known?.grants.some(({ linkId }) => linkId === link.id)) {
      return refused({ kind: 'link-full', uses: link.uses })
    }
    const person = admitted(known ?? newcomer(conference), link, joining)
    const session = known ? null : makeSession(person.id, deps.clock)
    const written = await writeRows(deps, [...rowsOf(person, link), ...(session ? [session.record] : [])])
    return written.ok ? ok({ personId: person.id, token: session?.token ?? null }) : written
  }

  function newcomer(conference: Conference | null): Person {
    return {
      id: randomId('p'),
      name: '',
      colour: conference ? nextColour(conference.id) : 1,
      siteId: null,
      authorType: null,
      territory: null,
      grants: [],
      founder: false,
      joinedAt: deps.clock.now(),
      removedAt: null,
    }
  }

  /** Round robin, counted here too: those who enter in the same instant must not all be blue. */
  function nextColour(conferenceId: string): number {
    const count = newcomers.get(conferenceId) ?? registry.people(conferenceId).length
    newcomers.set(conferenceId, count + 1)
    return (count % colourCount) + 1
  }
}

/** The person as they are inside: with what they said, the link's own site unless they said another, and its grant. */
function admitted(person: Person, link: Link, joining: Joining): Person {
  const siteId = joining.siteId ?? link.siteId ?? undefined
  const described = describedAs(person, { ...joining, siteId })
  if (!link.conferenceId) return { ...described, founder: true }
  const grant: Grant = {
    conferenceId: link.conferenceId,
    role: link.role,
    workshopIds: link.workshopIds,
    linkId: link.id,
    readOnly: false,
  }
  return { ...described, grants: [...person.grants.filter(({ linkId }) => linkId !== link.id), grant] }
}

function rowsOf(person: Person, link: Link): readonly RecordWrite[] {
  return [
    { collection: collections.person, id: person.id, scope: '', value: person },
    { collection: useCollection, id: `${link.id}/${person.id}`, scope: link.id, value: { at: person.joinedAt } },
  ]
}
