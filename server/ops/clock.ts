/** The only place of the server that reads the time; everyone else is handed a clock, so that time can be replayed. */

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }
