/** Where announcements are written to be heard. Once a page, always there: a region that appears is not listened to. */
import type { JSX } from 'react'
import { useAnnounced } from './announce.ts'
import styles from './visually-hidden.module.css'

export function LiveRegion(): JSX.Element {
  return (
    <div className={styles['hidden']} role="status" aria-atomic="true">
      {useAnnounced()}
    </div>
  )
}
