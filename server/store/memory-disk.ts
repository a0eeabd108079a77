/** What the memory journal would still have after a crash, and the one way it changes. */
import type { Entry, Outcome, Snapshot, StoredEntry, StoredRecord, Unit } from './journal.ts'

export interface Disk {
  readonly documents: Map<string, StoredDocument>
  readonly records: Map<string, StoredRecord>
}

export interface StoredDocument {
  epoch: number
  readonly entries: StoredEntry[]
  snapshots: Snapshot[]
}

/** As many as the SQLite store keeps. */
const snapshotsKept = 2

export function emptyDisk(): Disk {
  return { documents: new Map(), records: new Map() }
}

/** Judges everything first, so that a refused unit leaves no trace. */
export function writeUnit(disk: Disk, unit: Unit): Outcome {
  if (unit.expectAbsent?.some(({ collection, id }) => disk.records.has(keyOf(collection, id)))) return 'conflict'
  if (!followsOn(disk, unit.entries)) return 'conflict'
  for (const entry of unit.entries) disk.documents.get(entry.document)?.entries.push(entry)
  for (const row of unit.records) {
    if (row.value === null) disk.records.delete(keyOf(row.collection, row.id))
    else disk.records.set(keyOf(row.collection, row.id), row)
  }
  return 'durable'
}

export function writeSnapshot(document: StoredDocument, { sequence, state }: Snapshot): void {
  if (sequence > document.entries.length) return
  const others = document.snapshots.filter((snapshot) => snapshot.sequence !== sequence)
  const inOrder = [...others, { sequence, state: new Uint8Array(state) }]
  inOrder.sort((one, other) => one.sequence - other.sequence)
  document.snapshots = inOrder.slice(-snapshotsKept)
}

/** Values as a database would give them back; throws on what is no JSON. */
export function ownCopyOf(unit: Unit): Unit {
  return {
    ...unit,
    entries: unit.entries.map((entry) => ({ ...entry, update: new Uint8Array(entry.update) })),
    records: unit.records.map((row) => ({ ...row, value: JSON.parse(JSON.stringify(row.value)) })),
  }
}

export function keyOf(collection: string, id: string): string {
  return JSON.stringify([collection, id])
}

function followsOn(disk: Disk, entries: readonly Entry[]): boolean {
  const reached = new Map<string, number>()
  return entries.every(({ document, sequence }) => {
    const last = reached.get(document) ?? disk.documents.get(document)?.entries.length
    reached.set(document, sequence)
    return last !== undefined && sequence === last + 1
  })
}
