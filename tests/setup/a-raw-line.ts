/** Our own line, spoken by hand: many documents over one socket, every frame kept as it came. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { lineClosed, lineOpen, lineOpened, lineRefused, messageSync } from '#shared/live/protocol.ts'

export interface RawLine {
  /** The channel's number, or the code it was refused with. */
  open(document: string): Promise<{ readonly channel: number } | { readonly code: number }>
  /** Asks a channel for everything; what comes is in the frames. */
  askForAll(channel: number): void
  say(frame: Uint8Array): void
  /** Channels the server closed, and why. */
  readonly closings: ReadonlyMap<number, number>
  readonly closed: Promise<number>
  close(): Promise<void>
}

export async function connectLine(options: {
  readonly url: string
  readonly cookie: string
  readonly onFrame?: (frame: Uint8Array) => void
}): Promise<RawLine> {
  const { url, cookie, onFrame = () => {} } = options
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/live`, { headers: { cookie }, origin: url })
  socket.binaryType = 'nodebuffer'
  const answers = new Map<number, (answer: { channel: number } | { code: number }) => void>()
  const closings = new Map<number, number>()
  let requests = 0
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  socket.on('error', () => {})
  socket.on('message', (frame: Buffer) => {
    onFrame(frame)
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) === 0) hearControl(decoder)
  })
  await new Promise<void>((resolve) => socket.on('open', () => resolve()))

  function hearControl(decoder: decoding.Decoder): void {
    const kind = decoding.readVarUint(decoder)
    const number = decoding.readVarUint(decoder)
    const fact = decoding.readVarUint(decoder)
    if (kind === lineOpened) answers.get(number)?.({ channel: fact })
    if (kind === lineRefused) answers.get(number)?.({ code: fact })
    if (kind === lineClosed) closings.set(number, fact)
  }

  return {
    open(document) {
      const request = ++requests
      const answered = new Promise<{ channel: number } | { code: number }>((resolve) => answers.set(request, resolve))
      socket.send(
        written((encoder) => {
          for (const number of [0, lineOpen, request]) encoding.writeVarUint(encoder, number)
          encoding.writeVarString(encoder, document)
        }),
      )
      return answered
    },
    askForAll(channel) {
      socket.send(
        written((encoder) => {
          for (const number of [channel, messageSync, 0]) encoding.writeVarUint(encoder, number)
          encoding.writeVarUint8Array(encoder, new Uint8Array([0]))
        }),
      )
    },
    say: (frame) => socket.send(frame),
    closings,
    closed,
    async close() {
      socket.close()
      await closed
    },
  }
}

function written(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
