/**
 * A small Yjs client on a plain socket: y-protocols, and the extras one may ask for (checkpoints, notices). It does what
 * a stock client does and hides nothing: tests see every notice and why the server hung up.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import {
  extrasParameter,
  type Hello,
  messageHello,
  messageNotice,
  messageSaved,
  messageSync,
  type Notice,
} from '#shared/live/protocol.ts'

export interface RawClient {
  readonly doc: Y.Doc
  readonly notices: readonly Notice[]
  hello(): Hello | null
  /** Everything said so far is on disk, says the server. Rejects when the socket closes first. */
  saved(): Promise<void>
  /** Everything the server knew when asked is here. */
  refreshed(): Promise<void>
  /** What the server had said by now has been heard: it answers a ping behind it. */
  roundTrip(): Promise<void>
  isOpen(): boolean
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
  /** Resolves once the socket is closed on both sides. The document stays. */
  close(): Promise<void>
}

export interface RawClientOptions {
  /** `http://…`, as the server prints it. */
  readonly url: string
  readonly cookie: string
  readonly document: string
  /** A copy from before, with what was written offline. */
  readonly doc?: Y.Doc
  readonly extras?: boolean
  /** Every frame as it came. */
  readonly onFrame?: (frame: Uint8Array) => void
}

/** Resolves once both sides have what the other had; rejects when the server hangs up before. */
export async function connectRaw(options: RawClientOptions): Promise<RawClient> {
  const { url, cookie, document, doc = new Y.Doc(), extras = true, onFrame = () => {} } = options
  const query = extras ? `?${extrasParameter}=1` : ''
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/live/${document}${query}`, {
    headers: { cookie },
    origin: url,
  })
  socket.binaryType = 'nodebuffer'
  const notices: Notice[] = []
  const checkpoints = new Map<number, () => void>()
  let onAnswer = () => {}
  let refreshing = Promise.resolve()
  let hello: Hello | null = null
  let lastCheckpoint = 0
  let whyNot = new Error(`${document}: closed`)

  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => {
      whyNot = new Error(`${document}: closed ${code} ${reason.toString()}`)
      doc.off('update', tellUpdate)
      resolve({ code, reason: reason.toString() })
    })
  })
  // The close that follows says what there is to say.
  socket.on('error', () => {})
  const asked = new Promise<void>((resolve) => {
    socket.on('message', (frame: Buffer) => {
      onFrame(frame)
      if (hear(frame) === 'asked') resolve()
    })
  })
  const opened = new Promise<void>((resolve) => socket.on('open', () => resolve()))
  doc.on('update', tellUpdate)

  await orClosed(opened)
  await Promise.all([orClosed(asked), refreshed()])

  function hear(frame: Uint8Array): 'asked' | null {
    const decoder = decoding.createDecoder(frame)
    switch (decoding.readVarUint(decoder)) {
      case messageSync:
        return hearSync(decoder)
      case messageSaved:
        hearSaved(decoding.readVarUint(decoder))
        return null
      case messageHello:
        hello = JSON.parse(decoding.readVarString(decoder)) as Hello // the server's own words
        return null
      case messageNotice:
        notices.push(JSON.parse(decoding.readVarString(decoder)) as Notice) // the server's own words
        return null
      default:
        return null
    }
  }

  function hearSaved(n: number): void {
    checkpoints.get(n)?.()
    checkpoints.delete(n)
  }

  function hearSync(decoder: decoding.Decoder): 'asked' | null {
    const kind = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (kind === step1) {
      say(step2, Y.encodeStateAsUpdate(doc, bytes))
      return 'asked'
    }
    Y.applyUpdate(doc, bytes, socket)
    if (kind === step2) onAnswer()
    return null
  }

  function tellUpdate(bytes: Uint8Array, origin: unknown): void {
    if (origin !== socket) say(update, bytes)
  }

  function say(kind: number, bytes: Uint8Array): void {
    if (socket.readyState !== socket.OPEN) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageSync)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, bytes)
    socket.send(encoding.toUint8Array(encoder))
  }

  /** One question at a time: two in one beat get one answer. */
  function refreshed(): Promise<void> {
    refreshing = refreshing.then(ask, ask)
    return refreshing
  }

  function ask(): Promise<void> {
    const answered = new Promise<void>((resolve) => {
      onAnswer = resolve
    })
    say(step1, Y.encodeStateVector(doc))
    return orClosed(answered)
  }

  function saved(): Promise<void> {
    const n = ++lastCheckpoint
    const answered = new Promise<void>((resolve) => checkpoints.set(n, resolve))
    if (socket.readyState === socket.OPEN) {
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, messageSaved)
      encoding.writeVarUint(encoder, n)
      socket.send(encoding.toUint8Array(encoder))
    }
    return orClosed(answered)
  }

  function roundTrip(): Promise<void> {
    const answered = new Promise<void>((resolve) => socket.once('pong', () => resolve()))
    socket.ping()
    return orClosed(answered)
  }

  async function orClosed(promise: Promise<void>): Promise<void> {
    const first = await Promise.race([promise.then(() => 'done' as const), closed])
    if (first !== 'done') throw whyNot
  }

  return {
    doc,
    notices,
    hello: () => hello,
    saved,
    refreshed,
    roundTrip,
    isOpen: () => socket.readyState === socket.OPEN,
    closed,
    async close() {
      socket.close()
      await closed
    },
  }
}

const step1 = 0
const step2 = 1
const update = 2
