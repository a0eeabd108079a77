/** Delete ranges of an update, found again by identifier. */
import type { DeleteRange, Id } from './scan.ts'

export type RangeIndex = ReadonlyMap<number, readonly DeleteRange[]>

export function indexRanges(ranges: readonly DeleteRange[]): RangeIndex {
  const index = new Map<number, DeleteRange[]>()
  for (const range of ranges) {
    const known = index.get(range.client)
    if (known) known.push(range)
    else index.set(range.client, [range])
  }
  for (const known of index.values()) known.sort((a, b) => a.clock - b.clock)
  return index
}

export function covers(index: RangeIndex, { client, clock }: Id): boolean {
  const ranges = index.get(client) ?? []
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (!range) return false
    if (clock < range.clock) high = middle - 1
    else if (clock >= range.clock + range.length) low = middle + 1
    else return true
  }
  return false
}
