/**
 * How often a wrong code may be tried. A hall of four hundred people is one address, so an address may miss very often
 * and a session much less. Secrets of links are not counted: 256 bits are not guessed, and a whole hall that is being
 * attacked must still come in by its posters.
 */
import type { Clock } from '../ops/clock.ts'

export interface TryLimits {
  /** Seconds to wait before another try; 0: go on. */
  waitOf(who: Trying): number
  missed(who: Trying): void
}

export interface Trying {
  readonly address: string
  readonly sessionId: string | null
}

const windowMs = 10 * 60 * 1_000
/** Each of four hundred people in a hall mistypes twice. Nine hundred million codes stay out of reach. */
const missesOfAddress = 1_000
const missesOfSession = 30
/** Beyond this the oldest are forgotten: memory is not an attacker's to spend. */
const rememberedLimit = 20_000

interface Misses {
  readonly until: number
  count: number
}

export function createTryLimits(clock: Clock): TryLimits {
  const misses = new Map<string, Misses>()

  return {
    waitOf: (who) => Math.max(...keysOf(who).map(({ key, limit }) => waitFor(key, limit))),
    missed: (who) => {
      for (const { key } of keysOf(who)) count(key)
    },
  }

  function waitFor(key: string, limit: number): number {
    const known = misses.get(key)
    if (!known || known.count < limit) return 0
    return Math.max(0, Math.ceil((known.until - clock.now()) / 1_000))
  }

  function count(key: string): void {
    const known = misses.get(key)
    if (known && known.until > clock.now()) known.count += 1
    else remember(key)
  }

  function remember(key: string): void {
    misses.delete(key)
    misses.set(key, { until: clock.now() + windowMs, count: 1 })
    const [oldest] = misses.keys()
    if (misses.size > rememberedLimit && oldest !== undefined) misses.delete(oldest)
  }
}

function keysOf({ address, sessionId }: Trying): readonly { readonly key: string; readonly limit: number }[] {
  const ofAddress = { key: `address ${address}`, limit: missesOfAddress }
  return sessionId ? [ofAddress, { key: `session ${sessionId}`, limit: missesOfSession }] : [ofAddress]
}
