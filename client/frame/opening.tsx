/** While a page or its document arrives: said only if it lasts. */
import { useWords } from '../words/words.ts'
import styles from './frame.module.css'

export function Opening() {
  const words = useWords()
  return (
    <p className={styles['opening']} role="status">
      {words.frame.opening}
    </p>
  )
}
