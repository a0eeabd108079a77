/**
 * Carets and "who is at which card" of one room, riding on y-protocols awareness. A browser may say where its caret is,
 * never who it is: name, colour and site are written here. Only the connection's own client ids are kept; what stock
 * clients echo of others is dropped. Nothing is stored.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { PublicPerson } from '#shared/people/person.ts'
import { liveLimits } from './limits.ts'
import { readText } from './messages.ts'

export interface Awareness {
  /** Takes what a channel says of itself. False: it is not awareness at all. */
  hear(channel: object, update: Uint8Array, who: Who): boolean
  leave(channel: object): void
  /** Ids whose state changed since the last call, as bytes, by interest. null: nothing to tell. */
  changed(at: number): Told | null
  /** Everybody's state with a newer clock, so that receivers do not forget those who sit still. */
  everybody(at: number): Parcel
  size(): number
  /** Where a channel says it is: a card's or proposal's id. */
  at(channel: object): string | null
}

export interface Who {
  readonly person: PublicPerson
  /** Binds a client id to this person at first sight; false when it is another's. */
  claim(client: number): boolean
}

/** What changed: the whole, and the part that happened at each card. */
export interface Told {
  readonly all: Parcel
  readonly byPlace: ReadonlyMap<string, Parcel>
}

/** States ready to send. A stock client believes what comes back of itself, so nobody is sent their own. */
export interface Parcel {
  /** The same bytes for everybody, save those among which a channel's own state lies. */
  for(channel: object): readonly Uint8Array[]
}

interface State {
  readonly channel: object
  readonly place: string | null
  /** JSON ready to send; null: gone. */
  readonly json: string | null
  clock: number
}

export function createAwareness(): Awareness {
  const states = new Map<number, State>()
  const news = new Set<number>()
  /** Asked for every channel each time somebody moves: not searched for. */
  const places = new Map<object, string | null>()

  function hear(channel: object, update: Uint8Array, who: Who): boolean {
    const said = readAwareness(update)
    if (!said) return false
    let claims = 0
    for (const { client, state } of said) {
      const known = states.get(client)
      if (known && known.channel !== channel) continue
      // A stock client sends back everybody it knows: another's id is an echo, not a lie.
      if (!known && (state === null || ++claims > mostClaims || !who.claim(client))) continue
      const place = state === null ? null : placeOf(state)
      const json =
        state === null
          ? null
          : JSON.stringify({ user: publicUser(who.person), ...(place ? { at: place } : {}), ...cursorOf(state) })
      if (known?.json === json) continue
      states.set(client, { channel, place, json, clock: known?.clock ?? 0 })
      places.set(channel, place)
      news.add(client)
    }
    return true
  }

  function leave(channel: object): void {
    places.delete(channel)
    for (const [client, state] of states) {
      if (state.channel !== channel) continue
      states.set(client, { ...state, json: null })
      news.add(client)
    }
  }

  function changed(at: number): Told | null {
    if (news.size === 0) return null
    const places = new Map<string, number[]>()
    for (const client of news) {
      const state = states.get(client)
      if (!state) continue
      state.clock = Math.max(state.clock + 1, clockAt(at))
      if (state.place) places.set(state.place, [...(places.get(state.place) ?? []), client])
    }
    const told = {
      all: parcelOf([...news], states),
      byPlace: new Map([...places].map(([place, clients]) => [place, parcelOf(clients, states)])),
    }
    for (const client of news) if (states.get(client)?.json === null) states.delete(client)
    news.clear()
    return told
  }

  function everybody(at: number): Parcel {
    const present = [...states].filter(([, state]) => state.json !== null)
    for (const [, state] of present) state.clock = Math.max(state.clock + 1, clockAt(at))
    return parcelOf(
      present.map(([client]) => client),
      states,
    )
  }

  return {
    hear,
    leave,
    changed,
    everybody,
    size: () => states.size,
    at: (channel) => places.get(channel) ?? null,
  }
}

/** Receivers keep the highest clock they saw, over reconnections and restarts of ours: so it follows the time. */
const clockAt = (at: number): number => Math.floor(at / 100) % 2 ** 31

/** States a client may send at once: its own, and the echoes of a room. */
const mostStates = 4_000
/** Client ids a message may show for the first time: a page shows one. */
const mostClaims = 16

function readAwareness(update: Uint8Array): { client: number; state: Record<string, unknown> | null }[] | null {
  try {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    if (count > mostStates || count > update.length) return null
    const said: { client: number; state: Record<string, unknown> | null }[] = []
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      const json = readText(decoder)
      if (json.length > liveLimits.maxAwarenessBytes) continue
      const state: unknown = JSON.parse(json)
      said.push({ client, state: typeof state === 'object' ? (state as Record<string, unknown> | null) : null }) // read key by key
    }
    return decoding.hasContent(decoder) ? null : said
  } catch {
    return null
  }
}

/** y-prosemirror's caret: two relative positions, nothing else passes. */
function cursorOf(state: Record<string, unknown>): { cursor?: unknown } {
  const { cursor } = state
  if (typeof cursor !== 'object' || cursor === null) return {}
  const { anchor, head } = cursor as Record<string, unknown> // an object, just seen
  const [from, to] = [positionOf(anchor), positionOf(head)]
  return from && to ? { cursor: { anchor: from, head: to } } : {}
}

/** A relative position as Yjs reads it: one that it cannot read would stop the editor of everybody who sees it. */
function positionOf(value: unknown): object | null {
  if (typeof value !== 'object' || value === null) return null
  const { type, tname, item, assoc } = value as Record<string, unknown> // an object, just seen
  const position = { type: idOf(type), tname: isRootName(tname) ? tname : null, item: idOf(item) }
  if (!position.type && !position.tname && !position.item) return null
  return { ...position, assoc: typeof assoc === 'number' && assoc < 0 ? -1 : 0 }
}

function idOf(value: unknown): object | null {
  if (typeof value !== 'object' || value === null) return null
  const { client, clock } = value as Record<string, unknown> // an object, just seen
  return isCount(client) && isCount(clock) ? { client, clock } : null
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0 // a number, just seen
const isRootName = (value: unknown): value is string => typeof value === 'string' && /^[a-z]{1,20}$/.test(value)

function placeOf(state: Record<string, unknown>): string | null {
  return typeof state.at === 'string' && state.at.length <= 64 ? state.at : null
}

function publicUser({ id, name, colour, siteId }: PublicPerson): {
  id: string
  name: string
  colour: number
  siteId: string | null
} {
  return { id, name, colour, siteId }
}

interface Piece {
  readonly channel: object | null
  readonly bytes: Uint8Array
}

/** States in one message: a crowd's are cut up, so that only one small message differs from receiver to receiver. */
const statesPerMessage = 16

function parcelOf(clients: readonly number[], states: ReadonlyMap<number, State>): Parcel {
  const messages: { readonly pieces: readonly Piece[]; readonly whole: Uint8Array }[] = []
  for (let first = 0; first < clients.length; first += statesPerMessage) {
    const pieces = clients.slice(first, first + statesPerMessage).map((client) => pieceOf(client, states.get(client)))
    messages.push({ pieces, whole: joined(pieces) })
  }
  return {
    for: (channel) =>
      messages.flatMap(({ pieces, whole }) => {
        const others = pieces.filter((piece) => piece.channel !== channel)
        if (others.length === pieces.length) return whole
        return others.length > 0 ? joined(others) : []
      }),
  }
}

function pieceOf(client: number, state: State | undefined): Piece {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, state?.clock ?? 0)
  encoding.writeVarString(encoder, state?.json ?? 'null')
  return { channel: state?.channel ?? null, bytes: encoding.toUint8Array(encoder) }
}

function joined(pieces: readonly Piece[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, pieces.length)
  for (const { bytes } of pieces) encoding.writeUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}
