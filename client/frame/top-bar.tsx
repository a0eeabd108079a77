/**
 * The bar of every page, always in the same order: mark, plate, title, state of my words; then people and what is mine.
 * A page with a `title` has its `h1` here; otherwise it draws a PageHeading.
 */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Site } from '#shared/conference/conference.ts'
import { paths } from '../paths.ts'
import { Plate } from '../ui/plate.tsx'
import { SkipLink } from '../ui/skip-link.tsx'
import { TreeMark } from '../ui/tree-mark.tsx'
import { useWords } from '../words/words.ts'
import styles from './frame.module.css'
import { LanguageSwitch } from './language-switch.tsx'
import { MyMenu } from './my-menu.tsx'
import { useArrival } from './use-arrival.ts'

interface TopBarProps {
  /** Where the mark leads: the programme, inside a conference. */
  readonly home?: string
  readonly plate?: string
  readonly title?: string
  /** The state chip, in its one fixed place. */
  readonly state?: ReactNode
  /** Avatars of those who are here. */
  readonly people?: ReactNode
  /** Sites one may say one is at. */
  readonly sites?: readonly Site[]
  /** For pages with one thing to do: only the mark and the language. */
  readonly narrow?: boolean
}

export function TopBar({ home = paths.home(), plate, title, state, people, sites = [], narrow = false }: TopBarProps) {
  const words = useWords().frame
  return (
    <header className={narrow ? styles['narrowBar'] : styles['bar']}>
      <SkipLink />
      <Link href={home} className={styles['mark']} aria-label={home === paths.home() ? words.home : words.programme}>
        <TreeMark />
        <span className={title ? styles['word'] : undefined}>{words.product}</span>
      </Link>
      {plate && <Plate>{plate}</Plate>}
      {title && <BarTitle title={title} tab={plate ? `${plate} – ${title}` : title} />}
      {state && <div className={styles['state']}>{state}</div>}
      {people && <div className={styles['people']}>{people}</div>}
      <div className={styles['end']}>{narrow ? <LanguageSwitch /> : <MyMenu sites={sites} />}</div>
    </header>
  )
}

function BarTitle({ title, tab }: { title: string; tab: string }) {
  const heading = useArrival(tab)
  return (
    <h1 ref={heading} tabIndex={-1} className={styles['title']}>
      {title}
    </h1>
  )
}
