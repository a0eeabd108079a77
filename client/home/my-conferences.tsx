/** Somebody who is already in: one line per conference, and the code of another folded beneath. */
import { Link } from 'wouter'
import { PageHeading } from '../frame/page-heading.tsx'
import type { Me } from '../live/types.ts'
import { paths } from '../paths.ts'
import { useRoleNames } from '../people/role-names.ts'
import { Icon } from '../ui/icon.tsx'
import { useFormat } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { CodeEntry } from './code-entry.tsx'
import styles from './home.module.css'

export function MyConferences({ me }: { me: Me }) {
  const words = useWords()
  const format = useFormat()
  const roleNames = useRoleNames()
  return (
    <div className={styles['start']}>
      <PageHeading title={words.home.mine} />
      <ul className={styles['conferences']}>
        {me.conferences.map((conference) => (
          <li key={conference.id}>
            <Link href={paths.conference(conference.id)}>
              <strong>{conference.name}</strong>
              <span>
                {conference.date ? format.date(conference.date) : words.conference.dateUnknown}
                {', '}
                {roleNames(conference.grants)}
              </span>
              <Icon name="arrow-right" />
            </Link>
          </li>
        ))}
      </ul>
      <details className={styles['another']}>
        <summary>{words.home.enterAnother}</summary>
        <CodeEntry me={me} nested />
      </details>
      {me.person.founder && (
        <p>
          <Link href={paths.newConference()}>{words.home.founderAgain}</Link>
        </p>
      )}
    </div>
  )
}
