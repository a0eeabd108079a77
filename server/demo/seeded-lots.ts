/** Lots that fall the same way for the same seed: what the demonstration's generator draws instead of chance. */
export interface Lots {
  /** An integer from 0 to below `limit`. */
  below(limit: number): number
  /** An integer between the two, both included. */
  between(lowest: number, highest: number): number
  /** True that many times out of a hundred. */
  oftenIn100(times: number): boolean
  pick<T>(from: readonly T[]): T
  shuffled<T>(items: readonly T[]): T[]
}

export function createLots(seed: number): Lots {
  const draw = mulberry32(seed)
  const below = (limit: number): number => Math.floor(draw() * limit)
  return {
    below,
    between: (lowest, highest) => lowest + below(highest - lowest + 1),
    oftenIn100: (times) => below(100) < times,
    pick: (from) => {
      const picked = from[below(from.length)]
      if (picked === undefined) throw new Error('there is nothing to pick from')
      return picked
    },
    shuffled: (items) =>
      items
        .map((item) => ({ item, at: draw() }))
        .sort((one, other) => one.at - other.at)
        .map(({ item }) => item),
  }
}

/** A 32-bit generator by Tommy Ettinger: small, and the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
