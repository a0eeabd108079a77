/** A place where nothing is yet: the question asked there, an example in grey, the one button. It teaches. */
import type { JSX, ReactNode } from 'react'
import { useWords } from '../words/words.ts'
import styles from './empty-place.module.css'

interface EmptyPlaceProps {
  readonly question: ReactNode
  /** How the place fills. */
  readonly children?: ReactNode
  readonly example?: ReactNode
  readonly action?: ReactNode
}

export function EmptyPlace({ question, children, example, action }: EmptyPlaceProps): JSX.Element {
  const words = useWords().ui
  return (
    <div className={styles['empty']}>
      <p className={styles['question']}>{question}</p>
      {children && <p className={styles['how']}>{children}</p>}
      {example && (
        <p className={styles['example']}>
          <small>{words.example}</small> {example}
        </p>
      )}
      {action}
    </div>
  )
}
