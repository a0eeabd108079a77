/** Words for those who listen; those who look have the drawing beside them. */
import type { JSX, ReactNode } from 'react'
import styles from './visually-hidden.module.css'

export function VisuallyHidden({ children }: { readonly children: ReactNode }): JSX.Element {
  return <span className={styles['hidden']}>{children}</span>
}
