/** Verbs of a document that is not open yet: nothing may be done, and nothing is promised. */
import type { Refusal } from '#shared/kit/refusal.ts'
import type { BoardVerbs, DraftVerbs } from './types.ts'

const notYet = (): Refusal => ({ kind: 'read-only' })
const nothing = (): null => null
const never = (): false => false
const idle = (): void => {}

export const idleBoardVerbs: BoardVerbs = {
  whyNotAdd: notYet,
  whyNotEdit: notYet,
  whyNotMove: notYet,
  whyNotComment: notYet,
  addCard: () => '',
  setKind: idle,
  setOpenToAll: idle,
  moveCard: idle,
  setGroup: idle,
  addGroup: () => '',
  comment: idle,
  removeComment: idle,
  text: nothing,
  groupTitle: nothing,
  attend: idle,
  undo: never,
  redo: never,
  dismissReturned: idle,
}

export const idleDraftVerbs: DraftVerbs = {
  whyNotEdit: notYet,
  text: nothing,
  setOrientation: idle,
  setScope: idle,
  moveProposal: idle,
  attend: idle,
  undo: never,
  redo: never,
  dismissReturned: idle,
}
