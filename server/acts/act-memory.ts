/**
 * The acts of each conference in the order they were decided, read from the journal when first asked for.
 * An act is noted as soon as it is decided, before it is durable: what is decided in the same beat must know of it.
 * Whoever notes it says afterwards what became of it.
 */
import type { ActRecord } from '#shared/acts/act.ts'
import type { Journal } from '../store/journal.ts'
import { collections } from '../store/registry-types.ts'

export interface ActMemory {
  /** `scope`: the conference, or '' for acts outside any. */
  open(scope: string): Promise<ActShelf>
}

export interface ActShelf {
  find(actId: string): ActRecord | null
  /** Acts after this one that touched one of its subjects and still stand. */
  laterThan(act: ActRecord): readonly ActRecord[]
  /** Newest first. */
  recent(limit: number): readonly ActRecord[]
  all(): readonly ActRecord[]
  /** Times of one conference's acts never tie, so that they tell the order also after a restart. */
  nextTime(now: number): number
  /** Known from now on, in place of what was known under their ids, but only until the store has answered. */
  note(acts: readonly ActRecord[]): NotedActs
}

export interface NotedActs {
  /** They are durable. */
  keep(): void
  /** They never were. */
  takeBack(): void
}

export function createActMemory(journal: Journal): ActMemory {
  const shelves = new Map<string, Promise<ActShelf>>()
  return {
    open(scope) {
      const opening = shelves.get(scope) ?? load(scope)
      shelves.set(scope, opening)
      return opening
    },
  }

  async function load(scope: string): Promise<ActShelf> {
    try {
      const rows = await journal.records(collections.act, scope)
      return createShelf(rows.map(({ value }) => value as ActRecord)) // written by perform-act only
    } catch (error) {
      shelves.delete(scope)
      throw error
    }
  }
}

export function createShelf(found: readonly ActRecord[]): ActShelf {
  const durable = new Map([...found].sort(byTime).map((act) => [act.actId, act]))
  /** In layers: an undo noted upon an act that is not durable must not bring that act back when both fail. */
  const noted = new Set<readonly ActRecord[]>()
  let lastTime = Math.max(0, ...found.map(({ at }) => at))

  return {
    find: (actId) => [...noted].flat().findLast((act) => act.actId === actId) ?? durable.get(actId) ?? null,
    laterThan: (act) => all().filter((other) => other.at > act.at && stands(other) && shareSubject(act, other)),
    // Read by people: nobody hears of an act before it is durable.
    recent: (limit) => [...durable.values()].sort(byTime).reverse().slice(0, limit),
    all,
    nextTime(now) {
      lastTime = Math.max(now, lastTime + 1)
      return lastTime
    },
    note(acts) {
      noted.add(acts)
      return {
        keep: () => {
          noted.delete(acts)
          // An act undone in its own beat may be kept after its undo: what is undone stays so.
          for (const act of acts) if (!durable.get(act.actId)?.undoneBy) durable.set(act.actId, act)
        },
        takeBack: () => {
          noted.delete(acts)
        },
      }
    },
  }

  function all(): ActRecord[] {
    const known = new Map(durable)
    for (const act of [...noted].flat()) known.set(act.actId, act)
    return [...known.values()]
  }
}

function byTime(one: ActRecord, other: ActRecord): number {
  return one.at - other.at
}

function stands(act: ActRecord): boolean {
  return act.kind !== 'undo' && act.undoneBy === null
}

function shareSubject(one: ActRecord, other: ActRecord): boolean {
  return other.subjects.some((subject) => one.subjects.includes(subject))
}
