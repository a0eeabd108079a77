/** The cards one may see here now: narrowed by the search, and one's own apart. */
import { useDeferredValue, useMemo } from 'react'
import type { Contribution } from '#shared/board/contribution.ts'
import { type BoardSight, mayBeSeen } from './board-sight.ts'
import { cardMatches, wordsWanted } from './search-cards.ts'

export interface FoundCards {
  readonly searching: boolean
  readonly cards: readonly Contribution[]
  /** One's own, the latest first. */
  readonly mine: readonly Contribution[]
}

export function useFoundCards(cards: readonly Contribution[], sight: BoardSight, search: string): FoundCards {
  const asked = useDeferredValue(search)
  const { me, powers } = sight
  const visible = useMemo(
    () => cards.filter((card) => mayBeSeen(card, me, powers.moderates)),
    [cards, me, powers.moderates],
  )
  const mine = useMemo(() => ownCards(cards, me), [cards, me])
  return useMemo(() => {
    const wanted = wordsWanted(asked)
    const names = (card: Contribution) => ({ author: sight.author(card), site: sight.site(card)?.name ?? null })
    const found = wanted.length === 0 ? visible : visible.filter((card) => cardMatches(card, names(card), wanted))
    return { searching: wanted.length > 0, cards: found, mine }
  }, [visible, asked, mine, sight])
}

function ownCards(cards: readonly Contribution[], me: string): readonly Contribution[] {
  const latest = (card: Contribution) => card.facts?.at ?? Number.POSITIVE_INFINITY
  return cards
    .filter((card) => card.facts === null || card.facts.author === me)
    .sort((a, b) => (latest(a) === latest(b) ? 0 : latest(b) - latest(a)))
}
