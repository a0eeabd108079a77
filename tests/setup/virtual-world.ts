/**
 * Time and chance of one run, so that its seed alone says what happens in it: timers fire in their order without anybody
 * waiting, and every identifier and delay is drawn from the seed.
 *
 * Imported before anything else: lib0 keeps the clock and the chance that it finds when it is loaded. Until a world is
 * opened, and after it is closed, everything is the real thing.
 */
import { webcrypto } from 'node:crypto'

export interface Chance {
  /** From 0 to just below 1. */
  next(): number
  below(count: number): number
  pick<T>(things: readonly T[]): T
  /** True this often. */
  is(share: number): boolean
}

export interface World {
  readonly chance: Chance
  now(): number
  /** Lets this much time go by: everything due happens, in order. */
  pass(ms: number): Promise<void>
  /** Lets time go by until it holds; false when it still does not after so long. */
  until(holds: () => boolean, patienceMs: number): Promise<boolean>
  close(): void
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number): number => Math.floor(next() * count)
  return {
    next,
    below,
    pick(things) {
      if (things.length === 0) throw new Error('nothing to pick from')
      return things[below(things.length)] as (typeof things)[number] // just counted
    },
    is: (share) => next() < share,
  }
}

interface Timer {
  at: number
  readonly turn: number
  readonly work: () => void
  readonly everyMs: number | null
  ref(): Timer
  unref(): Timer
}

interface Inside {
  readonly chance: Chance
  now: number
  readonly timers: Set<Timer>
}

let inside: Inside | null = null
let turns = 0

export function openWorld(seed: number): World {
  if (inside) throw new Error('one world at a time')
  const mine: Inside = { chance: chanceOf(seed), now: 1_800_000_000_000, timers: new Set() }
  inside = mine

  function nextDue(until: number): Timer | null {
    let first: Timer | null = null
    for (const timer of mine.timers) {
      if (timer.at > until) continue
      if (!first || timer.at < first.at || (timer.at === first.at && timer.turn < first.turn)) first = timer
    }
    return first
  }

  function fire(timer: Timer): void {
    mine.now = Math.max(mine.now, timer.at)
    if (timer.everyMs === null) mine.timers.delete(timer)
    else timer.at = mine.now + Math.max(1, timer.everyMs)
    timer.work()
  }

  async function pass(ms: number): Promise<void> {
    const end = mine.now + ms
    await promisesSettled()
    for (let timer = nextDue(end); timer; timer = nextDue(end)) {
      fire(timer)
      await promisesSettled()
    }
    mine.now = end
  }

  return {
    // Chance of the script, apart from that of the world: what people do does not depend on how often a clock ticks.
    chance: chanceOf(seed ^ 0x5eed),
    now: () => mine.now,
    pass,
    async until(holds, patienceMs) {
      const end = mine.now + patienceMs
      await promisesSettled()
      while (!holds()) {
        if (mine.now >= end) return false
        await pass(20)
      }
      return true
    },
    close() {
      inside = null
    },
  }
}

const real = {
  setTimeout: globalThis.setTimeout,
  setInterval: globalThis.setInterval,
  setImmediate: globalThis.setImmediate,
  clearTimeout: globalThis.clearTimeout,
  clearInterval: globalThis.clearInterval,
  clearImmediate: globalThis.clearImmediate,
  now: Date.now,
  random: Math.random,
  getRandomValues: webcrypto.getRandomValues.bind(webcrypto),
}

/** A turn of the real loop: every promise that could go on has gone on. */
const promisesSettled = (): Promise<void> => new Promise((resolve) => void real.setImmediate(resolve))

function begin(world: Inside, work: () => void, ms: number, everyMs: number | null): Timer {
  const timer: Timer = {
    at: world.now + Math.max(0, ms),
    turn: ++turns,
    work,
    everyMs,
    ref: () => timer,
    unref: () => timer,
  }
  world.timers.add(timer)
  return timer
}

type Work = (...args: unknown[]) => void

/** Whoever began a timer in a world ends it there; others are the real clock's. */
function ending(clear: (timer: never) => void) {
  return (timer: unknown): void => {
    if (timer !== null && typeof timer === 'object' && 'turn' in timer)
      inside?.timers.delete(timer as Timer) // only ours have a turn
    else clear(timer as never) // whatever the real one gave
  }
}

function fillFromChance<T extends ArrayBufferView | null>(chance: Chance, array: T): T {
  if (!array) return array
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
  for (let index = 0; index < bytes.length; index++) bytes[index] = chance.below(256)
  return array
}

const replaced = {
  setTimeout: (work: Work, ms = 0, ...args: unknown[]) =>
    inside ? begin(inside, () => work(...args), ms, null) : real.setTimeout(work, ms, ...args),
  setInterval: (work: Work, ms = 0, ...args: unknown[]) =>
    inside ? begin(inside, () => work(...args), ms, ms) : real.setInterval(work, ms, ...args),
  setImmediate: (work: Work, ...args: unknown[]) =>
    inside ? begin(inside, () => work(...args), 0, null) : real.setImmediate(work, ...args),
  clearTimeout: ending(real.clearTimeout),
  clearInterval: ending(real.clearInterval),
  clearImmediate: ending(real.clearImmediate),
  requestAnimationFrame: (work: (at: number) => void) => replaced.setTimeout(() => work(Date.now()), 16),
  cancelAnimationFrame: (timer: unknown) => replaced.clearTimeout(timer),
}
Object.assign(globalThis, replaced)
Date.now = () => (inside ? inside.now : real.now.call(Date))
Math.random = () => (inside ? inside.chance.next() : real.random())
Object.assign(webcrypto, {
  getRandomValues: <T extends ArrayBufferView | null>(array: T): T =>
    inside ? fillFromChance(inside.chance, array) : (real.getRandomValues(array as never) as T), // the very same array
})
