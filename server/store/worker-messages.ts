/** What the server and the thread that holds the database say to each other. */
import type { Damage, Outcome, StoredRecord } from './journal.ts'
import type { DocumentOnTheWay, EntriesOnTheWay, UnitsOnTheWay } from './on-the-way.ts'
import type { Parcel } from './parcel.ts'

/** Each call with what is asked and what is answered. */
export interface Calls {
  commit: { ask: UnitsOnTheWay; answer: readonly Outcome[] }
  open: { ask: string; answer: DocumentOnTheWay | Damage | null }
  read: { ask: { document: string; after: number; limit: number | null }; answer: EntriesOnTheWay }
  create: { ask: string; answer: boolean }
  putSnapshot: { ask: { document: string; sequence: number; state: Parcel }; answer: null }
  raiseEpoch: { ask: string; answer: number }
  documents: { ask: null; answer: readonly { document: string; epoch: number; sequence: number }[] }
  record: { ask: { collection: string; id: string }; answer: StoredRecord | null }
  records: { ask: { collection: string; scope: string | null }; answer: readonly StoredRecord[] }
  verify: { ask: string; answer: Damage | null }
  close: { ask: null; answer: null }
}

export type CallName = keyof Calls

export type Ask<Name extends CallName> = Calls[Name]['ask']

export type Answer<Name extends CallName> = Calls[Name]['answer']

export type Request = {
  [Name in CallName]: { readonly id: number; readonly call: Name; readonly ask: Ask<Name> }
}[CallName]

export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'cannot-start'; readonly sentence: string }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer<CallName> }
  | { readonly kind: 'failure'; readonly id: number; readonly reason: string }
  | { readonly kind: 'trouble'; readonly what: string }

export interface WorkerSettings {
  readonly path: string
  readonly sizeLimit: number | undefined
  /** See `acknowledgeBeforeCommit` in sqlite-journal.ts; zero in every real server. */
  readonly delayBeforeWritingMs: number
}
