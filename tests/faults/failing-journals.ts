/** Journals that die, lie, look away or do half of it: what a server must survive, and what a test must notice. */
import type { Journal, Outcome, Unit } from '#server/store/journal.ts'

/** Where the process ends: at its n-th word to the store, before it is heard or before it is answered. */
export interface Death {
  readonly at: number
  readonly when: 'before' | 'after'
}

export interface DyingJournal extends Journal {
  /** Resolves at that instant; afterwards nothing is heard and nothing answered. */
  readonly died: Promise<'died'>
  calls(): number
}

export function dyingJournal(journal: Journal, death: Death | null): DyingJournal {
  let calls = 0
  let isDead = false
  let die: (word: 'died') => void = () => {}
  const died = new Promise<'died'>((resolve) => {
    die = resolve
  })
  const never = new Promise<never>(() => {})

  async function mortal<T>(call: () => Promise<T>): Promise<T> {
    if (isDead) return never
    calls += 1
    const isLast = calls === death?.at
    isDead = isLast
    if (isLast && death.when === 'before') {
      die('died')
      return never
    }
    const answer = await call()
    if (isLast) die('died')
    return isDead ? never : answer
  }

  return { ...throughout(journal, mortal), died, calls: () => calls }
}

/** Carries a unit out in two halves, each whole by itself, as if nobody had asked for units. */
export function splittingJournal(journal: Journal): Journal {
  return {
    ...journal,
    async commit(units) {
      const outcomes: Outcome[] = []
      for (const unit of units) {
        const [first, ...rest] = unit.entries.map((entry): Unit => ({ entries: [entry], records: [] }))
        const halves = [...(first ? [first] : []), ...rest, { ...unit, entries: [] }]
        for (const half of halves) {
          const [outcome = 'unavailable'] = await journal.commit([half])
          if (half === halves.at(-1)) outcomes.push(outcome)
        }
      }
      return outcomes
    },
  }
}

/** Says « durable » at once, and writes when it writes. */
export function earlyJournal(journal: Journal): Journal {
  return {
    ...journal,
    commit: async (units) => {
      void journal.commit(units)
      return units.map(() => 'durable')
    },
  }
}

/** Hears neither « conflict » nor « unavailable ». */
export function deafJournal(journal: Journal): Journal {
  return { ...journal, commit: async (units) => (await journal.commit(units)).map(() => 'durable') }
}

function throughout(journal: Journal, around: <T>(call: () => Promise<T>) => Promise<T>): Journal {
  return {
    commit: (units) => around(() => journal.commit(units)),
    open: (document) => around(() => journal.open(document)),
    read: (document, after, limit) => around(() => journal.read(document, after, limit)),
    create: (document) => around(() => journal.create(document)),
    putSnapshot: (document, snapshot) => around(() => journal.putSnapshot(document, snapshot)),
    raiseEpoch: (document) => around(() => journal.raiseEpoch(document)),
    documents: () => around(() => journal.documents()),
    record: (collection, id) => around(() => journal.record(collection, id)),
    records: (collection, scope) => around(() => journal.records(collection, scope)),
    verify: (document) => around(() => journal.verify(document)),
    close: () => around(() => journal.close()),
  }
}
