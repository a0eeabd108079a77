/**
 * How the shared draft lies in its Y.Doc, `draft:<conference>`.
 *
 * - `axes`, `orientations`: id → { number, title, order, axisId? } (acts)
 * - `proposals`: id → Y.Map made whole by the server (so that nobody's container replaces another's):
 *   one XmlFragment for each text and line of the sheet (written by editors through the guard),
 *   and the keys `orientationId`, `order`, `scope` (editors).
 * - `facts`: id → { number, at, by } · `sources`: source id → Source · `standings`: id → ProposalStanding (server alone)
 */
import * as Y from 'yjs'
import { channels, sourceRoles } from '../board/contribution.ts'
import { byOrder, isOrderKey } from '../kit/order-key.ts'
import {
  appendRich,
  insertRich,
  newFragment,
  plainText,
  plainTextOf,
  type RichNode,
  readRich,
} from '../text/rich-text-document.ts'
import {
  type Axis,
  type Orientation,
  type Proposal,
  type ProposalField,
  type ProposalStanding,
  proposalLines,
  proposalTexts,
  type Source,
  scopes,
} from './proposal.ts'

export type DraftChange =
  | { readonly kind: 'axis-set'; readonly axis: Axis }
  | { readonly kind: 'orientation-set'; readonly orientation: Orientation }
  | {
      readonly kind: 'proposal-added'
      readonly proposalId: string
      readonly number: number
      readonly orientationId: string | null
      readonly order: string
      readonly texts: Partial<Record<ProposalField, readonly RichNode[]>>
      readonly scope?: string | null
      readonly at: number
      readonly by: string
    }
  | { readonly kind: 'proposal-removed'; readonly proposalId: string }
  | { readonly kind: 'proposal-standing-set'; readonly proposalId: string; readonly standing: ProposalStanding }
  | { readonly kind: 'source-added'; readonly source: Source }
  | { readonly kind: 'source-removed'; readonly sourceId: string }
  | {
      readonly kind: 'words-appended'
      readonly proposalId: string
      readonly field: ProposalField
      readonly words: readonly RichNode[]
    }
  /** Puts words back between the blocks of a text: `at` counts blocks. */
  | {
      readonly kind: 'words-inserted'
      readonly proposalId: string
      readonly field: ProposalField
      readonly at: number
      readonly words: readonly RichNode[]
    }
  /** Takes back the paragraphs a promotion brought, where nobody has rewritten them since. */
  | {
      readonly kind: 'untouched-words-removed'
      readonly proposalId: string
      readonly field: ProposalField
      readonly sourceId: string
      readonly lines: readonly string[]
    }

const fields: readonly ProposalField[] = [...proposalTexts, ...proposalLines]

/** Writes one decided change. Called by the server only, inside a transaction. */
export function writeDraftChange(doc: Y.Doc, change: DraftChange): void {
  switch (change.kind) {
    case 'axis-set':
      doc.getMap('axes').set(change.axis.id, { ...change.axis })
      return
    case 'orientation-set':
      doc.getMap('orientations').set(change.orientation.id, { ...change.orientation })
      return
    case 'proposal-added':
      addProposal(doc, change)
      return
    case 'proposal-removed':
      // Its facts stay: a number once given is not given again.
      for (const root of ['proposals', 'standings']) doc.getMap(root).delete(change.proposalId)
      return
    case 'proposal-standing-set':
      if (change.standing.kind === 'drafted') doc.getMap('standings').delete(change.proposalId)
      else doc.getMap('standings').set(change.proposalId, { ...change.standing })
      return
    case 'source-added':
      doc.getMap('sources').set(change.source.id, { ...change.source })
      return
    case 'source-removed':
      doc.getMap('sources').delete(change.sourceId)
      return
    case 'words-appended': {
      const words = proposalText(doc, change.proposalId, change.field)
      if (words) appendRich(words, change.words)
      return
    }
    case 'words-inserted': {
      const words = proposalText(doc, change.proposalId, change.field)
      if (words) insertRich(words, change.at, change.words)
      return
    }
    case 'untouched-words-removed':
      removeUntouched(doc, change)
  }
}

function addProposal(doc: Y.Doc, change: Extract<DraftChange, { kind: 'proposal-added' }>): void {
  const proposal = new Y.Map<unknown>()
  for (const field of fields) proposal.set(field, newFragment(change.texts[field] ?? []))
  proposal.set('orientationId', change.orientationId ?? '')
  proposal.set('order', change.order)
  proposal.set('scope', change.scope ?? '')
  doc.getMap('proposals').set(change.proposalId, proposal)
  doc.getMap('facts').set(change.proposalId, { number: change.number, at: change.at, by: change.by })
}

function removeUntouched(doc: Y.Doc, change: Extract<DraftChange, { kind: 'untouched-words-removed' }>): void {
  const words = proposalText(doc, change.proposalId, change.field)
  if (!words) return
  for (let index = words.length - 1; index >= 0; index--) {
    const element = words.get(index)
    if (!(element instanceof Y.XmlElement) || element.getAttribute('source') !== change.sourceId) continue
    if (change.lines.includes(lineOf(element))) words.delete(index, 1)
  }
}

const lineOf = (element: Y.XmlElement): string =>
  plainText([
    {
      node: 'paragraph',
      children: element.toArray().flatMap((child) => (child instanceof Y.XmlText ? [{ text: child.toString() }] : [])),
    },
  ])

/** The live text of a proposal's field, or null when there is no such proposal. */
export function proposalText(doc: Y.Doc, proposalId: string, field: ProposalField): Y.XmlFragment | null {
  const proposal = doc.getMap('proposals').get(proposalId)
  const fragment = proposal instanceof Y.Map ? proposal.get(field) : null
  return fragment instanceof Y.XmlFragment ? fragment : null
}

export function readAxes(doc: Y.Doc): readonly Axis[] {
  return [...doc.getMap('axes').entries()].map(([id, value]) => readAxis(id, loose(value))).sort(byOrder)
}

export function readOrientations(doc: Y.Doc): readonly Orientation[] {
  return [...doc.getMap('orientations').entries()]
    .map(([id, value]) => ({ ...readAxis(id, loose(value)), axisId: text(loose(value).axisId) }))
    .sort(byOrder)
}

function readAxis(id: string, value: Loose): Axis {
  return {
    id,
    number: text(value.number),
    title: text(value.title),
    order: isOrderKey(value.order) ? value.order : 'a0',
  }
}

export function proposalIds(doc: Y.Doc): readonly string[] {
  return [...doc.getMap('proposals').keys()]
}

/** Every proposal, those in the bin included, in order. */
export function readProposals(doc: Y.Doc): readonly Proposal[] {
  const sources = readSources(doc)
  return proposalIds(doc)
    .flatMap((id) => readProposal(doc, id, sources) ?? [])
    .sort(byOrder)
}

/** Total: odd keys read as one valid proposal. */
export function readProposal(doc: Y.Doc, id: string, sources: readonly Source[] = readSources(doc)): Proposal | null {
  const proposal = doc.getMap('proposals').get(id)
  if (!(proposal instanceof Y.Map)) return null
  const read = (field: ProposalField): string => {
    const fragment = proposal.get(field)
    return fragment instanceof Y.XmlFragment ? plainTextOf(fragment) : ''
  }
  const order = proposal.get('order')
  const number = loose(doc.getMap('facts').get(id)).number
  return {
    id,
    number: typeof number === 'number' ? number : null,
    orientationId: text(proposal.get('orientationId')) || null,
    order: isOrderKey(order) ? order : 'a0',
    scope: scopes.find((scope) => scope === proposal.get('scope')) ?? null,
    title: read('title'),
    texts: {
      words: read('words'),
      finding: read('finding'),
      goal: read('goal'),
      means: read('means'),
      divergences: read('divergences'),
      lead: read('lead'),
      partners: read('partners'),
      deadline: read('deadline'),
      indicators: read('indicators'),
    },
    standing: readProposalStanding(doc.getMap('standings').get(id)),
    sources: sources.filter((source) => source.proposalId === id),
  }
}

export function readProposalStanding(value: unknown): ProposalStanding {
  const { kind, at, by } = loose(value)
  return kind === 'binned' ? { kind, at: typeof at === 'number' ? at : 0, by: text(by) } : { kind: 'drafted' }
}

/** Sources by the time of their promotion. */
export function readSources(doc: Y.Doc): readonly Source[] {
  return [...doc.getMap('sources').values()]
    .flatMap((value) => readSource(loose(value)) ?? [])
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

function readSource(value: Loose): Source | null {
  const { id, proposalId, workshopId, contributionId } = value
  if (
    typeof id !== 'string' ||
    typeof proposalId !== 'string' ||
    typeof workshopId !== 'string' ||
    typeof contributionId !== 'string'
  )
    return null
  const passage = loose(value.passage)
  return {
    id,
    proposalId,
    workshopId,
    contributionId,
    passage:
      typeof passage.from === 'number' && typeof passage.to === 'number'
        ? { from: passage.from, to: passage.to }
        : null,
    role: sourceRoles.find((role) => role === value.role) ?? 'source',
    title: text(value.title),
    words: text(value.words),
    number: typeof value.number === 'number' ? value.number : null,
    author: text(value.author) || null,
    authorType: (text(value.authorType) || null) as Source['authorType'], // the server wrote it from its own list
    siteId: text(value.siteId) || null,
    territory: text(value.territory) || null,
    channel: channels.find((channel) => channel === value.channel) ?? 'workshop',
    actId: text(value.actId),
    at: typeof value.at === 'number' ? value.at : 0,
    by: text(value.by),
  }
}

/** One more than the highest number ever given here. */
export function nextProposalNumber(doc: Y.Doc): number {
  let highest = 0
  doc.getMap('facts').forEach((value) => {
    const { number } = loose(value)
    if (typeof number === 'number' && number > highest) highest = number
  })
  return highest + 1
}

/** The rich words of a field, for an act to keep. */
export function richTextOf(doc: Y.Doc, proposalId: string, field: ProposalField): readonly RichNode[] {
  const fragment = proposalText(doc, proposalId, field)
  return fragment ? readRich(fragment) : []
}

type Loose = Readonly<Record<string, unknown>>

const loose = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {}) // read key by key
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
