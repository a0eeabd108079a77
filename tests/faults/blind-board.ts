/** A server without a guard, for the control: whatever Yjs can decode is applied, and journalled in its author's name. */
import * as Y from 'yjs'
import type { Logged } from './monitor.ts'

export interface BlindBoard {
  readonly doc: Y.Doc
  readonly log: readonly Logged[]
  hear(personId: string, update: Uint8Array): void
}

export function aBlindBoard(document: string, first: (doc: Y.Doc) => void, author: string): BlindBoard {
  const doc = new Y.Doc()
  const log: Logged[] = []
  const board: BlindBoard = {
    doc,
    log,
    hear(personId, update) {
      try {
        Y.decodeUpdate(update)
        Y.applyUpdate(doc, update)
      } catch {
        // Not an update at all: even a server without a guard cannot take it.
        return
      }
      doc.store.pendingStructs = null
      doc.store.pendingDs = null
      log.push({ document, kind: 'edit', personId, update })
    },
  }
  const copy = new Y.Doc()
  copy.transact(() => first(copy))
  board.hear(author, Y.encodeStateAsUpdate(copy))
  return board
}
