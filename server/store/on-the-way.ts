/** Units, entries and documents as they travel between the server's thread and the store's: facts apart from bytes. */
import type { Entry, OpenedDocument, StoredEntry, Unit } from './journal.ts'
import { type Parcel, pack, unpack } from './parcel.ts'

/** A unit as tables take it: values are text already, null removes the row. */
export interface WritableUnit extends Pick<Unit, 'entries' | 'expectAbsent'> {
  readonly records: readonly { collection: string; id: string; scope: string; json: string | null }[]
}

export interface UnitsOnTheWay {
  readonly units: readonly (Omit<WritableUnit, 'entries'> & { readonly entries: readonly Omit<Entry, 'update'>[] })[]
  readonly updates: Parcel
}

export interface EntriesOnTheWay {
  readonly entries: readonly Omit<StoredEntry, 'update'>[]
  readonly updates: Parcel
}

export interface DocumentOnTheWay extends Pick<OpenedDocument, 'document' | 'epoch' | 'sequence'> {
  readonly snapshotSequence: number | null
  readonly snapshotState: Parcel
  readonly tail: EntriesOnTheWay
}

/** Text is made here, in the caller's thread: what the row says is what it said when `commit` was called. */
export function packUnits(units: readonly Unit[]): UnitsOnTheWay {
  return {
    updates: pack(units.flatMap((unit) => unit.entries.map((entry) => entry.update))),
    units: units.map(({ entries, records, expectAbsent = [] }) => ({
      entries: entries.map(withoutUpdate),
      records: records.map(({ collection, id, scope, value }) => ({ collection, id, scope, json: textOf(value) })),
      expectAbsent,
    })),
  }
}

export function unpackUnits({ units, updates }: UnitsOnTheWay): WritableUnit[] {
  const pieces = unpack(updates).values()
  return units.map((unit) => ({
    ...unit,
    entries: unit.entries.map((facts) => ({ ...facts, update: nextOf(pieces) })),
  }))
}

export function packEntries(entries: readonly StoredEntry[]): EntriesOnTheWay {
  return { entries: entries.map(withoutUpdate), updates: pack(entries.map((entry) => entry.update)) }
}

export function unpackEntries({ entries, updates }: EntriesOnTheWay): StoredEntry[] {
  const pieces = unpack(updates)
  return entries.map((facts, index) => ({ ...facts, update: pieces[index] ?? null }))
}

export function packDocument({ document, epoch, sequence, snapshot, tail }: OpenedDocument): DocumentOnTheWay {
  const snapshotState = pack(snapshot ? [snapshot.state] : [])
  const snapshotSequence = snapshot?.sequence ?? null
  return { document, epoch, sequence, snapshotSequence, snapshotState, tail: packEntries(tail) }
}

export function unpackDocument(sent: DocumentOnTheWay): OpenedDocument {
  const { document, epoch, sequence, snapshotSequence, snapshotState } = sent
  const [state] = unpack(snapshotState)
  const snapshot = snapshotSequence !== null && state ? { sequence: snapshotSequence, state } : null
  return { document, epoch, sequence, snapshot, tail: unpackEntries(sent.tail) }
}

function withoutUpdate<E extends { readonly update: unknown }>({ update: _, ...facts }: E): Omit<E, 'update'> {
  return facts
}

function textOf(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value)
}

function nextOf(pieces: Iterator<Uint8Array | null>): Uint8Array {
  // As many pieces were packed as there are entries, none of them null.
  return pieces.next().value as Uint8Array
}
