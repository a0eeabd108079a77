/**
 * Undo of one's own last gestures on a board or in the draft (typing has its own, in the editor). A thing made here is
 * taken out of the undo once somebody else's words lie in it or hang on it; a key that another changed since stays.
 */
import * as Y from 'yjs'

/** Origin of what the verbs write: the only one that is tracked. */
export const localUser = 'local-user'

export interface OwnUndo {
  undo(): boolean
  redo(): boolean
}

/** The roots whose entries are whole things that a gesture may have made. */
export function makeOwnUndo(doc: Y.Doc, roots: readonly string[]): OwnUndo {
  const scope = roots.map((root) => doc.getMap(root))
  const undoing = new Y.UndoManager(scope, { trackedOrigins: new Set([localUser]), captureTimeout: 0 })

  function undo(): boolean {
    for (;;) {
      const last = undoing.undoStack.at(-1)
      if (!last) return false
      if (!madeThings(last.insertions).some((item) => belongsToOthersToo(doc, item))) return undoing.undo() !== null
      // Once another person wrote in it, making it is no longer one's own to undo.
      undoing.undoStack.pop()
    }
  }

  function madeThings(insertions: StackRanges): readonly Y.Item[] {
    const made: Y.Item[] = []
    for (const root of scope) {
      for (const item of root._map.values()) if (!item.deleted && within(insertions, item.id)) made.push(item)
    }
    return made
  }

  return { undo, redo: () => undoing.redo() !== null }
}

type StackRanges = Y.UndoManager['undoStack'][number]['insertions']

function within(ranges: StackRanges, { client, clock }: Y.ID): boolean {
  return (ranges.clients.get(client) ?? []).some((range) => range.clock <= clock && clock < range.clock + range.len)
}

function belongsToOthersToo(doc: Y.Doc, item: Y.Item): boolean {
  const id = item.parentSub ?? ''
  return holdsOthers(item, doc.clientID) || hangsOn(doc, id)
}

function holdsOthers(item: Y.Item, mine: number): boolean {
  if (item.id.client !== mine) return true
  if (!(item.content instanceof Y.ContentType)) return false
  const { type } = item.content
  for (const child of type._map.values()) if (!child.deleted && holdsOthers(child, mine)) return true
  for (let child = type._start; child; child = child.right) if (!child.deleted && holdsOthers(child, mine)) return true
  return false
}

/** Comments and promotions are about a card without lying in it; cards are in a group the same way. */
function hangsOn(doc: Y.Doc, id: string): boolean {
  const names = (value: unknown, key: string): boolean =>
    (value instanceof Y.Map ? value.get(key) : (value as Record<string, unknown> | null)?.[key]) === id // plain values are objects
  return (
    [...doc.getMap('comments').values()].some((comment) => names(comment, 'cardId')) ||
    [...doc.getMap('promotions').values()].some((promotion) => names(promotion, 'contributionId')) ||
    [...doc.getMap('cards').values()].some((card) => names(card, 'groupId'))
  )
}
