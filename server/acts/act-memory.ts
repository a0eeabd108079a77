/**
 * The acts of each conference in the order they were decided, read from the journal when first asked for.
 * An act is noted as soon as it is decided, before it is durable: what is decided in the same beat must know of it.
 * Whoever notes it takes it back if the store says no.
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
  /** Keeps these, in place of what was known under their ids; returns how to take it back. */
  note(...acts: readonly ActRecord[]): () => void
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
  const acts = new Map([...found].sort((one, other) => one.at - other.at).map((act) => [act.actId, act]))
  let lastTime = Math.max(0, ...found.map(({ at }) => at))
  return {
    find: (actId) => acts.get(actId) ?? null,
    laterThan: (act) =>
      [...acts.values()].filter((other) => other.at > act.at && stands(other) && shareSubject(act, other)),
    recent: (limit) => [...acts.values()].reverse().slice(0, limit),
    all: () => [...acts.values()],
    nextTime(now) {
      lastTime = Math.max(now, lastTime + 1)
      return lastTime
    },
    note(...noted) {
      const before = noted.map(({ actId }) => [actId, acts.get(actId)] as const)
      for (const act of noted) acts.set(act.actId, act)
      return () => {
        for (const [actId, act] of before) act ? acts.set(actId, act) : acts.delete(actId)
      }
    },
  }
}

function stands(act: ActRecord): boolean {
  return act.kind !== 'undo' && act.undoneBy === null
}

function shareSubject(one: ActRecord, other: ActRecord): boolean {
  return other.subjects.some((subject) => one.subjects.includes(subject))
}
