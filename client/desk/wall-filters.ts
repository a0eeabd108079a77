/** What a moderator narrows the wall with: pure values, written in the address so that a view can be kept and sent. */
import {
  type Channel,
  type Contribution,
  type ContributionKind,
  channels,
  contributionKinds,
} from '#shared/board/contribution.ts'

export interface WallFilters {
  readonly workshops: readonly string[]
  /** A site's id, or `none` for contributions without one. */
  readonly sites: readonly string[]
  readonly kinds: readonly ContributionKind[]
  readonly channels: readonly Channel[]
  /** `level:code`. */
  readonly territories: readonly string[]
  readonly onlyUnpromoted: boolean
  readonly text: string
}

export type Facet = 'workshops' | 'sites' | 'kinds' | 'channels' | 'territories'

export const facets: readonly Facet[] = ['workshops', 'sites', 'kinds', 'channels', 'territories']

export const noFilters: WallFilters = {
  workshops: [],
  sites: [],
  kinds: [],
  channels: [],
  territories: [],
  onlyUnpromoted: false,
  text: '',
}

export const noSite = 'none'

/** Names in the address: French words, for they are read aloud in a hall. */
const parameters: Readonly<Record<Facet, string>> = {
  workshops: 'atelier',
  sites: 'site',
  kinds: 'nature',
  channels: 'canal',
  territories: 'territoire',
}

export function filtersFrom(search: string): WallFilters {
  const query = new URLSearchParams(search)
  const several = (facet: Facet): readonly string[] => query.get(parameters[facet])?.split(',').filter(Boolean) ?? []
  return {
    workshops: several('workshops'),
    sites: several('sites'),
    kinds: contributionKinds.filter((kind) => several('kinds').includes(kind)),
    channels: channels.filter((channel) => several('channels').includes(channel)),
    territories: several('territories'),
    onlyUnpromoted: query.get('promues') === 'non',
    text: query.get('q') ?? '',
  }
}

/** What else stands in the address is kept. */
export function searchWith(search: string, filters: WallFilters): string {
  const query = new URLSearchParams(search)
  const set = (name: string, value: string) => (value === '' ? query.delete(name) : query.set(name, value))
  for (const facet of facets) set(parameters[facet], filters[facet].join(','))
  set('promues', filters.onlyUnpromoted ? 'non' : '')
  set('q', filters.text.trim())
  return query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
}

export function countFilters(filters: WallFilters): number {
  const narrowed = facets.filter((facet) => filters[facet].length > 0).length
  return narrowed + (filters.onlyUnpromoted ? 1 : 0) + (filters.text.trim() === '' ? 0 : 1)
}

/** A card belongs on the wall once it says something and while it stands. */
export function isOnWall(card: Contribution): boolean {
  return card.standing.kind === 'open' && (card.title !== '' || card.body !== '')
}

/** Newest first; what the server has not yet seen comes before everything. */
export function narrowed(cards: readonly Contribution[], filters: WallFilters): readonly Contribution[] {
  const asked = askedIn(filters.text)
  return cards.filter((card) => passes(card, filters) && asked(card)).sort(newestFirst)
}

/** How many cards each value of a facet would show, the other filters kept. */
export function countsOf(
  cards: readonly Contribution[],
  filters: WallFilters,
  facet: Facet,
): ReadonlyMap<string, number> {
  const others = { ...filters, [facet]: [] }
  const asked = askedIn(filters.text)
  const counts = new Map<string, number>()
  for (const card of cards) {
    const value = facetValue(card, facet)
    if (value !== null && passes(card, others) && asked(card)) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

function passes(card: Contribution, filters: WallFilters): boolean {
  if (filters.onlyUnpromoted && card.promotions.length > 0) return false
  return facets.every((facet) => {
    const wanted: readonly string[] = filters[facet]
    const value = wanted.length === 0 ? null : facetValue(card, facet)
    return wanted.length === 0 || (value !== null && wanted.includes(value))
  })
}

function facetValue(card: Contribution, facet: Facet): string | null {
  switch (facet) {
    case 'workshops':
      return card.workshopId
    case 'sites':
      return card.facts?.siteId ?? noSite
    case 'kinds':
      return card.kind
    case 'channels':
      return card.facts?.channel ?? 'workshop'
    case 'territories':
      return card.territory
  }
}

/** Every word asked must be there, accents and capitals folded; « c-17 » finds C-017. */
function askedIn(text: string): (card: Contribution) => boolean {
  const words = folded(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return () => true
  const [, letter, number] = /^(c-?)?0*(\d+)$/.exec(words.length === 1 ? (words[0] ?? '') : '') ?? []
  const numbered = (card: Contribution) => number !== undefined && card.facts?.number === Number(number)
  if (letter) return numbered
  return (card) => {
    const there = foldedWords(card)
    return numbered(card) || words.every((word) => there.includes(word))
  }
}

/** Folding a thousand cards at each key would be felt; a card that did not change keeps its own. */
const alreadyFolded = new WeakMap<Contribution, string>()

function foldedWords(card: Contribution): string {
  const known = alreadyFolded.get(card)
  if (known !== undefined) return known
  const there = folded(`${card.title}\n${card.body}`)
  alreadyFolded.set(card, there)
  return there
}

/** « Énergie » reads as « energie », « œuvre » as « oeuvre ». */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('’', "'")
}

function newestFirst(a: Contribution, b: Contribution): number {
  const first = a.facts?.at ?? Number.POSITIVE_INFINITY
  const second = b.facts?.at ?? Number.POSITIVE_INFINITY
  if (first !== second) return first > second ? -1 : 1
  return (b.facts?.number ?? 0) - (a.facts?.number ?? 0) || (a.id < b.id ? -1 : 1)
}
