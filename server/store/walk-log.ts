/** Reads a stretch of one document's log and believes nothing: order, checksums, payload hashes, chain. */
import { checksum, hashOfPayload, nextLink, sameBytes } from './chain.ts'
import type { StoredEntry } from './journal.ts'

/** A row of the table `journal`, as SQLite gives it. */
export interface JournalRow {
  readonly document: string
  readonly sequence: number
  readonly kind: StoredEntry['kind']
  readonly person: string | null
  readonly act: string | null
  readonly client: number | null
  readonly at: number
  readonly payload: Uint8Array | null
  readonly payload_hash: Uint8Array
  readonly checksum: number
  readonly chain: Uint8Array
}

/** A place in a log: the sequence reached and the chain there. */
export interface Place {
  readonly sequence: number
  readonly chain: Uint8Array
}

/** Follows the rows from one place to the other; answers what is wrong, or null. */
export function walkLog(
  rows: Iterable<JournalRow>,
  from: Place,
  to: Place,
  meet: (entry: StoredEntry) => void = () => {},
): string | null {
  let here = from
  for (const row of rows) {
    const wrong = whatIsWrong(row, here)
    if (wrong) return wrong
    meet(entryOf(row))
    here = row
  }
  if (here.sequence !== to.sequence) return `the log ends at ${here.sequence} where ${to.sequence} was expected`
  if (!sameBytes(here.chain, to.chain)) return `the chain at ${to.sequence} is not the one the document remembers`
  return null
}

export function entryOf(row: JournalRow): StoredEntry {
  const { document, sequence, kind, at } = row
  return {
    document,
    sequence,
    kind,
    personId: row.person,
    actId: row.act,
    clientId: row.client,
    at,
    update: row.payload,
  }
}

/** A damaged payload; an erased one is sound. */
export function isSoundPayload(row: JournalRow): boolean {
  return row.payload === null || checksum(row.payload) === row.checksum
}

function whatIsWrong(row: JournalRow, before: Place): string | null {
  if (row.sequence !== before.sequence + 1) return `entry ${before.sequence + 1} is missing`
  if (!isSoundPayload(row)) return `entry ${row.sequence} fails its checksum`
  if (row.payload && !sameBytes(hashOfPayload(row.payload), row.payload_hash))
    return `entry ${row.sequence} fails its hash`
  if (!sameBytes(nextLink(before.chain, entryOf(row), row.payload_hash), row.chain))
    return `entry ${row.sequence} breaks the chain`
  return null
}
