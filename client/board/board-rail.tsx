/**
 * The participant's tools: a rail at the left of a laptop, three tabs under a phone's thumb. Both show and hide the same
 * panel; on a phone « Contribuer » is that panel and « Tableau » its absence.
 */
import type { JSX } from 'react'
import { Link } from 'wouter'
import { Icon, type IconName } from '../ui/icon.tsx'
import { useWords } from '../words/words.ts'
import styles from './board-rail.module.css'

export type Panel = 'write' | 'mine' | 'search'

export interface BoardRailProps {
  readonly panel: Panel | null
  onPanel(panel: Panel | null): void
  /** Writing is what one is here for; elsewhere it is a tool like the others. */
  readonly mayWrite: boolean
  /** The draft's page; it says itself when it is not open yet. */
  readonly draftHref: string
}

export function BoardRail({ panel, onPanel, mayWrite, draftHref }: BoardRailProps): JSX.Element {
  const words = useWords().board.rail
  const tools: readonly [Panel, IconName, string][] = [
    ['write', 'write', words.write],
    ['mine', 'mine', words.mine],
    ['search', 'search', words.search],
  ]
  return (
    <nav className={styles['rail']} aria-label={words.label}>
      {tools.map(([name, icon, label]) => (
        <button
          key={name}
          type="button"
          className={name === 'write' && mayWrite ? styles['first'] : undefined}
          aria-pressed={panel === name}
          onClick={() => onPanel(panel === name ? null : name)}
        >
          <Icon name={icon} />
          {label}
        </button>
      ))}
      <Link href={draftHref}>
        <Icon name="draft" />
        {words.project}
      </Link>
    </nav>
  )
}

export function BoardTabs({ panel, onPanel, draftHref }: Omit<BoardRailProps, 'mayWrite'>): JSX.Element {
  const words = useWords().board.tabs
  const contributing = panel === 'write' || panel === 'mine'
  return (
    <nav className={styles['tabs']} aria-label={words.label}>
      <button type="button" aria-current={contributing ? 'page' : undefined} onClick={() => onPanel('write')}>
        <Icon name="write" />
        {words.contribute}
      </button>
      <button type="button" aria-current={contributing ? undefined : 'page'} onClick={() => onPanel(null)}>
        <Icon name="mine" />
        {words.board}
      </button>
      <Link href={draftHref}>
        <Icon name="draft" />
        {words.project}
      </Link>
    </nav>
  )
}
