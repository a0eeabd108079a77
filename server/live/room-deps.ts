/** What a room is given: the records, the time, and the few words it says through the live path. */
import type { Conference } from '#shared/conference/conference.ts'
import type { Actor } from '#shared/people/role.ts'
import type { Clock } from '../ops/clock.ts'
import type { Log } from '../ops/logger.ts'
import type { Registry } from '../store/registry-types.ts'
import type { Channel } from './channel.ts'
import type { liveLimits } from './limits.ts'
import type { Room } from './room.ts'

/** The server's own client ids are bound to nobody who could come through a door. */
export const serverPerson = '*'

export interface RoomDeps {
  readonly registry: Registry
  readonly clock: Clock
  readonly log: Log
  readonly limits: typeof liveLimits
  /** The conference a document belongs to, as its own document says now; null while it is not open. */
  conferenceOf(room: Room): Conference | null
  conferenceIdOf(room: Room): string | null
  actorOf(personId: string, conferenceId: string): Actor
  /** Tells a newcomer who is where. */
  sayEverybody(room: Room, channel: Channel): void
  refused(): void
}
