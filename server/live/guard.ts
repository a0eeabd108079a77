/**
 * Third step of a live edit: judges what somebody's update would do, before any of it is applied.
 *
 * Scan of the bytes → each new struct's place → the edit it makes → the pure policy. What is refused is not lost:
 * insertions keep their identifiers and their words go back to their author; words written where nothing stands any
 * more are handed back too. Refused deletions and overwrites ask the person's copy to be opened afresh.
 */
import * as Y from 'yjs'
import { type BoardSituation, refuseBoardEdit } from '#shared/board/board-policy.ts'
import { type DraftSituation, refuseDraftEdit } from '#shared/draft/draft-policy.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import { boardCardLimit } from '#shared/live/limits.ts'
import type { Actor } from '#shared/people/role.ts'
import { lengthOf } from '#shared/text/rich-text-document.ts'
import { leansBackwards } from './backward-neighbours.ts'
import { covers, indexRanges, type RangeIndex } from './delete-ranges.ts'
import { createPlaces, type Place, type Spot } from './places.ts'
import { deletionEdit, type Edit, insertionEdit, type Layout, rootsOf, textFieldOf } from './read-edits.ts'
import { gatherReturned, type Returned } from './returned-words.ts'
import { type Fate, writeEffective } from './rewrite.ts'
import { type DeleteRange, type Id, type Scanned, type Struct, scan } from './scan.ts'
import { findUnseen, type Unseen } from './unseen-words.ts'

/** What the guard knows besides the bytes. */
export interface Bench {
  readonly doc: Y.Doc
  readonly layout: Layout
  readonly actor: Actor
  readonly board: BoardSituation | null
  readonly draft: DraftSituation | null
  /** Whose client id this is; null: nobody's yet. */
  boundTo(client: number): string | null
  /** Whether a new card or comment may take this id: free in the conference, or this person's own in this document. */
  idFree(id: string): boolean
  ownComment(commentId: string): boolean
}

export type Verdict =
  /** Not an update an honest client writes: the channel closes. */
  | { readonly kind: 'malformed'; readonly why: string }
  /** New structs under somebody else's client id: the channel closes. */
  | { readonly kind: 'forged'; readonly client: number }
  /** It stands on something not yet here: legal before the handshake is over, asked again once afterwards. */
  | { readonly kind: 'gap' }
  | Judged

export interface Judged {
  readonly kind: 'judged'
  /** null: nothing new. */
  readonly effective: Uint8Array | null
  readonly returned: readonly Returned[]
  /** Whether any of it was refused: words that merely found no place were not. */
  readonly refused: boolean
  /** What others wrote in what it deletes, and its author has not seen: to be put back. */
  readonly unseen: readonly Unseen[]
  /** A deletion or an overwrite was refused: this copy cannot be mended by writing. */
  readonly reopen: Refusal | null
  /** A new card or comment was refused: the author's copy still shows it, harmlessly. */
  readonly phantom: boolean
  /** The client ids that wrote something new. */
  readonly clients: readonly number[]
  readonly cardsAdded: readonly string[]
  readonly commentsAdded: readonly string[]
}

export function judge(update: Uint8Array, bench: Bench): Verdict {
  const scanned = scan(update)
  if ('malformed' in scanned) return { kind: 'malformed', why: scanned.malformed }
  return judgeScanned(scanned, bench)
}

function judgeScanned(scanned: Scanned, bench: Bench): Verdict {
  const fresh = freshStructs(scanned, bench)
  if ('kind' in fresh) return fresh
  const trial = openTrial(scanned, bench)
  for (const structs of fresh.structs.values()) {
    for (const struct of structs) {
      const broken = trial.hear(struct)
      if (broken) return broken
    }
  }
  const deletes = trial.hearDeletes(scanned.deletes)
  if ('kind' in deletes) return deletes
  const { refused, gone, loosens, cardsAdded, commentsAdded, reopen, phantom } = trial.outcome()
  const nothingNew = fresh.structs.size === 0 && deletes.kept.length === 0
  const untouched = fresh.whole && refused.size === 0 && loosens === 0 && deletes.whole && scanned.tidy
  return {
    kind: 'judged',
    effective: nothingNew
      ? null
      : untouched
        ? scanned.bytes
        : writeEffective(scanned, fresh.structs, trial.fateOf, deletes.kept),
    returned: gatherReturned(fresh.structs, refused, gone, trial.fieldOf),
    refused: refused.size > 0 || reopen !== null,
    unseen: findUnseen(bench.doc, deletes.kept),
    reopen,
    phantom,
    clients: [...fresh.structs.keys()],
    cardsAdded,
    commentsAdded,
  }
}

interface Fresh {
  readonly structs: ReadonlyMap<number, readonly Struct[]>
  /** Whether the update held nothing that was already known. */
  readonly whole: boolean
}

function freshStructs(scanned: Scanned, bench: Bench): Fresh | Verdict {
  const structs = new Map<number, readonly Struct[]>()
  let whole = true
  for (const [client, all] of scanned.structs) {
    const state = Y.getState(bench.doc.store, client)
    const first = all[0]
    if (!first) continue
    if (first.clock > state) return { kind: 'gap' }
    const own = all.filter((struct) => struct.clock + struct.length > state)
    if (own.length < all.length || first.clock < state) whole = false
    if (own.length === 0) continue
    const owner = bench.boundTo(client)
    if (owner !== null && owner !== bench.actor.personId) return { kind: 'forged', client }
    structs.set(client, own)
  }
  return { structs, whole }
}

interface Heard {
  readonly fate: Fate
  readonly refusal: Refusal | null
  readonly gone: boolean
}

const applied: Heard = { fate: 'apply', refusal: null, gone: false }
const loosened: Heard = { fate: 'loosened', refusal: null, gone: false }
const swallowed: Heard = { fate: 'apply', refusal: null, gone: true }

/** The hearing of one update: struct by struct, then its deletions. */
function openTrial(scanned: Scanned, bench: Bench) {
  const places = createPlaces(bench.doc, scanned)
  const heard = new Map<Struct, Heard>()
  const edits = new Map<string, Refusal | null>()
  const cardsAdded = new Map<string, Struct>()
  const groupsAdded = new Map<string, Struct>()
  const commentsAdded = new Map<string, Struct>()
  const overwritten = new Set<Y.Item>()
  const lengths = new Map<string, number>()
  let deleted: RangeIndex | null = null
  let leavings: Map<string, number> | null = null
  let reopen: Refusal | null = null
  let phantom = false

  function hear(struct: Struct): Verdict | null {
    // Asked about before its turn, by what another client wrote in it.
    if (heard.has(struct)) return null
    const place = places.of(struct)
    if (place.kind === 'missing') return { kind: 'gap' }
    if (place.kind === 'nonsense') return { kind: 'malformed', why: place.why }
    heard.set(
      struct,
      struct.content === null ? applied : place.kind === 'gone' ? swallowed : judgeStruct(struct, place),
    )
    return null
  }

  function judgeStruct(struct: Struct, { spot, key }: Extract<Place, { kind: 'in' }>): Heard {
    if (spot.brought) {
      const outer = heardOf(spot.brought)
      if (outer.refusal || outer.gone) return { fate: 'collected', refusal: outer.refusal, gone: outer.gone }
    }
    if (!rootsOf[bench.layout].includes(spot.root)) {
      return refuse({ kind: 'unknown-change', path: spot.root.slice(0, 120) }, spot, key, null)
    }
    const over = key === null ? null : liveOver(spot, key)
    const refusal = refuseStruct(struct, spot, key, over)
    if (refusal) return refuse(refusal, spot, key, over)
    if (over) overwritten.add(over)
    return spot.node === '#text' && leansBackwards(bench.doc, scanned, struct) ? loosened : applied
  }

  /** A struct of another client's block may be asked about before its turn. */
  function heardOf(struct: Struct): Heard {
    const found = heard.get(struct)
    if (found) return found
    const state = Y.getState(bench.doc.store, struct.client)
    if (struct.clock + struct.length <= state) return applied
    hear(struct)
    return heard.get(struct) ?? swallowed
  }

  /**
   * Identifiers are taken with their neighbours where that harms nobody: in a text, and for a new card under its own
   * fresh key. Elsewhere a tombstone could stand in another's way, or bring a root into being: there it is collected,
   * and since the author's copy then shows what nobody else has, that copy is opened afresh.
   */
  function refuse(refusal: Refusal, spot: Spot, key: string | null, over: Y.Item | null): Heard {
    const known = rootsOf[bench.layout].includes(spot.root)
    const inText = known && key === null && textFieldOf(bench.layout, spot) !== null
    const newEntry =
      known && key !== null && spot.keys.length === 0 && bench.layout === 'board' && !over && entryRoots.has(spot.root)
    if (newEntry) phantom = true
    if (!inText && !newEntry) reopen ??= refusal
    return { fate: inText || newEntry ? 'deleted' : 'collected', refusal, gone: false }
  }

  function refuseStruct(struct: Struct, spot: Spot, key: string | null, over: Y.Item | null): Refusal | null {
    const content = struct.content
    if (!content) return null
    if (content.kind === 'deleted') {
      // Made and removed before it was sent: nothing, unless it takes a live value's place.
      return over ? refuseDeleting(spot, key, over) : null
    }
    if (over && over.content instanceof Y.ContentType)
      return { kind: 'unknown-change', path: [spot.root, ...spot.keys, key].join('.') }
    const edit = insertionEdit(bench.layout, spot, key, content)
    const refusal = refuseEdit(edit)
    if (refusal) return refusal
    return refuseNew(struct, edit, over) ?? refuseLength(struct, spot)
  }

  /** What this struct would overwrite. An entry that its own author takes away in this update and puts back is not. */
  function liveOver(spot: Spot, key: string): Y.Item | null {
    const live = liveUnder(spot, key)
    const putBack = live && spot.keys.length === 0 && entryRoots.has(spot.root) && deletesHere(live.id)
    return putBack && refuseDeleting(spot, key, live) === null ? null : live
  }

  function deletesHere(id: Id): boolean {
    deleted ??= indexRanges(scanned.deletes)
    return covers(deleted, id)
  }

  /** New cards, groups and comments: their id must be free, and nothing may stand under it. */
  function refuseNew(struct: Struct, edit: Edit, over: Y.Item | null): Refusal | null {
    if (!('board' in edit)) return null
    const { board } = edit
    if (board.kind === 'card-added') {
      if (over || standsIn(cardsAdded, board.cardId) || !bench.idFree(board.cardId))
        return { kind: 'identifier-taken', id: board.cardId }
      if (bench.doc.getMap('cards').size >= boardCardLimit) return { kind: 'board-full', limit: boardCardLimit }
      cardsAdded.set(board.cardId, struct)
    } else if (board.kind === 'group-added') {
      if (over || standsIn(groupsAdded, board.groupId)) return { kind: 'identifier-taken', id: board.groupId }
      groupsAdded.set(board.groupId, struct)
    } else if (board.kind === 'comment-added') {
      if (over || standsIn(commentsAdded, board.commentId) || !bench.idFree(board.commentId))
        return { kind: 'identifier-taken', id: board.commentId }
      commentsAdded.set(board.commentId, struct)
    }
    return null
  }

  /** Made, undone and made again before it was sent, it comes twice: the first of them is deleted by the same update. */
  function standsIn(added: ReadonlyMap<string, Struct>, id: string): boolean {
    const before = added.get(id)
    return before !== undefined && !deletesHere(before)
  }

  function refuseLength(struct: Struct, spot: Spot): Refusal | null {
    if (struct.content?.kind !== 'string') return null
    const field = textFieldOf(bench.layout, spot)
    if (!field) return null
    const before = lengths.get(field.name) ?? liveLength(bench.doc, spot)
    const length = before + struct.length
    // A text rewritten in one go is deleted and written by the same update.
    if (length > field.limit && length - leaving(field.name) > field.limit)
      return { kind: 'text-too-long', field: field.name, length, limit: field.limit }
    lengths.set(field.name, length)
    return null
  }

  /** Characters of a field that this update deletes. */
  function leaving(field: string): number {
    leavings ??= countLeaving()
    return leavings.get(field) ?? 0
  }

  function countLeaving(): Map<string, number> {
    const counts = new Map<string, number>()
    const live: LivePart[] = []
    for (const range of scanned.deletes) collectLive(bench.doc, range, range.clock + range.length, live)
    for (const { item, length } of live) {
      const place = places.ofLive(item)
      const field = place.kind === 'in' && item.countable ? textFieldOf(bench.layout, place.spot) : null
      if (field) counts.set(field.name, (counts.get(field.name) ?? 0) + length)
    }
    return counts
  }

  function refuseEdit(edit: Edit): Refusal | null {
    const key = memoKey(edit)
    const known = key === null ? undefined : edits.get(key)
    if (known !== undefined) return known
    const refusal = askPolicy(edit)
    if (key !== null) edits.set(key, refusal)
    return refusal
  }

  function askPolicy(edit: Edit): Refusal | null {
    if ('draft' in edit)
      return bench.draft
        ? refuseDraftEdit(bench.actor, edit.draft, bench.draft)
        : { kind: 'unknown-change', path: 'draft' }
    if (!bench.board) return { kind: 'unknown-change', path: 'board' }
    const board = bench.board
    return refuseBoardEdit(bench.actor, edit.board, {
      ...board,
      card: (cardId) =>
        cardsAdded.has(cardId) ? { own: true, openToAll: false, standing: { kind: 'open' } } : board.card(cardId),
    })
  }

  function refuseDeleting(spot: Spot, key: string | null, item: Y.Item): Refusal | null {
    return refuseEdit(
      deletionEdit(bench.layout, spot, key, {
        touchedByOthers: () => touchedByOthers(item, bench),
        ownComment: bench.ownComment,
      }),
    )
  }

  /** Only what still lives is judged: a SyncStep2 repeats everybody's deletions. */
  function hearDeletes(ranges: readonly DeleteRange[]): { kept: DeleteRange[]; whole: boolean } | Verdict {
    const live: LivePart[] = []
    const kept: DeleteRange[] = []
    for (const range of ranges) {
      const state = Y.getState(bench.doc.store, range.client)
      const end = range.clock + range.length
      if (end > Math.max(state, endInUpdate(scanned, range.client))) return { kind: 'gap' }
      const own = Math.max(range.clock, state)
      if (end > own) kept.push({ client: range.client, clock: own, length: end - own })
      if (range.clock < state) collectLive(bench.doc, range, Math.min(end, state), live)
    }
    const removals = new Map<string, Refusal | null>()
    for (const { item } of live) noteRemoval(item, removals)
    for (const { item, clock, length } of live) {
      const refusal = refuseLiveDelete(item, removals)
      if (refusal) reopen ??= refusal
      else kept.push({ client: item.id.client, clock, length })
    }
    return { kept, whole: totalLength(ranges) === totalLength(kept) }
  }

  function noteRemoval(item: Y.Item, removals: Map<string, Refusal | null>): void {
    const place = places.ofLive(item)
    if (place.kind !== 'in' || place.key === null || place.spot.keys.length > 0) return
    if (place.spot.root === 'cards' || place.spot.root === 'groups') {
      removals.set(`${place.spot.root}.${place.key}`, refuseDeleting(place.spot, place.key, item))
    }
  }

  function refuseLiveDelete(item: Y.Item, removals: ReadonlyMap<string, Refusal | null>): Refusal | null {
    if (overwritten.has(item)) return null
    const place = places.ofLive(item)
    if (place.kind !== 'in') return null
    const removal = removals.get(`${place.spot.root}.${place.spot.keys[0] ?? place.key}`)
    if (removal !== undefined) return removal
    return refuseDeleting(place.spot, place.key, item)
  }

  function outcome() {
    const refused = new Map<Struct, Refusal>()
    const gone = new Set<Struct>()
    let loosens = 0
    for (const [struct, { fate, refusal, gone: isGone }] of heard) {
      if (refusal) refused.set(struct, refusal)
      else if (isGone) gone.add(struct)
      else if (fate === 'loosened') loosens++
    }
    const added = { cardsAdded: [...cardsAdded.keys()], commentsAdded: [...commentsAdded.keys()] }
    return { refused, gone, loosens, ...added, reopen, phantom }
  }

  return {
    hear,
    hearDeletes,
    outcome,
    fateOf: (struct: Struct): Fate => heard.get(struct)?.fate ?? 'apply',
    fieldOf: (struct: Struct) => {
      const place = places.of(struct)
      return place.kind === 'in' ? textFieldOf(bench.layout, place.spot) : null
    },
  }
}

/** Edits whose answer depends on nothing but their kind and their card: asked once for a whole paste. */
function memoKey(edit: Edit): string | null {
  if ('draft' in edit) return edit.draft.kind === 'proposal-words' ? `p.${edit.draft.proposalId}` : null
  const { board } = edit
  if (board.kind === 'card-words') return `c.${board.cardId}`
  if (board.kind === 'group-title') return `g.${board.groupId}`
  return board.kind === 'notes' ? 'notes' : null
}

const entryRoots = new Set(['cards', 'groups', 'comments'])

const totalLength = (ranges: readonly DeleteRange[]): number => ranges.reduce((sum, range) => sum + range.length, 0)

function liveUnder(spot: Spot, key: string): Y.Item | null {
  const item = spot.live?._map.get(key)
  return item && !item.deleted ? item : null
}

/** Characters in the field a spot lies in, as it lives. */
function liveLength(doc: Y.Doc, spot: Spot): number {
  const [id, key] = spot.keys
  const root = doc.share.get(spot.root)
  if (root instanceof Y.XmlFragment) return lengthOf(root)
  const holder = root instanceof Y.Map && id ? root.get(id) : null
  const field = holder instanceof Y.Map && key ? holder.get(key) : null
  return field instanceof Y.XmlFragment ? lengthOf(field) : 0
}

interface LivePart {
  readonly item: Y.Item
  readonly clock: number
  readonly length: number
}

function collectLive(doc: Y.Doc, range: DeleteRange, end: number, into: LivePart[]): void {
  const structs = doc.store.clients.get(range.client)
  if (!structs || range.clock >= Y.getState(doc.store, range.client)) return
  for (let index = Y.findIndexSS(structs, range.clock); index < structs.length; index++) {
    const struct = structs[index]
    if (!struct || struct.id.clock >= end) return
    if (!(struct instanceof Y.Item) || struct.deleted) continue
    const clock = Math.max(struct.id.clock, range.clock)
    into.push({ item: struct, clock, length: Math.min(struct.id.clock + struct.length, end) - clock })
  }
}

function endInUpdate(scanned: Scanned, client: number): number {
  const last = scanned.structs.get(client)?.at(-1)
  return last ? last.clock + last.length : 0
}

/** Whether anything alive beneath an item was written by another person: then it is not one person's to remove. */
function touchedByOthers(item: Y.Item, bench: Bench): boolean {
  const mine = (id: number): boolean => {
    const owner = bench.boundTo(id)
    return owner === null || owner === bench.actor.personId
  }
  const waiting: Y.Item[] = [item]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (!mine(next.id.client)) return true
    if (!(next.content instanceof Y.ContentType)) continue
    const type = next.content.type
    for (let child = type._start; child; child = child.right) if (!child.deleted) waiting.push(child)
    for (const child of type._map.values()) if (!child.deleted) waiting.push(child)
  }
  return false
}
