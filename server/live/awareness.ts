/**
 * Carets and "who is at which card" of one room, riding on y-protocols awareness. A browser may say where its caret is,
 * never who it is: name, colour and site are written here. Only the connection's own client ids are kept; what stock
 * clients echo of others is dropped. Nothing is stored.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { PublicPerson } from '#shared/people/person.ts'
import { liveLimits } from './limits.ts'

export interface Awareness {
  /** Takes what a channel says of itself. False: it is not awareness at all. */
  hear(channel: object, update: Uint8Array, who: Who): boolean
  leave(channel: object): void
  /** Ids whose state changed since the last call, as bytes, by interest. null: nothing to tell. */
  changed(at: number): Told | null
  /** Everybody's state with a newer clock, so that receivers do not forget those who sit still. */
  everybody(at: number): Uint8Array
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
  readonly all: Uint8Array
  readonly byPlace: ReadonlyMap<string, Uint8Array>
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

  function hear(channel: object, update: Uint8Array, who: Who): boolean {
    const said = readAwareness(update)
    if (!said) return false
    for (const { client, state } of said) {
      const known = states.get(client)
      if (known && known.channel !== channel) continue
      // A stock client sends back everybody it knows: another's id is an echo, not a lie.
      if (!known && (state === null || !who.claim(client))) continue
      const place = state === null ? null : placeOf(state)
      const json =
        state === null
          ? null
          : JSON.stringify({ user: publicUser(who.person), ...(place ? { at: place } : {}), ...cursorOf(state) })
      if (known?.json === json) continue
      states.set(client, { channel, place, json, clock: known?.clock ?? 0 })
      news.add(client)
    }
    return true
  }

  function leave(channel: object): void {
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
      all: encode([...news], states),
      byPlace: new Map([...places].map(([place, clients]) => [place, encode(clients, states)])),
    }
    for (const client of news) if (states.get(client)?.json === null) states.delete(client)
    news.clear()
    return told
  }

  function everybody(at: number): Uint8Array {
    const present = [...states].filter(([, state]) => state.json !== null)
    for (const [, state] of present) state.clock = Math.max(state.clock + 1, clockAt(at))
    return encode(
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
    at: (channel) =>
      [...states.values()].find((state) => state.channel === channel && state.json !== null)?.place ?? null,
  }
}

/** Receivers keep the highest clock they saw, over reconnections and restarts of ours: so it follows the time. */
const clockAt = (at: number): number => Math.floor(at / 100) % 2 ** 31

/** States a client may send at once: its own, and the echoes of a room. */
const mostStates = 4_000

function readAwareness(update: Uint8Array): { client: number; state: Record<string, unknown> | null }[] | null {
  try {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    if (count > mostStates || count > update.length) return null
    const said: { client: number; state: Record<string, unknown> | null }[] = []
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      const length = decoding.peekVarUint(decoder)
      if (length > update.length - decoder.pos) return null
      const json = decoding.readVarString(decoder)
      if (json.length > liveLimits.maxAwarenessBytes) continue
      const state: unknown = JSON.parse(json)
      said.push({ client, state: typeof state === 'object' ? (state as Record<string, unknown> | null) : null }) // read key by key
    }
    return said
  } catch {
    return null
  }
}

/** y-prosemirror's caret: two relative positions, nothing else passes. */
function cursorOf(state: Record<string, unknown>): { cursor?: unknown } {
  const { cursor } = state
  if (typeof cursor !== 'object' || cursor === null) return {}
  const { anchor, head } = cursor as Record<string, unknown> // an object, just seen
  return { cursor: { anchor: anchor ?? null, head: head ?? null } }
}

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

function encode(clients: readonly number[], states: ReadonlyMap<number, State>): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, clients.length)
  for (const client of clients) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, states.get(client)?.clock ?? 0)
    encoding.writeVarString(encoder, states.get(client)?.json ?? 'null')
  }
  return encoding.toUint8Array(encoder)
}
