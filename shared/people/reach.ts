/** Reads the matrix for one person: the widest reach their grants give for a right. */
import { matrix, type Reach, type Right } from './matrix.ts'
import type { Actor, Grant, Role } from './role.ts'

/** What is left to somebody who may only read: every other right writes. */
const reading: ReadonlySet<Right> = new Set<Right>(['readConference', 'readBoards', 'readDraft', 'readDesk'])

/** Where a right is asked: a workshop's board, one of its cards, or nowhere in particular. */
export interface Where {
  readonly workshopId?: string | null
  /** Whether the card in question is the actor's own. */
  readonly own?: boolean
  /** Whether its author left it open to others. */
  readonly open?: boolean
  /** Whether the draft was opened to members. */
  readonly draftOpened?: boolean
}

/** Whether one of the actor's grants gives the right there. */
export function holds(actor: Actor, right: Right, where: Where = {}): boolean {
  return actor.grants.some((grant) => grantHolds(grant, right, where))
}

/** Whether the actor holds the right somewhere in the conference: enough to draw a button. */
export function holdsSomewhere(actor: Actor, right: Right): boolean {
  return actor.grants.some((grant) => matrix[right][grant.role] !== 'no' && !(grant.readOnly && !reading.has(right)))
}

export function hasRole(actor: Actor, ...wanted: readonly Role[]): boolean {
  return actor.grants.some((grant) => wanted.includes(grant.role))
}

/** The same for what only a role decides when it writes: whom a revoked link left reading leads nothing any more. */
export function hasWritingRole(actor: Actor, ...wanted: readonly Role[]): boolean {
  return actor.grants.some((grant) => !grant.readOnly && wanted.includes(grant.role))
}

function grantHolds(grant: Grant, right: Right, where: Where): boolean {
  if (grant.readOnly && !reading.has(right)) return false
  return reaches(matrix[right][grant.role], grant, where)
}

function reaches(reach: Reach, grant: Grant, where: Where): boolean {
  switch (reach) {
    case 'all':
      return true
    case 'mine':
      return where.workshopId != null && runsWorkshop(grant, where.workshopId)
    case 'own':
      return where.own === true
    case 'ownOrOpen':
      return where.own === true || where.open === true
    case 'opened':
      return where.draftOpened === true
    case 'no':
      return false
  }
}

function runsWorkshop(grant: Grant, workshopId: string): boolean {
  return grant.workshopIds === null || grant.workshopIds.includes(workshopId)
}
