/** A message framed once for everybody: for stock sockets as it is, for our line behind its channel number. */
import * as encoding from 'lib0/encoding'

export interface Framed {
  readonly stock: Buffer
  readonly line: Buffer
}

/** Both forms are built when first asked for. */
export function framed(channel: number, message: Uint8Array): Framed {
  let stock: Buffer | null = null
  let line: Buffer | null = null
  return {
    get stock() {
      stock ??= webSocketFrame(message)
      return stock
    },
    get line() {
      line ??= webSocketFrame(onChannel(channel, message))
      return line
    },
  }
}

export function onChannel(channel: number, message: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, channel)
  encoding.writeUint8Array(encoder, message)
  return encoding.toUint8Array(encoder)
}

/** One unmasked binary message as RFC 6455 frames it (section 5.2): what `ws` would write, but built once for everybody. */
export function webSocketFrame(message: Uint8Array): Buffer {
  const size = message.byteLength
  const headerSize = size < 126 ? 2 : size < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(headerSize + size)
  frame[0] = 0x82
  if (headerSize === 2) frame[1] = size
  else if (headerSize === 4) {
    frame[1] = 126
    frame.writeUInt16BE(size, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(size), 2)
  }
  frame.set(message, headerSize)
  return frame
}
