/** Moving cards by menu or keyboard: the same four ways for both, each said aloud and shown in place at once. */
import type { Contribution, Group } from '#shared/board/contribution.ts'
import type { Column } from '#shared/conference/conference.ts'
import type { BoardVerbs } from '../live/types.ts'
import { announce } from '../ui/announce.ts'
import type { BoardWords } from '../words/board.fr.ts'
import { columnOf, neighboursOf } from './arrange-board.ts'
import type { Direction } from './slip-keys.ts'

export interface OwnMoves {
  /** Whether it could go there. */
  towards(cardId: string, direction: Direction): boolean
  toColumn(card: Contribution, columnId: string): void
  toGroup(card: Contribution, groupId: string | null): void
  toNewGroup(card: Contribution, title: string): void
}

export interface MovableBoard {
  readonly columns: readonly Column[]
  readonly cards: readonly Contribution[]
  readonly groups: readonly Group[]
  readonly verbs: BoardVerbs
  readonly words: BoardWords
  /** The next change of the board is one's own: it may move what one looks at. */
  settleNext(): void
}

export function ownMoves(board: MovableBoard): OwnMoves {
  const { columns, cards, groups, verbs, words, settleNext } = board

  function toColumn(card: Contribution, columnId: string): void {
    const column = columns.find(({ id }) => id === columnId)
    if (!column) return
    settleNext()
    verbs.moveCard(card.id, columnId, null)
    announce(words.sheet.moved(column.title || words.column.untitled))
  }

  function sideways(card: Contribution, step: 1 | -1): boolean {
    const here = columns.findIndex(({ id }) => id === columnOf(columns, card.columnId))
    const there = columns[here + step]
    if (there) toColumn(card, there.id)
    return there !== undefined
  }

  function along(card: Contribution, step: 1 | -1): boolean {
    const among = neighboursOf({ columns, cards, groups }, card)
    const at = among.findIndex(({ id }) => id === card.id)
    if (!among[at + step]) return false
    const before = step === -1 ? among[at - 1] : among[at + 2]
    settleNext()
    verbs.moveCard(card.id, columnOf(columns, card.columnId) ?? '', before?.id ?? null)
    announce(step === -1 ? words.sheet.movedUp : words.sheet.movedDown)
    return true
  }

  return {
    toColumn,
    towards(cardId, direction) {
      const card = cards.find(({ id }) => id === cardId)
      if (!card || verbs.whyNotMove(cardId) !== null) return false
      if (direction === 'left' || direction === 'right') return sideways(card, direction === 'right' ? 1 : -1)
      return along(card, direction === 'down' ? 1 : -1)
    },
    toGroup(card, groupId) {
      const group = groups.find(({ id }) => id === groupId)
      settleNext()
      verbs.setGroup(card.id, groupId)
      announce(group ? words.sheet.grouped(group.title || words.group.untitled) : words.sheet.ungrouped)
    },
    toNewGroup(card, title) {
      const columnId = columnOf(columns, card.columnId)
      if (columnId === null) return
      settleNext()
      verbs.setGroup(card.id, verbs.addGroup(columnId, title))
      announce(words.sheet.grouped(title))
    },
  }
}
