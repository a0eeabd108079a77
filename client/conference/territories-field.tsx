/** The territories a workshop speaks for: found by name or code among régions and départements, others by `level:code`. */
import { type ChangeEvent, useId, useState } from 'react'
import { parseTerritory, printTerritory, type Territory } from '#shared/conference/territory.ts'
import { TextField } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useWords } from '../words/words.ts'
import { knownTerritories } from './known-territories.ts'
import styles from './workshop-form.module.css'

interface TerritoriesFieldProps {
  readonly chosen: readonly string[]
  readonly onChoose: (chosen: readonly string[]) => void
}

export function TerritoriesField({ chosen, onChoose }: TerritoriesFieldProps) {
  const words = useWords().conference
  const listId = useId()
  const [asked, setAsked] = useState('')
  const offered = (territory: Territory) => `${territory.name} (${words.levels[territory.level]} ${territory.code})`

  function search(event: ChangeEvent<HTMLInputElement>) {
    const text = event.currentTarget.value
    const known = knownTerritories.find((territory) => offered(territory) === text)
    if (known) add(printTerritory(known))
    else setAsked(text)
  }

  function add(code: string) {
    setAsked('')
    if (!chosen.includes(code)) onChoose([...chosen, code])
  }

  return (
    <div className={styles['territories']}>
      <ul aria-label={words.territories}>
        {chosen.map((code) => (
          <li key={code}>
            {nameOf(code)}
            <IconButton
              icon="close"
              label={words.removeTerritory(nameOf(code))}
              onClick={() => onChoose(chosen.filter((other) => other !== code))}
            />
          </li>
        ))}
      </ul>
      <TextField
        label={words.territorySearch}
        labelNote={words.territoryHint}
        value={asked}
        list={listId}
        onChange={search}
        onKeyDown={(event) => {
          const code = firstMatch(asked)
          if (event.key === 'Enter' && code) add(code)
        }}
      />
      <datalist id={listId}>
        {knownTerritories.map((territory) => (
          <option key={printTerritory(territory)} value={offered(territory)} />
        ))}
      </datalist>
    </div>
  )
}

/** What Enter takes: a whole `level:code`, else the first territory of that code or beginning with these letters. */
function firstMatch(asked: string): string | null {
  const text = folded(asked)
  if (!text) return null
  if (parseTerritory(asked.trim())) return asked.trim()
  const known =
    knownTerritories.findLast(({ code }) => folded(code) === text) ??
    knownTerritories.find(({ name }) => folded(name).startsWith(text))
  return known ? printTerritory(known) : null
}

function nameOf(code: string): string {
  return knownTerritories.find((territory) => printTerritory(territory) === code)?.name ?? code
}

/** Without accents or capitals: « Deux-Sevres » finds Deux-Sèvres. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
