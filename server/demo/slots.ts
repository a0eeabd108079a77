/** What the sixty contributions leave to be made: one slot for each, with its workshop, its channel and its fate. */
import type { DemoContribution, DemoFiles } from './demo-files.ts'
import type { Lots } from './seeded-lots.ts'

/** What becomes of a contribution: it stands, its sender sent it twice, or it is refused or masked on this ground. */
export type Fate = 'ordinary' | 'double' | { readonly ground: string; readonly moderation: 'refuser' | 'masquer' }

export interface Slot {
  readonly workshopId: string
  readonly channel: string
  readonly fate: Fate
  readonly interviewId: string | null
}

export function drawSlots(files: DemoFiles, lots: Lots): Slot[] {
  return withInterviews(files, withFates(files, missingSlots(files), lots), lots)
}

/** One slot for each contribution that the file expects and nobody has written. */
function missingSlots({ conference, contributions }: DemoFiles): Slot[] {
  const expected = [
    ...conference.ateliers.flatMap(({ id, contributionsAttendues }) =>
      Object.entries(contributionsAttendues).map(([channel, count]) => ({ id, channel, count })),
    ),
    ...conference.stands.map(({ id, contributionsAttendues }) => ({
      id,
      channel: 'stand',
      count: contributionsAttendues,
    })),
  ]
  return expected.flatMap(({ id, channel, count }) => {
    const written = contributions.filter((one) => one.workshop === id && one.channel === channel).length
    return Array.from(
      { length: count - written },
      (): Slot => ({ workshopId: id, channel, fate: 'ordinary', interviewId: null }),
    )
  })
}

/** The names the volumes go by, and the ground each stands for. */
const groundOfVolume: Readonly<Record<string, string>> = {
  hors_sujet: 'hors_sujet',
  injurieuses: 'injurieux',
  publicitaires: 'publicite',
  inintelligibles: 'inintelligible',
  propagande: 'propagande_electorale',
  masquees_puis_publiees: 'donnees_personnelles',
  doublons_fusionnes: 'doublon',
}

function missingFates({ conference, contributions }: DemoFiles): Fate[] {
  return Object.entries(conference.volumes.moderation).flatMap(([volume, count]) => {
    const ground = groundOfVolume[volume]
    if (!ground) return []
    const written = contributions.filter((one) => one.expected.reason === ground).length
    const moderation = ground === 'donnees_personnelles' ? 'masquer' : 'refuser'
    const fate: Fate = ground === 'doublon' ? 'double' : { ground, moderation }
    return Array.from({ length: count - written }, () => fate)
  })
}

/** Doubles and refusals fall anywhere but on interviews, and on no more than half of a workshop's channel. */
function withFates(files: DemoFiles, slots: readonly Slot[], lots: Lots): Slot[] {
  const fates = lots.shuffled(missingFates(files))
  const sizeOf = (place: string): number => slots.filter((slot) => placeOf(slot) === place).length
  const taken = new Map<string, number>()
  const dealt = new Map<number, Fate>()
  for (const index of lots.shuffled([...slots.keys()])) {
    const place = placeOf(slots[index])
    const full = ((taken.get(place) ?? 0) + 1) * 2 > sizeOf(place)
    const fate = full || slots[index]?.channel === 'entretien' ? undefined : fates.pop()
    if (!fate) continue
    dealt.set(index, fate)
    taken.set(place, (taken.get(place) ?? 0) + 1)
  }
  if (fates.length > 0) throw new Error(`${fates.length} expected refusals and doubles found no place`)
  return slots.map((slot, index) => ({ ...slot, fate: dealt.get(index) ?? slot.fate }))
}

/** A workshop's channel: within it, contributions are counted. */
export const placeOf = (slot: Slot | undefined): string => `${slot?.workshopId} ${slot?.channel}`

/** Deals the excerpts that each interview still owes. */
function withInterviews({ conference, contributions }: DemoFiles, slots: readonly Slot[], lots: Lots): Slot[] {
  const owed = conference.entretiens.flatMap(({ id, contributionsAttendues }) => {
    const given = contributions.filter((one) => interviewIdOf(one) === id).length
    return Array.from({ length: contributionsAttendues - given }, () => id)
  })
  const hand = lots.shuffled(owed)
  return slots.map((slot) => (slot.channel === 'entretien' ? { ...slot, interviewId: hand.pop() ?? null } : slot))
}

/** « Entretien n° 3, financeur solidaire » comes from E-03. */
export function interviewIdOf({ authorLabel }: Pick<DemoContribution, 'authorLabel'>): string | null {
  const number = /^Entretien n° (\d+),/.exec(authorLabel)?.[1]
  return number ? `E-${number.padStart(2, '0')}` : null
}
