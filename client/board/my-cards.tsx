/** One's own slips as a short list, each with its state: did it arrive, what became of it. */
import type { JSX } from 'react'
import { type Contribution, contributionNumber } from '#shared/board/contribution.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import type { BoardWords } from '../words/board.fr.ts'
import { useWords } from '../words/words.ts'
import styles from './my-cards.module.css'

export interface MyCardsProps {
  /** The latest first. */
  readonly cards: readonly Contribution[]
  readonly openCard: string | null
  onOpen(cardId: string): void
}

export function MyCards({ cards, openCard, onOpen }: MyCardsProps): JSX.Element {
  const words = useWords().board
  if (cards.length === 0) return <p className={styles['none']}>{words.mine.none}</p>
  return (
    <ul className={styles['mine']} aria-label={words.mine.title}>
      {cards.map((card) => (
        <li key={card.id}>
          <button
            type="button"
            aria-current={card.id === openCard ? 'true' : undefined}
            disabled={card.standing.kind !== 'open'}
            onClick={() => onOpen(card.id)}
          >
            <span className={styles['title']}>{card.title || words.slip.empty}</span>
            <CardState card={card} words={words} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function CardState({ card, words }: { readonly card: Contribution; readonly words: BoardWords }): JSX.Element {
  const state = stateOf(card)
  return (
    <span className={styles['state']} data-state={state}>
      <Icon name={icons[state]} />
      {card.standing.kind === 'masked'
        ? words.stub.masked(contributionNumber(card.facts?.number ?? 0))
        : words.mine[state]}
    </span>
  )
}

type MyCardState = 'waiting' | 'saved' | 'served' | 'withdrawn'

const icons: Readonly<Record<MyCardState, IconName>> = {
  waiting: 'clock',
  saved: 'saved',
  served: 'promote',
  withdrawn: 'undo',
}

function stateOf(card: Contribution): MyCardState {
  if (card.standing.kind !== 'open') return 'withdrawn'
  if (card.facts === null) return 'waiting'
  return card.promotions.length > 0 ? 'served' : 'saved'
}
