/** What a decision leaves behind: the act as it is remembered, and the rows it writes beside the documents. */
import type { ActRecord, Decision, RecordChange } from '#shared/acts/act.ts'
import type { Stamp } from '#shared/kit/stamp.ts'
import type { ActPlan } from '../live/live-types.ts'
import type { RecordWrite } from '../store/journal.ts'
import { collections } from '../store/registry-types.ts'
import { type Asked, kindOf } from './act-request.ts'

export function recordOf(asked: Asked, { actId, personId, at }: Stamp, decision: Decision): ActRecord {
  return {
    actId,
    kind: kindOf(asked),
    personId,
    conferenceId: asked.conferenceId,
    input: asked.input,
    reason: asked.reason,
    at,
    answer: decision.answer ?? {},
    subjects: decision.subjects ?? [],
    kept: decision.kept ?? null,
    undoneBy: null,
  }
}

export function planOf(
  decision: Decision,
  stamp: Stamp,
  conferenceId: string | null,
  acts: readonly ActRecord[],
): ActPlan {
  return {
    ...stamp,
    changes: decision.changes,
    creates: decision.creates ?? [],
    records: [...(decision.records ?? []).map((change) => rowOf(change, conferenceId)), ...acts.map(actRow)],
  }
}

function actRow(act: ActRecord): RecordWrite {
  return {
    collection: collections.act,
    id: actRowId(act.personId, act.actId),
    scope: act.conferenceId ?? '',
    value: act,
  }
}

export function actRowId(personId: string, actId: string): string {
  return `${personId}/${actId}`
}

/** What each collection is listed by (store/registry-types.ts). */
function rowOf(change: RecordChange, conferenceId: string | null): RecordWrite {
  const isListedByConference = change.collection === 'link' || change.collection === 'workshop'
  return { ...change, scope: isListedByConference ? (workshopScope(change) ?? conferenceId ?? '') : '' }
}

/** A conference made in its template's shape brings workshops of a conference that nobody asked in yet. */
function workshopScope(change: RecordChange): string | null {
  return change.collection === 'workshop' ? (change.value?.conferenceId ?? null) : null
}
