/** What a document holds, as plain values that compare: the same for everybody, whatever the bytes. */
import * as Y from 'yjs'
import type { Journal } from '#server/store/journal.ts'
import { contributionIds, readComments, readContribution, readGroups } from '#shared/board/board-document.ts'
import { readAxes, readOrientations, readProposals } from '#shared/draft/draft-document.ts'
import { readRich } from '#shared/text/rich-text-document.ts'

/** Every root of a board or a draft, and beside it what the house's own readers make of it. */
export function contentOf(document: string, doc: Y.Doc): unknown {
  // What waits for something that never comes is as good as lost.
  const waits = doc.store.pendingStructs !== null || doc.store.pendingDs !== null
  if (document.startsWith('draft:')) {
    const roots = ['axes', 'orientations', 'proposals', 'facts', 'sources', 'standings']
    return {
      waits,
      raw: rawOf(doc, roots),
      axes: readAxes(doc),
      orientations: readOrientations(doc),
      proposals: readProposals(doc),
    }
  }
  const roots = ['cards', 'groups', 'comments', 'facts', 'standings', 'promotions']
  return {
    waits,
    raw: rawOf(doc, roots),
    notes: readRich(doc.getXmlFragment('notes')),
    cards: contributionIds(doc)
      .toSorted()
      .map((id) => readContribution('w1', doc, id)),
    groups: readGroups(doc),
    comments: readComments(doc),
  }
}

function rawOf(doc: Y.Doc, roots: readonly string[]): unknown {
  return Object.fromEntries(roots.map((root) => [root, rawMap(doc.getMap(root))]))
}

function rawMap(map: Y.Map<unknown>): unknown {
  return Object.fromEntries(
    [...map.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [
        key,
        value instanceof Y.Map ? rawMap(value) : value instanceof Y.XmlFragment ? readRich(value) : value,
      ]),
  )
}

/** All text of a document, words of comments included. */
export function textOf(document: string, doc: Y.Doc): string {
  return JSON.stringify(contentOf(document, doc))
}

/** A document from the first entry of its log. */
export async function replayed(journal: Journal, document: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  for (const { update } of await journal.read(document, 0)) if (update) Y.applyUpdate(doc, update)
  return doc
}

/** A document from a snapshot taken somewhere in its log, and what came after it. */
export async function fromSnapshot(journal: Journal, document: string, share: number): Promise<Y.Doc> {
  const log = await journal.read(document, 0)
  const sequence = Math.max(1, Math.floor(share * log.length))
  const before = new Y.Doc()
  for (const { update } of log.slice(0, sequence)) if (update) Y.applyUpdate(before, update)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(before))
  for (const { update } of log.slice(sequence)) if (update) Y.applyUpdate(doc, update)
  return doc
}
