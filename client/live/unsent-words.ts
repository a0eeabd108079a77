/**
 * The words of changes that the server has not acknowledged, by the card or proposal they were typed in: what is handed
 * back when a document must be opened afresh.
 */
import * as Y from 'yjs'
import type { ReturnedWords } from '#shared/live/protocol.ts'
import { plainTextOf } from '#shared/text/rich-text-document.ts'

/** Words of these updates that still stand in the document. */
export function unsentWords(
  doc: Y.Doc,
  updates: readonly Uint8Array[],
  reason: { readonly kind: string },
): readonly ReturnedWords[] {
  if (updates.length === 0) return []
  const { structs } = Y.decodeUpdate(Y.mergeUpdates([...updates]))
  const places = new Map<string, { words: string; place: Place; parent: unknown }>()
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
    for (const { words, item } of standingPieces(doc, struct)) {
      const place = placeOf(item)
      const key = `${place.root}/${place.key}`
      const before = places.get(key)
      const joint = before && before.parent !== item.parent ? '\n' : ''
      places.set(key, { words: (before?.words ?? '') + joint + words, place, parent: item.parent })
    }
  }
  return [...places.values()].map(({ words, place }) => ({
    words,
    reason,
    cardId: place.root === 'cards' ? place.key : null,
    proposalId: place.root === 'proposals' ? place.key : null,
  }))
}

/** Whether a document opened afresh holds these words after all: the server had received them. */
export function holdsWords(doc: Y.Doc, { words, cardId, proposalId }: ReturnedWords): boolean {
  const thing = cardId ? doc.getMap('cards').get(cardId) : proposalId ? doc.getMap('proposals').get(proposalId) : null
  if (!(thing instanceof Y.Map)) return false
  return [...thing.values()].some((value) => value instanceof Y.XmlFragment && plainTextOf(value).includes(words))
}

/** A struct as it was sent may since have been split; some of its pieces may have been deleted. */
function standingPieces(doc: Y.Doc, sent: Y.Item): { words: string; item: Y.Item }[] {
  const pieces: { words: string; item: Y.Item }[] = []
  const { client } = sent.id
  const end = sent.id.clock + sent.length
  for (let clock = sent.id.clock; clock < end && clock < Y.getState(doc.store, client); ) {
    const item: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(client, clock))
    const from = clock - item.id.clock
    if (item instanceof Y.Item && !item.deleted && item.content instanceof Y.ContentString) {
      pieces.push({ words: item.content.str.slice(from, from + end - clock), item })
    }
    clock = item.id.clock + item.length
  }
  return pieces
}

interface Place {
  readonly root: string
  readonly key: string | null
}

/** The root and the key under it that an item lies beneath. */
function placeOf(item: Y.Item): Place {
  let at: Y.Item = item
  for (;;) {
    const parent = at.parent
    if (!(parent instanceof Y.AbstractType)) return { root: '', key: null }
    if (!parent._item) return { root: Y.findRootTypeKey(parent), key: at.parentSub }
    at = parent._item
  }
}
