/**
 * Many small byte arrays as one block that moves to another thread without a copy.
 * Sent one by one, each would drag along the whole buffer it is a view of.
 */
export interface Parcel {
  readonly block: ArrayBuffer
  /** Of each piece in order; -1 where there was none. */
  readonly lengths: readonly number[]
}

export function pack(pieces: readonly (Uint8Array | null)[]): Parcel {
  const lengths = pieces.map((piece) => piece?.length ?? -1)
  const block = new Uint8Array(lengths.reduce((total, length) => total + Math.max(length, 0), 0))
  let end = 0
  for (const piece of pieces) {
    if (!piece) continue
    block.set(piece, end)
    end += piece.length
  }
  return { block: block.buffer, lengths }
}

export function unpack({ block, lengths }: Parcel): (Uint8Array | null)[] {
  let end = 0
  return lengths.map((length) => {
    if (length < 0) return null
    end += length
    return new Uint8Array(block, end - length, length)
  })
}
