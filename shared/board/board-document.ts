/**
 * How a board lies in its Y.Doc, `board:<workshop>`; a notebook has the same shape.
 *
 * Roots written by people through the guard:
 * - `cards`: id → Y.Map { words: XmlFragment, kind, columnId, order, groupId?, debate?, territory?, openToAll? }
 * - `groups`: id → Y.Map { title: XmlFragment, columnId, order }
 * - `comments`: id → { cardId, text }
 * - `notes`: XmlFragment, the rapporteur's
 * Roots written by the server alone:
 * - `facts`: card or comment id → Facts · `standings`: card id → Standing · `promotions`: promotion id → Promotion
 */
import * as Y from 'yjs'
import { byOrder, isOrderKey } from '../kit/order-key.ts'
import { newFragment, plainTextOf, type RichNode, replaceRich } from '../text/rich-text-document.ts'
import {
  type Channel,
  type Comment,
  type Contribution,
  channels,
  contributionKinds,
  debates,
  type Facts,
  type Group,
  type Promotion,
  type Standing,
  sourceRoles,
} from './contribution.ts'

export type BoardChange =
  | { readonly kind: 'card-promoted'; readonly promotion: Promotion }
  | { readonly kind: 'card-demoted'; readonly promotionId: string }
  | { readonly kind: 'standing-set'; readonly contributionId: string; readonly standing: Standing }
  | { readonly kind: 'words-set'; readonly contributionId: string; readonly words: readonly RichNode[] }

/** Writes one decided change. Called by the server only, inside a transaction. */
export function writeBoardChange(doc: Y.Doc, change: BoardChange): void {
  switch (change.kind) {
    case 'card-promoted':
      doc.getMap('promotions').set(change.promotion.id, { ...change.promotion })
      return
    case 'card-demoted':
      doc.getMap('promotions').delete(change.promotionId)
      return
    case 'standing-set':
      if (change.standing.kind === 'open') doc.getMap('standings').delete(change.contributionId)
      else doc.getMap('standings').set(change.contributionId, { ...change.standing })
      return
    case 'words-set': {
      const words = cardWords(doc, change.contributionId)
      if (words) replaceRich(words, change.words)
    }
  }
}

export interface NewCard {
  readonly id: string
  readonly kind: string
  readonly columnId: string
  readonly order: string
  readonly words: readonly RichNode[]
  readonly debate?: string | null
  readonly territory?: string | null
  readonly groupId?: string | null
}

/** Adds a card: what a browser does on Enter, and what an importer does. The caller holds the transaction. */
export function addCard(doc: Y.Doc, card: NewCard): void {
  const map = new Y.Map<unknown>()
  map.set('words', newFragment(card.words))
  map.set('kind', card.kind)
  map.set('columnId', card.columnId)
  map.set('order', card.order)
  if (card.groupId) map.set('groupId', card.groupId)
  if (card.debate) map.set('debate', card.debate)
  if (card.territory) map.set('territory', card.territory)
  doc.getMap('cards').set(card.id, map)
}

export function addGroup(
  doc: Y.Doc,
  group: { id: string; columnId: string; order: string; title: readonly RichNode[] },
): void {
  const map = new Y.Map<unknown>()
  map.set('title', newFragment(group.title))
  map.set('columnId', group.columnId)
  map.set('order', group.order)
  doc.getMap('groups').set(group.id, map)
}

export function addComment(doc: Y.Doc, comment: { id: string; cardId: string; text: string }): void {
  doc.getMap('comments').set(comment.id, { cardId: comment.cardId, text: comment.text })
}

/** The live words of a card, or null when there is no such card. */
export function cardWords(doc: Y.Doc, contributionId: string): Y.XmlFragment | null {
  const card = doc.getMap('cards').get(contributionId)
  const words = card instanceof Y.Map ? card.get('words') : null
  return words instanceof Y.XmlFragment ? words : null
}

/** The live title of a group, or null. */
export function groupTitle(doc: Y.Doc, groupId: string): Y.XmlFragment | null {
  const group = doc.getMap('groups').get(groupId)
  const title = group instanceof Y.Map ? group.get('title') : null
  return title instanceof Y.XmlFragment ? title : null
}

/** One reader for a card wherever it lies. Total: odd keys left by concurrent writes read as one valid card. */
export function readContribution(workshopId: string, doc: Y.Doc, id: string): Contribution | null {
  const card = doc.getMap('cards').get(id)
  if (!(card instanceof Y.Map)) return null
  const words = card.get('words')
  const [title = '', ...rest] = (words instanceof Y.XmlFragment ? plainTextOf(words) : '').split('\n')
  return {
    id,
    workshopId,
    kind: oneOf(contributionKinds, card.get('kind')) ?? 'proposal',
    debate: oneOf(debates, card.get('debate')),
    territory: textOrNull(card.get('territory')),
    columnId: textOrNull(card.get('columnId')),
    groupId: textOrNull(card.get('groupId')),
    order: orderOf(card.get('order')),
    openToAll: card.get('openToAll') === true,
    title: title.trim(),
    body: rest.join('\n').trim(),
    facts: readFacts(doc.getMap('facts').get(id)),
    standing: readStanding(doc.getMap('standings').get(id)),
    promotions: readPromotionsOf(doc, id),
  }
}

export function contributionIds(doc: Y.Doc): readonly string[] {
  return [...doc.getMap('cards').keys()]
}

export function readGroups(doc: Y.Doc): readonly Group[] {
  const groups: Group[] = []
  doc.getMap('groups').forEach((value, id) => {
    if (!(value instanceof Y.Map)) return
    const title = value.get('title')
    groups.push({
      id,
      title: title instanceof Y.XmlFragment ? plainTextOf(title) : '',
      columnId: textOrNull(value.get('columnId')),
      order: orderOf(value.get('order')),
    })
  })
  return groups.sort(byOrder)
}

/** Comments by time; those the server has not seen yet come last. */
export function readComments(doc: Y.Doc): readonly Comment[] {
  const comments: Comment[] = []
  doc.getMap('comments').forEach((value, id) => {
    const { cardId, text } = loose(value)
    if (typeof cardId !== 'string' || typeof text !== 'string') return
    const facts = readFacts(doc.getMap('facts').get(id))
    comments.push({ id, cardId, text, author: facts?.author ?? null, at: facts?.at ?? null })
  })
  return comments.sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity) || (a.id < b.id ? -1 : 1))
}

/** By time: keys of a map come in another order on every machine. */
export function readPromotions(doc: Y.Doc): readonly Promotion[] {
  return [...doc.getMap('promotions').values()]
    .flatMap((value) => readPromotion(value) ?? [])
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

function readPromotionsOf(doc: Y.Doc, contributionId: string): readonly Promotion[] {
  const promotions = doc.getMap('promotions')
  if (promotions.size === 0) return none
  return readPromotions(doc).filter((promotion) => promotion.contributionId === contributionId)
}

const none: readonly Promotion[] = []

export function readFacts(value: unknown): Facts | null {
  const facts = loose(value)
  if (typeof facts.number !== 'number' || typeof facts.at !== 'number' || typeof facts.author !== 'string') return null
  return {
    number: facts.number,
    at: facts.at,
    author: facts.author,
    authorType: (textOrNull(facts.authorType) as Facts['authorType']) ?? null, // the server wrote it from its own list
    siteId: textOrNull(facts.siteId),
    channel: oneOf<Channel>(channels, facts.channel) ?? 'workshop',
  }
}

export function readStanding(value: unknown): Standing {
  const { kind, at, by, into, ground } = loose(value)
  const when = typeof at === 'number' ? at : 0
  if (kind === 'withdrawn') return { kind, at: when, by: textOrNull(by) ?? '' }
  if (kind === 'masked') return { kind, at: when, ground: textOrNull(ground) ?? '' }
  if (kind === 'merged') return { kind, at: when, into: textOrNull(into) ?? '' }
  return { kind: 'open' }
}

function readPromotion(value: unknown): Promotion | null {
  const it = loose(value)
  if (typeof it.id !== 'string' || typeof it.contributionId !== 'string' || typeof it.proposalId !== 'string')
    return null
  const passage = loose(it.passage)
  return {
    id: it.id,
    contributionId: it.contributionId,
    proposalId: it.proposalId,
    passage:
      typeof passage.from === 'number' && typeof passage.to === 'number'
        ? { from: passage.from, to: passage.to }
        : null,
    role: oneOf(sourceRoles, it.role) ?? 'source',
    words: typeof it.words === 'string' ? it.words : '',
    actId: textOrNull(it.actId) ?? '',
    at: typeof it.at === 'number' ? it.at : 0,
    by: textOrNull(it.by) ?? '',
  }
}

type Loose = Readonly<Record<string, unknown>>

const loose = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {}) // read key by key
const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const orderOf = (value: unknown): string => (isOrderKey(value) ? value : 'a0')

function oneOf<T extends string>(known: readonly T[], value: unknown): T | null {
  return known.find((item) => item === value) ?? null
}
