/** On a phone: which column one sees, and the way to the next. Elsewhere it is not drawn. */
import { type JSX, type RefObject, useEffect, useState } from 'react'
import { IconButton } from '../ui/icon-button.tsx'
import { useWords } from '../words/words.ts'
import styles from './column-switcher.module.css'
import { scrollStripTo } from './scroll-strip.ts'
import type { ShownColumn } from './use-still-columns.ts'

export interface ColumnSwitcherProps {
  readonly columns: readonly ShownColumn[]
  readonly board: RefObject<HTMLElement | null>
  onSearch(): void
}

export function ColumnSwitcher({ columns, board, onSearch }: ColumnSwitcherProps): JSX.Element | null {
  const { column: words, search } = useWords().board
  const at = Math.min(useColumnInSight(board), columns.length - 1)
  const current = columns[at]
  if (!current) return null
  const titleAt = (index: number) => columns[index]?.column.title || words.untitled
  const go = (index: number) => scrollStripTo(board.current, board.current?.children[index] ?? null)
  return (
    <div className={styles['switcher']}>
      {columns.length > 1 && (
        <IconButton
          icon="arrow-left"
          label={words.previous(titleAt(at - 1))}
          disabled={at === 0}
          onClick={() => go(at - 1)}
        />
      )}
      <div className={styles['where']}>
        <p className={styles['line']}>
          {columns.length > 1 ? `${words.place(at + 1, columns.length)}, ` : ''}
          {words.cards(current.cards)}
          <IconButton icon="search" label={search.label} small onClick={onSearch} />
        </p>
        <p className={styles['title']}>{titleAt(at)}</p>
        {columns.length > 1 && (
          <p className={styles['marks']} aria-hidden="true">
            {columns.map(({ column }, index) => (
              <i key={column.id} data-here={index === at} />
            ))}
          </p>
        )}
      </div>
      {columns.length > 1 && (
        <IconButton
          icon="arrow-right"
          label={words.next(titleAt(at + 1))}
          disabled={at === columns.length - 1}
          onClick={() => go(at + 1)}
        />
      )}
    </div>
  )
}

/** The column nearest to the left edge of what scrolls. */
function useColumnInSight(board: RefObject<HTMLElement | null>): number {
  const [at, setAt] = useState(0)
  // Meets the scrolling of the columns.
  useEffect(() => {
    const strip = board.current
    if (!strip) return
    const look = () => setAt(nearestColumn(strip))
    strip.addEventListener('scroll', look, { passive: true })
    return () => strip.removeEventListener('scroll', look)
  }, [board])
  return at
}

function nearestColumn(strip: HTMLElement): number {
  const columns = [...strip.children]
  if (strip.scrollLeft + strip.clientWidth >= strip.scrollWidth - 2) {
    const scrolls = strip.scrollWidth > strip.clientWidth
    return scrolls ? columns.length - 1 : 0
  }
  const edge = strip.getBoundingClientRect().left
  const distances = columns.map((column) => Math.abs(column.getBoundingClientRect().left - edge))
  return Math.max(0, distances.indexOf(Math.min(...distances)))
}
