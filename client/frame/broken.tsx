/** When a page has thrown something nobody here can repair: a plain sentence, and the page again. */
import { Button } from '../ui/button.tsx'
import { useWords } from '../words/words.ts'
import styles from './frame.module.css'

export function Broken() {
  const words = useWords().frame
  return (
    <main className={`${styles['page']} ${styles['narrow']}`} role="alert">
      <div className={styles['said']}>
        <h1 className={styles['heading']}>{words.brokenTitle}</h1>
        <p>{words.broken}</p>
        <Button variant="primary" icon="refresh" onClick={() => location.reload()}>
          {words.reload}
        </Button>
      </div>
    </main>
  )
}
