/**
 * Quiet, structured lines for operators, on stderr: stdout belongs to what a person or a script asked to read.
 * Facts are ids, kinds and counts. Never a token, a name, an address or a word somebody wrote.
 */
import { destination, pino } from 'pino'

export interface Log {
  debug(facts: object, what: string): void
  info(facts: object, what: string): void
  warn(facts: object, what: string): void
  error(facts: object, what: string): void
}

const stderr = 2

export function createLogger(level: string): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination({ dest: stderr, sync: true }),
  )
}

/** For tests. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
