/**
 * What is said on the live socket beside y-protocols (types 0 sync, 1 awareness). docs/protocol.md tells it to strangers.
 * A frame of `/live/<document>` is one message. A frame of `/live` (our line) is a channel number, then one message;
 * channel 0 carries the line's own words.
 */

export const protocolVersion = 1

export const messageSync = 0
export const messageAwareness = 1
/** Stock clients may ask for the awareness states; answered with type 1. */
export const messageQueryAwareness = 3
/** Client: `[100][n]`. Server, once everything this channel sent before is on disk: `[100][n][sequence]`. */
export const messageSaved = 100
/** Server: hello, JSON (Hello). */
export const messageHello = 103
/** Server: notice, JSON (Notice). */
export const messageNotice = 104
/** Server: who is here, JSON (Presence). */
export const messagePresence = 105

/** The query parameter by which a client of `/live/<document>` asks for messages 100 to 105. */
export const extrasParameter = 'extras'

/** Channel 0 of the line: client `[0][open][request][name]`, `[0][close][channel]`. */
export const lineOpen = 0
export const lineClose = 1
/** Server on channel 0: `[0][opened][request][channel]`, `[0][closed][request or channel][code][reason]`. */
export const lineOpened = 2
export const lineRefused = 3
export const lineClosed = 4

export interface Hello {
  readonly version: number
  readonly document: string
  readonly epoch: number
  readonly personId: string
  readonly readOnly: boolean
  /** Server time, milliseconds since 1970. */
  readonly at: number
}

/** Words the server could not place, handed back to their author. */
export interface ReturnedWords {
  readonly words: string
  readonly reason: { readonly kind: string }
  /** Where they were meant to go, when that is known. */
  readonly cardId: string | null
  readonly proposalId: string | null
}

export type Notice =
  | { readonly kind: 'returned'; readonly document: string; readonly returned: readonly ReturnedWords[] }
  /** This person's copy holds something refused that cannot be taken back by writing: open it afresh. */
  | { readonly kind: 'reopen'; readonly document: string; readonly reason: { readonly kind: string } }
  | { readonly kind: 'rights-changed' }
  | { readonly kind: 'draining' }

export interface Presence {
  /** People with this document open, each counted once however many tabs. */
  readonly count: number
  readonly bySite: Readonly<Record<string, number>>
  /** Up to thirty of them. */
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly colour: number
    readonly siteId: string | null
    /** The card or proposal they have open, or null. */
    readonly at: string | null
  }[]
  /** On the conference's document: people per workshop and site. */
  readonly rooms?: Readonly<
    Record<string, { readonly count: number; readonly bySite: Readonly<Record<string, number>> }>
  >
}

/** Why the server hung up. 44xx: do not come back by yourself. Others: come back, with patience. */
export const closeCodes = {
  malformed: 4400,
  notSignedIn: 4401,
  forbidden: 4403,
  gone: 4404,
  epochChanged: 4409,
  abusive: 4429,
  restart: 1012,
  overload: 1013,
  tryLater: 4503,
} as const
