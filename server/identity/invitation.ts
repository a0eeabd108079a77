/** What a link or a code opens, looked at without entering: asked while one types, and again by `join`. */
import type { Conference } from '#shared/conference/conference.ts'
import { readConference } from '#shared/conference/conference-document.ts'
import type { Invitation } from '#shared/conference/invitation.ts'
import { ok, type Result, refused } from '#shared/kit/result.ts'
import { conferenceName } from '#shared/live/document-name.ts'
import type { Link } from '#shared/people/link.ts'
import type { Live } from '../live/live-types.ts'
import type { Clock } from '../ops/clock.ts'
import type { Registry } from '../store/registry-types.ts'
import { hashOf, type Keyring } from './keyring.ts'
import type { Trying, TryLimits } from './try-limits.ts'

export type LinkWord = { readonly secret: string } | { readonly code: string }

export interface InvitationDeps {
  readonly registry: Registry
  readonly keyring: Keyring
  readonly clock: Clock
  readonly tries: TryLimits
}

/** The link that a word opens, if it still opens anything. */
export function findOpenLink(deps: InvitationDeps, word: LinkWord, who: Trying): Result<Link> {
  const wait = 'code' in word ? deps.tries.waitOf(who) : 0
  if (wait > 0) return refused({ kind: 'too-many-tries', retryAfterSeconds: wait })
  const link = 'code' in word ? byCode(deps, word.code) : deps.registry.linkBySecret(hashOf(word.secret))
  if (!link && 'code' in word) deps.tries.missed(who)
  return link ? openNow(link, deps.clock.now()) : refused({ kind: 'link-unknown' })
}

/** Places are counted apart: whoever came in by this link before may come back when it is full. */
export function isFull(link: Link): boolean {
  return link.maxUses !== null && link.uses >= link.maxUses
}

export async function describeInvitation(live: Live, link: Link): Promise<Invitation> {
  const conference = link.conferenceId ? await readConferenceOf(live, link.conferenceId) : null
  const workshop = conference?.workshops.find(({ id }) => id === link.workshopIds?.[0])
  return {
    conferenceId: link.conferenceId,
    conferenceName: conference?.name ?? '',
    date: conference?.date ?? '',
    role: link.role,
    label: link.label,
    siteId: link.siteId,
    workshop: workshop ? { id: workshop.id, label: workshop.label, name: workshop.name } : null,
    sites: conference?.sites ?? [],
    founder: link.conferenceId === null,
  }
}

export function readConferenceOf(live: Live, conferenceId: string): Promise<Conference | null> {
  return live.read(conferenceName(conferenceId), (doc) => readConference(conferenceId, doc))
}

function byCode({ registry, keyring }: InvitationDeps, code: string): Link | null {
  return registry.linkByCode(keyring.hashOfCode(code))
}

function openNow(link: Link, now: number): Result<Link> {
  if (link.revokedAt !== null) return refused({ kind: 'link-revoked' })
  if (link.expiresAt !== null && link.expiresAt <= now) return refused({ kind: 'link-expired', at: link.expiresAt })
  return ok(link)
}
