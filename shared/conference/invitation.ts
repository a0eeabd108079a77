/** What a link or a code opens, seen without entering: what the server says and the joining page shows. */
import type { Role } from '../people/role.ts'
import type { Site } from './conference.ts'

export interface Invitation {
  /** null: the founder's link, before there is any conference. */
  readonly conferenceId: string | null
  readonly conferenceName: string
  readonly date: string
  readonly role: Role
  readonly label: string
  /** Proposed to who enters. */
  readonly siteId: string | null
  readonly workshop: { readonly id: string; readonly label: string; readonly name: string } | null
  readonly sites: readonly Site[]
  readonly founder: boolean
}
