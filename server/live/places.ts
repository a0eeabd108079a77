/**
 * Where a struct of an update lies: its container, found through the live document and through the update itself.
 * Nothing is applied to find out.
 */
import * as Y from 'yjs'
import { type Id, type Scanned, type Struct, typeRef } from './scan.ts'

/** A container of the live document or of the update, by its way from a root. */
export interface Spot {
  readonly root: string
  /** Keys of the maps on the way: `['k17', 'words']`. */
  readonly keys: readonly string[]
  /** `map`, `top` (a fragment), `#text`, or the element's name. */
  readonly node: string
  /** Elements above, within the fragment. */
  readonly depth: number
  /** The container as it lives; null when this very update brings it. */
  readonly live: Y.AbstractType<unknown> | null
  /** The struct of this update that brings it. */
  readonly brought: Struct | null
}

export type Place =
  | { readonly kind: 'in'; readonly spot: Spot; readonly key: string | null }
  /** Its container, or a neighbour, was deleted or collected: Yjs will swallow what is written there. */
  | { readonly kind: 'gone' }
  /** It stands on something neither the document nor the update knows. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'nonsense'; readonly why: string }

export interface Places {
  of(struct: Struct): Place
  ofLive(item: Y.Item): Place
}

export function createPlaces(doc: Y.Doc, scanned: Scanned): Places {
  const known = new Map<Struct, Place>()
  const searching = new Set<Struct>()

  function of(struct: Struct): Place {
    const found = known.get(struct)
    if (found) return found
    // Structs may lean on one another in a ring only in an attack.
    if (searching.has(struct)) return { kind: 'nonsense', why: 'ring of neighbours' }
    searching.add(struct)
    const place = search(struct)
    searching.delete(struct)
    known.set(struct, place)
    return place
  }

  function search(struct: Struct): Place {
    if (struct.content === null) return { kind: 'gone' }
    const left = struct.origin && besides(struct.origin)
    const right = struct.rightOrigin && besides(struct.rightOrigin)
    for (const beside of [left, right])
      if (beside && (beside.kind === 'missing' || beside.kind === 'nonsense')) return beside
    if (left?.kind === 'gone' || right?.kind === 'gone') return { kind: 'gone' }
    if (left && right && !sameContainer(left, right)) return { kind: 'nonsense', why: 'neighbours in two places' }
    const beside = left ?? right
    if (beside) return beside
    if (struct.parentRoot !== null) {
      return { kind: 'in', spot: rootSpot(doc, struct.parentRoot), key: struct.parentSub }
    }
    return struct.parentId ? inside(struct.parentId, struct.parentSub) : { kind: 'nonsense', why: 'no parent' }
  }

  /** The place a neighbour gives. */
  function besides(id: Id): Place {
    const own = inUpdate(scanned, id)
    if (own) return own.content === null ? { kind: 'gone' } : of(own)
    const item = liveStruct(doc, id)
    if (!item) return { kind: 'missing' }
    return item instanceof Y.Item ? ofLive(item) : { kind: 'gone' }
  }

  /** Inside the type that an item holds. */
  function inside(id: Id, key: string | null): Place {
    const own = inUpdate(scanned, id)
    if (own) return insideBrought(own, key)
    const item = liveStruct(doc, id)
    if (!item) return { kind: 'missing' }
    if (!(item instanceof Y.Item) || item.deleted) return { kind: 'gone' }
    if (!(item.content instanceof Y.ContentType)) return { kind: 'gone' }
    return { kind: 'in', spot: spotOf(doc, item.content.type as Y.AbstractType<unknown>), key }
  }

  function insideBrought(own: Struct, key: string | null): Place {
    if (own.content === null || own.content.kind === 'deleted') return { kind: 'gone' }
    if (own.content.kind !== 'type') return { kind: 'nonsense', why: 'inside something that holds nothing' }
    const outer = of(own)
    if (outer.kind !== 'in') return outer
    return { kind: 'in', spot: spotBrought(outer.spot, outer.key, own), key }
  }

  function ofLive(item: Y.Item): Place {
    const parent = item.parent
    if (!(parent instanceof Y.AbstractType)) return { kind: 'gone' }
    if (parent._item?.deleted) return { kind: 'gone' }
    return { kind: 'in', spot: spotOf(doc, parent as Y.AbstractType<unknown>), key: item.parentSub }
  }

  return { of, ofLive }
}

/** The struct of this update that covers an id. */
export function inUpdate(scanned: Scanned, id: Id): Struct | null {
  const structs = scanned.structs.get(id.client)
  const first = structs?.[0]
  if (!structs || !first || id.clock < first.clock) return null
  let low = 0
  let high = structs.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const struct = structs[middle]
    if (!struct) return null
    if (id.clock < struct.clock) high = middle - 1
    else if (id.clock >= struct.clock + struct.length) low = middle + 1
    else return struct
  }
  return null
}

/** The struct of the live document that covers an id, or null when it is not there yet. */
export function liveStruct(doc: Y.Doc, id: Id): Y.Item | Y.GC | null {
  const structs = doc.store.clients.get(id.client)
  if (!structs || id.clock >= Y.getState(doc.store, id.client)) return null
  return structs[Y.findIndexSS(structs, id.clock)] as Y.Item | Y.GC
}

function sameContainer(a: Place, b: Place): boolean {
  if (a.kind !== 'in' || b.kind !== 'in') return false
  if (a.spot === b.spot) return true
  return a.spot.live !== null
    ? a.spot.live === b.spot.live
    : a.spot.brought !== null && a.spot.brought === b.spot.brought
}

const spots = new WeakMap<Y.AbstractType<unknown>, Spot>()

/** A live container never moves, so its way is found once. */
function spotOf(doc: Y.Doc, type: Y.AbstractType<unknown>): Spot {
  const found = spots.get(type)
  if (found) return found
  const spot = findSpot(doc, type)
  spots.set(type, spot)
  return spot
}

function findSpot(doc: Y.Doc, type: Y.AbstractType<unknown>): Spot {
  const item = type._item
  if (item === null)
    return { root: Y.findRootTypeKey(type), keys: [], node: nodeOf(type), depth: 0, live: type, brought: null }
  const outer = spotOf(doc, item.parent as Y.AbstractType<unknown>) // integrated items stand in a type
  return {
    root: outer.root,
    keys: item.parentSub === null ? outer.keys : [...outer.keys, item.parentSub],
    node: nodeOf(type),
    depth: item.parentSub === null ? outer.depth + 1 : 0,
    live: type,
    brought: null,
  }
}

function nodeOf(type: Y.AbstractType<unknown>): string {
  if (type instanceof Y.XmlText) return '#text'
  if (type instanceof Y.XmlElement) return type.nodeName
  if (type instanceof Y.XmlFragment) return 'top'
  return 'map'
}

const fragmentRoots = new Set(['notes'])

/** A root is not asked of the document: asking would make it. */
function rootSpot(doc: Y.Doc, root: string): Spot {
  const live = doc.share.get(root) ?? null
  return {
    root,
    keys: [],
    node: fragmentRoots.has(root) ? 'top' : 'map',
    depth: 0,
    live: live as Y.AbstractType<unknown> | null,
    brought: null,
  }
}

const broughtSpots = new WeakMap<Struct, Spot>()

function spotBrought(outer: Spot, key: string | null, struct: Struct): Spot {
  const found = broughtSpots.get(struct)
  if (found) return found
  const content = struct.content
  const type = content?.kind === 'type' ? content.type : -1
  const name = content?.kind === 'type' ? (content.name ?? '') : ''
  const node =
    type === typeRef.xmlText
      ? '#text'
      : type === typeRef.xmlElement
        ? name
        : type === typeRef.xmlFragment
          ? 'top'
          : 'map'
  const spot: Spot = {
    root: outer.root,
    keys: key === null ? outer.keys : [...outer.keys, key],
    node,
    depth: key === null ? outer.depth + 1 : 0,
    live: null,
    brought: struct,
  }
  broughtSpots.set(struct, spot)
  return spot
}
