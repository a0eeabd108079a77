/**
 * A struct that says it stands behind a character and before an earlier one of the same run of text. Yjs's own undo
 * writes such a thing when it brings back what was deleted in pieces. Where it ends up then depends on how each copy
 * happens to have cut that run, and copies would differ for ever: it is told on without its right neighbour.
 */
import * as Y from 'yjs'
import { inUpdate, liveStruct } from './places.ts'
import type { Id, Scanned, Struct } from './scan.ts'

/** Pieces of a run walked through; a longer one has been written in too much to be one. */
const mostPieces = 200

export function leansBackwards(doc: Y.Doc, scanned: Scanned, { origin, rightOrigin }: Struct): boolean {
  if (!origin || !rightOrigin || origin.client !== rightOrigin.client || rightOrigin.clock > origin.clock) return false
  return oneRunBrought(scanned, rightOrigin, origin) || oneRunAlive(doc, rightOrigin, origin)
}

function oneRunBrought(scanned: Scanned, from: Id, to: Id): boolean {
  const run = inUpdate(scanned, from)
  return run?.content?.kind === 'string' && run === inUpdate(scanned, to)
}

/** The same characters in the same order, however they are cut here. */
function oneRunAlive(doc: Y.Doc, from: Id, to: Id): boolean {
  let piece: Y.Item | Y.GC | null = liveStruct(doc, from)
  for (let count = 0; count < mostPieces && piece instanceof Y.Item && piece.id.client === to.client; count++) {
    const end: number = piece.id.clock + piece.length
    if (to.clock < end) return true
    piece = piece.right?.id.clock === end ? piece.right : null
  }
  return false
}
