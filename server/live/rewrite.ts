/**
 * Writes the effective part of an update: what is new of it, with refused insertions kept as identifiers without words.
 * An identifier taken keeps its neighbours, so that everything its author typed after it still finds its place.
 */
import * as encoding from 'lib0/encoding'
import type { DeleteRange, Scanned, Struct } from './scan.ts'

/**
 * `deleted`: same id, same neighbours, no words. `collected`: same id, no place at all (its container was refused).
 * `loosened`: as it was, without its right neighbour.
 */
export type Fate = 'apply' | 'deleted' | 'collected' | 'loosened'

export function writeEffective(
  scanned: Scanned,
  kept: ReadonlyMap<number, readonly Struct[]>,
  fateOf: (struct: Struct) => Fate,
  deletes: readonly DeleteRange[],
): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, kept.size)
  for (const [client, structs] of kept) {
    encoding.writeVarUint(encoder, structs.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, structs[0]?.clock ?? 0)
    for (const struct of structs) writeStruct(encoder, scanned.bytes, struct, fateOf(struct))
  }
  writeDeletes(encoder, deletes)
  return encoding.toUint8Array(encoder)
}

const deletedRef = 1
/** Set where a struct names its right neighbour. */
const rightOriginFlag = 0x40

function writeStruct(encoder: encoding.Encoder, bytes: Uint8Array, struct: Struct, fate: Fate): void {
  if (fate === 'apply' || struct.content === null) {
    encoding.writeUint8Array(encoder, bytes.subarray(struct.from, struct.to))
    return
  }
  if (fate === 'loosened' && struct.origin) {
    encoding.writeUint8(encoder, (bytes[struct.from] ?? 0) & ~rightOriginFlag)
    encoding.writeVarUint(encoder, struct.origin.client)
    encoding.writeVarUint(encoder, struct.origin.clock)
    encoding.writeUint8Array(encoder, bytes.subarray(struct.contentAt, struct.to))
    return
  }
  if (fate === 'collected') {
    encoding.writeUint8(encoder, 0)
  } else {
    // Flags and neighbours as they were; only what it held is gone.
    encoding.writeUint8(encoder, ((bytes[struct.from] ?? 0) & 0xe0) | deletedRef)
    encoding.writeUint8Array(encoder, bytes.subarray(struct.from + 1, struct.contentAt))
  }
  encoding.writeVarUint(encoder, struct.length)
}

function writeDeletes(encoder: encoding.Encoder, deletes: readonly DeleteRange[]): void {
  const byClient = new Map<number, DeleteRange[]>()
  for (const range of deletes) {
    const ranges = byClient.get(range.client)
    if (ranges) ranges.push(range)
    else byClient.set(range.client, [range])
  }
  encoding.writeVarUint(encoder, byClient.size)
  for (const [client, ranges] of byClient) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
}
