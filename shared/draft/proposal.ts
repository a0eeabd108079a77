/** The shared draft: axes, orientations and proposals, each proposal with its own live texts, its sheet and its sources. */
import type { Channel, Passage, SourceRole } from '../board/contribution.ts'
import type { AuthorType } from '../people/author-type.ts'

/** Fields written as live rich text, each a fragment of its own. `title` is a line, `words` the proposal itself. */
export const proposalTexts = ['title', 'words', 'finding', 'goal', 'means', 'divergences'] as const
export type ProposalText = (typeof proposalTexts)[number]

/** Fields of the sheet that are one line. */
export const proposalLines = ['lead', 'partners', 'deadline', 'indicators'] as const
export type ProposalLine = (typeof proposalLines)[number]

export type ProposalField = ProposalText | ProposalLine

export const lineFields: readonly ProposalField[] = ['title', ...proposalLines]

export const scopes = ['economic', 'social', 'mixed', 'governance'] as const
export type Scope = (typeof scopes)[number]

export interface Axis {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly order: string
}

export interface Orientation extends Axis {
  readonly axisId: string
}

/** Where words of the draft come from: the card, and its words when it was promoted. */
export interface Source {
  readonly id: string
  readonly proposalId: string
  readonly workshopId: string
  readonly contributionId: string
  readonly passage: Passage | null
  readonly role: SourceRole
  readonly title: string
  /** The words at promotion, whole. */
  readonly words: string
  /** « C-017 » of its conference. */
  readonly number: number | null
  readonly author: string | null
  readonly authorType: AuthorType | null
  readonly siteId: string | null
  readonly territory: string | null
  readonly channel: Channel
  readonly actId: string
  readonly at: number
  readonly by: string
}

export type ProposalStanding =
  | { readonly kind: 'drafted' }
  | { readonly kind: 'binned'; readonly at: number; readonly by: string }

export interface Proposal {
  readonly id: string
  readonly number: number | null
  readonly orientationId: string | null
  readonly order: string
  readonly scope: Scope | null
  readonly title: string
  readonly texts: Readonly<Record<Exclude<ProposalField, 'title'>, string>>
  readonly standing: ProposalStanding
  readonly sources: readonly Source[]
}

/** « P-01 ». */
export function proposalNumber(number: number): string {
  return `P-${String(number).padStart(2, '0')}`
}
