/** What the rest of the server knows of the live path. */

import type { WebSocket } from 'ws'
import type * as Y from 'yjs'
import type { DocumentChange } from '#shared/acts/act.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import type { Result } from '#shared/kit/result.ts'
import type { RecordWrite } from '../store/journal.ts'

/** A decision ready to be carried out: changes to documents and rows, together or not at all. */
export interface ActPlan {
  readonly changes: readonly DocumentChange[]
  readonly records: readonly RecordWrite[]
  readonly creates: readonly string[]
  readonly actId: string
  readonly personId: string
  readonly at: number
}

export interface Live {
  /** A session's socket on `/live/<document>`: plain y-protocols. */
  acceptDocument(socket: WebSocket, session: LiveSession, document: string, extras: boolean): void
  /** A session's socket on `/live`: many documents over one line. */
  acceptLine(socket: WebSocket, session: LiveSession): void
  /**
   * Opens these documents and, between two beats, decides on them and carries the plan out in one unit.
   * `decide` runs again when another node wrote first. Resolves once durable, or with the refusal.
   */
  act(
    documents: readonly string[],
    decide: (open: ReadonlyMap<string, Y.Doc>) => Result<ActPlan>,
  ): Promise<Result<null>>
  /** A document's current content for reading on the server (exports, /api/me): opened if need be. */
  read<T>(document: string, read: (doc: Y.Doc) => T): Promise<T | null>
  /** Ends sockets gently: notice, flush, close 1012 in waves. */
  drain(): Promise<void>
  stats(): LiveStats
}

export interface LiveSession {
  readonly sessionId: string
  readonly personId: string
}

export interface LiveStats {
  readonly rooms: number
  readonly sockets: number
  readonly refusals: number
}

export type { Refusal }
