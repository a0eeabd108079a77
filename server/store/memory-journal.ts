/**
 * The whole store in memory, for tests and play. It can be told to wait, to fail, and to have been overtaken by
 * another node; `disk()` is what a crash at this instant would leave.
 */
import type { Damage, Entry, Journal, Outcome, Unit } from './journal.ts'
import { type Disk, emptyDisk, keyOf, ownCopyOf, writeSnapshot, writeUnit } from './memory-disk.ts'

export interface MemoryJournal extends Journal {
  /** Commits wait from now on, unwritten, until `resume`. */
  pause(): void
  resume(): void
  /** The next units are answered so, and not written. */
  failNext(outcome: Failure, howMany?: number): void
  /** Durable at once, behind the back of this journal's user, whose next commit there is then a true conflict. */
  writeAsAnotherNode(...entries: readonly Entry[]): void
  /** From now on the document opens as damaged. */
  damage(document: string, what: string): void
  /** A copy of what is durable now: `createMemoryJournal({ disk })` is the restart. */
  disk(): Disk
}

export type Failure = Exclude<Outcome, 'durable'>

export interface MemoryJournalOptions {
  readonly disk?: Disk
  /** Asked before each unit is written: how it fails, or null to let it be. */
  readonly script?: (unit: Unit) => Failure | null
}

export function createMemoryJournal({ disk: found, script = () => null }: MemoryJournalOptions = {}): MemoryJournal {
  const disk = structuredClone(found ?? emptyDisk())
  const { documents, records } = disk
  const damages = new Map<string, Damage>()
  const failures: Failure[] = []
  let waiting: (() => void)[] = []
  let isPaused = false
  let isClosed = false

  return {
    commit: (units) => {
      const asked = units.map(tryToCopy)
      return new Promise((resolve) => {
        waiting.push(() => resolve(asked.map(write)))
        queueMicrotask(flush)
      })
    },
    open: (name) =>
      afterCommits(() => {
        const document = documents.get(name)
        if (!document) return null
        const { epoch, entries, snapshots } = document
        const snapshot = snapshots.at(-1) ?? null
        const tail = entries.slice(snapshot?.sequence ?? 0)
        return damages.get(name) ?? { document: name, epoch, sequence: entries.length, snapshot, tail }
      }),
    read: (name, after, limit) =>
      afterCommits(() => {
        const entries = documents.get(name)?.entries ?? []
        return entries.slice(after, limit === undefined ? undefined : after + limit)
      }),
    create: (name) =>
      afterCommits(() => {
        if (documents.has(name)) return false
        documents.set(name, { epoch: 1, entries: [], snapshots: [] })
        return true
      }),
    putSnapshot: (name, snapshot) =>
      afterCommits(() => {
        const document = documents.get(name)
        if (document) writeSnapshot(document, snapshot)
      }),
    raiseEpoch: (name) =>
      afterCommits(() => {
        const document = documents.get(name)
        if (!document) throw new Error(`there is no document ${name}`)
        document.epoch += 1
        return document.epoch
      }),
    documents: () =>
      afterCommits(() =>
        [...documents]
          .map(([document, { epoch, entries }]) => ({ document, epoch, sequence: entries.length }))
          .sort((one, other) => (one.document < other.document ? -1 : 1)),
      ),
    record: (collection, id) => afterCommits(() => records.get(keyOf(collection, id)) ?? null),
    records: (collection, scope) =>
      afterCommits(() =>
        [...records.values()]
          .filter((row) => row.collection === collection && (scope === undefined || row.scope === scope))
          .sort((one, other) => (one.id < other.id ? -1 : 1)),
      ),
    verify: (name) => afterCommits(() => damages.get(name) ?? null),
    close: async () => {
      await Promise.resolve()
      isClosed = true
      flush()
    },

    pause: () => {
      isPaused = true
    },
    resume: () => {
      isPaused = false
      flush()
    },
    failNext: (outcome, howMany = 1) => {
      failures.push(...Array.from({ length: howMany }, () => outcome))
    },
    writeAsAnotherNode: (...entries) => {
      const outcome = writeUnit(disk, ownCopyOf({ entries, records: [] }))
      if (outcome !== 'durable') throw new Error('another node could not write this either')
    },
    damage: (document, what) => {
      damages.set(document, { kind: 'damaged', document, what })
    },
    disk: () => structuredClone(disk),
  }

  function flush(): void {
    if (isPaused && !isClosed) return
    const commits = waiting
    waiting = []
    for (const commitNow of commits) commitNow()
  }

  function write(unit: Unit | null): Outcome {
    if (isClosed || !unit) return 'unavailable'
    return script(unit) ?? failures.shift() ?? writeUnit(disk, unit)
  }

  /** As with a real store: what is asked after a commit was asked for knows its outcome, and answers are copies. */
  async function afterCommits<T>(answer: () => T): Promise<T> {
    if (isClosed) throw new Error('the store is closed')
    await Promise.resolve()
    return structuredClone(answer())
  }
}

/** One whose values are no JSON is unavailable, as no table would take it. */
function tryToCopy(unit: Unit): Unit | null {
  try {
    return ownCopyOf(unit)
  } catch {
    return null
  }
}
