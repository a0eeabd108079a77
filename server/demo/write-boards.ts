/** Puts the contributions on their boards as a real day would have: columns, groups, comments, and the server's facts. */

import type * as Y from 'yjs'
import { addCard, addComment, addGroup } from '#shared/board/board-document.ts'
import type { Facts } from '#shared/board/contribution.ts'
import { printTerritory } from '#shared/conference/territory.ts'
import { orderBetween } from '#shared/kit/order-key.ts'
import { boardName } from '#shared/live/document-name.ts'
import { identify } from '#shared/scenario/values.ts'
import { paragraph, paragraphsOf } from '#shared/text/rich-text-document.ts'
import type { CardRecord } from '../store/registry-types.ts'
import type { Cast } from './cast.ts'
import type { DemoFiles, DemoStaging } from './demo-files.ts'
import type { GeneratedContribution } from './generate.ts'
import { stagingOf } from './template.ts'

/** Generated cards that joined each group when their words come from one of its cards. */
const joinersPerGroup = 2

/** Every third of the others was still waiting to be sorted. */
const oneInUnsorted = 3

/** Writes them all and returns whose each card and comment is. */
export function writeBoards(
  files: DemoFiles,
  shown: readonly GeneratedContribution[],
  cast: Cast,
  documentOf: (name: string) => Y.Doc,
): CardRecord[] {
  const groupOf = groupsByCard(files.staging, shown)
  const inTime = [...shown].sort((one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt))
  for (const { id } of files.staging.workshops) {
    const doc = documentOf(boardName(id))
    doc.transact(() => {
      writeGroups(doc, files.staging, id)
      const cards = inTime.filter(({ workshop }) => workshop === id)
      writeCards(doc, files.staging, cards, groupOf, cast)
    })
  }
  return [...shown.map((one) => recordOfCard(files, one, cast)), ...writeComments(files, shown, cast, documentOf)]
}

type Group = DemoStaging['groups'][number]

function groupsByCard({ groups }: DemoStaging, shown: readonly GeneratedContribution[]): ReadonlyMap<string, Group> {
  const found = new Map<string, Group>()
  for (const group of groups) {
    const joiners = shown.filter((one) => one.workshop === group.workshop && group.cards.includes(one.variantOf ?? ''))
    for (const id of [...group.cards, ...joiners.slice(0, joinersPerGroup).map((one) => one.id)]) found.set(id, group)
  }
  return found
}

function writeGroups(doc: Y.Doc, { groups }: DemoStaging, workshopId: string): void {
  const nextOrder = createOrders()
  for (const { id, workshop, column, title } of groups) {
    if (workshop !== workshopId) continue
    addGroup(doc, { id, columnId: column, order: nextOrder(column), title: [paragraph(title)] })
  }
}

function writeCards(
  doc: Y.Doc,
  staging: DemoStaging,
  cards: readonly GeneratedContribution[],
  groupOf: ReadonlyMap<string, Group>,
  cast: Cast,
): void {
  const nextOrder = createOrders()
  cards.forEach((card, index) => {
    const { id, kind, debate, territory, title, body } = card
    const group = groupOf.get(id)
    const columnId = group?.column ?? columnOf(staging, card, index)
    addCard(doc, {
      id,
      kind: identify('kind', kind),
      debate: identify('debate', debate),
      territory: printTerritory({ level: identify('territoryLevel', territory.level), code: territory.code }),
      columnId,
      groupId: group?.id ?? null,
      order: nextOrder(columnId),
      words: [paragraph(title), ...paragraphsOf(body)],
    })
    doc.getMap('facts').set(id, { ...factsOf(card, cast) })
  })
}

/** By kind where the columns are kinds, by theme where they are themes; some were not sorted yet. */
function columnOf({ workshops }: DemoStaging, card: GeneratedContribution, index: number): string {
  const { columns } = stagingOf(workshops, card.workshop)
  const first = columns[0]?.id ?? ''
  const byKind = columns.find(({ kinds }) => kinds.includes(card.kind))
  const byTheme = columns.find(({ themes }) => themes.includes(card.theme))
  const isUnsorted = byTheme !== undefined && card.variantOf !== null && index % oneInUnsorted === 0
  return isUnsorted ? first : (byKind?.id ?? byTheme?.id ?? first)
}

function factsOf(card: GeneratedContribution, cast: Cast): Facts {
  return {
    number: numberOf(card),
    at: Date.parse(card.createdAt),
    author: cast.authorOf(card).id,
    authorType: identify('authorType', card.authorType),
    siteId: identify('site', card.site),
    channel: identify('channel', card.channel),
  }
}

/** C-017 is number 17, also where others were left out. */
function numberOf({ id }: GeneratedContribution): number {
  return Number(id.slice(2))
}

function recordOfCard({ conference }: DemoFiles, card: GeneratedContribution, cast: Cast): CardRecord {
  const { id, workshop } = card
  const owner = cast.authorOf(card).id
  return { id, document: boardName(workshop), conferenceId: conference.id, owner, number: numberOf(card) }
}

function writeComments(
  { conference, staging }: DemoFiles,
  shown: readonly GeneratedContribution[],
  cast: Cast,
  documentOf: (name: string) => Y.Doc,
): CardRecord[] {
  const cards = new Map(shown.map((card) => [card.id, card]))
  return staging.comments.map(({ card: cardId, by, at, text }, index): CardRecord => {
    const card = cards.get(cardId)
    if (!card) throw new Error(`a comment speaks of ${cardId}, which is on no board`)
    const signer = cards.get(by)
    const author = signer ? cast.authorOf(signer) : cast.staff(by)
    const id = `K-${String(index + 1).padStart(3, '0')}`
    const document = boardName(card.workshop)
    const { authorType, siteId } = author
    // A comment has no number: nought keeps its facts readable by the one reader.
    const facts: Facts = { number: 0, at: Date.parse(at), author: author.id, authorType, siteId, channel: 'workshop' }
    const doc = documentOf(document)
    doc.transact(() => {
      addComment(doc, { id, cardId, text })
      doc.getMap('facts').set(id, { ...facts })
    })
    return { id, document, conferenceId: conference.id, owner: author.id, number: null }
  })
}

/** The next key in each column. */
function createOrders(): (column: string) => string {
  const last = new Map<string, string>()
  return (column) => {
    const order = orderBetween(last.get(column) ?? null, null)
    last.set(column, order)
    return order
  }
}
