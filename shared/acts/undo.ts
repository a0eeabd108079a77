/** Undoing is an act too: by who did it, or by those who organise and moderate; refused when a later act stands on it. */
import * as v from 'valibot'
import { ok, type Result, refused } from '../kit/result.ts'
import type { Stamp } from '../kit/stamp.ts'
import { boardName, conferenceName, draftName } from '../live/document-name.ts'
import { hasWritingRole } from '../people/reach.ts'
import type { Act, ActRecord, Decision, World } from './act.ts'

export const undoInput = v.object({ actId: v.pipe(v.string(), v.minLength(8), v.maxLength(64)) })

/** Documents an undo must open: those of the act it undoes. */
export function undoTouches(act: Act, record: ActRecord): readonly string[] {
  const { workshopId } = record.answer // a workshop the act made: whether its words serve is seen on its board and in the draft
  return [
    ...(record.conferenceId ? [conferenceName(record.conferenceId), draftName(record.conferenceId)] : []),
    ...act.touches(record.input, record.conferenceId),
    ...(typeof workshopId === 'string' ? [boardName(workshopId)] : []),
  ]
}

export function decideUndo(act: Act, record: ActRecord, world: World, stamp: Stamp): Result<Decision> {
  if (record.personId !== stamp.personId && !hasWritingRole(world.actor, 'organizer', 'moderator'))
    return refused({ kind: 'not-yours' })
  if (record.undoneBy) return refused({ kind: 'already-undone', actId: record.actId })
  if (!act.undo) return refused({ kind: 'cannot-be-undone', actKind: record.kind })
  const [later] = world.laterActs(record)
  if (later) return refused({ kind: 'later-act-depends', actKind: later.kind, actId: later.actId })
  const decision = act.undo(world, record, record.input, stamp)
  if (!decision.ok) return decision
  return ok({ ...decision.value, answer: { ...decision.value.answer, undone: record.actId, kind: record.kind } })
}
