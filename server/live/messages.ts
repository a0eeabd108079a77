/** Writes the messages of the socket and takes apart those that come in. Bytes only; nothing is applied here. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import {
  type Hello,
  messageAwareness,
  messageHello,
  messageNotice,
  messagePresence,
  messageQueryAwareness,
  messageSaved,
  messageSync,
  type Notice,
  type Presence,
} from '#shared/live/protocol.ts'

const step1 = 0
const step2 = 1
const update = 2

export type Heard =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly step2: boolean }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'queryAwareness' }
  | { readonly kind: 'saved'; readonly n: number }
  | { readonly kind: 'nonsense' }

export function readMessage(bytes: Uint8Array): Heard {
  try {
    const decoder = decoding.createDecoder(bytes)
    const heard = readBody(decoder)
    return decoding.hasContent(decoder) ? { kind: 'nonsense' } : heard
  } catch {
    return { kind: 'nonsense' }
  }
}

function readBody(decoder: decoding.Decoder): Heard {
  switch (decoding.readVarUint(decoder)) {
    case messageSync: {
      const kind = decoding.readVarUint(decoder)
      const body = readBytes(decoder)
      if (kind === step1) return { kind: 'step1', stateVector: body }
      return kind === step2 || kind === update
        ? { kind: 'update', update: body, step2: kind === step2 }
        : { kind: 'nonsense' }
    }
    case messageAwareness:
      return { kind: 'awareness', update: readBytes(decoder) }
    case messageQueryAwareness:
      return { kind: 'queryAwareness' }
    case messageSaved:
      return { kind: 'saved', n: decoding.readVarUint(decoder) }
    default:
      return { kind: 'nonsense' }
  }
}

/** lib0 would read past the message into the pool it was cut from. */
function readBytes(decoder: decoding.Decoder): Uint8Array {
  const length = decoding.readVarUint(decoder)
  if (length > decoder.arr.length - decoder.pos) throw new Error('cut short')
  return decoding.readUint8Array(decoder, length)
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Throws when the text is longer than what is left, or is none. */
export function readText(decoder: decoding.Decoder): string {
  return utf8.decode(readBytes(decoder))
}

/** How many clients a state vector names; null when it is none. */
export function countClients(stateVector: Uint8Array): number | null {
  try {
    const decoder = decoding.createDecoder(stateVector)
    const count = decoding.readVarUint(decoder)
    if (count > stateVector.length) return null
    for (let i = 0; i < 2 * count; i++) decoding.readVarUint(decoder)
    return decoding.hasContent(decoder) ? null : count
  } catch {
    return null
  }
}

export const step1Message = (stateVector: Uint8Array): Uint8Array => bytesMessage(messageSync, step1, stateVector)
export const step2Message = (state: Uint8Array): Uint8Array => bytesMessage(messageSync, step2, state)
export const updateMessage = (bytes: Uint8Array): Uint8Array => bytesMessage(messageSync, update, bytes)

function bytesMessage(type: number, kind: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}

export function awarenessMessage(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageAwareness)
  encoding.writeVarUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}

/** Three bytes that keep a stock client from believing the line dead after 30 s. */
export const keepAliveMessage = awarenessMessage(new Uint8Array([0]))

export function savedMessage(n: number, sequence: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageSaved)
  encoding.writeVarUint(encoder, n)
  encoding.writeVarUint(encoder, sequence)
  return encoding.toUint8Array(encoder)
}

export const helloMessage = (hello: Hello): Uint8Array => jsonMessage(messageHello, hello)
export const noticeMessage = (notice: Notice): Uint8Array => jsonMessage(messageNotice, notice)
export const presenceMessage = (presence: Presence): Uint8Array => jsonMessage(messagePresence, presence)

function jsonMessage(type: number, value: unknown): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  encoding.writeVarString(encoder, JSON.stringify(value))
  return encoding.toUint8Array(encoder)
}
