/**
 * Cards never move under a pointer or a caret. While somebody is busy in a column, what it shows keeps its order: cards
 * that arrive wait at its end, cards that left stay, and a count offers to put all in place. Pure.
 */

/** A column as a list of keys, one for each row. */
export interface ColumnRows {
  readonly columnId: string
  readonly keys: readonly string[]
}

export interface StillBoard {
  readonly columns: readonly ColumnRows[]
  /** Rows not in their place yet, by held column. */
  readonly waiting: ReadonlyMap<string, number>
}

export function holdStill(
  shown: readonly ColumnRows[],
  latest: readonly ColumnRows[],
  held: ReadonlySet<string>,
): StillBoard {
  if (held.size === 0) return { columns: latest, waiting: new Map() }
  const heldRows = shown.filter((column) => held.has(column.columnId))
  const retained = new Map(heldRows.flatMap(({ columnId, keys }) => keys.map((key) => [key, columnId] as const)))
  const waiting = new Map<string, number>()
  const columns = latest.map(({ columnId, keys }) => {
    const before = heldRows.find((column) => column.columnId === columnId)
    if (!before) return { columnId, keys: keys.filter((key) => !retained.has(key)) }
    const arrived = keys.filter((key) => !retained.has(key))
    const still = [...before.keys, ...arrived]
    const misplaced = still.length - orderedAmong(still, keys)
    if (misplaced > 0) waiting.set(columnId, misplaced)
    return { columnId, keys: still }
  })
  return { columns, waiting }
}

/** How many of these rows could stay where they are while the others find their place. */
function orderedAmong(rows: readonly string[], wanted: readonly string[]): number {
  const place = new Map(wanted.map((key, index) => [key, index]))
  const tails: number[] = []
  for (const key of rows) {
    const at = place.get(key)
    if (at === undefined) continue
    const slot = tails.findIndex((tail) => tail >= at)
    tails[slot === -1 ? tails.length : slot] = at
  }
  return tails.length
}
