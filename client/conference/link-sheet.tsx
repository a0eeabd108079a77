/** One A4 sheet: the room's plate, a QR code, the code to type in huge letters, one sentence. */
import type { Conference } from '#shared/conference/conference.ts'
import type { ManagedLink } from '../people/use-server-list.ts'
import { Plate } from '../ui/plate.tsx'
import { Qr } from '../ui/qr.tsx'
import { SiteSign } from '../ui/site-sign.tsx'
import { TreeMark } from '../ui/tree-mark.tsx'
import { useWords } from '../words/words.ts'
import styles from './links-page.module.css'

interface LinkSheetProps {
  readonly conference: Conference
  readonly link: ManagedLink
  readonly name: string
}

export function LinkSheet({ conference, link, name }: LinkSheetProps) {
  const words = useWords()
  const site = conference.sites.find((known) => known.id === link.siteId)
  const workshop = conference.workshops.find((known) => link.workshopIds?.includes(known.id))
  const url = link.url ?? ''
  return (
    <article className={styles['sheet']} aria-label={name}>
      <div className={styles['paper']}>
        <header>
          <TreeMark />
          <p>{conference.name}</p>
          {site && workshop && (
            <p className={styles['site']}>
              <SiteSign sign={site.sign} /> {site.name}
            </p>
          )}
        </header>
        <div className={styles['room']}>
          <Plate>
            {site && !workshop && <SiteSign sign={site.sign} />} {workshop?.label ?? name}
          </Plate>
          {workshop && <h2>{workshop.name}</h2>}
        </div>
        <Qr text={url} label={words.conference.qrOf(name)} className={styles['qr']} />
        <p className={styles['sentence']}>
          {words.conference.sheetSentence} <strong>{hostOf(url)}</strong>
        </p>
        {link.code && <p className={styles['code']}>{link.code}</p>}
        <footer>
          {link.role === 'participant' || link.role === 'observer'
            ? words.people.noAccount
            : words.conference.sheetOne(words.people.roles[link.role])}
        </footer>
      </div>
    </article>
  )
}

/** What one types in the address bar: « palabre.exemple.fr ». */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
