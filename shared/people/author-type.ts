/** What kind of organisation somebody speaks from: optional, asked at joining (codes of the glossary in shared/README.md). */
export const authorTypes = [
  'association',
  'citizen',
  'cooperative',
  'mutual',
  'foundation',
  'esusCompany',
  'integrationEnterprise',
  'network',
  'funder',
  'union',
  'trainingResearch',
  'consular',
  'state',
  'region',
  'departement',
  'epci',
  'commune',
] as const

export type AuthorType = (typeof authorTypes)[number]
