/** The sites of a workshop by their signs, read aloud by their names. */
import type { Site } from '#shared/conference/conference.ts'
import { SiteSign } from '../ui/site-sign.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import styles from './workshops-section.module.css'

export function SiteSigns({ sites, siteIds }: { sites: readonly Site[]; siteIds: readonly string[] }) {
  const those = sites.filter((site) => siteIds.includes(site.id))
  return (
    <span className={styles['siteSigns']}>
      {those.map((site) => (
        <SiteSign key={site.id} sign={site.sign} />
      ))}
      <VisuallyHidden>{those.map((site) => site.name).join(', ')}</VisuallyHidden>
    </span>
  )
}
