/** The live path put together: doors, lines, rooms, pulse, presence, and the timers that keep them honest. */
import * as Y from 'yjs'
import type { Conference } from '#shared/conference/conference.ts'
import { readConference } from '#shared/conference/conference-document.ts'
import { type DocumentName, parseDocumentName } from '#shared/live/document-name.ts'
import { mayOpen } from '#shared/live/door.ts'
import { closeCodes } from '#shared/live/protocol.ts'
import { publicPerson } from '#shared/people/person.ts'
import type { Actor } from '#shared/people/role.ts'
import { actorIn } from '../identity/actor.ts'
import type { Clock } from '../ops/clock.ts'
import type { Log } from '../ops/logger.ts'
import type { Journal } from '../store/journal.ts'
import type { Registry } from '../store/registry-types.ts'
import type { Channel } from './channel.ts'
import { liveLimits } from './limits.ts'
import { createLine, type Line, type LineDeps } from './line.ts'
import type { Live } from './live-types.ts'
import { countClients, noticeMessage, readMessage, step2Message } from './messages.ts'
import { createPresence } from './presence.ts'
import { createPulse } from './pulse.ts'
import { costOf, type Input, type Room } from './room.ts'
import { createRooms } from './rooms.ts'

export interface LiveDeps {
  readonly journal: Journal
  readonly registry: Registry
  readonly clock: Clock
  readonly log: Log
}

export function createLive({ journal, registry, clock, log }: LiveDeps): Live {
  const lines = new Set<Line>()
  let refusals = 0
  let draining = false
  const programmes = new WeakMap<Y.Doc, { sequence: number; conference: Conference }>()

  const rooms = createRooms(journal, {
    registry,
    clock,
    log,
    limits: liveLimits,
    conferenceOf,
    conferenceIdOf,
    actorOf,
    sayEverybody: (room, channel) => presence.sayEverybody(room, channel),
    refused: () => void refusals++,
  })
  const presence = createPresence(rooms, registry, clock, conferenceIdOf)
  const pulse = createPulse({
    journal,
    registry,
    rooms,
    clock,
    log,
    told: (room) => presence.tellChanges(room),
    ready,
    makeReady,
  })

  /** Looked up at every message: a right taken back is gone at the next one. */
  function actorOf(personId: string, conferenceId: string): Actor {
    const person = registry.person(personId)
    return person ? actorIn(person, conferenceId) : { personId, grants: [] }
  }

  function conferenceIdOf(room: Pick<Room, 'name'>): string | null {
    return conferenceIdIn(room.name)
  }

  function conferenceIdIn(name: DocumentName): string | null {
    if ('conferenceId' in name) return name.conferenceId
    return registry.workshop(name.workshopId)?.conferenceId ?? null
  }

  /** Read again only when its document changed: asked for every keystroke. */
  function conferenceOf(room: Room): Conference | null {
    const conferenceId = conferenceIdOf(room)
    return conferenceId ? conferenceNow(conferenceId) : null
  }

  function conferenceNow(conferenceId: string): Conference | null {
    const room = rooms.get(`conference:${conferenceId}`)
    if (!room) return null
    const known = programmes.get(room.doc)
    if (known?.sequence === room.sequence) return known.conference
    const conference = readConference(conferenceId, room.doc)
    programmes.set(room.doc, { sequence: room.sequence, conference })
    return conference
  }

  /** A board is judged by its workshop's step: without its conference it waits. */
  function ready(room: Room): boolean {
    const conferenceId = conferenceIdOf(room)
    return room.layout !== 'board' || !conferenceId || rooms.get(`conference:${conferenceId}`) !== null
  }

  async function makeReady(room: Room): Promise<void> {
    await rooms.open(`conference:${conferenceIdOf(room)}`)
  }

  const lineDeps: LineDeps = { open: openChannel, hear, leave, closed: (line) => void lines.delete(line) }

  /** The door: who may come in to what. What nobody knows allocates nothing. */
  async function openChannel(
    line: Line,
    document: string,
    extras: boolean,
  ): Promise<Channel | { code: number; reason: string }> {
    const name = parseDocumentName(document)
    const conferenceId = name && conferenceIdIn(name)
    if (!name || !conferenceId || !registry.conference(conferenceId))
      return { code: closeCodes.gone, reason: 'no such document' }
    const person = registry.person(line.session.personId)
    if (!person || !registry.session(line.session.sessionId))
      return { code: closeCodes.notSignedIn, reason: 'not signed in' }
    try {
      await rooms.open(`conference:${conferenceId}`)
      const access = accessOf(line.session.personId, name, conferenceId)
      if (access === 'no') return { code: closeCodes.forbidden, reason: 'not yours to open' }
      if (name.kind === 'notebook') await journal.create(document)
      const room = await rooms.open(document)
      return room ? enter(line, room, access, extras) : { code: closeCodes.gone, reason: 'no such document' }
    } catch (fault) {
      log.error({ document, fault: String(fault) }, 'document could not be opened')
      return { code: closeCodes.tryLater, reason: 'try again later' }
    }
  }

  function accessOf(personId: string, name: DocumentName, conferenceId: string) {
    return mayOpen(actorOf(personId, conferenceId), name, {
      draftOpened: conferenceNow(conferenceId)?.draftOpened ?? false,
      workshopIds: registry.workshops(conferenceId).map((workshop) => workshop.id),
    })
  }

  function enter(line: Line, room: Room, access: Channel['access'], extras: boolean): Channel {
    const channel: Channel = {
      line,
      room,
      number: room.number,
      personId: line.session.personId,
      extras,
      access,
      handshaken: false,
      waitingForStep2: false,
      gapsAsked: 0,
      inboxBytes: 0,
      dismissed: false,
      lag: null,
      greet() {
        room.hello(channel)
        presence.moved(room)
      },
      send(message) {
        if (room.channels.has(channel)) line.say(message)
      },
    }
    room.channels.add(channel)
    return channel
  }

  function leave(channel: Channel): void {
    const { room } = channel
    if (!room.channels.delete(channel)) return
    room.awareness.leave(channel)
    room.idleSince = clock.now()
    presence.moved(room)
    if (!room.gone) pulse.touch(room)
  }

  function hear(channel: Channel, message: Uint8Array): void {
    const { room } = channel
    if (room.gone) return
    const heard = readMessage(message)
    switch (heard.kind) {
      case 'nonsense':
        channel.line.closeChannel(channel, closeCodes.malformed, 'malformed message')
        return
      case 'queryAwareness':
        take({ kind: 'who', channel })
        return
      case 'awareness':
        hearAwareness(channel, heard.update)
        return
      case 'update':
        take({ kind: 'update', channel, update: heard.update, step2: heard.step2 })
        return
      case 'step1':
        if (isStateVectorFor(room, heard.stateVector)) take({ kind: 'step1', channel, stateVector: heard.stateVector })
        else channel.line.closeChannel(channel, closeCodes.malformed, 'malformed state vector')
        return
      case 'saved':
        take({ kind: 'saved', channel, n: heard.n })
    }
  }

  function take(input: Input): void {
    const { channel } = input
    channel.inboxBytes += costOf(input)
    if (channel.inboxBytes > liveLimits.maxInboxBytes) {
      channel.line.closeChannel(channel, closeCodes.abusive, 'too much at once')
      return
    }
    channel.room.inbox.push(input)
    pulse.touch(channel.room)
  }

  /** It names clients the room knows, and pages of its own that the room has not met. */
  function isStateVectorFor(room: Room, stateVector: Uint8Array): boolean {
    const clients = countClients(stateVector)
    return clients !== null && clients <= room.doc.store.clients.size + liveLimits.maxClientsPerPerson
  }

  function hearAwareness(channel: Channel, update: Uint8Array): void {
    const { room, personId } = channel
    const person = registry.person(personId)
    if (!person) return
    const before = room.awareness.at(channel)
    const understood = room.awareness.hear(channel, update, {
      person: publicPerson(person),
      claim: (client) => claim(room, client, personId),
    })
    if (!understood) {
      channel.line.closeChannel(channel, closeCodes.malformed, 'malformed awareness')
      return
    }
    if (room.awareness.at(channel) !== before) presence.moved(room)
    pulse.touch(room)
  }

  /** A client id shown on presence is its person's from then on, before its first keystroke. */
  function claim(room: Room, client: number, personId: string): boolean {
    const owner = room.ownerOf(client)
    if (owner !== null) return owner === personId
    if (room.clientsOf(personId) >= liveLimits.maxClientsPerPerson) return false
    room.bindings.set(client, personId)
    return true
  }

  registry.onChange((records) => {
    const people = new Set(records.filter((record) => record.collection === 'person').map((record) => record.id))
    const gone = new Set(
      records.filter((record) => record.collection === 'session' && record.value === null).map((record) => record.id),
    )
    if (people.size === 0 && gone.size === 0) return
    for (const line of [...lines]) {
      if (gone.has(line.session.sessionId)) line.close(closeCodes.notSignedIn, 'signed out')
      else if (people.has(line.session.personId)) reconsider(line)
    }
  })

  /** Somebody's rights changed: what they may no longer open closes, what they may no longer write becomes a reading. */
  function reconsider(line: Line): void {
    let changed = false
    for (const channel of [...line.channels.values()]) {
      const conferenceId = conferenceIdOf(channel.room)
      const access = conferenceId ? accessOf(channel.personId, channel.room.name, conferenceId) : 'no'
      if (access === channel.access) continue
      changed = true
      if (access === 'no') line.closeChannel(channel, closeCodes.forbidden, 'no longer yours to open')
      else {
        channel.access = access
        channel.room.hello(channel)
      }
    }
    const [any] = line.channels.values()
    if (changed && any?.extras) any.send(any.room.frame(noticeMessage({ kind: 'rights-changed' })))
  }

  /** The draft opens and closes to members by a change of the conference's document: doors are looked at again. */
  function reconsiderDrafts(): void {
    for (const room of rooms.all.values()) {
      if (room.name.kind !== 'draft') continue
      const { conferenceId } = room.name
      for (const channel of [...room.channels]) {
        if (accessOf(channel.personId, room.name, conferenceId) === 'no') {
          channel.line.closeChannel(channel, closeCodes.forbidden, 'no longer yours to open')
        }
      }
    }
  }

  /** Those who fell behind get one diff when they can take it, and are cut off when they never can. */
  function easeSlow(): void {
    const now = clock.now()
    for (const room of rooms.all.values()) {
      for (const channel of [...room.channels]) {
        const buffered = channel.line.buffered()
        if (channel.lag && buffered < liveLimits.easedBufferBytes && room.durable === room.sequence) {
          channel.send(room.frame(step2Message(Y.encodeStateAsUpdate(room.doc, channel.lag.stateVector))))
          channel.lag = null
        }
        const tooLate = channel.lag !== null && now - channel.lag.since > liveLimits.lagLimitMs
        if (tooLate || buffered > liveLimits.hardBufferBytes) channel.line.cut()
      }
    }
  }

  const timers = [
    setInterval(() => presence.renew(), liveLimits.keepAliveMs),
    setInterval(() => presence.tellThinned(), liveLimits.thinnedPresenceMs),
    setInterval(() => presence.tellCounts(), liveLimits.presenceCountMs),
    setInterval(easeSlow, 250),
    setInterval(() => rooms.sweep(clock.now()), 10_000),
  ]
  for (const timer of timers) timer.unref()

  function socketsOf(sessionId: string): number {
    let count = 0
    for (const line of lines) if (line.session.sessionId === sessionId) count++
    return count
  }

  return {
    acceptDocument(socket, session, document, extras) {
      const line = createLine(socket, session, false, lineDeps)
      if (draining) return line.close(closeCodes.restart, 'restarting')
      if (socketsOf(session.sessionId) >= liveLimits.maxSocketsPerSession)
        return line.close(closeCodes.abusive, 'too many sockets')
      lines.add(line)
      // What a client says before its document is open waits in the socket.
      socket.pause()
      void openChannel(line, document, extras).then((answer) => {
        socket.resume()
        if ('code' in answer) return line.close(answer.code, answer.reason)
        if (!line.isOpen()) return leave(answer)
        line.channels.set(answer.number, answer)
        answer.greet()
      })
    },

    acceptLine(socket, session) {
      const line = createLine(socket, session, true, lineDeps)
      if (draining) return line.close(closeCodes.restart, 'restarting')
      if (socketsOf(session.sessionId) >= liveLimits.maxSocketsPerSession)
        return line.close(closeCodes.abusive, 'too many sockets')
      lines.add(line)
    },

    async act(documents, decide) {
      const result = await pulse.act(documents, decide)
      if (result.ok && documents.some((document) => document.startsWith('conference:'))) reconsiderDrafts()
      return result
    },

    async read(document, read) {
      const room = await rooms.open(document)
      return room ? read(room.doc) : null
    },

    async drain() {
      draining = true
      for (const line of lines) {
        const [channel] = line.channels.values()
        if (channel?.extras) channel.send(channel.room.frame(noticeMessage({ kind: 'draining' })))
      }
      await pulse.rest()
      await closeInWaves([...lines])
      for (const timer of timers) clearInterval(timer)
      for (const room of rooms.all.values()) if (room.durable - room.snapshotAt > 50) rooms.snapshot(room)
    },

    stats: () => ({ rooms: rooms.all.size, sockets: lines.size, refusals }),
  }
}

/** All at once they would come back all at once. */
async function closeInWaves(lines: readonly Line[]): Promise<void> {
  const wave = Math.max(1, Math.ceil(lines.length / 20))
  for (let first = 0; first < lines.length; first += wave) {
    for (const line of lines.slice(first, first + wave)) line.close(closeCodes.restart, 'restarting')
    if (first + wave < lines.length) await new Promise((next) => setTimeout(next, 100))
  }
}
