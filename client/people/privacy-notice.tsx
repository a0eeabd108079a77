/** Before one writes: one sentence, and behind it who, why, how long, what is sensitive and one's rights. */
import { useWords } from '../words/words.ts'
import styles from './join.module.css'

export function PrivacyNotice({ conferenceName }: { conferenceName: string }) {
  const words = useWords().people
  return (
    <div className={styles['notice']}>
      <p>{words.noticeShort}</p>
      <details>
        <summary>{words.noticeMore}</summary>
        <dl>
          {words.notice.map(({ title, text }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{text(conferenceName)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  )
}
