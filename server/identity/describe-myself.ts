/** Somebody changes what they said of themselves. */
import { type Result, refused } from '#shared/kit/result.ts'
import type { Live } from '../live/live-types.ts'
import type { Turns } from '../ops/turns.ts'
import { collections } from '../store/registry-types.ts'
import { readConferenceOf } from './invitation.ts'
import { describedAs, refuseDescription, type SelfDescription } from './self-description.ts'
import { type RowDeps, writeRows } from './write-rows.ts'

export interface RenameDeps extends RowDeps {
  readonly live: Live
  readonly turns: Turns
}

export async function describeMyself(deps: RenameDeps, personId: string, said: SelfDescription): Promise<Result<null>> {
  const grants = deps.registry.person(personId)?.grants ?? []
  const conferenceIds = [...new Set(grants.map(({ conferenceId }) => conferenceId))]
  const conferences = await Promise.all(conferenceIds.map((conferenceId) => readConferenceOf(deps.live, conferenceId)))
  const refusal = refuseDescription(
    said,
    conferences.filter((conference) => conference !== null),
  )
  if (refusal) return refused(refusal)
  return deps.turns.alone(async () => {
    const person = deps.registry.person(personId)
    if (!person) return refused({ kind: 'not-signed-in' })
    const value = describedAs(person, said)
    return writeRows(deps, [{ collection: collections.person, id: personId, scope: '', value }])
  })
}
