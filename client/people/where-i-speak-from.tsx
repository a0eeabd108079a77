/** Optional and folded: the kind of organisation one speaks from, and the département. */
import { useState } from 'react'
import type { Territory } from '#shared/conference/territory.ts'
import { printTerritory } from '#shared/conference/territory.ts'
import { authorTypes } from '#shared/people/author-type.ts'
import { Select } from '../ui/field.tsx'
import { useWords } from '../words/words.ts'
import styles from './join.module.css'
import type { AboutMe } from './join.ts'

interface WhereISpeakFromProps {
  readonly about: AboutMe
  readonly onSay: (change: Partial<AboutMe>) => void
}

export function WhereISpeakFrom({ about, onSay }: WhereISpeakFromProps) {
  const words = useWords().people
  const [departements, setDepartements] = useState<readonly Territory[]>([])
  // The list is only fetched by those who unfold it: nearly everybody enters without.
  const unfold = () =>
    void import('../conference/known-territories.ts').then((known) => setDepartements(known.knownDepartements))
  return (
    <details className={styles['more']} onToggle={unfold}>
      <summary>
        {words.more} <small>{words.moreHint}</small>
      </summary>
      <Select
        label={words.authorType}
        value={about.authorType ?? ''}
        onChange={(event) => onSay({ authorType: event.currentTarget.value || null })}
      >
        <option value="">{words.authorTypeNone}</option>
        {authorTypes.map((type) => (
          <option key={type} value={type}>
            {words.authorTypes[type]}
          </option>
        ))}
      </Select>
      <Select
        label={words.territory}
        value={about.territory ?? ''}
        onChange={(event) => onSay({ territory: event.currentTarget.value || null })}
      >
        <option value="">{words.territoryNone}</option>
        {departements.map((departement) => (
          <option key={departement.code} value={printTerritory(departement)}>
            {departement.code} {departement.name}
          </option>
        ))}
      </Select>
    </details>
  )
}
