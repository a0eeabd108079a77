/** What one does on a board: edits written into the document at once, judged here by the rules the server judges by. */
import * as Y from 'yjs'
import { addCard, addComment, addGroup, cardWords, groupTitle } from '#shared/board/board-document.ts'
import {
  type BoardEdit,
  type BoardSituation,
  refuseAddingCard,
  refuseBoardEdit,
  refuseCardEdit,
  refuseMove,
} from '#shared/board/board-policy.ts'
import type { Contribution } from '#shared/board/contribution.ts'
import type { Workshop } from '#shared/conference/conference.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import { boardName } from '#shared/live/document-name.ts'
import { boardCardLimit, cardLimit, titleLimit } from '#shared/live/limits.ts'
import type { Actor } from '#shared/people/role.ts'
import { paragraph, paragraphsOf } from '#shared/text/rich-text-document.ts'
import { boardReading } from './board-reading.ts'
import { textsOf } from './live-texts.ts'
import { isMadeHere, noteMade } from './made-here.ts'
import { newCardId, newCommentId, newGroupId } from './new-id.ts'
import { localUser, makeOwnUndo, type OwnUndo } from './own-undo.ts'
import { placeBetween } from './place-between.ts'
import type { BoardVerbs } from './types.ts'

export interface BoardHands {
  readonly workshop: Workshop
  readonly actor: Actor
  readonly doc: Y.Doc
  readonly readOnly: boolean
  attend(cardId: string | null): void
  dismissReturned(index: number): void
}

const undos = new WeakMap<Y.Doc, OwnUndo>()

export function boardVerbs({ workshop, actor, doc, readOnly, attend, dismissReturned }: BoardHands): BoardVerbs {
  const document = boardName(workshop.id)
  const reading = boardReading(workshop.id, doc)
  const undoing = undos.get(doc) ?? makeOwnUndo(doc, ['cards', 'groups', 'comments'])
  undos.set(doc, undoing)
  const texts = textsOf(doc, document)

  const cardOf = (cardId: string): Contribution | undefined => reading.snapshot().byId.get(cardId)
  const isOwn = (card: Contribution): boolean =>
    card.facts ? card.facts.author === actor.personId : isMadeHere(actor.personId, card.id)
  const situation: BoardSituation = {
    workshopId: workshop.id,
    step: workshop.step,
    notebookOf: null,
    card(cardId) {
      const card = cardOf(cardId)
      return card ? { own: isOwn(card), openToAll: card.openToAll, standing: card.standing } : null
    },
  }
  const refuse = (edit: BoardEdit): Refusal | null => refuseBoardEdit(actor, edit, situation)
  const write = (edit: () => void): void => doc.transact(edit, localUser)

  /** What the server would refuse is not written: it would have to be taken back. */
  function setKeys(cardId: string, keys: Readonly<Record<string, unknown>>): void {
    const card = doc.getMap('cards').get(cardId)
    if (!(card instanceof Y.Map)) return
    const changed = Object.entries(keys).filter(([key, value]) => (card.get(key) ?? null) !== value)
    if (changed.some(([key, value]) => refuse({ kind: 'card-key', cardId, key, value }) !== null)) return
    write(() => {
      for (const [key, value] of changed) card.set(key, value)
    })
  }

  /** A gesture made while the workshop was open may not be taken back once it is closed. */
  function closedSince(): boolean {
    const refusal = refuseAddingCard(actor, situation)
    return refusal?.kind === 'workshop-closed' || refusal?.kind === 'step-forbids'
  }

  const inColumn = (columnId: string, but: string | null): readonly Contribution[] =>
    reading.snapshot().cards.filter((card) => card.columnId === columnId && card.id !== but)

  return {
    whyNotAdd() {
      if (reading.snapshot().cards.length >= boardCardLimit) return { kind: 'board-full', limit: boardCardLimit }
      return refuseAddingCard(actor, situation)
    },
    whyNotEdit: (cardId) => refuseCardEdit(actor, cardId, situation),
    whyNotMove: (cardId) => refuseMove(actor, cardId, situation),
    whyNotComment: (cardId) => refuse({ kind: 'comment-added', commentId: 'm0', value: { cardId, text: '' } }),

    addCard({ text, kind, columnId, debate, territory }) {
      const id = newCardId()
      noteMade(actor.personId, id)
      write(() =>
        addCard(doc, {
          id,
          kind,
          columnId,
          order: placeBetween(inColumn(columnId, null), null),
          words: paragraphsOf(text),
          debate: debate ?? null,
          territory: territory ?? null,
        }),
      )
      return id
    },
    setKind: (cardId, kind) => setKeys(cardId, { kind }),
    setOpenToAll: (cardId, openToAll) => setKeys(cardId, { openToAll }),
    moveCard(cardId, columnId, before) {
      const card = cardOf(cardId)
      if (!card) return
      const order = placeBetween(inColumn(columnId, cardId), before)
      // Groups stand in a column: a card that leaves the column leaves its group.
      const groupId = card.columnId === columnId ? card.groupId : null
      setKeys(cardId, { columnId, order, groupId })
    },
    setGroup: (cardId, groupId) => setKeys(cardId, { groupId }),
    addGroup(columnId, title) {
      const id = newGroupId()
      if (refuse({ kind: 'group-added', groupId: id })) return id
      const groups = reading.snapshot().groups.filter((group) => group.columnId === columnId)
      write(() => addGroup(doc, { id, columnId, order: placeBetween(groups, null), title: [paragraph(title)] }))
      return id
    },
    comment(cardId, text) {
      const id = newCommentId()
      if (refuse({ kind: 'comment-added', commentId: id, value: { cardId, text } })) return
      write(() => addComment(doc, { id, cardId, text }))
    },
    removeComment(commentId) {
      const comment = reading.snapshot().comments.find(({ id }) => id === commentId)
      if (!comment || refuse({ kind: 'comment-removed', commentId, own: comment.author === actor.personId })) return
      const own = comment.author === null || comment.author === actor.personId
      // Putting back what another said is theirs alone to do: it is not in the undo of who removed it.
      doc.transact(() => doc.getMap('comments').delete(commentId), own ? localUser : null)
    },
    text(cardId) {
      const editable = !readOnly && refuseCardEdit(actor, cardId, situation) === null
      return texts(cardId, 'words', cardWords(doc, cardId), { editable, limit: cardLimit, shape: 'words' })
    },
    groupTitle(groupId) {
      const editable = !readOnly && refuse({ kind: 'group-title', groupId }) === null
      return texts(groupId, 'title', groupTitle(doc, groupId), { editable, limit: titleLimit, shape: 'line' })
    },
    attend,
    undo: () => !closedSince() && undoing.undo(),
    redo: () => !closedSince() && undoing.redo(),
    dismissReturned,
  }
}
