/** An invitation link: its secret is shown once and kept only as a hash; a short code may open the same door. */
import type { Role } from './role.ts'

export interface Link {
  readonly id: string
  /** null: the founder's link, printed at start, that may create conferences. */
  readonly conferenceId: string | null
  readonly role: Role
  readonly label: string
  /** Proposed to those who enter by it. */
  readonly siteId: string | null
  /** Facilitators: the workshops they run. Participants: the workshop shown first. */
  readonly workshopIds: readonly string[] | null
  readonly secretHash: string
  readonly codeHash: string | null
  readonly expiresAt: number | null
  readonly maxUses: number | null
  readonly uses: number
  readonly madeBy: string | null
  readonly madeAt: number
  readonly revokedAt: number | null
}

/** What becomes of those who entered by a link when it is revoked. */
export type ThoseInside = 'stay' | 'readOnly' | 'leave'

/** What the people who manage links may see of one: everything but the hashes. */
export type ShownLink = Omit<Link, 'secretHash' | 'codeHash'> & { readonly hasCode: boolean }

export function shownLink({ secretHash: _secret, codeHash, ...link }: Link): ShownLink {
  return { ...link, hasCode: codeHash !== null }
}
