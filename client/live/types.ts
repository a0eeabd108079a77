/** What pages know of live documents: plain values and verbs. Yjs stays behind client/live and client/editor. */
import type { XmlFragment } from 'yjs'
import type { Comment, Contribution, ContributionKind, Debate, Group } from '#shared/board/contribution.ts'
import type { Conference, Workshop } from '#shared/conference/conference.ts'
import type { Axis, Orientation, Proposal, ProposalField, Scope } from '#shared/draft/proposal.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import type { Presence, ReturnedWords } from '#shared/live/protocol.ts'
import type { AuthorType } from '#shared/people/author-type.ts'
import type { PublicPerson } from '#shared/people/person.ts'
import type { Actor, Grant } from '#shared/people/role.ts'

/** Who I am here: from GET /api/me. */
export interface Me {
  readonly person: PublicPerson & {
    readonly authorType: AuthorType | null
    readonly territory: string | null
    readonly founder: boolean
  }
  readonly conferences: readonly {
    readonly id: string
    readonly name: string
    readonly date: string
    readonly grants: readonly Grant[]
    readonly documents: readonly string[]
  }[]
}

/** The state of my words, in its one place. `pending` counts changes not yet on the server's disk. */
export type SavedState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'sending'; readonly pending: number }
  | { readonly kind: 'offline'; readonly pending: number }
  | { readonly kind: 'readOnly' }

/** How a document stands: opening, open, or refused for a reason that is said. */
export type Opening =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open' }
  | { readonly kind: 'refused'; readonly code: number }

/** A text one may edit live; the editor mounts on it. Opaque to pages. */
export interface LiveText {
  readonly fragment: XmlFragment
  readonly document: string
  readonly editable: boolean
  /** Where the caret is said to be: a card's or a proposal's id. */
  readonly at: string
  readonly shape: 'line' | 'words'
  readonly limit: number
}

export interface ConferenceView {
  readonly opening: Opening
  readonly conference: Conference | null
  readonly actor: Actor
  readonly presence: Presence | null
  /** Names by person id; unknown ids read as null. */
  person(personId: string | null): PublicPerson | null
}

export interface BoardView {
  readonly opening: Opening
  readonly workshop: Workshop | null
  readonly cards: readonly Contribution[]
  readonly groups: readonly Group[]
  readonly comments: readonly Comment[]
  readonly presence: Presence | null
  readonly saved: SavedState
  readonly returned: readonly ReturnedWords[]
  readonly verbs: BoardVerbs
}

export interface NewCardInput {
  readonly text: string
  readonly kind: ContributionKind
  readonly columnId: string
  readonly debate?: Debate | null
  readonly territory?: string | null
}

/** Edits: done at once here, kept on this device, sent when there is a network. Refusals say why beforehand. */
export interface BoardVerbs {
  whyNotAdd(): Refusal | null
  whyNotEdit(cardId: string): Refusal | null
  whyNotMove(cardId: string): Refusal | null
  whyNotComment(cardId: string): Refusal | null
  addCard(card: NewCardInput): string
  setKind(cardId: string, kind: ContributionKind): void
  setOpenToAll(cardId: string, open: boolean): void
  /** Before a card, or at the end of the column when null. */
  moveCard(cardId: string, columnId: string, before: string | null): void
  setGroup(cardId: string, groupId: string | null): void
  addGroup(columnId: string, title: string): string
  comment(cardId: string, text: string): void
  removeComment(commentId: string): void
  text(cardId: string): LiveText | null
  groupTitle(groupId: string): LiveText | null
  /** Says on presence which card one has open; null: none. */
  attend(cardId: string | null): void
  /** Only one's own last change, never another's words. */
  undo(): boolean
  redo(): boolean
  /** The person has dealt with these returned words. */
  dismissReturned(index: number): void
}

export interface DraftView {
  readonly opening: Opening
  readonly axes: readonly Axis[]
  readonly orientations: readonly Orientation[]
  /** Those in the bin apart. */
  readonly proposals: readonly Proposal[]
  readonly binned: readonly Proposal[]
  readonly presence: Presence | null
  readonly saved: SavedState
  readonly returned: readonly ReturnedWords[]
  readonly verbs: DraftVerbs
}

export interface DraftVerbs {
  whyNotEdit(proposalId: string): Refusal | null
  text(proposalId: string, field: ProposalField): LiveText | null
  setOrientation(proposalId: string, orientationId: string | null): void
  setScope(proposalId: string, scope: Scope | null): void
  /** Before a proposal, or last when null. */
  moveProposal(proposalId: string, before: string | null): void
  attend(proposalId: string | null): void
  undo(): boolean
  redo(): boolean
  dismissReturned(index: number): void
}

/** Every board of a conference at once: the wall of the moderators' desk. */
export interface WallView {
  readonly opened: number
  readonly total: number
  readonly cards: readonly Contribution[]
  readonly saved: SavedState
}
