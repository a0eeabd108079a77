/** Joins an opened card to what one may do with it: builds the sheet's sentences and verbs from the board's. */
import { type JSX, useCallback } from 'react'
import type { Contribution } from '#shared/board/contribution.ts'
import type { Workshop } from '#shared/conference/conference.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import type { BoardView, ConferenceView } from '../live/types.ts'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'
import { columnOf, groupOf, neighboursOf } from './arrange-board.ts'
import { CardSheet, type CardSheetProps } from './card-sheet.tsx'
import type { CardToolsProps } from './card-tools.tsx'
import type { OwnMoves } from './own-moves.ts'

/** Taking a card back is an act: it has a name, a reason and an undo. */
export interface Withdrawal {
  whyNot(card: Contribution): Refusal | null
  perform(card: Contribution): void
}

export interface OpenCardProps extends Pick<CardSheetProps, 'card' | 'sight' | 'onClose' | 'onPrevious' | 'onNext'> {
  readonly workshop: Workshop
  readonly board: BoardView
  readonly conference: ConferenceView
  readonly moves: OwnMoves
  readonly withdrawal: Withdrawal
  onRemoveComment(commentId: string): void
}

export function OpenCard(props: OpenCardProps): JSX.Element {
  const { card, board, conference, sight } = props
  const { verbs } = board
  const say = useSay()
  const { attend } = verbs
  const onWriting = useCallback((writing: boolean) => attend(writing ? card.id : null), [attend, card.id])
  return (
    <CardSheet
      card={card}
      sight={sight}
      text={verbs.text(card.id)}
      whyNotWrite={say(verbs.whyNotEdit(card.id))}
      whyNotComment={say(verbs.whyNotComment(card.id))}
      comments={board.comments.filter((comment) => comment.cardId === card.id)}
      here={othersAt(board, card.id, sight.me)}
      onWriting={onWriting}
      tools={useTools(props)}
      personName={(personId) => conference.person(personId)?.name ?? null}
      onComment={(text) => verbs.comment(card.id, text)}
      onRemoveComment={props.onRemoveComment}
      onClose={props.onClose}
      onPrevious={props.onPrevious}
      onNext={props.onNext}
    />
  )
}

function useSay(): (refusal: Refusal | null) => string | null {
  const sentence = useRefusalSentence()
  return (refusal) => refusal && sentence(refusal)
}

const othersAt = (board: BoardView, cardId: string, me: string): readonly string[] =>
  (board.presence?.people ?? []).filter(({ at, id }) => at === cardId && id !== me).map(({ name }) => name)

function useTools({ card, board, workshop, sight, moves, withdrawal }: OpenCardProps): Omit<CardToolsProps, 'card'> {
  const words = useWords().board.sheet
  const say = useSay()
  const { verbs, cards, groups } = board
  const { columns } = workshop
  const columnId = columnOf(columns, card.columnId) ?? ''
  const among = neighboursOf({ columns, cards, groups }, card)
  const at = among.findIndex((other) => other.id === card.id)
  const whyNotWrite = say(verbs.whyNotEdit(card.id))
  const own = card.facts === null || card.facts.author === sight.me
  return {
    columns,
    columnId,
    groups: groups.filter((group) => columnOf(columns, group.columnId) === columnId),
    groupId: groupOf(columns, groups, card)?.id ?? null,
    whyNotWrite,
    whyNotMove: say(verbs.whyNotMove(card.id)),
    whyNotUp: at <= 0 ? words.firstAlready : null,
    whyNotDown: at === among.length - 1 ? words.lastAlready : null,
    openToAll: own || sight.powers.tidies ? { whyNot: whyNotWrite } : null,
    withdraw: own || sight.powers.moderates ? { whyNot: say(withdrawal.whyNot(card)) } : null,
    onKind: (kind) => verbs.setKind(card.id, kind),
    onColumn: (id) => moves.toColumn(card, id),
    onGroup: (id) => moves.toGroup(card, id),
    onNewGroup: (title) => moves.toNewGroup(card, title),
    onUp: () => moves.towards(card.id, 'up'),
    onDown: () => moves.towards(card.id, 'down'),
    onOpenToAll: (open) => verbs.setOpenToAll(card.id, open),
    onWithdraw: () => withdrawal.perform(card),
  }
}
