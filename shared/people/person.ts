/** A person as the records keep them. Names live here, never in a document's history. */
import type { AuthorType } from './author-type.ts'
import type { Grant } from './role.ts'

/** A name longer than this is refused before it is kept; the form says so while one types. */
export const nameLimit = 60

export interface Person {
  readonly id: string
  readonly name: string
  /** 1 to 12: one of the checked colours of the look, given by the server. */
  readonly colour: number
  readonly siteId: string | null
  readonly authorType: AuthorType | null
  /** `level:code`, as in `departement:33`. */
  readonly territory: string | null
  readonly grants: readonly Grant[]
  /** Joining without a conference: who set the machine up, and may create conferences. */
  readonly founder: boolean
  readonly joinedAt: number
  readonly removedAt: number | null
}

/** What every member may know of another: served over HTTP and presence. */
export interface PublicPerson {
  readonly id: string
  readonly name: string
  readonly colour: number
  readonly siteId: string | null
}

export function publicPerson({ id, name, colour, siteId }: Person): PublicPerson {
  return { id, name, colour, siteId }
}

/** White space folded, control characters out; what remains may be empty. */
export function cleanName(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
