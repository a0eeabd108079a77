/** One session's view of one room: what it may do there, what it has heard, what it still owes. */
import type { DoorAnswer } from '#shared/live/door.ts'
import type { Framed } from './frames.ts'
import type { Line } from './line.ts'
import type { Room } from './room.ts'

export interface Channel {
  readonly line: Line
  readonly room: Room
  /** The room's number, the same on every line: a broadcast is framed once. */
  readonly number: number
  readonly personId: string
  /** Whether it asked for messages 100 to 105. */
  readonly extras: boolean
  access: Exclude<DoorAnswer, 'no'>
  /** Whether its first SyncStep2 has been judged: before it, an edit may stand on what is still to come. */
  handshaken: boolean
  /** An edit was set aside until a SyncStep2 brings what it stands on: nothing is acknowledged meanwhile. */
  waitingForStep2: boolean
  gapsAsked: number
  inboxBytes: number
  /** The server hung up: what it still had to say is not heard. Whoever left by themselves is heard out. */
  dismissed: boolean
  /** Since when, and from which state, this consumer is behind; null: it keeps up. */
  lag: { readonly since: number; readonly stateVector: Uint8Array } | null
  /** Says hello, and asks for what the client has. */
  greet(): void
  send(message: Framed): void
}
