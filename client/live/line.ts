/**
 * One WebSocket for every document this page has open. Each document is a channel: the words of shared/live/protocol.ts
 * on channel 0 open and close it, and afterwards it carries y-protocols messages as a socket of its own would.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { lineClose, lineClosed, lineOpen, lineOpened, lineRefused } from '#shared/live/protocol.ts'

export interface ChannelEars {
  opened(): void
  message(bytes: Uint8Array): void
  closed(code: number, reason: string): void
  /** The line was heard lately, on whatever channel: silence here is not a broken network. */
  alive(): void
}

export interface Channel {
  send(bytes: Uint8Array): void
  close(): void
}

export interface Line {
  /** Asks for a channel; it waits for the network as long as it must. */
  open(name: string, ears: ChannelEars): Channel
  /** Something that the server answers was just said: a line that then stays silent is a broken network. */
  expectAnswer(): void
  /** The network may be back, or gone: try now, and find out. */
  wake(): void
  /** Whether the line is connected at this moment. */
  readonly up: boolean
  stop(): void
}

export interface LineSettings {
  readonly url: () => string
  readonly makeSocket?: (url: string) => WebSocket
  /** The session looks refused: the handshake failed, or the server hung up with 4401. */
  readonly suspicious?: () => void
}

/** The server says something at least every 30 s; a second more for a slow network, then the line is dead. */
const silenceMs = 35_000
const checkEveryMs = 5_000
/** A network that is there answers within this, if not to the question then with something else. */
const answerMs = 8_000
const probeMs = 4_000
const firstDelayMs = 500
const longestDelayMs = 15_000

interface OpenChannel {
  readonly name: string
  readonly ears: ChannelEars
  request: number
  number: number | null
  /** Closed by us before the server answered. */
  left: boolean
}

export function makeLine(settings: LineSettings): Line {
  const makeSocket = settings.makeSocket ?? ((url) => new WebSocket(url))
  const channels = new Set<OpenChannel>()
  const byNumber = new Map<number, OpenChannel>()
  const asked = new Map<number, OpenChannel>()
  let socket: WebSocket | null = null
  let up = false
  let requests = 0
  let failures = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let probe: ReturnType<typeof setTimeout> | undefined
  let check: ReturnType<typeof setInterval> | undefined
  let lastHeard = 0

  function connect(): void {
    clearTimeout(retry)
    retry = undefined
    if (socket || channels.size === 0) return
    const fresh = makeSocket(settings.url())
    fresh.binaryType = 'arraybuffer'
    socket = fresh
    fresh.onopen = () => {
      if (socket !== fresh) return
      up = true
      heard()
      check = setInterval(lookForSilence, checkEveryMs)
      for (const channel of channels) askFor(channel)
    }
    fresh.onmessage = (event) => {
      if (socket !== fresh || !(event.data instanceof ArrayBuffer)) return
      failures = 0
      heard()
      receive(new Uint8Array(event.data))
    }
    fresh.onclose = (event) => {
      if (socket === fresh) hungUp(event.code, event.reason)
    }
    // A close follows every error: said there.
    fresh.onerror = () => {}
  }

  function hungUp(code: number, reason: string): void {
    const wasUp = up
    letGo()
    if (!wasUp || code === 4401) settings.suspicious?.()
    if (wasUp) {
      // Those who rode the line come back by themselves, through a new channel.
      const riders = [...channels]
      channels.clear()
      // Only the end of the session is an answer to each document; anything else is the network's.
      const theirs = code === 4401 ? code : 1006
      for (const rider of riders) if (!rider.left) rider.ears.closed(theirs, reason)
    }
    failures++
    const most = Math.min(longestDelayMs, firstDelayMs * 2 ** (failures - 1))
    clearTimeout(retry)
    retry = setTimeout(connect, most * (0.5 + Math.random() / 2))
  }

  function letGo(): void {
    const old = socket
    socket = null
    up = false
    clearInterval(check)
    clearTimeout(probe)
    probe = undefined
    byNumber.clear()
    asked.clear()
    if (old && old.readyState <= WebSocket.OPEN) old.close()
  }

  function heard(): void {
    lastHeard = Date.now()
    clearTimeout(probe)
    probe = undefined
  }

  function lookForSilence(): void {
    if (Date.now() - lastHeard > silenceMs) hungUp(1006, 'silence')
    else for (const channel of byNumber.values()) channel.ears.alive()
  }

  function askFor(channel: OpenChannel): void {
    // One answer at a time for a document: the same number is given to it again, and must mean one of us.
    for (const other of asked.values()) if (other.name === channel.name) return
    channel.request = ++requests
    asked.set(channel.request, channel)
    sendControl((encoder) => {
      encoding.writeVarUint(encoder, lineOpen)
      encoding.writeVarUint(encoder, channel.request)
      encoding.writeVarString(encoder, channel.name)
    })
  }

  function sendControl(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    write(encoder)
    put(encoder)
  }

  function put(encoder: encoding.Encoder): void {
    if (!socket || socket.readyState !== WebSocket.OPEN) return
    socket.send(encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>) // lib0 never hands out shared memory
  }

  function expectWithin(ms: number): void {
    if (!up) return
    clearTimeout(probe)
    probe = setTimeout(() => hungUp(1006, 'no answer'), ms)
  }

  function receive(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    const number = decoding.readVarUint(decoder)
    if (number === 0) receiveControl(decoder)
    else byNumber.get(number)?.ears.message(decoding.readTailAsUint8Array(decoder))
  }

  function receiveControl(decoder: decoding.Decoder): void {
    const word = decoding.readVarUint(decoder)
    const subject = decoding.readVarUint(decoder)
    if (word === lineOpened) {
      opened(subject, decoding.readVarUint(decoder))
      return
    }
    const code = decoding.readVarUint(decoder)
    const reason = decoding.readVarString(decoder)
    if (word === lineRefused) {
      const channel = answered(subject)
      if (channel) end(channel, code, reason)
    } else if (word === lineClosed) {
      const channel = byNumber.get(subject)
      byNumber.delete(subject)
      if (channel) end(channel, code, reason)
    }
  }

  function opened(request: number, number: number): void {
    const channel = answered(request)
    if (!channel) return
    if (channel.left) {
      sayClosed(number)
      askForNext(channel.name)
      return
    }
    channel.number = number
    byNumber.set(number, channel)
    channel.ears.opened()
  }

  function answered(request: number): OpenChannel | undefined {
    const channel = asked.get(request)
    asked.delete(request)
    return channel
  }

  function end(channel: OpenChannel, code: number, reason: string): void {
    channels.delete(channel)
    if (!channel.left) channel.ears.closed(code, reason)
    askForNext(channel.name)
  }

  function askForNext(name: string): void {
    const next = [...channels].find((channel) => channel.name === name && channel.number === null)
    if (next) askFor(next)
  }

  function sayClosed(number: number): void {
    sendControl((encoder) => {
      encoding.writeVarUint(encoder, lineClose)
      encoding.writeVarUint(encoder, number)
    })
  }

  return {
    open(name, ears) {
      const channel: OpenChannel = { name, ears, request: 0, number: null, left: false }
      channels.add(channel)
      if (up) askFor(channel)
      else if (!socket && retry === undefined) connect()
      return {
        send(bytes) {
          if (channel.number === null || !up) return
          const encoder = encoding.createEncoder()
          encoding.writeVarUint(encoder, channel.number)
          encoding.writeUint8Array(encoder, bytes)
          put(encoder)
        },
        close() {
          if (channel.left) return
          channel.left = true
          channels.delete(channel)
          if (channel.number === null) return
          if (byNumber.get(channel.number) !== channel) return
          byNumber.delete(channel.number)
          if (up) sayClosed(channel.number)
        },
      }
    },
    expectAnswer() {
      if (probe === undefined) expectWithin(answerMs)
    },
    wake() {
      if (!up) {
        // A socket stuck in its handshake since before the cut will not notice by itself.
        if (socket && retry === undefined && failures > 0) letGo()
        if (!socket) connect()
        return
      }
      expectWithin(probeMs)
    },
    get up() {
      return up
    },
    stop() {
      clearTimeout(retry)
      retry = undefined
      letGo()
      channels.clear()
    },
  }
}
