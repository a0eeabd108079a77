/**
 * A server in memory that speaks the line of shared/live/protocol.ts: enough of it to test the client's live layer, with
 * what a network does to it at will. `sockets` stands for the browser's WebSocket.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import {
  type Hello,
  lineClose,
  lineClosed,
  lineOpen,
  lineOpened,
  lineRefused,
  messageAwareness,
  messageHello,
  messageNotice,
  messagePresence,
  messageSaved,
  messageSync,
  type Notice,
  type Presence,
  protocolVersion,
} from '#shared/live/protocol.ts'

export interface FakeRoom {
  doc: Y.Doc
  epoch: number
  readOnly: boolean
  /** Close code answered to whoever asks for this document. */
  refuse: number | null
  readonly number: number
  /** Updates received, as they came. */
  readonly received: Uint8Array[]
  /** Awareness states received. */
  readonly carets: { readonly clients: number; readonly state: unknown }[]
}

interface Client {
  readonly socket: FakeSocket
  /** Rooms open on this line. */
  readonly open: Set<string>
  readonly held: { room: string; n: number }[]
}

interface FakeSocket {
  readyState: number
  binaryType: string
  onopen: (() => void) | null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null
  onclose: ((event: { code: number; reason: string }) => void) | null
  onerror: (() => void) | null
  send(bytes: Uint8Array): void
  close(): void
}

export interface FakeLineServer {
  /** Put in place of the browser's WebSocket. */
  readonly WebSocket: typeof WebSocket
  room(name: string): FakeRoom
  /** While true, changes are applied and nobody is told that they are on disk. */
  holdAcknowledgements: boolean
  releaseAcknowledgements(): void
  /** No connection can be made until it is true again; those that exist are cut. */
  reachable: boolean
  cut(): void
  /** Lines made so far, the failed ones included. */
  readonly tries: number
  readonly lines: number
  /** Names asked for, in order, over all lines. */
  readonly asked: string[]
  notice(room: string, notice: Notice): void
  presence(room: string, presence: Presence): void
  close(room: string, code: number): void
  /** The epoch is raised: a fresh document, and everybody is closed with 4409. */
  restore(room: string, write: (doc: Y.Doc) => void): void
}

export function makeFakeLineServer(): FakeLineServer {
  const rooms = new Map<string, FakeRoom>()
  const clients = new Set<Client>()
  const asked: string[] = []
  let tries = 0

  const roomOf = (name: string): FakeRoom => {
    const known = rooms.get(name)
    if (known) return known
    const made: FakeRoom = {
      doc: new Y.Doc(),
      epoch: 1,
      readOnly: false,
      refuse: null,
      // Neither small nor consecutive.
      number: 700 + rooms.size * 13,
      received: [],
      carets: [],
    }
    rooms.set(name, made)
    return made
  }
  const nameOf = (number: number): string | undefined => [...rooms].find(([, room]) => room.number === number)?.[0]

  function deliver(client: Client, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    write(encoder)
    const bytes = encoding.toUint8Array(encoder).slice()
    queueMicrotask(() => {
      if (client.socket.readyState === 1) client.socket.onmessage?.({ data: bytes.buffer })
    })
  }
  const say = (client: Client, name: string, write: (encoder: encoding.Encoder) => void): void =>
    deliver(client, (encoder) => {
      encoding.writeVarUint(encoder, roomOf(name).number)
      write(encoder)
    })
  const sayJson = (client: Client, name: string, type: number, value: unknown): void =>
    say(client, name, (encoder) => {
      encoding.writeVarUint(encoder, type)
      encoding.writeVarString(encoder, JSON.stringify(value))
    })

  function hear(client: Client, frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    const number = decoding.readVarUint(decoder)
    if (number === 0) {
      hearControl(client, decoder)
      return
    }
    const name = nameOf(number)
    if (!name || !client.open.has(name)) return
    hearMessage(client, name, decoder)
  }

  function hearControl(client: Client, decoder: decoding.Decoder): void {
    const word = decoding.readVarUint(decoder)
    const subject = decoding.readVarUint(decoder)
    if (word === lineClose) {
      const name = nameOf(subject)
      if (name) client.open.delete(name)
      return
    }
    if (word !== lineOpen) return
    const name = decoding.readVarString(decoder)
    asked.push(name)
    const room = roomOf(name)
    if (room.refuse !== null) {
      const code = room.refuse
      deliver(client, (encoder) => {
        encoding.writeVarUint(encoder, 0)
        encoding.writeVarUint(encoder, lineRefused)
        encoding.writeVarUint(encoder, subject)
        encoding.writeVarUint(encoder, code)
        encoding.writeVarString(encoder, 'refused')
      })
      return
    }
    client.open.add(name)
    deliver(client, (encoder) => {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint(encoder, lineOpened)
      encoding.writeVarUint(encoder, subject)
      encoding.writeVarUint(encoder, room.number)
    })
    const hello: Hello = {
      version: protocolVersion,
      document: name,
      epoch: room.epoch,
      personId: 'p1',
      readOnly: room.readOnly,
      at: 0,
    }
    sayJson(client, name, messageHello, hello)
    say(client, name, (encoder) => {
      encoding.writeVarUint(encoder, messageSync)
      writeSyncStep1(encoder, room.doc)
    })
  }

  function hearMessage(client: Client, name: string, decoder: decoding.Decoder): void {
    const room = roomOf(name)
    const type = decoding.readVarUint(decoder)
    if (type === messageSync) {
      const reply = encoding.createEncoder()
      encoding.writeVarUint(reply, messageSync)
      room.received.push(decoder.arr.slice())
      readSyncMessage(decoder, reply, room.doc, client)
      if (encoding.length(reply) > 1)
        say(client, name, (encoder) => encoding.writeUint8Array(encoder, encoding.toUint8Array(reply)))
    } else if (type === messageAwareness) {
      const update = decoding.readVarUint8Array(decoder)
      const states = decoding.createDecoder(update)
      const clientsIn = decoding.readVarUint(states)
      decoding.readVarUint(states)
      decoding.readVarUint(states)
      room.carets.push({ clients: clientsIn, state: JSON.parse(decoding.readVarString(states)) })
      for (const other of clients) {
        if (other === client || !other.open.has(name)) continue
        say(other, name, (encoder) => {
          encoding.writeVarUint(encoder, messageAwareness)
          encoding.writeVarUint8Array(encoder, update)
        })
      }
    } else if (type === messageSaved) {
      client.held.push({ room: name, n: decoding.readVarUint(decoder) })
      if (!server.holdAcknowledgements) acknowledge(client)
    }
  }

  function acknowledge(client: Client): void {
    for (const { room, n } of client.held.splice(0)) {
      say(client, room, (encoder) => {
        encoding.writeVarUint(encoder, messageSaved)
        encoding.writeVarUint(encoder, n)
        encoding.writeVarUint(encoder, 1)
      })
    }
  }

  function follow(name: string): void {
    const room = roomOf(name)
    if (followed.has(room.doc)) return
    followed.add(room.doc)
    room.doc.on('update', (update: Uint8Array, origin: unknown) => {
      for (const client of clients) {
        if (client === origin || !client.open.has(name)) continue
        say(client, name, (encoder) => {
          encoding.writeVarUint(encoder, messageSync)
          writeUpdate(encoder, update)
        })
      }
    })
  }
  const followed = new WeakSet<Y.Doc>()

  function hangUp(client: Client, code: number): void {
    clients.delete(client)
    if (client.socket.readyState === 3) return
    client.socket.readyState = 3
    client.socket.onclose?.({ code, reason: '' })
  }

  function FakeWebSocket(): object {
    tries++
    const socket: FakeSocket = {
      readyState: 0,
      binaryType: 'arraybuffer',
      onopen: null,
      onmessage: null,
      onclose: null,
      onerror: null,
      send: (bytes) => {
        const copy = bytes.slice()
        queueMicrotask(() => {
          if (!clients.has(client)) return
          for (const name of client.open) follow(name)
          hear(client, copy)
        })
      },
      close() {
        clients.delete(client)
        socket.readyState = 3
      },
    }
    const client: Client = { socket, open: new Set(), held: [] }
    setTimeout(() => {
      if (socket.readyState !== 0) return
      if (!server.reachable) return hangUp(client, 1006)
      clients.add(client)
      socket.readyState = 1
      socket.onopen?.()
    }, 1)
    return socket
  }
  Object.assign(FakeWebSocket, { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 })

  const server: FakeLineServer = {
    WebSocket: FakeWebSocket as unknown as typeof WebSocket, // what the line touches of it
    room(name) {
      const room = roomOf(name)
      follow(name)
      return room
    },
    holdAcknowledgements: false,
    releaseAcknowledgements() {
      server.holdAcknowledgements = false
      for (const client of clients) acknowledge(client)
    },
    reachable: true,
    cut() {
      for (const client of [...clients]) hangUp(client, 1006)
    },
    get tries() {
      return tries
    },
    get lines() {
      return clients.size
    },
    asked,
    notice(room, notice) {
      for (const client of clients) if (client.open.has(room)) sayJson(client, room, messageNotice, notice)
    },
    presence(room, presence) {
      for (const client of clients) if (client.open.has(room)) sayJson(client, room, messagePresence, presence)
    },
    close(room, code) {
      for (const client of clients) {
        if (!client.open.delete(room)) continue
        deliver(client, (encoder) => {
          encoding.writeVarUint(encoder, 0)
          encoding.writeVarUint(encoder, lineClosed)
          encoding.writeVarUint(encoder, roomOf(room).number)
          encoding.writeVarUint(encoder, code)
          encoding.writeVarString(encoder, '')
        })
      }
    },
    restore(name, write) {
      const room = roomOf(name)
      room.doc = new Y.Doc()
      room.epoch++
      room.doc.transact(() => write(room.doc))
      follow(name)
      server.close(name, 4409)
    },
  }
  return server
}
