/** The enamel plate by a door: where one is. */
import type { JSX, ReactNode } from 'react'
import styles from './plate.module.css'

export function Plate({ children }: { readonly children: ReactNode }): JSX.Element {
  return <span className={styles['plate']}>{children}</span>
}
