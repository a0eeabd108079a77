/** What a moderator is about to promote: the chosen pieces, where to, as what. Pure; the bar draws it, the act carries it out. */

import { wholeWords } from '#shared/acts/promote.ts'
import type { Contribution, Passage, SourceRole } from '#shared/board/contribution.ts'
import type { Column } from '#shared/conference/conference.ts'
import type { Orientation, Proposal } from '#shared/draft/proposal.ts'

/** A card, whole or in part. */
export interface Piece {
  readonly card: Contribution
  readonly passage: Passage | null
}

export type Target =
  | { readonly kind: 'new'; readonly orientationId: string | null }
  | { readonly kind: 'existing'; readonly proposalId: string }

/** The input of the act, one role for all the pieces. */
export function promotionInput(pieces: readonly Piece[], target: Target, role: SourceRole) {
  return {
    contributions: pieces.map(({ card, passage }) => ({
      workshopId: card.workshopId,
      contributionId: card.id,
      passage,
      role,
    })),
    into: target,
  }
}

/** The words a piece will bring to the draft. */
export function wordsOfPiece({ card, passage }: Piece): string {
  const whole = wholeWords(card)
  if (passage) return whole.slice(passage.from, passage.to)
  return card.body === '' ? card.title : card.body
}

/** What was chosen, taken again from the wall: words may have changed, cards may have gone. */
export function stillThere(pieces: readonly Piece[], cards: ReadonlyMap<string, Contribution>): readonly Piece[] {
  return pieces.flatMap((piece) => {
    const card = cards.get(piece.card.id)
    return card ? [card === piece.card ? piece : { ...piece, card }] : []
  })
}

/** Objections alone are proposed as a disagreement, everything else as a source. */
export function usualRole(pieces: readonly Piece[]): SourceRole {
  return pieces.length > 0 && pieces.every(({ card }) => card.kind === 'objection') ? 'opposition' : 'source'
}

/** Where one promoted last, when it still stands; else under the orientation that the card's column names. */
export function usualTarget(
  last: Target | null,
  pieces: readonly Piece[],
  columnOf: (card: Contribution) => Column | null,
  draft: { readonly orientations: readonly Orientation[]; readonly proposals: readonly Proposal[] },
): Target {
  if (last?.kind === 'existing' && draft.proposals.some(({ id }) => id === last.proposalId)) return last
  const [first] = pieces
  const column = first ? columnOf(first.card) : null
  const named = column ? draft.orientations.find(({ number }) => startsWithNumber(column.title, number)) : undefined
  return { kind: 'new', orientationId: named?.id ?? draft.orientations[0]?.id ?? null }
}

const startsWithNumber = (title: string, number: string): boolean =>
  number !== '' && (title === number || title.startsWith(`${number} `))

/** A target as the value of a menu's option, and back. */
export function printTarget(target: Target): string {
  return target.kind === 'existing' ? `existing ${target.proposalId}` : `new ${target.orientationId ?? ''}`
}

export function parseTarget(text: string): Target {
  const [kind, id = ''] = text.split(' ')
  return kind === 'existing' ? { kind, proposalId: id } : { kind: 'new', orientationId: id || null }
}
