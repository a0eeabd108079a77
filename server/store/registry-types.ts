/** The records as the server holds them in memory: what the doors, the guard and the acts ask at every message. */
import type { ConferenceRecord, WorkshopRecord } from '#shared/acts/act.ts'
import type { Link } from '#shared/people/link.ts'
import type { Person } from '#shared/people/person.ts'
import type { RecordWrite } from './journal.ts'

/** A browser that joined. The token itself is never kept. */
export interface SessionRecord {
  /** sha256 of the cookie's token, hexadecimal. */
  readonly id: string
  readonly personId: string
  readonly madeAt: number
}

/** Who owns a card or a comment, and its number (cards only): authorship the server states. */
export interface CardRecord {
  readonly id: string
  readonly document: string
  readonly conferenceId: string
  readonly owner: string
  readonly number: number | null
}

export interface Registry {
  person(personId: string): Person | null
  people(conferenceId?: string): readonly Person[]
  link(linkId: string): Link | null
  linkBySecret(secretHash: string): Link | null
  linkByCode(codeHash: string): Link | null
  links(conferenceId: string | null): readonly Link[]
  session(sessionId: string): SessionRecord | null
  conference(conferenceId: string): ConferenceRecord | null
  conferences(): readonly ConferenceRecord[]
  workshop(workshopId: string): WorkshopRecord | null
  workshops(conferenceId: string): readonly WorkshopRecord[]
  /** A card or comment by id, unique within its conference. */
  card(conferenceId: string, id: string): CardRecord | null
  /** One more than the highest number given in this conference. */
  nextCardNumber(conferenceId: string): number
  /** Takes rows in once they are durable (or, for cards judged in the same beat, just before). Also told: watchers. */
  apply(records: readonly RecordWrite[]): void
  /** Called after people or links changed; returns how to stop. */
  onChange(told: (records: readonly RecordWrite[]) => void): () => void
}

/** Collections and what `scope` means in each. */
export const collections = {
  person: 'person', // scope ''
  link: 'link', // scope: conference, or '' for the founder's
  session: 'session', // scope: person
  conference: 'conference', // scope ''
  workshop: 'workshop', // scope: conference
  card: 'card', // scope: conference; id `<conference>/<card>`
  act: 'act', // scope: conference, or ''; id `<person>/<actId>`
  client: 'client', // scope: document; id `<document>/<client id>`
} as const
