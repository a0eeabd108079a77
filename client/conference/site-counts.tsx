/** How many people are connected, and from where. */
import type { Site } from '#shared/conference/conference.ts'
import type { Presence } from '#shared/live/protocol.ts'
import { SiteSign } from '../ui/site-sign.tsx'
import { useFormat } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import styles from './programme.module.css'

export function SiteCounts({ sites, presence }: { sites: readonly Site[]; presence: Presence | null }) {
  const words = useWords().conference
  return (
    <ul className={styles['sites']}>
      {presence && <li>{words.here(presence.count)}</li>}
      {sites.map((site) => (
        <li key={site.id}>
          <SiteSign sign={site.sign} /> {site.name} <Count of={presence?.bySite[site.id] ?? 0} />
        </li>
      ))}
    </ul>
  )
}

/** Somebody stands out; nobody does not. */
function Count({ of }: { of: number }) {
  const format = useFormat()
  return of > 0 ? <strong>{format.number(of)}</strong> : <span>{format.number(0)}</span>
}
