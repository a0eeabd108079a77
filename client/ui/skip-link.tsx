/** The first thing Tab reaches: straight to the page, past the bar. */
import type { JSX } from 'react'
import { useWords } from '../words/words.ts'
import styles from './skip-link.module.css'

/** The page's `main` carries the id. */
export function SkipLink({ to = 'main' }: { readonly to?: string }): JSX.Element {
  const words = useWords().ui
  return (
    <a className={styles['skip']} href={`#${to}`}>
      {words.skip}
    </a>
  )
}
