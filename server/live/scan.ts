/**
 * Second step of a live edit: reads the bytes of an update (Yjs format v1) into structs and delete ranges, without a
 * document and without trusting a single count. What it accepts, Yjs decodes the same way.
 */

export interface Id {
  readonly client: number
  readonly clock: number
}

export type Content =
  | { readonly kind: 'deleted' }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'format'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'type'; readonly type: number; readonly name: string | null }
  | { readonly kind: 'any'; readonly values: readonly unknown[] }
  /** Content Yjs knows and Palabre never writes: JSON, binary, embed. */
  | { readonly kind: 'foreign' }

export interface Struct {
  readonly client: number
  readonly clock: number
  readonly length: number
  /** null: collected, all that is left of it is its length. */
  readonly content: Content | null
  readonly origin: Id | null
  readonly rightOrigin: Id | null
  /** Named only when there is no origin to copy it from. */
  readonly parentRoot: string | null
  readonly parentId: Id | null
  readonly parentSub: string | null
  /** The struct's bytes in the update; `contentAt` is where its content begins. */
  readonly from: number
  readonly contentAt: number
  readonly to: number
}

export interface DeleteRange {
  readonly client: number
  readonly clock: number
  readonly length: number
}

export interface Scanned {
  readonly bytes: Uint8Array
  /** By client, contiguous from its first clock. */
  readonly structs: ReadonlyMap<number, readonly Struct[]>
  /** Each clock once, in order. */
  readonly deletes: readonly DeleteRange[]
  /** Whether the bytes say them so. What they repeat, Yjs would walk through again each time. */
  readonly tidy: boolean
}

/** Thrown and caught within the guard: these bytes are not an update an honest client writes. */
export interface Malformed {
  readonly malformed: string
}

/** Clocks stay where every client counts alike: a struct may claim a length without a byte behind it. */
export const highestClock = 2 ** 31

/** Types of the Yjs format that Palabre uses. */
export const typeRef = { map: 1, xmlElement: 3, xmlFragment: 4, xmlText: 6 } as const

/** Values within a map key: a comment is an object of two strings; deeper nesting is nobody's. */
const deepestValue = 4

export function scan(bytes: Uint8Array): Scanned | Malformed {
  const reader: Reader = { bytes, at: 0 }
  try {
    const structs = readStructs(reader)
    const said = readDeletes(reader)
    if (reader.at !== bytes.length) return { malformed: 'bytes after the end' }
    const tidy = isTidy(said)
    return { bytes, structs, deletes: tidy ? said : tidied(said), tidy }
  } catch (fault) {
    if (isMalformed(fault)) return fault
    return { malformed: 'undecodable text' }
  }
}

interface Reader {
  readonly bytes: Uint8Array
  at: number
}

function readStructs(reader: Reader): Map<number, Struct[]> {
  const clients = readCount(reader)
  const structs = new Map<number, Struct[]>()
  for (let c = 0; c < clients; c++) {
    const count = readCount(reader)
    const client = readUint(reader)
    let clock = readUint(reader)
    if (structs.has(client)) fail('a client twice')
    const own: Struct[] = []
    for (let s = 0; s < count; s++) {
      const struct = readStruct(reader, client, clock)
      clock += struct.length
      if (clock >= highestClock) fail('clock too high')
      own.push(struct)
    }
    structs.set(client, own)
  }
  return structs
}

function readStruct(reader: Reader, client: number, clock: number): Struct {
  const from = reader.at
  const info = readByte(reader)
  const ref = info & 0x1f
  if (ref === 10) fail('skip')
  if (ref === 0) {
    if (info !== 0) fail('flags on a collected struct')
    const contentAt = reader.at
    const length = readLength(reader)
    return {
      client,
      clock,
      length,
      content: null,
      origin: null,
      rightOrigin: null,
      parentRoot: null,
      parentId: null,
      parentSub: null,
      from,
      contentAt,
      to: reader.at,
    }
  }
  const origin = (info & 0x80) !== 0 ? readId(reader) : null
  const rightOrigin = (info & 0x40) !== 0 ? readId(reader) : null
  let parentRoot: string | null = null
  let parentId: Id | null = null
  let parentSub: string | null = null
  if (!origin && !rightOrigin) {
    if (readUint(reader) === 1) parentRoot = readText(reader)
    else parentId = readId(reader)
    if ((info & 0x20) !== 0) parentSub = readText(reader)
  }
  const contentAt = reader.at
  const { content, length } = readContent(reader, ref)
  if (length === 0) fail('empty struct')
  return {
    client,
    clock,
    length,
    content,
    origin,
    rightOrigin,
    parentRoot,
    parentId,
    parentSub,
    from,
    contentAt,
    to: reader.at,
  }
}

function readContent(reader: Reader, ref: number): { content: Content; length: number } {
  switch (ref) {
    case 1:
      return { content: { kind: 'deleted' }, length: readLength(reader) }
    case 2: {
      const count = readCount(reader)
      for (let i = 0; i < count; i++) readOldJson(reader)
      return { content: { kind: 'foreign' }, length: count }
    }
    case 3:
      skip(reader, readUint(reader))
      return { content: { kind: 'foreign' }, length: 1 }
    case 4: {
      const text = readText(reader)
      return { content: { kind: 'string', text }, length: text.length }
    }
    case 5:
      readJson(reader)
      return { content: { kind: 'foreign' }, length: 1 }
    case 6: {
      const key = readText(reader)
      return { content: { kind: 'format', key, value: readJson(reader) }, length: 1 }
    }
    case 7: {
      const type = readUint(reader)
      if (type > 6) fail('unknown type')
      const name = type === 3 || type === 5 ? readText(reader) : null
      return { content: { kind: 'type', type, name }, length: 1 }
    }
    case 8: {
      const count = readCount(reader)
      const values: unknown[] = []
      for (let i = 0; i < count; i++) values.push(readAny(reader, 0))
      return { content: { kind: 'any', values }, length: count }
    }
    default:
      return fail(ref === 9 ? 'sub-document' : 'unknown content')
  }
}

function readDeletes(reader: Reader): DeleteRange[] {
  const ranges: DeleteRange[] = []
  const clients = readCount(reader)
  for (let c = 0; c < clients; c++) {
    const client = readUint(reader)
    const count = readCount(reader)
    for (let i = 0; i < count; i++) {
      const clock = readUint(reader)
      const length = readLength(reader)
      if (clock + length >= highestClock) fail('deletion too far')
      ranges.push({ client, clock, length })
    }
  }
  return ranges
}

/** As Yjs writes them: every client in one place, its ranges in order and apart. */
function isTidy(ranges: readonly DeleteRange[]): boolean {
  const seen = new Set<number>()
  let last: DeleteRange | null = null
  for (const range of ranges) {
    if (last?.client === range.client) {
      if (range.clock < last.clock + last.length) return false
    } else if (seen.has(range.client)) return false
    seen.add(range.client)
    last = range
  }
  return true
}

function tidied(ranges: readonly DeleteRange[]): DeleteRange[] {
  const sorted = [...ranges].sort((a, b) => a.client - b.client || a.clock - b.clock)
  const merged: DeleteRange[] = []
  for (const range of sorted) {
    const last = merged.at(-1)
    const end = last?.client === range.client ? last.clock + last.length : -1
    if (last && range.clock <= end)
      merged[merged.length - 1] = { ...last, length: Math.max(end, range.clock + range.length) - last.clock }
    else merged.push(range)
  }
  return merged
}

/** A count may never exceed the bytes that are left: each thing counted takes one at least. */
function readCount(reader: Reader): number {
  const count = readUint(reader)
  if (count > reader.bytes.length - reader.at) fail('count larger than the bytes')
  return count
}

/** A length without bytes behind it (collected, deleted): bounded by the clock alone. */
function readLength(reader: Reader): number {
  const length = readUint(reader)
  if (length === 0 || length >= highestClock) fail('length')
  return length
}

function readId(reader: Reader): Id {
  const client = readUint(reader)
  return { client, clock: readUint(reader) }
}

function readByte(reader: Reader): number {
  const byte = reader.bytes[reader.at++]
  return byte === undefined ? fail('cut short') : byte
}

function readUint(reader: Reader): number {
  let value = 0
  let scale = 1
  for (;;) {
    const byte = readByte(reader)
    value += (byte & 0x7f) * scale
    if (value > Number.MAX_SAFE_INTEGER) fail('number too large')
    if (byte < 0x80) return value
    scale *= 128
    if (scale > Number.MAX_SAFE_INTEGER) fail('number too large')
  }
}

function skip(reader: Reader, length: number): Uint8Array {
  if (length > reader.bytes.length - reader.at) fail('cut short')
  const part = reader.bytes.subarray(reader.at, reader.at + length)
  reader.at += length
  return part
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function readText(reader: Reader): string {
  const part = skip(reader, readUint(reader))
  // Most texts are one or two letters long: a decoder call costs more than they do.
  if (part.length < 12 && part.every((byte) => byte < 0x80)) return String.fromCharCode(...part)
  return utf8.decode(part)
}

function readJson(reader: Reader): unknown {
  return parseJson(readText(reader))
}

/** Yjs once wrote values so; the word `undefined` stood for itself. */
function readOldJson(reader: Reader): void {
  const text = readText(reader)
  if (text !== 'undefined') parseJson(text)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return fail('not JSON')
  }
}

/** lib0's "any": one byte for the type, counted down from 127. */
function readAny(reader: Reader, depth: number): unknown {
  if (depth > deepestValue) fail('value too deep')
  switch (readByte(reader)) {
    case 127:
      return undefined
    case 126:
      return null
    case 125:
      return readInt(reader)
    case 124:
      skip(reader, 4)
      return Number.NaN
    case 123:
      return new DataView(new Uint8Array(skip(reader, 8)).buffer).getFloat64(0)
    case 122:
      skip(reader, 8)
      return Number.NaN
    case 121:
      return false
    case 120:
      return true
    case 119:
      return readText(reader)
    case 118: {
      const count = readCount(reader)
      const value: Record<string, unknown> = Object.create(null) // a key named __proto__ stays a key
      for (let i = 0; i < count; i++) {
        const key = readText(reader)
        value[key] = readAny(reader, depth + 1)
      }
      return value
    }
    case 117: {
      const count = readCount(reader)
      const values: unknown[] = []
      for (let i = 0; i < count; i++) values.push(readAny(reader, depth + 1))
      return values
    }
    case 116:
      skip(reader, readUint(reader))
      return null
    default:
      return fail('unknown value')
  }
}

function readInt(reader: Reader): number {
  const first = readByte(reader)
  const sign = (first & 0x40) !== 0 ? -1 : 1
  let value = first & 0x3f
  if ((first & 0x80) === 0) return sign * value
  let scale = 64
  for (;;) {
    const byte = readByte(reader)
    value += (byte & 0x7f) * scale
    if (value > Number.MAX_SAFE_INTEGER) fail('number too large')
    if (byte < 0x80) return sign * value
    scale *= 128
  }
}

function fail(malformed: string): never {
  throw { malformed } satisfies Malformed
}

function isMalformed(fault: unknown): fault is Malformed {
  return typeof fault === 'object' && fault !== null && 'malformed' in fault
}
