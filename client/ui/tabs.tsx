/** Several views of one thing, one at a time: a line of words on a page, or a bar under the thumb on a phone. */
import { type JSX, type KeyboardEvent, type ReactNode, useRef } from 'react'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import { nextIn } from './menu-keys.ts'
import styles from './tabs.module.css'

export interface Tab<Id extends string> {
  readonly id: Id
  readonly label: string
  readonly icon?: IconName | undefined
  /** Beside the word: how many. */
  readonly count?: ReactNode
}

interface TabsProps<Id extends string> {
  /** Names the panels: see `TabPanel`. */
  readonly id: string
  readonly label: string
  readonly tabs: readonly Tab<Id>[]
  readonly chosen: Id
  onChoose(id: Id): void
  readonly look?: 'line' | 'bar'
  readonly className?: string | undefined
}

export function Tabs<Id extends string>({
  id,
  label,
  tabs,
  chosen,
  onChoose,
  look = 'line',
  className,
}: TabsProps<Id>): JSX.Element {
  const list = useRef<HTMLDivElement>(null)

  function walk(event: KeyboardEvent) {
    const key = event.key.replace('Left', 'Up').replace('Right', 'Down')
    const at = tabs.findIndex((tab) => tab.id === chosen)
    const next = nextIn(key, at, tabs.length)
    const tab = next === null ? undefined : tabs[next]
    if (!tab || next === null || event.key === 'ArrowUp' || event.key === 'ArrowDown') return
    event.preventDefault()
    onChoose(tab.id)
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus()
  }

  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      className={classes(styles['tabs'], styles[look], className)}
      onKeyDown={walk}
    >
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={tabId(id, tab.id)}
          aria-selected={tab.id === chosen}
          tabIndex={tab.id === chosen ? 0 : -1}
          className={styles['tab']}
          onClick={() => onChoose(tab.id)}
        >
          {tab.icon && <Icon name={tab.icon} className={styles['icon']} />}
          <span>
            {tab.label} {tab.count !== undefined && <b>{tab.count}</b>}
          </span>
        </button>
      ))}
    </div>
  )
}

interface TabPanelProps {
  /** The `id` of its Tabs. */
  readonly of: string
  readonly tab: string
  readonly children: ReactNode
  readonly className?: string | undefined
}

export function TabPanel({ of, tab, children, className }: TabPanelProps): JSX.Element {
  return (
    <div role="tabpanel" aria-labelledby={tabId(of, tab)} className={className}>
      {children}
    </div>
  )
}

const tabId = (id: string, tab: string) => `${id}-tab-${tab}`
