/** All columns of a board side by side; a phone shows one at a time. Listens once for every slip. */
import { type JSX, type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useState } from 'react'
import { BoardColumn, type ColumnContext } from './board-column.tsx'
import styles from './board-columns.module.css'
import { ColumnSwitcher } from './column-switcher.tsx'
import { revealInStrip } from './scroll-strip.ts'
import { type Direction, directionOf, slipOf, slipTowards } from './slip-keys.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import type { StillColumns } from './use-still-columns.ts'

export interface BoardColumnsProps extends ColumnContext {
  readonly still: StillColumns
  readonly board: RefObject<HTMLDivElement | null>
  onOpen(cardId: string): void
  onSearch(): void
  /** Shift and an arrow; says whether the card could go there. */
  onMove(cardId: string, direction: Direction): boolean
}

export function BoardColumns({ still, board, onOpen, onMove, onSearch, ...context }: BoardColumnsProps): JSX.Element {
  const [active, setActive] = useState<string | null>(null)
  const focus = useKeptFocus(board, still.columns)
  const tabbable = tabbableSlip(still, active)
  useOpenCardInSight(board, context.openCard)

  const keyed = (event: KeyboardEvent) => {
    const direction = directionOf(event)
    const slip = slipAt(event.target)
    if (!direction || !slip) return
    event.preventDefault()
    if (!event.shiftKey) slipTowards(slip, direction)?.focus()
    else if (onMove(slip.dataset['open'] ?? '', direction)) focus.keepOn(slip.dataset['open'] ?? '')
  }

  return (
    <>
      <ColumnSwitcher columns={still.columns} board={board} onSearch={onSearch} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only overhears the slips' own buttons */}
      <div
        ref={board}
        className={styles['columns']}
        onClick={(event) => openedCard(event, onOpen)}
        onFocus={(event) => setActive(slipAt(event.target)?.dataset['open'] ?? active)}
        onKeyDown={keyed}
      >
        {still.columns.map((column) => (
          <BoardColumn
            key={column.column.id}
            column={column}
            tabbable={tabbable}
            onSettle={still.settle}
            {...context}
          />
        ))}
      </div>
    </>
  )
}

/** The sheet takes room at the right: the column of the opened card stays in sight. */
function useOpenCardInSight(board: RefObject<HTMLElement | null>, openCard: string | null): void {
  useEffect(() => {
    const column = slipOf(board.current, openCard)?.closest('[data-column]')
    if (board.current && column) revealInStrip(board.current, column)
  }, [board, openCard])
}

function openedCard(event: MouseEvent, onOpen: (cardId: string) => void): void {
  const opened = slipAt(event.target)?.dataset['open']
  if (opened) onOpen(opened)
}

function slipAt(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-open]') : null
}

/** One slip is in the tab order: the last one visited, else the first. */
function tabbableSlip(still: StillColumns, active: string | null): string | null {
  const ids = still.columns.flatMap(({ rows }) => rows.flatMap((row) => (row.kind === 'card' ? row.card.id : [])))
  return (ids.includes(active ?? '') ? active : ids[0]) ?? null
}
