/**
 * A channel of the line dressed as a WebSocket, so that the stock provider of y-websocket rides it unchanged.
 * Only what the provider touches is there.
 */
import type { Channel, Line } from './line.ts'

/** An awareness message about nobody: what the provider's watchdog of 30 s wants to hear on a quiet document. */
const aboutNobody = new Uint8Array([1, 1, 0])

const connecting = 0
const open = 1
const closed = 3

/** What `WebSocketPolyfill` of the provider expects, for one document. */
export function lineSocketFor(line: Line, name: string): typeof WebSocket {
  // Used with `new` by the provider: a constructor may answer any object.
  function LineSocket(): object {
    return openLineSocket(line, name)
  }
  return LineSocket as unknown as typeof WebSocket // the provider uses the members below and no others
}

interface LineSocket {
  readonly CONNECTING: 0
  readonly OPEN: 1
  readonly CLOSED: 3
  binaryType: string
  readyState: number
  onopen: (() => void) | null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null
  onclose: ((event: { code: number; reason: string }) => void) | null
  onerror: ((event: unknown) => void) | null
  send(bytes: Uint8Array | ArrayBuffer): void
  close(): void
}

function openLineSocket(line: Line, name: string): LineSocket {
  const socket: LineSocket = {
    CONNECTING: connecting,
    OPEN: open,
    CLOSED: closed,
    binaryType: 'arraybuffer',
    readyState: connecting,
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    send: (bytes) => channel.send(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)),
    close() {
      if (socket.readyState === closed) return
      socket.readyState = closed
      channel.close()
    },
  }
  const hear = (bytes: Uint8Array): void => {
    // A copy: the provider reads the whole buffer, and this one belongs to the frame.
    if (socket.readyState === open) socket.onmessage?.({ data: bytes.slice().buffer })
  }
  const channel: Channel = line.open(name, {
    opened() {
      if (socket.readyState !== connecting) return
      socket.readyState = open
      socket.onopen?.()
    },
    message: hear,
    alive: () => hear(aboutNobody),
    closed(code, reason) {
      if (socket.readyState === closed) return
      socket.readyState = closed
      socket.onclose?.({ code, reason })
    },
  })
  return socket
}
