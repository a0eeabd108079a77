/** Who is here: carets by interest, counts for everybody, and on a conference's document the people of every room. */
import type { Presence } from '#shared/live/protocol.ts'
import { publicPerson } from '#shared/people/person.ts'
import type { Clock } from '../ops/clock.ts'
import type { Registry } from '../store/registry-types.ts'
import type { Parcel } from './awareness.ts'
import type { Channel } from './channel.ts'
import type { Framed } from './frames.ts'
import { liveLimits } from './limits.ts'
import { awarenessMessage, keepAliveMessage, presenceMessage } from './messages.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'

export interface PresenceTeller {
  /** At the end of a beat: what changed, to those it concerns. Returns the frames said. */
  tellChanges(room: Room): number
  /** Everybody's state again, and something to keep silent lines alive. */
  renew(): void
  /** Carets of others than one's neighbours, in large rooms. */
  tellThinned(): void
  /** Counts, where somebody came, went or moved. */
  tellCounts(): void
  sayEverybody(room: Room, channel: Channel): void
  moved(room: Room): void
}

/** Named in a presence message; beyond, only counted. */
const mostNamed = 30

export function createPresence(
  rooms: Rooms,
  registry: Registry,
  clock: Clock,
  conferenceIdOf: (room: Room) => string | null,
): PresenceTeller {
  const crowdsChanged = new Set<Room>()
  const behind = new Map<Room, true>()

  function tellChanges(room: Room): number {
    const told = room.awareness.changed(clock.now())
    if (!told) return 0
    if (room.channels.size <= liveLimits.fullPresenceRoom) return say(room, told.all, () => true)
    behind.set(room, true)
    let frames = 0
    for (const [place, update] of told.byPlace)
      frames += say(room, update, (channel) => room.awareness.at(channel) === place)
    return frames
  }

  function say(room: Room, states: Parcel, to: (channel: Channel) => boolean): number {
    const shared = new Map<Uint8Array, Framed>()
    let frames = 0
    for (const channel of room.channels) {
      if (channel.lag || !to(channel)) continue
      for (const bytes of states.for(channel)) {
        const frame = shared.get(bytes) ?? room.frame(awarenessMessage(bytes))
        shared.set(bytes, frame)
        channel.send(frame)
        frames++
      }
    }
    return frames
  }

  function renew(): void {
    for (const room of rooms.all.values()) {
      if (room.channels.size === 0) continue
      say(room, room.awareness.everybody(clock.now()), () => true)
      const keepAlive = room.frame(keepAliveMessage)
      for (const channel of room.channels) channel.send(keepAlive)
    }
  }

  function tellThinned(): void {
    for (const room of behind.keys()) {
      if (!room.gone && room.channels.size > 0) say(room, room.awareness.everybody(clock.now()), () => true)
    }
    behind.clear()
  }

  function tellCounts(): void {
    const conferences = new Set<Room>()
    for (const room of crowdsChanged) {
      if (room.gone) continue
      const conferenceId = conferenceIdOf(room)
      const conference = conferenceId ? rooms.get(`conference:${conferenceId}`) : null
      if (conference) conferences.add(conference)
      if (room !== conference) sayCounts(room, countPeople(room))
    }
    crowdsChanged.clear()
    for (const room of conferences) sayCounts(room, { ...countPeople(room), rooms: countRooms(room) })
  }

  function sayCounts(room: Room, presence: Presence): void {
    const frame = room.frame(presenceMessage(presence))
    for (const channel of room.channels) if (channel.extras && !channel.lag) channel.send(frame)
  }

  /** Each person once, however many tabs and sockets. */
  function countPeople(room: Room): Presence {
    const present = new Map<string, string | null>()
    for (const channel of room.channels) {
      const at = room.awareness.at(channel)
      if (at !== null || !present.has(channel.personId)) present.set(channel.personId, at)
    }
    const bySite: Record<string, number> = {}
    const people: Presence['people'][number][] = []
    for (const [personId, at] of present) {
      const person = registry.person(personId)
      if (!person) continue
      if (person.siteId) bySite[person.siteId] = (bySite[person.siteId] ?? 0) + 1
      if (people.length < mostNamed) people.push({ ...publicPerson(person), at })
    }
    return { count: present.size, bySite, people }
  }

  function countRooms(conference: Room): NonNullable<Presence['rooms']> {
    const counts: Record<string, { count: number; bySite: Readonly<Record<string, number>> }> = {}
    const conferenceId = conferenceIdOf(conference)
    for (const { id } of conferenceId ? registry.workshops(conferenceId) : []) {
      const room = rooms.get(`board:${id}`)
      if (!room || room.channels.size === 0) continue
      const { count, bySite } = countPeople(room)
      counts[id] = { count, bySite }
    }
    return counts
  }

  function sayEverybody(room: Room, channel: Channel): void {
    if (channel.line.buffered() > liveLimits.softBufferBytes) return
    const states = room.awareness.everybody(clock.now()).for(channel)
    if (states.length === 0) channel.send(room.frame(keepAliveMessage))
    for (const bytes of states) channel.send(room.frame(awarenessMessage(bytes)))
  }

  return { tellChanges, renew, tellThinned, tellCounts, sayEverybody, moved: (room) => void crowdsChanged.add(room) }
}
