/**
 * How a document's log proves that nothing in it was changed, dropped or swapped.
 * Each link covers the *hash* of a payload, not the payload: words can be erased and the chain still verifies.
 */
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Entry } from './journal.ts'

/** What a link says of an entry, its payload apart. */
export type EntryFacts = Omit<Entry, 'document' | 'update'>

/** The link before the first entry; it carries the name, so that one document's log cannot pass for another's. */
export function firstLink(document: string): Uint8Array {
  return sha256(document)
}

export function nextLink(previous: Uint8Array, facts: EntryFacts, payloadHash: Uint8Array): Uint8Array {
  const { sequence, kind, personId, actId, clientId, at } = facts
  return sha256(previous, JSON.stringify([sequence, kind, personId, actId, clientId, at]), payloadHash)
}

export function hashOfPayload(payload: Uint8Array): Uint8Array {
  return sha256(payload)
}

/** Covers name and sequence too: a snapshot that claims more than it holds would hide the end of the log. */
export function hashOfSnapshot(document: string, sequence: number, state: Uint8Array): Uint8Array {
  return sha256(JSON.stringify([document, sequence]), state)
}

/** Cheap enough to check on every read; the hashes are checked when a document opens. */
export function checksum(payload: Uint8Array): number {
  return crc32(payload)
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}

function sha256(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
