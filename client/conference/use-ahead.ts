/** What one has just changed, shown before the document says it: two quick choices never undo one another. */
import { useRef, useState } from 'react'
import type { Result } from '#shared/kit/result.ts'

export interface Ahead<Fields> {
  /** What the document holds, with one's own changes on their way. */
  readonly fields: Fields
  change(patch: Partial<Fields>): Promise<Result<unknown>>
}

export function useAhead<Fields extends object>(
  kept: Fields,
  save: (fields: Fields) => Promise<Result<unknown>>,
): Ahead<Fields> {
  const onTheWay = useRef<Partial<Fields>>({})
  const [ahead, setAhead] = useState<Partial<Fields>>({})
  return {
    fields: { ...kept, ...ahead },
    async change(patch) {
      onTheWay.current = { ...onTheWay.current, ...patch }
      setAhead(onTheWay.current)
      const answer = await save({ ...kept, ...onTheWay.current })
      // The document now says the same, or the refusal says why not: either way it is the document that is shown.
      onTheWay.current = without(onTheWay.current, patch)
      setAhead(onTheWay.current)
      return answer
    },
  }
}

/** Leaves out what this change asked, unless a later one asks otherwise meanwhile. */
function without<Fields extends object>(onTheWay: Partial<Fields>, patch: Partial<Fields>): Partial<Fields> {
  const rest = { ...onTheWay }
  // Object.keys forgets that the keys of a value are its own.
  for (const key of Object.keys(patch) as (keyof Fields)[]) if (rest[key] === patch[key]) delete rest[key]
  return rest
}
