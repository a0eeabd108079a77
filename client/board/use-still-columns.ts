/** The board as it may be shown now: `holdStill` over time, with the way to let everything find its place. */
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { ArrangedColumn, Row } from './arrange-board.ts'
import { type ColumnRows, holdStill } from './hold-still.ts'
import { useHeldColumns } from './use-held-columns.ts'

/** A row that left while its column was held: its place is kept, its words are not. */
export type ShownRow = (Row | { readonly kind: 'left' }) & { readonly key: string }

export interface ShownColumn extends Omit<ArrangedColumn, 'rows'> {
  readonly rows: readonly ShownRow[]
  readonly waiting: number
}

export interface StillColumns {
  readonly columns: readonly ShownColumn[]
  /** « Actualiser »: everything finds its place now. */
  settle(): void
  /** Before one's own move: the next change of the board is shown in place. */
  settleNext(): void
}

export function useStillColumns(
  arranged: readonly ArrangedColumn[],
  board: RefObject<HTMLElement | null>,
): StillColumns {
  const held = useHeldColumns(board)
  const shown = useRef<readonly ColumnRows[]>([])
  const settling = useRef<'no' | 'now' | 'next'>('no')
  const [, drawAgain] = useState(0)
  const latest = useMemo(() => arranged.map(rowKeys), [arranged])
  const seen = useRef(latest)
  const holding = settling.current === 'no' ? held : nobody
  const still = useMemo(() => holdStill(shown.current, latest, holding), [latest, holding])
  // Remembers what was really painted, for the next time something arrives.
  useEffect(() => {
    shown.current = still.columns
    if (settling.current === 'now' || seen.current !== latest) settling.current = 'no'
    seen.current = latest
  })
  const columns = useMemo(() => fillRows(arranged, still.columns, still.waiting), [arranged, still])
  return {
    columns,
    settle() {
      settling.current = 'now'
      drawAgain((times) => times + 1)
    },
    settleNext() {
      settling.current = 'next'
    },
  }
}

const nobody: ReadonlySet<string> = new Set()

const rowKey = (row: Row): string => (row.kind === 'group' ? `group ${row.group.id}` : `card ${row.card.id}`)

const rowKeys = ({ column, rows }: ArrangedColumn): ColumnRows => ({ columnId: column.id, keys: rows.map(rowKey) })

function fillRows(
  arranged: readonly ArrangedColumn[],
  still: readonly ColumnRows[],
  waiting: ReadonlyMap<string, number>,
): readonly ShownColumn[] {
  const rows = new Map(arranged.flatMap((column) => column.rows.map((row) => [rowKey(row), row] as const)))
  return arranged.map((column, index) => ({
    ...column,
    waiting: waiting.get(column.column.id) ?? 0,
    rows: (still[index]?.keys ?? []).map((key) => ({ ...(rows.get(key) ?? { kind: 'left' as const }), key })),
  }))
}
