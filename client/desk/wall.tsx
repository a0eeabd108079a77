/** The left half: how much there is, what it is narrowed to, the slips; and the keys that go through them. */
import { type RefObject, useMemo, useRef, useState } from 'react'
import type { Contribution } from '#shared/board/contribution.ts'
import type { Conference } from '#shared/conference/conference.ts'
import type { ConferenceView, WallView } from '../live/types.ts'
import { Button } from '../ui/button.tsx'
import { EmptyPlace } from '../ui/empty-place.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Progress } from '../ui/progress.tsx'
import { useWords } from '../words/words.ts'
import styles from './desk.module.css'
import { FilterBar } from './filter-bar.tsx'
import { useBusy } from './use-busy.ts'
import type { Chosen } from './use-chosen.ts'
import { type HeldWall, useHeldWall } from './use-held-wall.ts'
import { useWallFilters } from './use-wall-filters.ts'
import { useWallKeys } from './use-wall-keys.ts'
import { countFilters, narrowed, noFilters, searchWith } from './wall-filters.ts'
import { WallList } from './wall-list.tsx'
import { WallOverview } from './wall-overview.tsx'

export interface WallProps {
  readonly conference: Conference
  readonly wall: WallView
  /** Every card that stands, in no order. */
  readonly cards: readonly Contribution[]
  readonly standing: ReadonlyMap<string, Contribution>
  readonly person: ConferenceView['person']
  readonly numbers: ReadonlyMap<string, number | null>
  readonly chosen: Chosen
  onPromote(): void
  onOpen(cardId: string): void
  onShow(proposalId: string): void
}

export function Wall({
  conference,
  wall,
  cards,
  standing,
  person,
  numbers,
  chosen,
  onPromote,
  onOpen,
  onShow,
}: WallProps) {
  const words = useWords().desk
  const list = useRef<HTMLUListElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const place = useRef<HTMLElement>(null)
  const [filters, setFilters] = useWallFilters()
  const [cursor, setCursor] = useState<string | null>(null)
  const complete = wall.opened >= wall.total
  const busy = useBusy(list)
  const matching = useMemo(() => narrowed(cards, filters), [cards, filters])
  const held = useHeldWall(matching, standing, complete && (busy || chosen.ids.size > 0), searchWith('', filters))
  const enter = (cardId: string | null) => {
    if (chosen.ids.size > 0) onPromote()
    else if (cardId) chosen.choose(cardId, null)
  }
  useWallKeys({ list, search, cursor, chosen, enter, open: onOpen })
  return (
    <section ref={place} className={styles['wall']} aria-label={words.wall}>
      <WallHead shown={held.shown.length} cards={cards} wall={wall} />
      {cards.length > 0 && (
        <>
          <WallOverview
            conference={conference}
            cards={cards}
            chosen={filters.workshops}
            onChoose={(workshops) => setFilters({ ...filters, workshops })}
          />
          <FilterBar conference={conference} cards={cards} filters={filters} search={search} onChange={setFilters} />
        </>
      )}
      <Arrivals held={held} complete={complete} list={list} />
      {held.shown.length === 0 && complete && (
        <NothingShown filtered={countFilters(filters) > 0} onClear={() => setFilters(noFilters)} />
      )}
      <WallList
        list={list}
        conference={conference}
        cards={held.shown}
        person={person}
        numbers={numbers}
        chosen={chosen.ids}
        cursor={cursor}
        onToggle={chosen.toggle}
        onEnter={enter}
        onCursor={setCursor}
        onShow={onShow}
      />
    </section>
  )
}

function WallHead({ shown, cards, wall }: Pick<WallProps, 'cards' | 'wall'> & { readonly shown: number }) {
  const words = useWords().desk
  const promoted = cards.filter(({ promotions }) => promotions.length > 0).length
  return (
    <header className={styles['head']}>
      <h2>{words.wall}</h2>
      <span role="status" className={styles['about']}>
        {words.count(shown, cards.length)}
        {promoted > 0 && shown === cards.length && `, ${words.promotedCount(promoted)}`}
      </span>
      {wall.opened < wall.total ? (
        <Progress label={words.openingLabel} value={wall.opened} max={wall.total}>
          {words.opening(wall.opened, wall.total)}
        </Progress>
      ) : (
        <span className={styles['keys']}>
          <Kbd>J</Kbd> <Kbd>K</Kbd> {words.browse}
        </span>
      )}
    </header>
  )
}

interface ArrivalsProps {
  readonly held: HeldWall
  readonly complete: boolean
  readonly list: RefObject<HTMLUListElement | null>
}

function Arrivals({ held, complete, list }: ArrivalsProps) {
  const words = useWords().desk
  if (!held.changed || !complete) return null
  const refresh = () => {
    held.refresh()
    list.current?.scrollTo({ top: 0 })
  }
  return (
    <p className={styles['arrivals']} role="status">
      {held.arrived > 0 ? words.arrived(held.arrived) : words.changed}
      <Button variant="quiet" small icon="refresh" onClick={refresh}>
        {words.refresh}
      </Button>
    </p>
  )
}

function NothingShown({ filtered, onClear }: { readonly filtered: boolean; onClear(): void }) {
  const words = useWords().desk
  if (!filtered)
    return (
      <EmptyPlace question={words.emptyTitle} example={words.emptyExample}>
        {words.emptyText}
      </EmptyPlace>
    )
  return (
    <EmptyPlace question={words.nothingTitle} action={<Button onClick={onClear}>{words.clear}</Button>}>
      {words.nothingText}
    </EmptyPlace>
  )
}
