/** Slips never move under a pointer or a caret: while somebody is at the wall its order is held, and arrivals wait. */
import { useState } from 'react'
import type { Contribution } from '#shared/board/contribution.ts'

export interface HeldWall {
  readonly shown: readonly Contribution[]
  /** Cards that answer the filters and are not shown yet. */
  readonly arrived: number
  /** Whether anything would move or leave. */
  readonly changed: boolean
  refresh(): void
}

/**
 * @param matching what the filters give now, in order
 * @param standing every card that may stand on the wall, by id: one that is gone leaves at once
 * @param asked the filters, printed: asking something else begins afresh
 */
export function useHeldWall(
  matching: readonly Contribution[],
  standing: ReadonlyMap<string, Contribution>,
  holding: boolean,
  asked: string,
): HeldWall {
  const now = matching.map(({ id }) => id)
  const [held, setHeld] = useState({ asked, ids: now })
  const follows = !holding || held.asked !== asked
  const ids = follows ? now : held.ids
  if (follows && (held.asked !== asked || !same(held.ids, now))) setHeld({ asked, ids: now })
  const known = new Set(ids)
  return {
    shown: ids.flatMap((id) => standing.get(id) ?? []),
    arrived: now.filter((id) => !known.has(id)).length,
    changed: !same(ids, now),
    refresh: () => setHeld({ asked, ids: now }),
  }
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, place) => id === b[place])
