/** The pieces somebody has chosen on the wall, as the wall shows them now. */
import { useState } from 'react'
import type { Contribution, Passage } from '#shared/board/contribution.ts'
import { type Piece, stillThere } from './promotion-choice.ts'

export interface Chosen {
  readonly pieces: readonly Piece[]
  readonly ids: ReadonlySet<string>
  toggle(cardId: string): void
  /** A card, whole or in part, in place of what was chosen of it. */
  choose(cardId: string, passage: Passage | null): void
  leave(cardId: string): void
  leaveAll(): void
}

export function useChosen(standing: ReadonlyMap<string, Contribution>): Chosen {
  const [kept, setKept] = useState<readonly Piece[]>([])
  const pieces = stillThere(kept, standing)
  const without = (cardId: string) => pieces.filter(({ card }) => card.id !== cardId)
  const choose = (cardId: string, passage: Passage | null) => {
    const card = standing.get(cardId)
    if (card) setKept([...without(cardId), { card, passage }])
  }
  return {
    pieces,
    ids: new Set(pieces.map(({ card }) => card.id)),
    choose,
    toggle(cardId) {
      if (pieces.some(({ card }) => card.id === cardId)) setKept(without(cardId))
      else choose(cardId, null)
    },
    leave: (cardId) => setKept(without(cardId)),
    leaveAll: () => setKept([]),
  }
}
