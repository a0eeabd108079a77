/**
 * A place by level and official code, written `departement:33`. Levels are not a tree: an EPCI may lie across two
 * départements and even two regions, so nothing here says what contains what.
 */
export const territoryLevels = ['etat', 'region', 'departement', 'epci', 'commune', 'cressNetworks'] as const

export type TerritoryLevel = (typeof territoryLevels)[number]

export interface Territory {
  readonly level: TerritoryLevel
  /** INSEE or SIREN code. */
  readonly code: string
  readonly name: string
}

export function printTerritory({ level, code }: Pick<Territory, 'level' | 'code'>): string {
  return `${level}:${code}`
}

/** null when the text is not `level:code`. */
export function parseTerritory(text: unknown): Pick<Territory, 'level' | 'code'> | null {
  if (typeof text !== 'string') return null
  const match = /^([a-zA-Z]+):([0-9A-Za-z]{1,12})$/.exec(text)
  const level = territoryLevels.find((known) => known === match?.[1])
  return match?.[2] && level ? { level, code: match[2] } : null
}
