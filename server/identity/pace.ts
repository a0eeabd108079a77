/** How fast one person may act: a bucket that fills again by itself. Nobody's hands reach it, a script's do. */
import type { Clock } from '../ops/clock.ts'

export interface Pace {
  /** Takes one turn; seconds to wait when there is none left, else 0. */
  take(personId: string): number
}

const turnsPerSecond = 50
const burst = 200

interface Bucket {
  turns: number
  at: number
}

export function createPace(clock: Clock): Pace {
  const buckets = new Map<string, Bucket>()
  return {
    take(personId) {
      const bucket = buckets.get(personId) ?? { turns: burst, at: clock.now() }
      buckets.set(personId, bucket)
      const now = clock.now()
      bucket.turns = Math.min(burst, bucket.turns + ((now - bucket.at) / 1_000) * turnsPerSecond)
      bucket.at = now
      if (bucket.turns < 1) return 1
      bucket.turns -= 1
      return 0
    },
  }
}
