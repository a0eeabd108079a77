/**
 * First step of a live edit: one socket of one session. On `/live/<document>` it carries one document as stock clients
 * speak; on `/live` it is our line and carries many. Whatever a beat says to it leaves in one write.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { WebSocket } from 'ws'
import { closeCodes, lineClose, lineClosed, lineOpen, lineOpened, lineRefused } from '#shared/live/protocol.ts'
import type { Channel } from './channel.ts'
import { type Framed, webSocketFrame } from './frames.ts'
import { liveLimits } from './limits.ts'
import type { LiveSession } from './live-types.ts'
import { readText } from './messages.ts'

export interface Line {
  readonly session: LiveSession
  readonly many: boolean
  readonly channels: Map<number, Channel>
  /** Says something at the end of this beat, or of this turn. */
  say(message: Framed): void
  /** Bytes that the network has not taken yet. */
  buffered(): number
  flush(): void
  closeChannel(channel: Channel, code: number, reason: string): void
  close(code: number, reason: string): void
  /** At once, without a word: for those who stopped listening. */
  cut(): void
  isOpen(): boolean
}

export interface LineDeps {
  /** Asks for a document: answers through `enter` or `refuse`. */
  open(line: Line, document: string, extras: boolean): Promise<Channel | { code: number; reason: string }>
  hear(channel: Channel, message: Uint8Array): void
  leave(channel: Channel): void
  closed(line: Line): void
}

interface SocketInside {
  readonly cork?: () => void
  readonly uncork?: () => void
  readonly write: (bytes: Uint8Array) => boolean
  readonly destroyed: boolean
}

export function createLine(socket: WebSocket, session: LiveSession, many: boolean, deps: LineDeps): Line {
  const channels = new Map<number, Channel>()
  const outbox: Buffer[] = []
  let opening = 0
  let flushing = false

  const line: Line = {
    session,
    many,
    channels,
    say(message) {
      outbox.push(many ? message.line : message.stock)
      flushSoon()
    },
    buffered: () => socket.bufferedAmount,
    flush,
    closeChannel,
    close(code, reason) {
      flush()
      if (socket.readyState === socket.OPEN) socket.close(code, reason.slice(0, 120))
    },
    cut: () => socket.terminate(),
    isOpen: () => socket.readyState === socket.OPEN,
  }

  function flushSoon(): void {
    if (flushing) return
    flushing = true
    queueMicrotask(flush)
  }

  /** One write for all that was said: the kernel's write is what fan-out costs. */
  function flush(): void {
    flushing = false
    if (outbox.length === 0) return
    const frames = outbox.splice(0)
    const inside = (socket as unknown as { _socket: SocketInside | null })._socket // ws offers no way to send a frame built once for many
    if (socket.readyState !== socket.OPEN || !inside || inside.destroyed) return
    inside.cork?.()
    for (const frame of frames) inside.write(frame)
    inside.uncork?.()
  }

  function closeChannel(channel: Channel, code: number, reason: string): void {
    channel.dismissed = true
    if (!channels.delete(channel.number)) return
    deps.leave(channel)
    if (many) sayControl(lineClosed, channel.number, code, reason)
    else line.close(code, reason)
  }

  function sayControl(kind: number, number: number, code?: number, reason?: string): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint(encoder, number)
    if (code !== undefined) {
      encoding.writeVarUint(encoder, code)
      encoding.writeVarString(encoder, reason ?? '')
    }
    outbox.push(webSocketFrame(encoding.toUint8Array(encoder)))
    flushSoon()
  }

  async function openChannel(request: number, document: string): Promise<void> {
    if (channels.size + opening >= liveLimits.maxChannelsPerLine)
      return line.close(closeCodes.abusive, 'too many documents')
    opening++
    const answer = await deps.open(line, document, true)
    opening--
    if ('code' in answer) return sayControl(lineRefused, request, answer.code, answer.reason)
    if (!line.isOpen()) return deps.leave(answer)
    // A document is one channel of a line: asking twice answers with the same number, and the first is let go.
    const before = channels.get(answer.number)
    if (before) deps.leave(before)
    channels.set(answer.number, answer)
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, lineOpened)
    encoding.writeVarUint(encoder, request)
    encoding.writeVarUint(encoder, answer.number)
    outbox.push(webSocketFrame(encoding.toUint8Array(encoder)))
    flushSoon()
    answer.greet()
  }

  function hearMany(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes)
    const number = decoding.readVarUint(decoder)
    if (number !== 0) {
      const channel = channels.get(number)
      // A message to a channel just closed crosses its closing: not a fault.
      if (channel) deps.hear(channel, bytes.subarray(decoder.pos))
      return
    }
    const kind = decoding.readVarUint(decoder)
    const argument = decoding.readVarUint(decoder)
    if (kind === lineOpen) {
      const name = readText(decoder)
      if (decoding.hasContent(decoder)) throw new Error('more than a name')
      void openChannel(argument, name)
    } else if (kind === lineClose && !decoding.hasContent(decoder)) {
      const channel = channels.get(argument)
      if (channel && channels.delete(argument)) deps.leave(channel)
    } else {
      throw new Error('unknown word of the line')
    }
  }

  let alive = true
  const pinging = setInterval(() => {
    if (!alive) return socket.terminate()
    alive = false
    socket.ping()
  }, liveLimits.pingMs)

  socket.on('pong', () => {
    alive = true
  })
  // One bad frame would end a process that does not listen here.
  socket.on('error', () => socket.terminate())
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    alive = true
    // Told to go, it may still talk until it does.
    if (!line.isOpen()) return
    if (!isBinary) return line.close(closeCodes.malformed, 'binary frames only')
    try {
      if (many) hearMany(data)
      else for (const channel of channels.values()) deps.hear(channel, data)
    } catch {
      line.close(closeCodes.malformed, 'malformed frame')
    }
  })
  socket.on('close', () => {
    clearInterval(pinging)
    for (const channel of channels.values()) deps.leave(channel)
    channels.clear()
    deps.closed(line)
  })
  return line
}
