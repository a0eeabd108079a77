/** The server's own small writes inside a beat, as an update of their own: the journal keeps them apart from the edit. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** Runs a write of the server and returns what it added; null when it added nothing. Insertions under fresh keys only. */
export function encodeOwnWrite(doc: Y.Doc, write: () => void): Uint8Array | null {
  const since = Y.getState(doc.store, doc.clientID)
  write()
  const structs = newest(doc, since)
  if (structs.length === 0) return null
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, 1)
  encoding.writeVarUint(encoder.restEncoder, structs.length)
  encoder.writeClient(doc.clientID)
  encoding.writeVarUint(encoder.restEncoder, since)
  for (const struct of structs) struct.write(encoder, 0)
  encoding.writeVarUint(encoder.restEncoder, 0)
  return encoder.toUint8Array()
}

function newest(doc: Y.Doc, since: number): (Y.Item | Y.GC)[] {
  const structs = (doc.store.clients.get(doc.clientID) ?? []) as (Y.Item | Y.GC)[] // the store holds these two
  let first = structs.length
  while (first > 0 && (structs[first - 1]?.id.clock ?? -1) >= since) first--
  return structs.slice(first)
}
