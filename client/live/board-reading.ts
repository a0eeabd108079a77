/**
 * A board as plain values, read again card by card: a keystroke in one card reads one card, and every other card stays
 * the same object.
 */
import * as Y from 'yjs'
import { readComments, readContribution, readGroups } from '#shared/board/board-document.ts'
import type { Comment, Contribution, Group } from '#shared/board/contribution.ts'
import { byOrder } from '#shared/kit/order-key.ts'
import { keepSame, makeReading, type Reading, readingOf } from './reading.ts'

export interface BoardContent {
  readonly cards: readonly Contribution[]
  readonly groups: readonly Group[]
  readonly comments: readonly Comment[]
  readonly byId: ReadonlyMap<string, Contribution>
}

export const emptyBoard: BoardContent = { cards: [], groups: [], comments: [], byId: new Map() }

const readings = new Map<string, (doc: Y.Doc) => Reading<BoardContent>>()

export function boardReading(workshopId: string, doc: Y.Doc): Reading<BoardContent> {
  let of = readings.get(workshopId)
  if (!of) {
    of = readingOf((board) => makeBoardReading(workshopId, board))
    readings.set(workshopId, of)
  }
  return of(doc)
}

function makeBoardReading(workshopId: string, doc: Y.Doc): Reading<BoardContent> {
  const cards = new Map<string, Contribution>()
  const staleCards = new Set<string>(doc.getMap('cards').keys())
  let staleGroups = true
  let staleComments = true

  const reading = makeReading<BoardContent>((before) => {
    const cardsChanged = rereadCards()
    const groups = staleGroups ? keepSame(before?.groups, readGroups(doc)) : (before?.groups ?? [])
    const comments = staleComments ? keepSame(before?.comments, readComments(doc)) : (before?.comments ?? [])
    staleGroups = false
    staleComments = false
    if (before && !cardsChanged && groups === before.groups && comments === before.comments) return before
    return {
      cards: before && !cardsChanged ? before.cards : [...cards.values()].sort(byOrder),
      groups,
      comments,
      byId: before && !cardsChanged ? before.byId : new Map(cards),
    }
  })

  function rereadCards(): boolean {
    let changed = false
    for (const id of staleCards) {
      const before = cards.get(id)
      const read = readContribution(workshopId, doc, id)
      if (read === null) {
        changed = cards.delete(id) || changed
        continue
      }
      const now = keepSame(before, read)
      if (now === before) continue
      cards.set(id, now)
      changed = true
    }
    staleCards.clear()
    return changed
  }

  const touchCard = (id: unknown): void => {
    if (typeof id === 'string') staleCards.add(id)
    reading.touch()
  }
  doc.getMap('cards').observeDeep((events) => {
    for (const event of events) {
      if (event.path.length > 0) touchCard(event.path[0])
      else for (const id of event.changes.keys.keys()) touchCard(id)
    }
  })
  for (const root of ['facts', 'standings']) {
    doc.getMap(root).observe((event) => {
      // Facts of a comment wear the comment's id.
      if (root === 'facts') staleComments = true
      for (const id of event.keysChanged) touchCard(id)
    })
  }
  doc.getMap('promotions').observe((event) => {
    for (const [id, { oldValue }] of event.changes.keys) {
      touchCard(contributionOf(oldValue))
      touchCard(contributionOf(event.target.get(id)))
    }
  })
  doc.getMap('groups').observeDeep(() => {
    staleGroups = true
    reading.touch()
  })
  doc.getMap('comments').observe(() => {
    staleComments = true
    reading.touch()
  })
  return reading
}

const contributionOf = (promotion: unknown): unknown =>
  typeof promotion === 'object' && promotion !== null && !(promotion instanceof Y.AbstractType)
    ? (promotion as Record<string, unknown>)['contributionId'] // a plain value, read key by key
    : undefined
