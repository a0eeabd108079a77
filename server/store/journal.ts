/**
 * What became true, in order: the interface of every store (memory, SQLite; later PostgreSQL).
 * The rest of the server knows only this page. One contract suite (tests/contracts) runs on every implementation.
 */

/** One durable change of one document. Sequences start at 1 and have no gaps. */
export interface Entry {
  readonly document: string
  /** Sequence this entry must get: the document's last sequence plus one, else the unit is a conflict. */
  readonly sequence: number
  readonly kind: 'edit' | 'act'
  /** Who caused it; null is the server itself. */
  readonly personId: string | null
  /** The act that wrote it, when `kind` is 'act'. */
  readonly actId: string | null
  /** Yjs client id of the edit; null for acts. A delete names nobody, so authorship needs it here. */
  readonly clientId: number | null
  /** Server time, milliseconds since 1970. */
  readonly at: number
  /** A Yjs update, format v1: only what was new. */
  readonly update: Uint8Array
}

/** An entry as it is read back; `update` is null when its payload was erased (the chain still verifies). */
export interface StoredEntry extends Omit<Entry, 'update'> {
  readonly update: Uint8Array | null
}

/** A row beside the documents: a person, a link, a session, a card's owner, an act… Written whole; null removes it. */
export interface RecordWrite {
  readonly collection: string
  readonly id: string
  /** What the row belongs to and is listed by (a conference, a document, a person). */
  readonly scope: string
  readonly value: unknown
}

export interface StoredRecord extends RecordWrite {}

/**
 * One edit, or one whole act over several documents: all of it becomes durable or none of it.
 * `records` with `value: null` remove a row. `expectAbsent` makes a unit a conflict when such a row already exists
 * (the same act twice at once on two nodes).
 */
export interface Unit {
  readonly entries: readonly Entry[]
  readonly records: readonly RecordWrite[]
  readonly expectAbsent?: readonly { readonly collection: string; readonly id: string }[]
}

/** `unavailable`: nothing was written; tell nobody. `conflict`: somebody else wrote first; read the tail and judge again. */
export type Outcome = 'durable' | 'conflict' | 'unavailable'

export interface Snapshot {
  readonly sequence: number
  readonly state: Uint8Array
}

/** What a room needs to open: the newest sound snapshot, if any, and every entry after it. */
export interface OpenedDocument {
  readonly document: string
  readonly epoch: number
  /** Last durable sequence. */
  readonly sequence: number
  readonly snapshot: Snapshot | null
  readonly tail: readonly StoredEntry[]
}

/** Why a document cannot be trusted: shown to operators, never to participants. */
export interface Damage {
  readonly kind: 'damaged'
  readonly document: string
  readonly what: string
}

export interface Journal {
  /** One synced transaction for the whole list; each unit is judged alone, in order. Never rejects. */
  commit(units: readonly Unit[]): Promise<readonly Outcome[]>
  /** null when the document was never created. Verifies checksums and the chain of what it reads. */
  open(document: string): Promise<OpenedDocument | Damage | null>
  /** Entries after a sequence, in order. */
  read(document: string, after: number, limit?: number): Promise<readonly StoredEntry[]>
  /** Creates the document with epoch 1 and sequence 0; false when it already exists. */
  create(document: string): Promise<boolean>
  /** Keeps a fast way to open. Ignored unless `sequence` is already durable. The log itself is kept. */
  putSnapshot(document: string, snapshot: Snapshot): Promise<void>
  /** Restore and erasure raise it: browsers must discard what they hold. Returns the new epoch. */
  raiseEpoch(document: string): Promise<number>
  documents(): Promise<readonly { document: string; epoch: number; sequence: number }[]>
  record(collection: string, id: string): Promise<StoredRecord | null>
  /** Rows of a collection, of one scope when given, by id. */
  records(collection: string, scope?: string): Promise<readonly StoredRecord[]>
  /** Walks a document's whole log: sequence without gaps, checksums, payload hashes, chain. */
  verify(document: string): Promise<Damage | null>
  close(): Promise<void>
}
