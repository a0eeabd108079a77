/** The whole wall in two seconds: a bar for each workshop, as tall as it has cards, filled as far as they were promoted. */
import { useMemo } from 'react'
import type { Contribution } from '#shared/board/contribution.ts'
import type { Conference, Workshop } from '#shared/conference/conference.ts'
import { classes } from '../ui/classes.ts'
import { useWords } from '../words/words.ts'
import styles from './desk.module.css'

export interface WallOverviewProps {
  readonly conference: Conference
  readonly cards: readonly Contribution[]
  /** Workshops the wall is narrowed to; none: all. */
  readonly chosen: readonly string[]
  onChoose(workshops: readonly string[]): void
}

export function WallOverview({ conference, cards, chosen, onChoose }: WallOverviewProps) {
  const words = useWords().desk
  const bars = useMemo(() => barsOf(conference, cards), [conference, cards])
  const most = Math.max(1, ...bars.map((bar) => bar.cards))
  return (
    <ul className={styles['overview']} aria-label={words.overview}>
      {bars.map((bar, place) => {
        const { workshop } = bar
        const only = chosen.length === 1 && chosen[0] === workshop.id
        const begins = place > 0 && bars[place - 1]?.workshop.kind !== workshop.kind
        return (
          <li key={workshop.id} className={classes(styles['place'], begins && styles['begins'])}>
            <button
              type="button"
              className={styles['bar']}
              aria-pressed={only}
              data-dim={chosen.length > 0 && !chosen.includes(workshop.id) ? '' : undefined}
              aria-label={words.bar(`${workshop.label}. ${workshop.name}`, bar.cards, bar.promoted)}
              title={words.bar(`${workshop.label}. ${workshop.name}`, bar.cards, bar.promoted)}
              onClick={() => onChoose(only ? [] : [workshop.id])}
            >
              <span className={styles['column']} aria-hidden="true">
                <span className={styles['waiting']} style={{ height: tall(bar.cards - bar.promoted, most) }} />
                <span className={styles['promoted']} style={{ height: tall(bar.promoted, most) }} />
              </span>
              <span aria-hidden="true">{shortLabel(workshop, place)}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

interface WorkshopBar {
  readonly workshop: Workshop
  readonly cards: number
  readonly promoted: number
}

const tallestRem = 2.5

const tall = (cards: number, most: number): string => `${(cards / most) * tallestRem}rem`

function barsOf(conference: Conference, cards: readonly Contribution[]): readonly WorkshopBar[] {
  return conference.workshops.map((workshop) => {
    const here = cards.filter(({ workshopId }) => workshopId === workshop.id)
    return { workshop, cards: here.length, promoted: here.filter(({ promotions }) => promotions.length > 0).length }
  })
}

/** « Atelier 12 » reads « 12 » under its bar; its whole name is said and shown on the bar. */
function shortLabel({ label }: Workshop, place: number): string {
  const last = label.split(/\s+/).at(-1) ?? ''
  return last !== '' && last.length <= 2 ? last : String(place + 1)
}
