/**
 * Which documents a person may open, and whether to write: asked by the live door at every message, and by `/api/me`.
 * « write » means that the role may ever edit that kind of document as one types; what a step narrows is the policy's.
 */
import type { Right } from '../people/matrix.ts'
import { holds } from '../people/reach.ts'
import type { Actor } from '../people/role.ts'
import { boardName, conferenceName, type DocumentName, deskName, draftName, notebookName } from './document-name.ts'

export type DoorAnswer = 'write' | 'read' | 'no'

/** What the door must know of the conference whose grants the actor brings. */
export interface DoorSituation {
  readonly draftOpened: boolean
  readonly workshopIds: readonly string[]
}

export function mayOpen(actor: Actor, name: DocumentName, situation: DoorSituation): DoorAnswer {
  switch (name.kind) {
    case 'conference':
      return readable(holds(grantedIn(actor, name.conferenceId), 'readConference'))
    case 'desk':
      return readable(holds(grantedIn(actor, name.conferenceId), 'readDesk'))
    case 'draft':
      return mayOpenDraft(grantedIn(actor, name.conferenceId), situation)
    case 'board':
      return situation.workshopIds.includes(name.workshopId) ? mayOpenBoard(actor, name.workshopId) : 'no'
    case 'notebook':
      if (name.personId !== actor.personId || !situation.workshopIds.includes(name.workshopId)) return 'no'
      return mayOpenOwnNotebook(actor, name.workshopId)
  }
}

/** Every document of the conference that the actor may open, by name. */
export function documentsOpenTo(actor: Actor, conferenceId: string, situation: DoorSituation): readonly string[] {
  const candidates: readonly DocumentName[] = [
    { kind: 'conference', conferenceId },
    { kind: 'draft', conferenceId },
    { kind: 'desk', conferenceId },
    ...situation.workshopIds.map((workshopId) => ({ kind: 'board', workshopId }) as const),
    ...situation.workshopIds.map((workshopId) => ({ kind: 'notebook', workshopId, personId: actor.personId }) as const),
  ]
  return candidates.filter((name) => mayOpen(actor, name, situation) !== 'no').map(printDocumentName)
}

/** Writing on a board is any of these; each change is then judged by its own. */
const boardWriting: readonly Right[] = ['addCards', 'editWords', 'moveCards', 'comment', 'editNotes']

function mayOpenBoard(actor: Actor, workshopId: string): DoorAnswer {
  if (!holds(actor, 'readBoards', { workshopId })) return 'no'
  const somewhere = { workshopId, own: true, open: true }
  return boardWriting.some((right) => holds(actor, right, somewhere)) ? 'write' : 'read'
}

function mayOpenDraft(actor: Actor, { draftOpened }: DoorSituation): DoorAnswer {
  if (holds(actor, 'editDraft')) return 'write'
  return readable(holds(actor, 'readDraft', { draftOpened }))
}

/** Whoever was left inside a revoked link still reads what they had written there. */
function mayOpenOwnNotebook(actor: Actor, workshopId: string): DoorAnswer {
  if (holds(actor, 'addCards', { workshopId })) return 'write'
  const grants = actor.grants.map((grant) => ({ ...grant, readOnly: false }))
  return readable(holds({ ...actor, grants }, 'addCards', { workshopId }))
}

function grantedIn(actor: Actor, conferenceId: string): Actor {
  return { ...actor, grants: actor.grants.filter((grant) => grant.conferenceId === conferenceId) }
}

function readable(yes: boolean): DoorAnswer {
  return yes ? 'read' : 'no'
}

function printDocumentName(name: DocumentName): string {
  switch (name.kind) {
    case 'conference':
      return conferenceName(name.conferenceId)
    case 'desk':
      return deskName(name.conferenceId)
    case 'draft':
      return draftName(name.conferenceId)
    case 'board':
      return boardName(name.workshopId)
    case 'notebook':
      return notebookName(name.workshopId, name.personId)
  }
}
