/** Roles of a conference, and what a person was given: a grant. One person may hold several. */

export const roles = [
  'organizer',
  'moderator',
  'synthesizer',
  'facilitator',
  'participant',
  'kiosk',
  'observer',
] as const

export type Role = (typeof roles)[number]

export interface Grant {
  readonly conferenceId: string
  readonly role: Role
  /** The workshops a facilitator runs; null means every workshop of the conference. */
  readonly workshopIds: readonly string[] | null
  /** The link it came through, so that revoking the link can reach the people who entered by it. */
  readonly linkId: string | null
  /** A revoked link may leave its people inside, reading only. */
  readonly readOnly: boolean
}

/** Who is doing this, as the policy sees them: grants of the conference in question only. */
export interface Actor {
  readonly personId: string
  readonly grants: readonly Grant[]
}
