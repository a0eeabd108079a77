/** Writes Yjs updates (format v1) that no Yjs would: each struct as one says it is, whether true or not. */
import * as encoding from 'lib0/encoding'

export interface CraftedId {
  readonly client: number
  readonly clock: number
}

export type CraftedContent =
  | { readonly collected: number }
  | { readonly skip: number }
  | { readonly deleted: number }
  | { readonly string: string }
  | { readonly json: readonly string[] }
  | { readonly binary: Uint8Array }
  | { readonly embed: string }
  | { readonly format: readonly [key: string, json: string] }
  | { readonly type: number; readonly name?: string }
  | { readonly any: readonly encoding.AnyEncodable[] }
  | { readonly subdocument: string }

export interface CraftedStruct {
  readonly content: CraftedContent
  readonly origin?: CraftedId
  readonly rightOrigin?: CraftedId
  readonly root?: string
  readonly parent?: CraftedId
  readonly sub?: string
}

export interface CraftedBlock {
  readonly client: number
  readonly clock: number
  readonly structs: readonly CraftedStruct[]
}

export interface CraftedDeletes {
  readonly client: number
  readonly ranges: readonly (readonly [clock: number, length: number])[]
}

export function craftUpdate(blocks: readonly CraftedBlock[], deletes: readonly CraftedDeletes[] = []): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, blocks.length)
  for (const { client, clock, structs } of blocks) {
    encoding.writeVarUint(encoder, structs.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    for (const struct of structs) writeStruct(encoder, struct)
  }
  encoding.writeVarUint(encoder, deletes.length)
  for (const { client, ranges } of deletes) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const [clock, length] of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
  return encoding.toUint8Array(encoder)
}

function writeStruct(encoder: encoding.Encoder, struct: CraftedStruct): void {
  const { content, origin, rightOrigin, root, parent, sub } = struct
  const ref = refOf(content)
  const isItem = ref !== 0 && ref !== 10
  const named = !origin && !rightOrigin
  const flags = (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (named && sub !== undefined ? 0x20 : 0)
  encoding.writeUint8(encoder, isItem ? ref | flags : ref)
  if (isItem) {
    if (origin) writeId(encoder, origin)
    if (rightOrigin) writeId(encoder, rightOrigin)
    if (named) {
      encoding.writeVarUint(encoder, root === undefined ? 0 : 1)
      if (root === undefined) writeId(encoder, parent ?? { client: 0, clock: 0 })
      else encoding.writeVarString(encoder, root)
      if (sub !== undefined) encoding.writeVarString(encoder, sub)
    }
  }
  writeContent(encoder, content)
}

function writeId(encoder: encoding.Encoder, { client, clock }: CraftedId): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

function refOf(content: CraftedContent): number {
  if ('collected' in content) return 0
  if ('deleted' in content) return 1
  if ('json' in content) return 2
  if ('binary' in content) return 3
  if ('string' in content) return 4
  if ('embed' in content) return 5
  if ('format' in content) return 6
  if ('type' in content) return 7
  if ('any' in content) return 8
  return 'subdocument' in content ? 9 : 10
}

function writeContent(encoder: encoding.Encoder, content: CraftedContent): void {
  if ('collected' in content) encoding.writeVarUint(encoder, content.collected)
  else if ('skip' in content) encoding.writeVarUint(encoder, content.skip)
  else if ('deleted' in content) encoding.writeVarUint(encoder, content.deleted)
  else if ('string' in content) encoding.writeVarString(encoder, content.string)
  else if ('binary' in content) encoding.writeVarUint8Array(encoder, content.binary)
  else if ('embed' in content) encoding.writeVarString(encoder, content.embed)
  else if ('json' in content) {
    encoding.writeVarUint(encoder, content.json.length)
    for (const text of content.json) encoding.writeVarString(encoder, text)
  } else if ('format' in content) {
    for (const text of content.format) encoding.writeVarString(encoder, text)
  } else if ('type' in content) {
    encoding.writeVarUint(encoder, content.type)
    if (content.name !== undefined) encoding.writeVarString(encoder, content.name)
  } else if ('any' in content) {
    encoding.writeVarUint(encoder, content.any.length)
    for (const value of content.any) encoding.writeAny(encoder, value)
  } else {
    encoding.writeVarString(encoder, content.subdocument)
    encoding.writeAny(encoder, {})
  }
}
