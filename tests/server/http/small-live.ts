/** A live path without sockets or beats: documents in memory, each act one unit at once. For tests of HTTP and acts. */
import * as Y from 'yjs'
import type { ActPlan, Live } from '#server/live/live-types.ts'
import type { Entry, Journal } from '#server/store/journal.ts'
import type { Registry } from '#server/store/registry-types.ts'
import { writeChange } from '#shared/catalogue/every-change.ts'
import { ok, type Result, refused } from '#shared/kit/result.ts'

export interface SmallLive extends Live {
  readonly documents: Map<string, Y.Doc>
  /** Acts decide at once but wait to be written until `resume`. */
  pause(): void
  resume(): void
  /** What the live doors were asked to take. */
  readonly accepted: { readonly personId: string; readonly document: string | null; readonly extras: boolean }[]
}

export function createSmallLive({ journal, registry }: { journal: Journal; registry: Registry }): SmallLive {
  const documents = new Map<string, Y.Doc>()
  const sequences = new Map<string, number>()
  const accepted: SmallLive['accepted'] = []
  let gate = Promise.resolve()
  let openGate = () => {}

  return {
    documents,
    accepted,
    pause: () => {
      gate = new Promise((resolve) => {
        openGate = resolve
      })
    },
    resume: () => openGate(),
    act: async (names, decide) => {
      const open = new Map(names.flatMap((name) => [[name, documents.get(name)] as const]).filter(isOpen))
      const plan = decide(open)
      if (!plan.ok) return plan
      await gate
      return carryOut(plan.value)
    },
    read: async (name, read) => {
      const doc = documents.get(name)
      return doc ? read(doc) : null
    },
    acceptDocument: (socket, { personId }, document, extras) => {
      accepted.push({ personId, document, extras })
      socket.close(4404, 'not here')
    },
    acceptLine: (socket, { personId }) => {
      accepted.push({ personId, document: null, extras: true })
      socket.close(1000)
    },
    drain: async () => {},
    stats: () => ({ rooms: documents.size, sockets: 0, refusals: 0 }),
  }

  async function carryOut(plan: ActPlan): Promise<Result<null>> {
    for (const name of plan.creates) {
      await journal.create(name)
      documents.set(name, new Y.Doc())
    }
    const entries = [...new Set(plan.changes.map(({ document }) => document))].map((name) => write(name, plan))
    const [outcome] = await journal.commit([{ entries, records: plan.records }])
    if (outcome !== 'durable') {
      for (const { document } of entries) await reopen(document)
      return refused({ kind: 'store-unavailable' })
    }
    registry.apply(plan.records)
    return ok(null)
  }

  /** As a room that could not write: what is durable is what there is. */
  async function reopen(name: string): Promise<void> {
    const entries = await journal.read(name, 0)
    const doc = new Y.Doc()
    for (const { update } of entries) if (update) Y.applyUpdate(doc, update)
    documents.set(name, doc)
    sequences.set(name, entries.length)
  }

  function write(name: string, plan: ActPlan): Entry {
    const doc = documents.get(name)
    if (!doc) throw new Error(`nobody opened ${name}`)
    const before = Y.encodeStateVector(doc)
    doc.transact(() => {
      for (const change of plan.changes) if (change.document === name) writeChange(doc, change)
    })
    const sequence = (sequences.get(name) ?? 0) + 1
    sequences.set(name, sequence)
    const { personId, actId, at } = plan
    return {
      document: name,
      sequence,
      kind: 'act',
      personId,
      actId,
      clientId: null,
      at,
      update: Y.encodeStateAsUpdate(doc, before),
    }
  }
}

function isOpen(pair: readonly [string, Y.Doc | undefined]): pair is readonly [string, Y.Doc] {
  return pair[1] !== undefined
}
