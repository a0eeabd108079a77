/** Under an empty code field: what Palabre is, and where the organiser's link is found. */
import frame from '../frame/frame.module.css'
import { useWords } from '../words/words.ts'
import styles from './home.module.css'

export function HowToBegin() {
  const words = useWords().home
  return (
    <div className={styles['begin']}>
      <p>{words.withLink}</p>
      <details>
        <summary>{words.organising}</summary>
        <p className={frame['quiet']}>{words.organisingText}</p>
      </details>
      <section className={styles['what']}>
        <h2>{words.whatTitle}</h2>
        <p>{words.what}</p>
      </section>
    </div>
  )
}
