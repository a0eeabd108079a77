/**
 * One open document. A beat of its life: everything that came in is judged and applied in one Yjs transaction, which
 * makes one update to tell; each edit becomes a unit for the journal; what is to be said is said after the commit.
 * A room that cannot journal is dropped and opened again from its journal: crashing is the recovery.
 */
import * as Y from 'yjs'
import type { DocumentChange } from '#shared/acts/act.ts'
import { writeChange } from '#shared/catalogue/every-change.ts'
import type { DocumentName } from '#shared/live/document-name.ts'
import { protocolVersion } from '#shared/live/protocol.ts'
import type { OpenedDocument, Unit } from '../store/journal.ts'
import { type Awareness, createAwareness } from './awareness.ts'
import type { Channel } from './channel.ts'
import { type Framed, framed } from './frames.ts'
import { createIntake } from './intake.ts'
import { helloMessage, savedMessage, step1Message, step2Message, updateMessage } from './messages.ts'
import { type Layout, prepareRoots } from './read-edits.ts'
import { type RoomDeps, serverPerson } from './room-deps.ts'

export type Input =
  | { readonly kind: 'update'; readonly channel: Channel; readonly update: Uint8Array; readonly step2: boolean }
  | { readonly kind: 'step1'; readonly channel: Channel; readonly stateVector: Uint8Array }
  | { readonly kind: 'who'; readonly channel: Channel }
  | { readonly kind: 'saved'; readonly channel: Channel; readonly n: number }

/** What an input counts for while it waits: its bytes, and what holding any costs. */
export const costOf = (input: Input): number =>
  64 + (input.kind === 'update' ? input.update.byteLength : input.kind === 'step1' ? input.stateVector.byteLength : 0)

export interface Room {
  readonly document: string
  readonly name: DocumentName
  readonly layout: Layout
  readonly number: number
  readonly channels: Set<Channel>
  readonly awareness: Awareness
  /** Client ids and whose they are. */
  readonly bindings: Map<number, string>
  /** Those whose binding is journalled; the others were only seen on presence. */
  readonly recorded: Set<number>
  readonly deps: RoomDeps
  /** Whose client id it is; null: nobody's yet. */
  ownerOf(client: number): string | null
  /** How many client ids a person has brought here. */
  clientsOf(personId: string): number
  doc: Y.Doc
  epoch: number
  /** Last sequence handed out: durable once the beat's commit is. */
  sequence: number
  durable: number
  snapshotAt: number
  inbox: Input[]
  /** Acts and openings that need it to stay. */
  pins: number
  idleSince: number
  gone: boolean
  /** Judges and applies what came in. */
  work(at: number): RoomBeat
  /** Writes an act's changes; null when they change nothing. */
  write(changes: readonly DocumentChange[]): Uint8Array | null
  /** After the commit: tells everybody, answers those who wait. */
  tell(): void
  /** Full state, encoded once for all who join in this beat. */
  fullState(): Uint8Array
  frame(message: Uint8Array): Framed
  hello(channel: Channel): void
  /** Takes the journal's content in place of what it holds: another node wrote first. */
  reload(opened: OpenedDocument): void
}

export interface RoomBeat {
  readonly units: readonly Unit[]
  /** What to say once the units are durable. */
  readonly afterwards: readonly Afterword[]
}

export interface Afterword {
  /** What it is about; null: about no unit in particular. */
  readonly unit: Unit | null
  readonly say: () => void
}

/** Questions with long answers: asked a thousand times in one beat, answered once. */
interface Asked {
  readonly states: Map<Channel, Uint8Array>
  readonly who: Set<Channel>
}

const roomOrigin = Symbol('room')
let lastNumber = 0

export function createRoom(document: string, name: DocumentName, opened: OpenedDocument, deps: RoomDeps): Room {
  const layout: Layout =
    name.kind === 'board' || name.kind === 'notebook' ? 'board' : name.kind === 'draft' ? 'draft' : 'sealed'
  let outgoing: Uint8Array[] = []
  let beforeState: Map<number, number> | null = null
  let cached: { sequence: number; state: Uint8Array } | null = null
  /** Updates Yjs made by itself while tidying formats: they are the server's and are journalled too. */
  const tidied: Uint8Array[] = []

  const room: Room = {
    document,
    name,
    layout,
    number: ++lastNumber,
    channels: new Set(),
    awareness: createAwareness(),
    bindings: new Map(),
    recorded: new Set(),
    deps,
    ownerOf,
    clientsOf,
    doc: loadDocument(opened, layout),
    epoch: opened.epoch,
    sequence: opened.sequence,
    durable: opened.sequence,
    snapshotAt: opened.snapshot?.sequence ?? 0,
    inbox: [],
    pins: 0,
    idleSince: 0,
    gone: false,
    work,
    write,
    tell,
    fullState,
    frame: (message) => framed(room.number, message),
    hello,
    reload,
  }
  const intake = createIntake(room)
  listen(room.doc)

  /** An id the document knows and nobody is bound to was the server's own, in this opening or an earlier one. */
  function ownerOf(client: number): string | null {
    const bound = room.bindings.get(client)
    if (bound) return bound
    return client === room.doc.clientID || room.doc.store.clients.has(client) ? serverPerson : null
  }

  function clientsOf(personId: string): number {
    let count = 0
    for (const owner of room.bindings.values()) if (owner === personId) count++
    return count
  }

  function listen(doc: Y.Doc): void {
    // A beat applies people's edits and writes the server's facts in one transaction. Yjs, having tidied formats as
    // after any remote change, would take our own writes there for a stranger's use of our client id and change it.
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction.origin === roomOrigin) transaction.local = true
    })
    doc.on('update', (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      outgoing.push(update)
      beforeState ??= transaction.beforeState
      if (origin !== roomOrigin) tidied.push(update)
    })
  }

  function work(at: number): RoomBeat {
    const inputs = room.inbox
    room.inbox = []
    const units: Unit[] = []
    const afterwards: Afterword[] = []
    const asked: Asked = { states: new Map(), who: new Set() }
    room.doc.transact(() => {
      for (const input of inputs) hear(input, at, units, afterwards, asked)
    }, roomOrigin)
    for (const [channel, stateVector] of asked.states)
      afterwards.push({ unit: null, say: () => answerStep1(channel, stateVector) })
    for (const channel of asked.who) afterwards.push({ unit: null, say: () => deps.sayEverybody(room, channel) })
    if (room.doc.store.pendingStructs !== null || room.doc.store.pendingDs !== null)
      throw new Error('the guard let a gap through')
    for (const update of tidied.splice(0)) units.push(intake.ownUnit(update, at))
    return { units, afterwards }
  }

  function hear(input: Input, at: number, units: Unit[], afterwards: Afterword[], asked: Asked): void {
    const { channel } = input
    if (channel.dismissed) return
    channel.inboxBytes -= costOf(input)
    if (input.kind === 'step1') asked.states.set(channel, input.stateVector)
    else if (input.kind === 'who') asked.who.add(channel)
    else if (input.kind === 'saved') hearSaved(input, afterwards)
    else intake.hearUpdate(channel, input.update, input.step2, at, units, afterwards)
  }

  function hearSaved({ channel, n }: Extract<Input, { kind: 'saved' }>, afterwards: Afterword[]): void {
    // Something sent before this is still to come with the SyncStep2 asked for: not yet saved.
    if (channel.waitingForStep2) return
    afterwards.push({ unit: null, say: () => channel.send(room.frame(savedMessage(n, room.durable))) })
  }

  function answerStep1(channel: Channel, stateVector: Uint8Array): void {
    if (channel.line.buffered() > deps.limits.softBufferBytes) {
      channel.lag ??= { since: deps.clock.now(), stateVector }
      return
    }
    const nothing = stateVector.byteLength <= 1
    channel.send(room.frame(step2Message(nothing ? fullState() : Y.encodeStateAsUpdate(room.doc, stateVector))))
  }

  function fullState(): Uint8Array {
    if (cached?.sequence !== room.sequence) cached = { sequence: room.sequence, state: Y.encodeStateAsUpdate(room.doc) }
    return cached.state
  }

  function write(changes: readonly DocumentChange[]): Uint8Array | null {
    const already = outgoing.length
    room.doc.transact(() => {
      for (const change of changes) writeChange(room.doc, change)
    }, roomOrigin)
    return outgoing.slice(already)[0] ?? null
  }

  function tell(): void {
    const updates = outgoing
    const before = beforeState
    outgoing = []
    beforeState = null
    room.durable = room.sequence
    if (updates.length === 0) return
    const frames = updates.map((update) => room.frame(updateMessage(update)))
    for (const channel of room.channels) {
      if (channel.lag) continue
      if (before && channel.line.buffered() > deps.limits.softBufferBytes) {
        channel.lag = { since: deps.clock.now(), stateVector: Y.encodeStateVector(before) }
        continue
      }
      for (const frame of frames) channel.send(frame)
    }
  }

  function reload(opened: OpenedDocument): void {
    const told = room.durable
    room.doc.destroy()
    room.doc = loadDocument(opened, layout)
    listen(room.doc)
    room.sequence = opened.sequence
    tidied.length = 0
    beforeState = null
    cached = null
    // What others wrote since is new to everybody here; a snapshot that covers it is told whole.
    const tail = opened.tail.filter((entry) => entry.sequence > told)
    const covered = (opened.snapshot?.sequence ?? 0) > told
    outgoing = covered ? [fullState()] : tail.flatMap((entry) => entry.update ?? [])
  }

  function hello(channel: Channel): void {
    if (channel.extras) {
      const { access, personId } = channel
      channel.send(
        room.frame(
          helloMessage({
            version: protocolVersion,
            document,
            epoch: room.epoch,
            personId,
            readOnly: access === 'read',
            at: deps.clock.now(),
          }),
        ),
      )
    }
    channel.send(room.frame(step1Message(Y.encodeStateVector(room.doc))))
    if (room.awareness.size() > 0) deps.sayEverybody(room, channel)
  }

  return room
}

/** Content out of the journal; a fresh client id each time, since one used before a lost tail would say two things. */
function loadDocument(opened: OpenedDocument, layout: Layout): Y.Doc {
  const doc = new Y.Doc({ gc: true })
  doc.transact(() => {
    if (opened.snapshot) Y.applyUpdate(doc, opened.snapshot.state)
    for (const entry of opened.tail) if (entry.update) Y.applyUpdate(doc, entry.update)
  }, roomOrigin)
  prepareRoots(doc, layout)
  return doc
}
