/**
 * A Y.Doc joined to the server: the stock provider of y-websocket on a channel of the line, with what the server adds
 * for those who ask. Its own way of sending is replaced in two places: changes of one beat travel as one update followed
 * by a checkpoint, and of presence only one's own state is told.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { messageYjsSyncStep1, writeUpdate } from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import {
  type Hello,
  messageAwareness,
  messageHello,
  messageNotice,
  messagePresence,
  messageSaved,
  messageSync,
  type Notice,
  type Presence,
  type ReturnedWords,
} from '#shared/live/protocol.ts'
import type { Line } from './line.ts'
import { lineSocketFor } from './line-socket.ts'
import { lostWords } from './unsent-words.ts'

export interface ConnectionEars {
  /** First word of the server. false: this copy may not be used any more, and nothing more is to be said with it. */
  hello(hello: Hello): boolean
  notice(notice: Notice): void
  presence(presence: Presence): void
  /** Whether the server and this copy have exchanged everything; false when the network is cut. */
  synced(synced: boolean): void
  /** A change was made here, or acknowledged. */
  pending(pending: number): void
  /** A change from the server took away words it never acknowledged. */
  lost(words: readonly ReturnedWords[]): void
  /** The server hung up for a reason that coming back would not change. */
  refused(code: number): void
}

export interface Connection {
  /** Changes made here that are not yet on the server's disk. */
  readonly pending: number
  /** The changes themselves, oldest first: to be kept on this device, and to be handed back if it comes to that. */
  unsent(): readonly Uint8Array[]
  /** Sends what waits for the next beat. */
  flush(): void
  /** Asks for a word of the server: after a network came back. */
  ask(): void
  stop(): void
}

/** Changes that are not on the server's disk: how many, and what they were. */
export interface Unsent {
  readonly count: number
  readonly update: Uint8Array | null
}

/** Changes of one beat are one update: typing does not feel it, and the server judges a tenth as many. */
const beatMs = 50
const caretBeatMs = 200

export interface ConnectionSettings {
  readonly line: Line
  readonly name: string
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** What an earlier page left unsent: already in the document, and still to be acknowledged. */
  readonly left: Unsent
  readonly ears: ConnectionEars
}

export function connect({ line, name, doc, awareness, left, ears }: ConnectionSettings): Connection {
  const provider = new WebsocketProvider('line:', name, doc, {
    awareness,
    WebSocketPolyfill: lineSocketFor(line, name),
    disableBc: true,
    // Many browsers lose the same server at the same instant: they do not come back at the same instant.
    maxBackoffTime: 3_000 + Math.random() * 12_000,
  })
  let stopped = false

  // What is made here is counted from what an earlier page left unsent.
  let made = left.count
  let acknowledged = 0
  let unsent: { at: number; update: Uint8Array }[] = left.update ? [{ at: made, update: left.update }] : []
  let waiting: Uint8Array[] = []
  let handshaken = false
  let beat: ReturnType<typeof setTimeout> | undefined
  let lastBeat = 0

  doc.off('update', provider._updateHandler)
  doc.on('update', changed)
  doc.on('afterTransaction', heardFromServer)
  awareness.off('update', provider._awarenessUpdateHandler)
  awareness.on('update', caretMoved)

  function changed(update: Uint8Array, origin: unknown): void {
    if (origin === provider || stopped) return
    made++
    unsent.push({ at: made, update })
    waiting.push(update)
    ears.pending(made - acknowledged)
    if (beat !== undefined) return
    const wait = Math.max(0, lastBeat + beatMs - Date.now())
    if (wait === 0) flush()
    else beat = setTimeout(flush, wait)
  }

  /** Before Yjs forgets what was deleted. */
  function heardFromServer(transaction: Y.Transaction): void {
    if (transaction.origin !== provider || unsent.length === 0 || stopped) return
    const updates = unsent.map(({ update }) => update)
    const words = lostWords(doc, updates, transaction, { kind: 'not-delivered' })
    if (words.length > 0) ears.lost(words)
  }

  function flush(): void {
    clearTimeout(beat)
    beat = undefined
    // Before the handshake the answer to the server's first question will carry everything.
    if (!handshaken || waiting.length === 0) return
    lastBeat = Date.now()
    const update = waiting.length === 1 && waiting[0] ? waiting[0] : Y.mergeUpdates(waiting)
    waiting = []
    send((encoder) => {
      encoding.writeVarUint(encoder, messageSync)
      writeUpdate(encoder, update)
    })
    checkpoint()
  }

  function checkpoint(): void {
    send((encoder) => {
      encoding.writeVarUint(encoder, messageSaved)
      encoding.writeVarUint(encoder, made)
    })
    line.expectAnswer()
  }

  function send(write: (encoder: encoding.Encoder) => void): void {
    const socket = provider.ws
    if (!socket || socket.readyState !== socket.OPEN) return
    const encoder = encoding.createEncoder()
    write(encoder)
    socket.send(encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>) // lib0 never hands out shared memory
  }

  const answerSync = provider.messageHandlers[messageSync]
  provider.messageHandlers[messageSync] = (encoder, decoder, ...rest) => {
    if (stopped) return
    const question = decoding.peekVarUint(decoder) === messageYjsSyncStep1
    answerSync?.(encoder, decoder, ...rest)
    if (!question) return
    // The answer just written holds all that was waiting; it leaves when this handler returns, the checkpoint after it.
    waiting = []
    handshaken = true
    queueMicrotask(checkpoint)
  }
  provider.messageHandlers[messageSaved] = (_encoder, decoder) => {
    const upTo = decoding.readVarUint(decoder)
    decoding.readTailAsUint8Array(decoder)
    // Not before this copy has heard everything: words refused over a line that then broke are told by what is gone.
    // Once it has, the question is put again.
    if (upTo <= acknowledged || stopped || !provider.synced) return
    acknowledged = Math.min(upTo, made)
    unsent = unsent.filter(({ at }) => at > acknowledged)
    ears.pending(made - acknowledged)
  }
  provider.messageHandlers[messageHello] = (_encoder, decoder) => {
    // The server's own words, of the version this client was served with.
    if (!stopped && !ears.hello(JSON.parse(decoding.readVarString(decoder)) as Hello)) stop()
  }
  provider.messageHandlers[messageNotice] = (_encoder, decoder) => {
    if (!stopped) ears.notice(JSON.parse(decoding.readVarString(decoder)) as Notice) // as above
  }
  provider.messageHandlers[messagePresence] = (_encoder, decoder) => {
    if (!stopped) ears.presence(JSON.parse(decoding.readVarString(decoder)) as Presence) // as above
  }

  provider.on('sync', (synced) => {
    if (stopped) return
    if (synced) checkpoint()
    ears.synced(synced)
  })
  provider.on('status', ({ status }) => {
    if (status === 'connected' || stopped) return
    handshaken = false
    ears.synced(false)
  })
  provider.on('closed', ({ code }) => {
    if (!stopped) ears.refused(code)
  })

  let caretBeat: ReturnType<typeof setTimeout> | undefined
  let lastCaret = 0
  function caretMoved(moved: { added: number[]; updated: number[]; removed: number[] }, origin: unknown): void {
    if (origin === provider || stopped) return
    if (![...moved.added, ...moved.updated, ...moved.removed].includes(doc.clientID)) return
    if (caretBeat !== undefined) return
    caretBeat = setTimeout(tellCaret, Math.max(0, lastCaret + caretBeatMs - Date.now()))
  }

  function tellCaret(): void {
    caretBeat = undefined
    lastCaret = Date.now()
    const mine = awareness.getLocalState()
    // Name and colour are the server's to say.
    const said = mine
      ? new Map([[doc.clientID, { at: mine['at'] ?? null, cursor: mine['cursor'] ?? null }]])
      : new Map()
    send((encoder) => {
      encoding.writeVarUint(encoder, messageAwareness)
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [doc.clientID], said))
    })
  }

  function stop(): void {
    if (stopped) return
    flush()
    stopped = true
    clearTimeout(beat)
    clearTimeout(caretBeat)
    doc.off('update', changed)
    doc.off('afterTransaction', heardFromServer)
    awareness.off('update', caretMoved)
    provider.destroy()
  }

  return {
    get pending() {
      return made - acknowledged
    },
    unsent: () => unsent.map(({ update }) => update),
    flush,
    ask: checkpoint,
    stop,
  }
}
