/** Who set this machine up, before there is any conference. */
import { Link } from 'wouter'
import { PageHeading } from '../frame/page-heading.tsx'
import { paths } from '../paths.ts'
import { buttonClass } from '../ui/button.tsx'
import { useWords } from '../words/words.ts'
import styles from './home.module.css'

export function FounderStart() {
  const words = useWords().home
  return (
    <div className={styles['start']}>
      <PageHeading title={words.founderTitle} />
      <p>{words.founderText}</p>
      <Link href={paths.newConference()} className={buttonClass('primary')}>
        {words.begin}
      </Link>
    </div>
  )
}
