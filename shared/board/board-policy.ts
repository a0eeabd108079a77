/** May this person make this edit, on this board, at this step? Pure; the guard asks, and the browser too before it offers. */
import type { Step } from '../conference/step.ts'
import { type BoardRight, stepAllows } from '../conference/step.ts'
import { parseTerritory } from '../conference/territory.ts'
import { isId } from '../kit/id.ts'
import { isOrderKey } from '../kit/order-key.ts'
import type { Refusal } from '../kit/refusal.ts'
import { commentLimit } from '../live/limits.ts'
import { hasWritingRole, holds } from '../people/reach.ts'
import type { Actor } from '../people/role.ts'
import { contributionKinds, debates, type Standing } from './contribution.ts'

/** Everything an edit can do to a board, as the guard reads it from the bytes. */
export type BoardEdit =
  | { readonly kind: 'card-added'; readonly cardId: string }
  | { readonly kind: 'card-removed'; readonly cardId: string; readonly touchedByOthers: boolean }
  | { readonly kind: 'card-words'; readonly cardId: string }
  | { readonly kind: 'card-key'; readonly cardId: string; readonly key: string; readonly value: unknown }
  | { readonly kind: 'group-added'; readonly groupId: string }
  | { readonly kind: 'group-removed'; readonly groupId: string }
  | { readonly kind: 'group-title'; readonly groupId: string }
  | { readonly kind: 'group-key'; readonly groupId: string; readonly key: string; readonly value: unknown }
  | { readonly kind: 'comment-added'; readonly commentId: string; readonly value: unknown }
  | { readonly kind: 'comment-removed'; readonly commentId: string; readonly own: boolean }
  | { readonly kind: 'notes' }
  | { readonly kind: 'unknown'; readonly path: string }

/** What the policy needs to know of a card: `own` comes from the records, never from the document. */
export interface CardSituation {
  readonly own: boolean
  readonly openToAll: boolean
  readonly standing: Standing
}

export interface BoardSituation {
  readonly workshopId: string
  readonly step: Step
  /** Somebody's notebook: its owner alone adds and edits there, whatever the board's step says about others. */
  readonly notebookOf: string | null
  card(cardId: string): CardSituation | null
}

const moveKeys = new Set(['columnId', 'order', 'groupId'])

/** null: allowed. */
export function refuseBoardEdit(actor: Actor, edit: BoardEdit, board: BoardSituation): Refusal | null {
  switch (edit.kind) {
    case 'card-added':
      return isId(edit.cardId) ? refuseRight(actor, 'addCards', board, true) : unknown(`cards.${edit.cardId}`)
    case 'card-removed':
      return refuseRemoval(actor, edit, board)
    case 'card-words':
      return refuseCardEdit(actor, edit.cardId, board)
    case 'card-key':
      return refuseCardKey(actor, edit, board)
    case 'group-added':
      return isId(edit.groupId) ? refuseRight(actor, 'moveCards', board, false) : unknown(`groups.${edit.groupId}`)
    case 'group-removed':
    case 'group-title':
      return refuseRight(actor, 'moveCards', board, false)
    case 'group-key':
      return groupKeyValid(edit.key, edit.value)
        ? refuseRight(actor, 'moveCards', board, false)
        : unknown(`groups.*.${edit.key}`)
    case 'comment-added':
      return isId(edit.commentId) ? refuseComment(actor, edit.value, board) : unknown(`comments.${edit.commentId}`)
    case 'comment-removed':
      if (!edit.own && !hasWritingRole(actor, 'organizer', 'moderator')) return { kind: 'not-yours' }
      return refuseRight(actor, 'comment', board, edit.own)
    case 'notes':
      return refuseRight(actor, 'editNotes', board, false)
    case 'unknown':
      return unknown(edit.path)
  }
}

/** Whether somebody may add a card here now: what the composer asks before it opens. */
export function refuseAddingCard(actor: Actor, board: BoardSituation): Refusal | null {
  return refuseRight(actor, 'addCards', board, true)
}

/** Whether somebody may write in this card now. */
export function refuseCardEdit(actor: Actor, cardId: string, board: BoardSituation): Refusal | null {
  const card = board.card(cardId)
  if (!card) return { kind: 'no-such-contribution', contributionId: cardId }
  const standing = refuseStanding(cardId, card.standing)
  if (standing) return standing
  const right = refuseRight(actor, 'editWords', board, card.own, card.openToAll)
  return right?.kind === 'role-forbids' && holds(actor, 'editWords', { own: true })
    ? { kind: 'card-not-open', contributionId: cardId }
    : right
}

/** Moving and grouping: what the menu and the arrow keys ask. */
export function refuseMove(actor: Actor, cardId: string, board: BoardSituation): Refusal | null {
  const card = board.card(cardId)
  if (!card) return { kind: 'no-such-contribution', contributionId: cardId }
  return refuseStanding(cardId, card.standing) ?? refuseRight(actor, 'moveCards', board, card.own)
}

function refuseRemoval(
  actor: Actor,
  edit: Extract<BoardEdit, { kind: 'card-removed' }>,
  board: BoardSituation,
): Refusal | null {
  const card = board.card(edit.cardId)
  if (!card) return { kind: 'no-such-contribution', contributionId: edit.cardId }
  if (!card.own) return { kind: 'not-yours' }
  if (edit.touchedByOthers) return { kind: 'touched-by-others', contributionId: edit.cardId }
  return refuseStanding(edit.cardId, card.standing) ?? refuseRight(actor, 'addCards', board, true)
}

function refuseCardKey(
  actor: Actor,
  edit: Extract<BoardEdit, { kind: 'card-key' }>,
  board: BoardSituation,
): Refusal | null {
  if (!cardKeyValid(edit.key, edit.value)) return unknown(`cards.${edit.cardId}.${edit.key}`)
  if (moveKeys.has(edit.key)) return refuseMove(actor, edit.cardId, board)
  const card = board.card(edit.cardId)
  if (edit.key === 'openToAll' && card && !card.own && !hasWritingRole(actor, 'organizer', 'moderator'))
    return { kind: 'not-yours' }
  return refuseCardEdit(actor, edit.cardId, board)
}

function refuseComment(actor: Actor, value: unknown, board: BoardSituation): Refusal | null {
  if (typeof value !== 'object' || value === null) return unknown('comments.*')
  const { cardId, text, ...rest } = value as Record<string, unknown> // an object, just seen
  if (typeof text !== 'string' || typeof cardId !== 'string' || Object.keys(rest).length > 0)
    return unknown('comments.*')
  if (text.length > commentLimit)
    return { kind: 'text-too-long', field: 'comment', length: text.length, limit: commentLimit }
  const card = board.card(cardId)
  if (!card) return { kind: 'no-such-contribution', contributionId: cardId }
  return refuseStanding(cardId, card.standing) ?? refuseRight(actor, 'comment', board, card.own)
}

function refuseRight(
  actor: Actor,
  right: BoardRight,
  board: BoardSituation,
  own: boolean,
  open = false,
): Refusal | null {
  if (board.notebookOf !== null) {
    return board.notebookOf === actor.personId && holds(actor, right, { own: true, workshopId: board.workshopId })
      ? null
      : { kind: 'not-yours' }
  }
  if (!holds(actor, right, { workshopId: board.workshopId, own, open })) {
    return actor.grants.some((grant) => grant.readOnly) ? { kind: 'read-only' } : { kind: 'role-forbids', right }
  }
  if (hasWritingRole(actor, 'organizer', 'moderator') || stepAllows(board.step.kind, right, own)) return null
  return board.step.kind === 'closed'
    ? { kind: 'workshop-closed', workshopId: board.workshopId, since: board.step.since }
    : { kind: 'step-forbids', right, step: board.step.kind }
}

export function refuseStanding(contributionId: string, standing: Standing): Refusal | null {
  switch (standing.kind) {
    case 'open':
      return null
    case 'masked':
      return { kind: 'card-masked', contributionId }
    case 'withdrawn':
      return { kind: 'card-withdrawn', contributionId }
    case 'merged':
      return { kind: 'card-merged', contributionId, into: standing.into }
  }
}

/** Keys a card may carry beside its words, and the values each may take. */
export function cardKeyValid(key: string, value: unknown): boolean {
  switch (key) {
    case 'kind':
      return contributionKinds.some((kind) => kind === value)
    case 'debate':
      return value === null || debates.some((debate) => debate === value)
    case 'territory':
      return value === null || parseTerritory(value) !== null
    case 'columnId':
      return isId(value)
    case 'groupId':
      return value === null || isId(value)
    case 'order':
      return isOrderKey(value)
    case 'openToAll':
      return typeof value === 'boolean'
    default:
      return false
  }
}

export function groupKeyValid(key: string, value: unknown): boolean {
  if (key === 'columnId') return isId(value)
  return key === 'order' && isOrderKey(value)
}

const unknown = (path: string): Refusal => ({ kind: 'unknown-change', path })
