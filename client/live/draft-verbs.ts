/** What one does in the shared draft: edits, judged here by the rules the server judges by. Promoting is an act. */
import * as Y from 'yjs'
import { proposalText } from '#shared/draft/draft-document.ts'
import { type DraftEdit, type DraftSituation, refuseDraftEdit } from '#shared/draft/draft-policy.ts'
import { lineFields, type ProposalField } from '#shared/draft/proposal.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import { proposalFieldLimit, titleLimit } from '#shared/live/limits.ts'
import type { Actor } from '#shared/people/role.ts'
import { draftReading } from './draft-reading.ts'
import { textsOf } from './live-texts.ts'
import { localUser, makeOwnUndo, type OwnUndo } from './own-undo.ts'
import { placeBetween } from './place-between.ts'
import type { DraftVerbs } from './types.ts'

export interface DraftHands {
  readonly document: string
  readonly actor: Actor
  readonly doc: Y.Doc
  readonly readOnly: boolean
  attend(proposalId: string | null): void
  dismissReturned(index: number): void
}

const undos = new WeakMap<Y.Doc, OwnUndo>()

export function draftVerbs({ document, actor, doc, readOnly, attend, dismissReturned }: DraftHands): DraftVerbs {
  const reading = draftReading(doc)
  const undoing = undos.get(doc) ?? makeOwnUndo(doc, ['proposals'])
  undos.set(doc, undoing)
  const texts = textsOf(doc, document)
  const situation: DraftSituation = { proposal: (id) => reading.snapshot().byId.get(id)?.standing ?? null }
  const refuse = (edit: DraftEdit): Refusal | null => refuseDraftEdit(actor, edit, situation)
  const whyNotEdit = (proposalId: string): Refusal | null =>
    refuse({ kind: 'proposal-words', proposalId, field: 'words' })

  function setKey(proposalId: string, key: string, value: unknown): void {
    const proposal = doc.getMap('proposals').get(proposalId)
    if (!(proposal instanceof Y.Map) || proposal.get(key) === value) return
    if (refuse({ kind: 'proposal-key', proposalId, key, value })) return
    doc.transact(() => proposal.set(key, value), localUser)
  }

  return {
    whyNotEdit,
    text(proposalId, field) {
      const editable = !readOnly && whyNotEdit(proposalId) === null
      const fragment = proposalText(doc, proposalId, field)
      return texts(proposalId, field, fragment, { editable, ...formOf(field) })
    },
    setOrientation: (proposalId, orientationId) => setKey(proposalId, 'orientationId', orientationId ?? ''),
    setScope: (proposalId, scope) => setKey(proposalId, 'scope', scope ?? ''),
    moveProposal(proposalId, before) {
      const { proposals, byId } = reading.snapshot()
      const moved = byId.get(proposalId)
      if (!moved) return
      const siblings = proposals.filter(
        ({ id, orientationId }) => id !== proposalId && orientationId === moved.orientationId,
      )
      setKey(proposalId, 'order', placeBetween(siblings, before))
    },
    attend,
    undo: undoing.undo,
    redo: undoing.redo,
    dismissReturned,
  }
}

function formOf(field: ProposalField): { shape: 'line' | 'words'; limit: number } {
  return lineFields.includes(field)
    ? { shape: 'line', limit: titleLimit }
    : { shape: 'words', limit: proposalFieldLimit }
}
