/** How far something has come, in words and as a line. */
import { type JSX, type ReactNode, useId } from 'react'
import styles from './progress.module.css'

interface ProgressProps {
  readonly label: ReactNode
  readonly value: number
  readonly max: number
  /** In words: « 12 tableaux sur 18 ». */
  readonly children?: ReactNode
}

export function Progress({ label, value, max, children }: ProgressProps): JSX.Element {
  const id = useId()
  return (
    <div className={styles['progress']}>
      <p className={styles['words']}>
        <label htmlFor={id}>{label}</label> <span>{children}</span>
      </p>
      <progress id={id} value={value} max={Math.max(max, 1)} />
    </div>
  )
}
