/** A contribution (a card) as everybody reads it, whichever document it lies in. */
import type { AuthorType } from '../people/author-type.ts'

export const contributionKinds = ['finding', 'proposal', 'question', 'objection'] as const
export type ContributionKind = (typeof contributionKinds)[number]

export const channels = ['workshop', 'online', 'interview', 'kiosk'] as const
export type Channel = (typeof channels)[number]

/** Article 8 of the act of 31 July 2014: aims, means and results of local policies are debated. */
export const debates = ['aims', 'means', 'results'] as const
export type Debate = (typeof debates)[number]

/** What the server states about a card when it first sees it; no edit may touch it. */
export interface Facts {
  /** C-001: counted within the conference. */
  readonly number: number
  readonly at: number
  /** Public reference of the author: a person id, or one made for this card alone. */
  readonly author: string
  readonly authorType: AuthorType | null
  readonly siteId: string | null
  readonly channel: Channel
}

export type Standing =
  | { readonly kind: 'open' }
  | { readonly kind: 'merged'; readonly into: string; readonly at: number }
  | { readonly kind: 'masked'; readonly ground: string; readonly at: number }
  | { readonly kind: 'withdrawn'; readonly at: number; readonly by: string }

/** A part of a card's words, in characters of its plain text. */
export interface Passage {
  readonly from: number
  readonly to: number
}

export const sourceRoles = ['source', 'variant', 'opposition'] as const
export type SourceRole = (typeof sourceRoles)[number]

/** The link from a card to a proposal it serves. Its id is the source's id in the draft. */
export interface Promotion {
  readonly id: string
  readonly contributionId: string
  readonly proposalId: string
  readonly passage: Passage | null
  readonly role: SourceRole
  /** The words at that time. */
  readonly words: string
  readonly actId: string
  readonly at: number
  readonly by: string
}

export interface Contribution {
  readonly id: string
  readonly workshopId: string
  readonly kind: ContributionKind
  readonly debate: Debate | null
  readonly territory: string | null
  /** null: the column it names does not exist; shown in the first one. */
  readonly columnId: string | null
  readonly groupId: string | null
  readonly order: string
  /** Whether its author leaves it open for others to write in. */
  readonly openToAll: boolean
  /** First line. */
  readonly title: string
  /** The rest. */
  readonly body: string
  /** null until the server has seen it. */
  readonly facts: Facts | null
  readonly standing: Standing
  readonly promotions: readonly Promotion[]
}

export interface Group {
  readonly id: string
  readonly title: string
  readonly columnId: string | null
  readonly order: string
}

export interface Comment {
  readonly id: string
  readonly cardId: string
  readonly text: string
  readonly author: string | null
  readonly at: number | null
}

/** `<proposal>.<contribution>`, and the passage when only a part is cited: the same promotion twice is the same link. */
export function promotionId(proposalId: string, contributionId: string, passage: Passage | null): string {
  return passage ? `${proposalId}.${contributionId}.${passage.from}-${passage.to}` : `${proposalId}.${contributionId}`
}

export function overlaps(a: Passage | null, b: Passage | null): boolean {
  if (a === null || b === null) return true
  return a.from < b.to && b.from < a.to
}

/** « C-017 ». */
export function contributionNumber(number: number): string {
  return `C-${String(number).padStart(3, '0')}`
}
