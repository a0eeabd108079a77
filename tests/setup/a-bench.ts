/** A guard's bench around one document: who asks, whose client ids, which step. Values, no sockets. */
import * as Y from 'yjs'
import { type Bench, type Judged, judge, type Verdict } from '#server/live/guard.ts'
import { type Layout, prepareRoots } from '#server/live/read-edits.ts'
import { readStanding } from '#shared/board/board-document.ts'
import type { StepKind } from '#shared/conference/step.ts'
import { readProposalStanding } from '#shared/draft/draft-document.ts'
import type { Grant, Role } from '#shared/people/role.ts'

export const aGrant = (role: Role, more: Partial<Grant> = {}): Grant => ({
  conferenceId: 'demo',
  role,
  workshopIds: null,
  linkId: null,
  readOnly: false,
  ...more,
})

export interface Hall {
  readonly doc: Y.Doc
  readonly owners: Map<string, string>
  readonly bindings: Map<number, string>
  step: StepKind
  /** Judges, and applies what the guard lets through, as a room does. */
  hear(personId: string, role: Role, update: Uint8Array): Verdict
  /** A copy as somebody's browser would hold it. */
  copyFor(personId: string): Y.Doc
}

/** A board or a draft as the server holds it, with the records beside it. */
export function aHall(layout: Layout): Hall {
  const doc = new Y.Doc()
  prepareRoots(doc, layout)
  const hall: Hall = {
    doc,
    owners: new Map(),
    bindings: new Map(),
    step: 'open',
    hear(personId, role, update) {
      const verdict = judge(update, benchFor(personId, role))
      if (verdict.kind === 'judged') accept(personId, verdict)
      return verdict
    },
    copyFor(personId) {
      const copy = new Y.Doc()
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
      hall.bindings.set(copy.clientID, personId)
      return copy
    },
  }

  function accept(personId: string, verdict: Judged): void {
    for (const client of verdict.clients) hall.bindings.set(client, personId)
    for (const id of [...verdict.cardsAdded, ...verdict.commentsAdded])
      hall.owners.set(id, hall.owners.get(id) ?? personId)
    if (verdict.effective) Y.applyUpdate(doc, verdict.effective)
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('something is pending')
  }

  function benchFor(personId: string, role: Role): Bench {
    return {
      doc,
      layout,
      actor: { personId, grants: [aGrant(role)] },
      board: {
        workshopId: 'w1',
        step: { kind: hall.step, since: 0 },
        notebookOf: null,
        card(cardId) {
          const card = doc.getMap('cards').get(cardId)
          if (!(card instanceof Y.Map)) return null
          return {
            own: hall.owners.get(cardId) === personId,
            openToAll: card.get('openToAll') === true,
            standing: readStanding(doc.getMap('standings').get(cardId)),
          }
        },
      },
      draft: {
        proposal: (id) =>
          doc.getMap('proposals').has(id) ? readProposalStanding(doc.getMap('standings').get(id)) : null,
      },
      boundTo: (client) =>
        hall.bindings.get(client) ?? (doc.store.clients.has(client) || client === doc.clientID ? '*' : null),
      idFree: (id) => !hall.owners.has(id) || hall.owners.get(id) === personId,
      ownComment: (id) => hall.owners.get(id) === personId,
    }
  }
  return hall
}

/** What a copy writes inside `write`, as one update. */
export function updateOf(copy: Y.Doc, write: () => void): Uint8Array {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array): void => void updates.push(update)
  copy.on('update', keep)
  copy.transact(write)
  copy.off('update', keep)
  return updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates) // one, just counted
}
