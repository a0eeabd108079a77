/** What the routes are handed, built once by main.ts (or by a test). Each route takes what it names. */
import type { ActMemory } from '../acts/act-memory.ts'
import type { PerformAct } from '../acts/perform-act.ts'
import type { Keyring } from '../identity/keyring.ts'
import type { TryLimits } from '../identity/try-limits.ts'
import type { Live } from '../live/live-types.ts'
import type { Clock } from '../ops/clock.ts'
import type { Health } from '../ops/health.ts'
import type { Log } from '../ops/logger.ts'
import type { Turns } from '../ops/turns.ts'
import type { Journal } from '../store/journal.ts'
import type { Registry } from '../store/registry-types.ts'

export interface House {
  readonly journal: Journal
  readonly registry: Registry
  readonly live: Live
  readonly acts: ActMemory
  readonly perform: PerformAct
  readonly keyring: Keyring
  readonly tries: TryLimits
  readonly turns: Turns
  readonly clock: Clock
  readonly health: Health
  readonly log: Log
  /** `--url`: the one address this house answers to; null: whatever host was asked. */
  readonly publicUrl: string | null
  /** The built client. */
  readonly clientDirectory: string
  /** Loads the demonstration if it is absent; answers its conference's id. */
  readonly loadDemonstration: () => Promise<string>
}
