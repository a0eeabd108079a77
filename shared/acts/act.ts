/**
 * What an act is: a decision somebody takes by name. `decide` is pure: from the world, the input and a stamp to changes
 * or to a refusal. The server carries the changes out in one unit; the browser runs the same `decide` to say why not.
 */
import type { GenericSchema, InferOutput } from 'valibot'
import type { BoardChange } from '../board/board-document.ts'
import type { Contribution } from '../board/contribution.ts'
import type { Conference } from '../conference/conference.ts'
import type { ConferenceChange } from '../conference/conference-document.ts'
import type { DraftChange } from '../draft/draft-document.ts'
import type { Axis, Orientation, Proposal, ProposalField, Source } from '../draft/proposal.ts'
import type { Result } from '../kit/result.ts'
import type { Stamp } from '../kit/stamp.ts'
import type { Link } from '../people/link.ts'
import type { Person } from '../people/person.ts'
import type { Actor } from '../people/role.ts'
import type { RichNode } from '../text/rich-text-document.ts'

/** A change to one document; its name says which writer carries it out. */
export type DocumentChange =
  | { readonly document: string; readonly conference: ConferenceChange }
  | { readonly document: string; readonly board: BoardChange }
  | { readonly document: string; readonly draft: DraftChange }

/** A row beside the documents. */
export type RecordChange =
  | { readonly collection: 'person'; readonly id: string; readonly value: Person }
  | { readonly collection: 'link'; readonly id: string; readonly value: Link }
  | { readonly collection: 'conference'; readonly id: string; readonly value: ConferenceRecord | null }
  | { readonly collection: 'workshop'; readonly id: string; readonly value: WorkshopRecord | null }

/** Which documents exist, and whose: what the door asks before anything is allocated. */
export interface ConferenceRecord {
  readonly id: string
  readonly createdAt: number
}

export interface WorkshopRecord {
  readonly id: string
  readonly conferenceId: string
}

/** What an act answers to who asked: kept, and given again when the same act is asked again. */
export type Answer = Readonly<Record<string, unknown>>

export interface Decision {
  readonly changes: readonly DocumentChange[]
  readonly records?: readonly RecordChange[]
  /** Documents to bring into being. */
  readonly creates?: readonly string[]
  readonly answer?: Answer
  /** Ids of what was touched: an undo is refused when a later act touched one of them. */
  readonly subjects?: readonly string[]
  /** What undoing will need. Never shown. */
  readonly kept?: unknown
}

/** An act as the records keep it. */
export interface ActRecord {
  readonly actId: string
  readonly kind: string
  readonly personId: string
  readonly conferenceId: string | null
  readonly input: unknown
  readonly reason: string | null
  readonly at: number
  readonly answer: Answer
  readonly subjects: readonly string[]
  readonly kept: unknown
  readonly undoneBy: string | null
}

/** What the server makes afresh for an act, so that `decide` stays pure. */
export interface Fresh {
  /** An identifier never used before; the same for the same act and name. */
  id(name: string): string
  readonly secretHash: string
  readonly codeHash: string
}

/** Everything a decision may look at. Read lazily: a board of ten thousand cards is not read to promote one. */
export interface World {
  readonly actor: Actor
  readonly founder: boolean
  readonly conference: Conference | null
  contribution(workshopId: string, contributionId: string): Contribution | null
  cardWords(workshopId: string, contributionId: string): readonly RichNode[]
  cardCount(workshopId: string): number
  axes(): readonly Axis[]
  orientations(): readonly Orientation[]
  proposals(): readonly Proposal[]
  proposal(proposalId: string): Proposal | null
  richText(proposalId: string, field: ProposalField): readonly RichNode[]
  sources(): readonly Source[]
  /** One more than the highest number ever given in this draft. */
  nextProposalNumber(): number
  /** Whose card it is: from the records, on the server; from the public reference, in a browser. */
  owns(personId: string, contributionId: string): boolean
  person(personId: string): Person | null
  people(): readonly Person[]
  link(linkId: string): Link | null
  act(actId: string): ActRecord | null
  /** Acts of the same conference after this one that touched one of these and were not undone. */
  laterActs(act: ActRecord): readonly ActRecord[]
  template(name: string): ConferenceTemplate | null
}

/** A shape to start from: sites, workshops and the outline of the draft, without any contribution. */
export interface ConferenceTemplate {
  readonly changes: (conferenceId: string, at: number, id: (name: string) => string) => readonly DocumentChange[]
}

export interface Act<Schema extends GenericSchema = GenericSchema> {
  readonly kind: string
  readonly schema: Schema
  /** Documents to open before deciding; `conferenceId` is the one the act is asked in. */
  touches(input: InferOutput<Schema>, conferenceId: string | null): readonly string[]
  decide(world: World, input: InferOutput<Schema>, stamp: Stamp, fresh: Fresh): Result<Decision>
  /** Absent: this act cannot be undone. */
  undo?(world: World, record: ActRecord, input: InferOutput<Schema>, stamp: Stamp): Result<Decision>
}

/** Keeps the input's type between its schema and its decision. */
export function defineAct<Schema extends GenericSchema>(act: Act<Schema>): Act<Schema> {
  return act
}
