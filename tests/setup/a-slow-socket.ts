/** A socket whose network takes nothing until told to: what was written to it can be read, how much waits is said. */
import { EventEmitter } from 'node:events'
import * as decoding from 'lib0/decoding'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'

export interface SlowSocket {
  readonly socket: WebSocket
  /** What the receiver's copy holds of what was written so far. */
  readonly doc: Y.Doc
  /** Sync messages written since the last look. */
  syncs(): number
  setBuffered(bytes: number): void
  isCut(): boolean
  closeCode(): number | null
  receive(message: Uint8Array): void
}

export function aSlowSocket(): SlowSocket {
  const doc = new Y.Doc()
  let heard = 0
  let cut = false
  let code: number | null = null
  const events = new EventEmitter()
  const socket = Object.assign(events, {
    OPEN: 1,
    readyState: 1,
    bufferedAmount: 0,
    ping: () => {},
    pause: () => {},
    resume: () => {},
    close(given: number) {
      code = given
      socket.readyState = 3
      events.emit('close')
    },
    terminate() {
      cut = true
      socket.readyState = 3
      events.emit('close')
    },
    _socket: { destroyed: false, cork: () => {}, uncork: () => {}, write: hear },
  })

  function hear(frame: Uint8Array): boolean {
    const size = (frame[1] ?? 0) & 0x7f
    const message = frame.subarray(size < 126 ? 2 : size === 126 ? 4 : 10)
    const decoder = decoding.createDecoder(message)
    if (decoding.readVarUint(decoder) !== 0 || decoding.readVarUint(decoder) === 0) return true
    heard++
    Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
    return true
  }

  return {
    socket: socket as unknown as WebSocket, // only what the line uses
    doc,
    syncs() {
      const since = heard
      heard = 0
      return since
    },
    setBuffered(bytes) {
      socket.bufferedAmount = bytes
    },
    isCut: () => cut,
    closeCode: () => code,
    receive: (message) => void events.emit('message', Buffer.from(message), true),
  }
}
