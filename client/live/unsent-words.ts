/**
 * The words of changes that the server has not acknowledged, by the card or proposal they were typed in: what is handed
 * back when a document must be opened afresh.
 */
import * as Y from 'yjs'
import type { ReturnedWords } from '#shared/live/protocol.ts'
import { plainTextOf } from '#shared/text/rich-text-document.ts'

/** Words of these updates that their author has not deleted, whether or not others have left them where they were. */
export function unsentWords(
  doc: Y.Doc,
  updates: readonly Uint8Array[],
  reason: { readonly kind: string },
): readonly ReturnedWords[] {
  return parcels(updates, reason, (sent, own) => keptPieces(doc, sent, own))
}

/**
 * Words of these updates that a change from the server just took away. Nobody else can have seen what was not yet
 * acknowledged: the server had refused them, and its word of it was lost with a network.
 */
export function lostWords(
  doc: Y.Doc,
  updates: readonly Uint8Array[],
  { deleteSet }: Pick<Y.Transaction, 'deleteSet'>,
  reason: { readonly kind: string },
): readonly ReturnedWords[] {
  if (deleteSet.clients.size === 0) return []
  return parcels(updates, reason, (sent, own) =>
    keptPieces(doc, sent, own).filter(({ item }) => item !== null && Y.isDeleted(deleteSet, item.id)),
  )
}

interface Piece {
  readonly words: string
  /** null: collected, where it stood is not known any more. */
  readonly item: Y.Item | null
}

/** One parcel for each card or proposal. */
function parcels(
  updates: readonly Uint8Array[],
  reason: { readonly kind: string },
  piecesOf: (sent: Y.Item, own: Deletions) => readonly Piece[],
): readonly ReturnedWords[] {
  if (updates.length === 0) return []
  const { structs, ds } = Y.decodeUpdate(Y.mergeUpdates([...updates]))
  const places = new Map<string, { words: string; place: Place; parent: unknown }>()
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || wordsIn(struct) === '') continue
    for (const { words, item } of piecesOf(struct, ds)) {
      const place = item ? placeOf(item) : nowhere
      const key = `${place.root}/${place.key}`
      const before = places.get(key)
      const parent = item?.parent ?? null
      const joint = before && before.parent !== parent ? '\n' : ''
      places.set(key, { words: (before?.words ?? '') + joint + words, place, parent })
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
  if (!cardId && !proposalId && isSaid(doc, words)) return true
  const thing = cardId ? doc.getMap('cards').get(cardId) : proposalId ? doc.getMap('proposals').get(proposalId) : null
  if (!(thing instanceof Y.Map)) return false
  return [...thing.values()].some((value) => value instanceof Y.XmlFragment && plainTextOf(value).includes(words))
}

const isSaid = (doc: Y.Doc, words: string): boolean =>
  [...doc.getMap('comments').values()].some((comment) => (comment as { text?: unknown } | null)?.text === words) // read key by key

type Deletions = ReturnType<typeof Y.decodeUpdate>['ds']

/**
 * A struct as it was sent may since have been split; some of its pieces may have been deleted. What others deleted may be
 * collected already: its words are then only in the update, and where they stood is not known any more.
 */
function keptPieces(doc: Y.Doc, sent: Y.Item, own: Deletions): readonly Piece[] {
  const pieces: Piece[] = []
  const { client } = sent.id
  const text = wordsIn(sent)
  const end = Math.min(sent.id.clock + sent.length, Y.getState(doc.store, client))
  for (let clock = sent.id.clock; clock < end; ) {
    const item: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(client, clock))
    const next = Math.min(end, item.id.clock + item.length)
    // A comment is one value, however long: it stands or falls whole.
    const words = sent.length === 1 ? text : text.slice(clock - sent.id.clock, next - sent.id.clock)
    if (!item.deleted) pieces.push({ words, item })
    else
      pieces.push({ words: notDeletedBy(own, words, client, clock, next), item: item instanceof Y.Item ? item : null })
    clock = next
  }
  return pieces.filter(({ words }) => words !== '')
}

/** What one typed: a piece of text, or a comment. */
function wordsIn({ content }: Y.Item): string {
  if (content instanceof Y.ContentString) return content.str
  const text = content instanceof Y.ContentAny ? (content.arr[0] as { text?: unknown } | null)?.text : null // read key by key
  return typeof text === 'string' ? text : ''
}

function notDeletedBy(own: Deletions, words: string, client: number, clock: number, end: number): string {
  const ranges = own.clients.get(client) ?? []
  const deleted = (at: number): boolean => ranges.some((range) => range.clock <= at && at < range.clock + range.len)
  if (end - clock === 1) return deleted(clock) ? '' : words
  return words
    .split('')
    .filter((_, index) => !deleted(clock + index))
    .join('')
}

interface Place {
  readonly root: string
  readonly key: string | null
}

const nowhere: Place = { root: '', key: null }

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
