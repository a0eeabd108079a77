/**
 * Loads the demonstration into a store. One unit carries all of it, so that a server killed meanwhile finds the whole of
 * it or nothing; loading it again changes nothing.
 */
import * as Y from 'yjs'
import type { Clock } from '../ops/clock.ts'
import type { Entry, Journal } from '../store/journal.ts'
import { collections, type Registry } from '../store/registry-types.ts'
import { readDemoFiles } from './demo-files.ts'
import { type Demonstration, makeDemonstration } from './make-demonstration.ts'

export const demonstrationId = 'demo-2026'

/** `loaded` is false when it was there already: then nothing was touched. */
export type LoadedDemonstration =
  | { readonly conferenceId: string; readonly loaded: false }
  | ({ readonly conferenceId: string; readonly loaded: true } & Pick<Demonstration, 'shown' | 'leftOut'>)

interface Deps {
  readonly journal: Journal
  readonly registry: Pick<Registry, 'conference' | 'apply'>
  readonly clock: Clock
}

export async function loadDemonstration({ journal, registry, clock }: Deps): Promise<LoadedDemonstration> {
  const thereAlready = { conferenceId: demonstrationId, loaded: false } as const
  if (registry.conference(demonstrationId)) return thereAlready
  const at = clock.now()
  const { documents, records, shown, leftOut } = makeDemonstration(readDemoFiles(), at)
  for (const name of documents.keys()) await journal.create(name)
  const expectAbsent = [{ collection: collections.conference, id: demonstrationId }]
  const [outcome] = await journal.commit([{ entries: entriesOf(documents, at), records, expectAbsent }])
  if (outcome === 'conflict' && (await journal.record(collections.conference, demonstrationId))) return thereAlready
  if (outcome !== 'durable') throw new Error(`the store is ${outcome}: nothing of the demonstration was written`)
  registry.apply(records)
  return { conferenceId: demonstrationId, loaded: true, shown, leftOut }
}

/** One entry for each document that holds something. */
function entriesOf(documents: Demonstration['documents'], at: number): Entry[] {
  return [...documents].flatMap(([document, doc]): Entry[] => {
    if (doc.store.clients.size === 0) return []
    const update = Y.encodeStateAsUpdate(doc)
    return [{ document, sequence: 1, kind: 'act', personId: null, actId: 'demonstration', clientId: null, at, update }]
  })
}
