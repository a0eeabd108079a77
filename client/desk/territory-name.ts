/** A territory's name where it is known, else its level and code: « Gironde », « Intercommunalité 200023307 ». */
import { useCallback } from 'react'
import { parseTerritory, printTerritory } from '#shared/conference/territory.ts'
import { knownTerritories } from '../conference/known-territories.ts'
import { useWords } from '../words/words.ts'

export type TerritoryName = (territory: string) => string

const names: ReadonlyMap<string, string> = new Map(
  knownTerritories.map((territory) => [printTerritory(territory), territory.name]),
)

export function useTerritoryName(): TerritoryName {
  const { levels } = useWords().desk
  return useCallback(
    (territory) => {
      const parsed = parseTerritory(territory)
      return names.get(territory) ?? (parsed ? `${levels[parsed.level]} ${parsed.code}` : territory)
    },
    [levels],
  )
}
