/** The shared draft as plain values, read again proposal by proposal. */
import type * as Y from 'yjs'
import { proposalIds, readAxes, readOrientations, readProposal, readSources } from '#shared/draft/draft-document.ts'
import type { Axis, Orientation, Proposal } from '#shared/draft/proposal.ts'
import { byOrder } from '#shared/kit/order-key.ts'
import { keepSame, makeReading, readingOf } from './reading.ts'

export interface DraftContent {
  readonly axes: readonly Axis[]
  readonly orientations: readonly Orientation[]
  readonly proposals: readonly Proposal[]
  readonly binned: readonly Proposal[]
  readonly byId: ReadonlyMap<string, Proposal>
}

export const emptyDraft: DraftContent = { axes: [], orientations: [], proposals: [], binned: [], byId: new Map() }

export const draftReading = readingOf((doc: Y.Doc) => {
  const proposals = new Map<string, Proposal>()
  const stale = new Set<string>(proposalIds(doc))
  let outlineStale = true

  const reading = makeReading<DraftContent>((before) => {
    const changed = reread()
    const axes = outlineStale ? keepSame(before?.axes, readAxes(doc)) : (before?.axes ?? [])
    const orientations = outlineStale
      ? keepSame(before?.orientations, readOrientations(doc))
      : (before?.orientations ?? [])
    outlineStale = false
    if (before && !changed) {
      const same = axes === before.axes && orientations === before.orientations
      return same ? before : { ...before, axes, orientations }
    }
    const sorted = [...proposals.values()].sort(byOrder)
    return {
      axes,
      orientations,
      proposals: sorted.filter(({ standing }) => standing.kind === 'drafted'),
      binned: sorted.filter(({ standing }) => standing.kind === 'binned'),
      byId: new Map(proposals),
    }
  })

  function reread(): boolean {
    if (stale.size === 0) return false
    const sources = readSources(doc)
    let changed = false
    for (const id of stale) {
      const before = proposals.get(id)
      const read = readProposal(doc, id, sources)
      if (read === null) {
        changed = proposals.delete(id) || changed
        continue
      }
      const now = keepSame(before, read)
      if (now === before) continue
      proposals.set(id, now)
      changed = true
    }
    stale.clear()
    return changed
  }

  const touch = (id: unknown): void => {
    if (typeof id === 'string') stale.add(id)
    reading.touch()
  }
  doc.getMap('proposals').observeDeep((events) => {
    for (const event of events) {
      if (event.path.length > 0) touch(event.path[0])
      else for (const id of event.changes.keys.keys()) touch(id)
    }
  })
  for (const root of ['facts', 'standings']) {
    doc.getMap(root).observe((event) => {
      for (const id of event.keysChanged) touch(id)
    })
  }
  doc.getMap('sources').observe((event) => {
    for (const [id, { oldValue }] of event.changes.keys) {
      touch(proposalOf(oldValue))
      touch(proposalOf(event.target.get(id)))
    }
  })
  for (const root of ['axes', 'orientations']) {
    doc.getMap(root).observe(() => {
      outlineStale = true
      reading.touch()
    })
  }
  return reading
})

const proposalOf = (source: unknown): unknown =>
  typeof source === 'object' && source !== null ? (source as Record<string, unknown>)['proposalId'] : undefined // a plain value, read key by key
