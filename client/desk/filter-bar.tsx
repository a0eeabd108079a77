/** What narrows the wall: words, and five things one may tick; each option says how many cards it would show. */
import { type ReactNode, type RefObject, useMemo } from 'react'
import { type Contribution, channels, contributionKinds } from '#shared/board/contribution.ts'
import type { Conference } from '#shared/conference/conference.ts'
import { kindIcons } from '../board/card-slip.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { SiteSign } from '../ui/site-sign.tsx'
import { useWords, type Words } from '../words/words.ts'
import styles from './desk.module.css'
import { FacetMenu, type FacetOption } from './facet-menu.tsx'
import { type TerritoryName, useTerritoryName } from './territory-name.ts'
import { countsOf, type Facet, facets, noSite, type WallFilters } from './wall-filters.ts'

export interface FilterBarProps {
  readonly conference: Conference
  readonly cards: readonly Contribution[]
  readonly filters: WallFilters
  readonly search: RefObject<HTMLInputElement | null>
  onChange(filters: WallFilters): void
}

export function FilterBar({ conference, cards, filters, search, onChange }: FilterBarProps) {
  const words = useWords()
  const territory = useTerritoryName()
  const options = useMemo(
    () => optionsOf(conference, cards, filters, words, territory),
    [conference, cards, filters, words, territory],
  )
  const howMany: Partial<Record<Facet, number>> = {
    workshops: conference.workshops.length,
    sites: conference.sites.length,
  }
  return (
    <search className={styles['filters']} aria-label={words.desk.filters}>
      <label className={styles['find']}>
        <Icon name="search" />
        <input
          ref={search}
          type="search"
          value={filters.text}
          placeholder={words.desk.searchShort}
          aria-label={words.desk.search}
          onChange={(event) => onChange({ ...filters, text: event.currentTarget.value })}
        />
        {filters.text === '' ? (
          <Kbd>/</Kbd>
        ) : (
          <IconButton
            small
            icon="close"
            label={words.desk.remove(words.desk.searchShort)}
            onClick={() => {
              onChange({ ...filters, text: '' })
              search.current?.focus()
            }}
          />
        )}
      </label>
      <button
        type="button"
        className={styles['filter']}
        data-on={filters.onlyUnpromoted ? '' : undefined}
        aria-pressed={filters.onlyUnpromoted}
        onClick={() => onChange({ ...filters, onlyUnpromoted: !filters.onlyUnpromoted })}
      >
        <span>{words.desk.onlyUnpromoted}</span>
        {filters.onlyUnpromoted && <Icon name="close" />}
      </button>
      <div className={styles['facets']}>
        {facets.map((facet) => (
          <FacetMenu
            key={facet}
            label={words.desk.filter[facet](howMany[facet] ?? 0)}
            legend={words.desk.legend[facet]}
            options={options[facet]}
            chosen={filters[facet]}
            onChange={(chosen) => onChange({ ...filters, [facet]: chosen })}
          />
        ))}
      </div>
    </search>
  )
}

/** Options that no card answers are left out, unless somebody ticked them. */
function optionsOf(
  conference: Conference,
  cards: readonly Contribution[],
  filters: WallFilters,
  words: Words,
  territory: TerritoryName,
): Readonly<Record<Facet, readonly FacetOption[]>> {
  const listed = (facet: Facet, all: readonly Named[] | null, name: (value: string) => string = String) => {
    const counts = countsOf(cards, filters, facet)
    const named = all ?? [...counts.keys()].map((value) => ({ value, label: name(value) })).sort(byLabel)
    const ticked: readonly string[] = filters[facet]
    return named
      .map((option) => ({ ...option, count: counts.get(option.value) ?? 0 }))
      .filter(({ value, count }) => count > 0 || ticked.includes(value))
  }
  return {
    workshops: listed(
      'workshops',
      conference.workshops.map(({ id, label, name }) => ({ value: id, label: `${label}. ${name}` })),
    ),
    sites: listed('sites', [
      ...conference.sites.map(({ id, name, sign }) => ({ value: id, label: name, sign: <SiteSign sign={sign} /> })),
      { value: noSite, label: words.desk.noSite },
    ]),
    kinds: listed(
      'kinds',
      contributionKinds.map((kind) => ({
        value: kind,
        label: words.board.slip.kinds[kind],
        sign: <Icon name={kindIcons[kind]} />,
      })),
    ),
    channels: listed(
      'channels',
      channels.map((channel) => ({ value: channel, label: words.desk.channels[channel] })),
    ),
    territories: listed('territories', null, territory),
  }
}

interface Named {
  readonly value: string
  readonly label: string
  readonly sign?: ReactNode
}

const byLabel = (a: Named, b: Named): number => a.label.localeCompare(b.label, 'fr')
