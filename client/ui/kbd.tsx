/** A key, as it is called on the keyboard. */
import type { JSX, ReactNode } from 'react'
import styles from './kbd.module.css'

export function Kbd({ children }: { readonly children: ReactNode }): JSX.Element {
  return <kbd className={styles['kbd']}>{children}</kbd>
}
