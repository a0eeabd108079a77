/** The page's one `h1`, in the page itself; pages with a title in their bar give it to the bar instead. */
import styles from './frame.module.css'
import { useArrival } from './use-arrival.ts'

export function PageHeading({ title, children }: { title: string; children?: string }) {
  const heading = useArrival(title)
  return (
    <h1 ref={heading} tabIndex={-1} className={styles['heading']}>
      {children ?? title}
    </h1>
  )
}
