/**
 * Links the machine itself hands to whoever starts it: the founder's, new at each start, and one per conference for its
 * organisers. Written alone and before the doors open.
 */
import type { Link } from '#shared/people/link.ts'
import type { ActMemory } from '../acts/act-memory.ts'
import type { Clock } from '../ops/clock.ts'
import { randomToken } from '../ops/random-id.ts'
import { collections } from '../store/registry-types.ts'
import { hashOf, type Keyring } from './keyring.ts'
import { findLinkWords, hashesOf, type LinkWords, makeLinkWords, seedOfStart } from './link-words.ts'
import { type RowDeps, writeRows } from './write-rows.ts'

export interface OpeningDeps extends RowDeps {
  readonly clock: Clock
  readonly keyring: Keyring
  readonly acts: ActMemory
}

/** What a standing link gives; the rest of it never changes. */
export type StandingLink = Pick<Link, 'id' | 'role' | 'label' | 'siteId' | 'workshopIds'> & {
  readonly conferenceId: string
}

const founderLinkId = 'founder'

/** A new secret, which nothing keeps: what was printed before opens nothing, whoever is inside stays. */
export async function renewFounderLink(deps: OpeningDeps): Promise<string> {
  const secret = randomToken()
  await write(deps, {
    ...blank,
    id: founderLinkId,
    conferenceId: null,
    role: 'organizer',
    label: '',
    siteId: null,
    workshopIds: null,
    secretHash: hashOf(secret),
    codeHash: null,
    madeAt: deps.clock.now(),
  })
  return secret
}

export function organizerLink(conferenceId: string): StandingLink {
  return {
    id: `start-${conferenceId}`,
    conferenceId,
    role: 'organizer',
    label: 'Organisation',
    siteId: null,
    workshopIds: null,
  }
}

/** The same words at each start, also after its organisers rotated it; made again when it is missing or was revoked. */
export async function openStandingLink(deps: OpeningDeps, standing: StandingLink): Promise<LinkWords> {
  const known = deps.registry.link(standing.id)
  const acts = (await deps.acts.open(standing.conferenceId)).all()
  const words = known && known.revokedAt === null ? findLinkWords(deps.keyring, known, acts) : null
  return words ?? makeStandingLink(deps, standing)
}

async function makeStandingLink(deps: OpeningDeps, standing: StandingLink): Promise<LinkWords> {
  const madeAt = deps.clock.now()
  const words = makeLinkWords(deps.keyring, deps.registry, seedOfStart(standing.id, madeAt))
  await write(deps, { ...blank, ...standing, ...hashesOf(deps.keyring, words), madeAt })
  return words
}

const blank = { expiresAt: null, maxUses: null, uses: 0, madeBy: null, revokedAt: null } as const

/** At start nobody is there to be answered: a store that refuses this will not open the house. */
async function write(deps: OpeningDeps, value: Link): Promise<void> {
  const row = { collection: collections.link, id: value.id, scope: value.conferenceId ?? '', value }
  const written = await writeRows(deps, [row])
  if (!written.ok) throw new Error("Rien n'a pu être enregistré. / Nothing could be saved.")
}
