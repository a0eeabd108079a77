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
  /** Its container was deleted (`within`) or it has none any more (null): Yjs will swallow what is written there. */
  | { readonly kind: 'gone'; readonly within: object | null }
  /** It stands on something neither the document nor the update knows. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'nonsense'; readonly why: string }

export interface Places {
  of(struct: Struct): Place
  ofLive(item: Y.Item): Place
}

/** Keys and elements on the way to a container that an update brings: beyond what any document holds, an attack. */
const mostKeys = 4
const mostElements = 64

const collected: Place = { kind: 'gone', within: null }

export function createPlaces(doc: Y.Doc, scanned: Scanned): Places {
  const known = new Map<Struct, Place>()

  /** Without recursion: an afternoon offline leaves thousands of structs that lean on one another. */
  function of(struct: Struct): Place {
    const waiting = [struct]
    const searching = new Set<Struct>()
    for (let next = waiting.at(-1); next; next = waiting.at(-1)) {
      const before = known.has(next) ? null : firstUnknown(next)
      if (before && searching.has(before)) known.set(next, { kind: 'nonsense', why: 'ring of neighbours' })
      else if (before) {
        searching.add(next)
        waiting.push(before)
        continue
      } else if (!known.has(next)) known.set(next, search(next))
      searching.delete(next)
      waiting.pop()
    }
    return known.get(struct) ?? collected
  }

  /** What Yjs would have to integrate before it: a ring among these would wait for ever. */
  function firstUnknown(struct: Struct): Struct | null {
    const { client, clock, origin, rightOrigin, parentId } = struct
    const before = clock > 0 ? { client, clock: clock - 1 } : null
    for (const id of [before, origin, rightOrigin, parentId]) {
      const leanedOn = id && brought(id)
      if (leanedOn && !known.has(leanedOn)) return leanedOn
    }
    return null
  }

  function search(struct: Struct): Place {
    if (struct.content === null) return collected
    const said = saidPlace(struct)
    const held = struct.clock < Y.getState(doc.store, struct.client) ? heldPlace(struct) : null
    if (!held || said.kind === 'missing' || said.kind === 'nonsense') return said
    return sameContainer(held, said) ? held : { kind: 'nonsense', why: 'continued in another place' }
  }

  function saidPlace(struct: Struct): Place {
    const left = struct.origin && besides(struct.origin)
    const right = struct.rightOrigin && besides(struct.rightOrigin)
    for (const beside of [left, right])
      if (beside && (beside.kind === 'missing' || beside.kind === 'nonsense')) return beside
    if (left === collected || right === collected) return collected
    if (left && right && !sameContainer(left, right)) return { kind: 'nonsense', why: 'neighbours in two places' }
    const beside = left ?? right
    if (beside) return beside
    if (struct.parentRoot !== null) {
      return { kind: 'in', spot: rootSpot(doc, struct.parentRoot), key: struct.parentSub }
    }
    return struct.parentId ? inside(struct.parentId, struct.parentSub) : { kind: 'nonsense', why: 'no parent' }
  }

  /** Where the part of it lies that is here already: its new part goes behind that, whatever the update says. */
  function heldPlace({ client }: Struct): Place {
    const item = liveStruct(doc, { client, clock: Y.getState(doc.store, client) - 1 })
    return item instanceof Y.Item ? ofLive(item) : collected
  }

  /** What this update brings. What is here already is believed of the document alone. */
  function brought(id: Id): Struct | null {
    return id.clock < Y.getState(doc.store, id.client) ? null : inUpdate(scanned, id)
  }

  /** The place a neighbour gives. */
  function besides(id: Id): Place {
    const own = brought(id)
    if (own) return own.content === null ? collected : (known.get(own) ?? collected)
    const item = liveStruct(doc, id)
    if (!item) return { kind: 'missing' }
    return item instanceof Y.Item ? ofLive(item) : collected
  }

  /** Inside the type that an item holds. */
  function inside(id: Id, key: string | null): Place {
    const own = brought(id)
    if (own) return insideBrought(own, key)
    const item = liveStruct(doc, id)
    if (!item) return { kind: 'missing' }
    if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentType)) return collected
    const type = item.content.type as Y.AbstractType<unknown> // whatever kind it is
    return item.deleted ? { kind: 'gone', within: type } : { kind: 'in', spot: spotOf(doc, type), key }
  }

  function insideBrought(own: Struct, key: string | null): Place {
    if (own.content === null || own.content.kind === 'deleted') return collected
    if (own.content.kind !== 'type') return { kind: 'nonsense', why: 'inside something that holds nothing' }
    const outer = known.get(own) ?? collected
    if (outer.kind === 'gone') return outer === collected ? collected : { kind: 'gone', within: own }
    if (outer.kind !== 'in') return outer
    if (outer.spot.keys.length >= mostKeys || outer.spot.depth >= mostElements)
      return { kind: 'nonsense', why: 'too deep' }
    return { kind: 'in', spot: spotBrought(outer.spot, outer.key, own), key }
  }

  function ofLive(item: Y.Item): Place {
    const parent = item.parent
    if (!(parent instanceof Y.AbstractType)) return collected
    if (parent._item?.deleted) return { kind: 'gone', within: parent }
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

/** Keys of one map are as far apart as two maps: Yjs would knot their histories together. */
function sameContainer(a: Place, b: Place): boolean {
  if (a.kind === 'gone' && b.kind === 'gone') return a.within === b.within
  if (a.kind !== 'in' || b.kind !== 'in' || a.key !== b.key) return false
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
