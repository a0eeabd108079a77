/** What every part of the draft's page needs to know: whose conference it is, who reads, what they may do. */
import { createContext, useContext } from 'react'
import type { Contribution } from '#shared/board/contribution.ts'
import type { Conference, Site } from '#shared/conference/conference.ts'
import type { Orientation, ProposalField, Source } from '#shared/draft/proposal.ts'
import type { PublicPerson } from '#shared/people/person.ts'
import type { Actor } from '#shared/people/role.ts'
import type { DraftVerbs } from '../live/types.ts'
import type { DraftActs } from './use-draft-acts.ts'

/** The one field somebody writes in on this screen. */
export interface Writing {
  readonly proposalId: string
  readonly field: ProposalField
}

export interface DraftSurroundings {
  readonly conference: Conference
  readonly orientations: readonly Orientation[]
  readonly verbs: DraftVerbs
  readonly acts: DraftActs
  readonly actor: Actor
  /** Whether this person may write in the draft at all. */
  readonly mayEdit: boolean
  readonly writing: Writing | null
  write(writing: Writing | null): void
  openSource(source: Source): void
  person(personId: string | null): PublicPerson | null
  /** The card as it is now, when its board is open here. */
  cardNow(source: Source): Contribution | null
}

export const DraftContext = createContext<DraftSurroundings | null>(null)

export function useDraftSurroundings(): DraftSurroundings {
  const surroundings = useContext(DraftContext)
  if (!surroundings) throw new Error('a part of the draft stands outside DraftDocument')
  return surroundings
}

export function siteOf(conference: Conference, siteId: string | null): Site | null {
  return conference.sites.find(({ id }) => id === siteId) ?? null
}
