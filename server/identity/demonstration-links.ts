/** A way in for every role of the demonstration: printed by `npm run demo`, read by scripts with `--json`. */
import { printCode } from './keyring.ts'
import type { LinkWords } from './link-words.ts'
import { type OpeningDeps, openStandingLink, organizerLink, type StandingLink } from './opening-links.ts'

export interface DemonstrationLinks {
  /** Typed on the home page: a participant who picks a site. */
  readonly code: string
  readonly links: {
    readonly organizer: string
    readonly moderator: string
    readonly synthesizer: string
    readonly facilitator: string
    readonly participant: {
      readonly bordeaux: string
      readonly limoges: string
      readonly poitiers: string
      readonly distance: string
    }
    readonly observer: string
  }
}

/** The workshop that the demonstration's facilitator runs: the one its story is told on. */
const facilitated = 'th-1'

export async function openDemonstrationLinks(
  deps: OpeningDeps,
  conferenceId: string,
  base: string,
): Promise<DemonstrationLinks> {
  const workshopId = deps.registry.workshop(facilitated)?.id ?? deps.registry.workshops(conferenceId)[0]?.id
  const link = (role: StandingLink['role'], label: string, more: Partial<StandingLink> = {}): StandingLink => ({
    id: `start-${role}-${more.siteId ?? 'all'}`,
    conferenceId,
    role,
    label,
    siteId: null,
    workshopIds: null,
    ...more,
  })
  const open = (standing: StandingLink): Promise<LinkWords> => openStandingLink(deps, standing)
  const url = async (standing: StandingLink) => `${base}/r#${(await open(standing)).secret}`
  const participant = (siteId: string, label: string) => url(link('participant', label, { siteId }))
  return {
    code: printCode((await open(link('participant', 'Participation'))).code),
    links: {
      organizer: await url(organizerLink(conferenceId)),
      moderator: await url(link('moderator', 'Modération')),
      synthesizer: await url(link('synthesizer', 'Synthèse')),
      facilitator: await url(link('facilitator', 'Animation', { workshopIds: workshopId ? [workshopId] : null })),
      participant: {
        bordeaux: await participant('bordeaux', 'Bordeaux'),
        limoges: await participant('limoges', 'Limoges'),
        poitiers: await participant('poitiers', 'Poitiers'),
        distance: await participant('distance', 'À distance'),
      },
      observer: await url(link('observer', 'Observation')),
    },
  }
}
