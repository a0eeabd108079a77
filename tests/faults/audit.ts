/** Looks at a running server's documents with empty hands: what it finds is what the server has. */
import * as Y from 'yjs'
import { cardWords, contributionIds, readComments, readPromotions, readStanding } from '#shared/board/board-document.ts'
import type { Promotion, Standing } from '#shared/board/contribution.ts'
import { auditProvenance, type ProvenanceFault } from '#shared/draft/audit-provenance.ts'
import { proposalIds, readSources } from '#shared/draft/draft-document.ts'
import type { Source } from '#shared/draft/proposal.ts'
import { boardName, draftName } from '#shared/live/document-name.ts'
import { plainTextOf } from '#shared/text/rich-text-document.ts'

export interface Found {
  /** Everything written on a board, by its document's name. */
  readonly texts: ReadonlyMap<string, string>
  readonly cards: ReadonlyMap<string, FoundCard>
  readonly promotions: ReadonlyMap<string, Promotion>
  readonly sources: ReadonlyMap<string, Source>
  readonly proposalIds: readonly string[]
  readonly faults: readonly ProvenanceFault[]
}

export interface FoundCard {
  readonly workshopId: string
  readonly words: string
  readonly standing: Standing
}

/** `copyOf` gives a document as it is now. */
export async function lookAround(
  conferenceId: string,
  workshopIds: readonly string[],
  copyOf: (document: string) => Promise<Y.Doc>,
): Promise<Found> {
  const draft = await copyOf(draftName(conferenceId))
  const boards = new Map(await Promise.all(workshopIds.map(async (id) => [id, await copyOf(boardName(id))] as const)))
  const promotions = new Map([...boards].map(([id, doc]) => [id, readPromotions(doc)] as const))
  const sources = readSources(draft)
  const cards = new Map([...boards].flatMap(([id, doc]) => cardsOf(id, doc)))
  return {
    texts: new Map([...boards].map(([id, doc]) => [boardName(id), textOf(doc)] as const)),
    cards,
    promotions: new Map([...promotions.values()].flat().map((promotion) => [promotion.id, promotion])),
    sources: new Map(sources.map((source) => [source.id, source])),
    proposalIds: proposalIds(draft),
    faults: auditProvenance(promotions, { sources, proposalIds: proposalIds(draft) }),
  }
}

function cardsOf(workshopId: string, doc: Y.Doc): (readonly [string, FoundCard])[] {
  return contributionIds(doc).map((id) => {
    const words = cardWords(doc, id)
    const standing = readStanding(doc.getMap('standings').get(id))
    return [id, { workshopId, words: words ? plainTextOf(words) : '', standing }] as const
  })
}

function textOf(doc: Y.Doc): string {
  const words = contributionIds(doc).map((id) => {
    const fragment = cardWords(doc, id)
    return fragment instanceof Y.XmlFragment ? plainTextOf(fragment) : ''
  })
  return [...words, ...readComments(doc).map(({ text }) => text)].join('\n')
}
