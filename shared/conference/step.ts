/**
 * Where a workshop stands, and what that narrows. The matrix says what a role may ever do; a step only takes away.
 * Organisers and moderators are not narrowed: somebody must be able to tidy up after closing.
 */
import type { Right } from '../people/matrix.ts'

export const stepKinds = ['open', 'closed'] as const

export type StepKind = (typeof stepKinds)[number]

export interface Step {
  readonly kind: StepKind
  /** Server time at which it began. */
  readonly since: number
}

/** Rights over a board that a step may narrow. */
export type BoardRight = Extract<Right, 'addCards' | 'editWords' | 'moveCards' | 'comment' | 'editNotes'>

export type StepReach = 'all' | 'own' | 'none'

export const stepRights: Readonly<Record<StepKind, Readonly<Record<BoardRight, StepReach>>>> = {
  open: { addCards: 'all', editWords: 'all', moveCards: 'all', comment: 'all', editNotes: 'all' },
  closed: { addCards: 'none', editWords: 'none', moveCards: 'none', comment: 'none', editNotes: 'all' },
}

/** Whether a step leaves a right to those it narrows. */
export function stepAllows(step: StepKind, right: BoardRight, own: boolean): boolean {
  const reach = stepRights[step][right]
  return reach === 'all' || (reach === 'own' && own)
}
