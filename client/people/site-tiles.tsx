/** Where one is: the sites of the conference as tiles, none of them needed. */
import type { Site } from '#shared/conference/conference.ts'
import { Choice } from '../ui/choice.tsx'
import { SiteSign } from '../ui/site-sign.tsx'
import { useWords } from '../words/words.ts'
import styles from './join.module.css'

interface SiteTilesProps {
  readonly sites: readonly Site[]
  readonly chosen: string | null
  readonly onChoose: (siteId: string) => void
}

export function SiteTiles({ sites, chosen, onChoose }: SiteTilesProps) {
  const words = useWords().people
  return (
    <Choice
      className={styles['tiles']}
      legend={words.youAreAt}
      legendNote={words.optional}
      value={chosen}
      onChange={onChoose}
      options={sites.map((site) => ({ value: site.id, label: site.name, sign: <SiteSign sign={site.sign} /> }))}
    />
  )
}
