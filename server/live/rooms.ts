/** The open rooms: opened once however many ask, pinned while acts need them, closed when idle, dropped when in doubt. */
import { conferenceName, parseDocumentName } from '#shared/live/document-name.ts'
import { closeCodes } from '#shared/live/protocol.ts'
import type { Journal } from '../store/journal.ts'
import { collections } from '../store/registry-types.ts'
import { createRoom, type Room } from './room.ts'
import type { RoomDeps } from './room-deps.ts'

export interface Rooms {
  readonly all: ReadonlyMap<string, Room>
  /** null: no such document. Rejects when it cannot be trusted or read. */
  open(document: string): Promise<Room | null>
  get(document: string): Room | null
  /** Forgets a room without asking its memory anything: its people come back and find it as the journal has it. */
  drop(room: Room, why: string): void
  /** Lets go of rooms nobody is in, leaving a snapshot behind. */
  sweep(now: number): void
  snapshot(room: Room): void
  /** Whose the client ids of a document are, as the journal has it. */
  readBindings(room: Room): Promise<void>
}

export function createRooms(journal: Journal, deps: RoomDeps): Rooms {
  const all = new Map<string, Room>()
  const opening = new Map<string, Promise<Room | null>>()

  async function open(document: string): Promise<Room | null> {
    const there = all.get(document)
    if (there) return there
    const awaited = opening.get(document) ?? load(document)
    opening.set(document, awaited)
    try {
      return await awaited
    } finally {
      opening.delete(document)
    }
  }

  async function load(document: string): Promise<Room | null> {
    const name = parseDocumentName(document)
    const opened = name && (await journal.open(document))
    if (!name || !opened) return null
    if ('kind' in opened) {
      deps.log.error({ document, what: opened.what }, 'document damaged: not opened')
      throw new Error(`${document} is damaged`)
    }
    const room = createRoom(document, name, opened, deps)
    await readBindings(room)
    room.idleSince = deps.clock.now()
    all.set(document, room)
    await pinConference(room)
    return room
  }

  async function readBindings(room: Room): Promise<void> {
    room.recorded.clear()
    for (const { value } of await journal.records(collections.client, room.document)) {
      const { client, personId } = value as { client: number; personId: string } // written by the intake
      room.bindings.set(client, personId)
      room.recorded.add(client)
    }
  }

  /** A board is judged by its workshop's step: the conference's document stays open as long as the board is. */
  async function pinConference(room: Room): Promise<void> {
    const conferenceId = deps.conferenceIdOf(room)
    if (!conferenceId || room.name.kind === 'conference') return
    const conference = await open(conferenceName(conferenceId))
    if (conference) conference.pins++
  }

  function letGo(room: Room): void {
    room.gone = true
    all.delete(room.document)
    const conferenceId = deps.conferenceIdOf(room)
    const conference = conferenceId && room.name.kind !== 'conference' ? all.get(conferenceName(conferenceId)) : null
    if (conference) conference.pins = Math.max(0, conference.pins - 1)
    room.doc.destroy()
  }

  function drop(room: Room, why: string): void {
    if (room.gone) return
    deps.log.error({ document: room.document, why }, 'room dropped')
    for (const channel of [...room.channels]) channel.line.closeChannel(channel, closeCodes.overload, 'reopening')
    letGo(room)
  }

  function sweep(now: number): void {
    for (const room of all.values()) {
      const busy = room.channels.size > 0 || room.pins > 0 || room.inbox.length > 0 || room.durable !== room.sequence
      if (busy) room.idleSince = now
      else if (now - room.idleSince > deps.limits.idleMs) {
        if (room.durable - room.snapshotAt > 50) snapshot(room)
        letGo(room)
      }
    }
  }

  /** Between two beats, so that what it holds is what is durable. */
  function snapshot(room: Room): void {
    if (room.durable !== room.sequence) return
    room.snapshotAt = room.durable
    journal.putSnapshot(room.document, { sequence: room.durable, state: room.fullState() }).catch((fault: unknown) => {
      deps.log.warn({ document: room.document, fault: String(fault) }, 'snapshot not written')
    })
  }

  return { all, open, get: (document) => all.get(document) ?? null, drop, sweep, snapshot, readBindings }
}
