/** Who a cookie is: the token stays in the browser, its hash is the session's id. */
import type { Person } from '#shared/people/person.ts'
import type { Clock } from '../ops/clock.ts'
import { randomToken } from '../ops/random-id.ts'
import type { RecordWrite } from '../store/journal.ts'
import { collections, type Registry, type SessionRecord } from '../store/registry-types.ts'
import { hashOf } from './keyring.ts'

/** A conference and the weeks around it; afterwards one scans the code again. */
export const sessionDays = 30
const sessionLifeMs = sessionDays * 24 * 60 * 60 * 1_000

export interface Visitor {
  readonly session: SessionRecord
  readonly person: Person
}

/** null: no such session, one that has run out, or somebody who was taken out. */
export function findVisitor(registry: Registry, clock: Clock, token: string | undefined): Visitor | null {
  const session = token ? registry.session(hashOf(token)) : null
  if (!session || clock.now() > session.madeAt + sessionLifeMs) return null
  const person = registry.person(session.personId)
  return person && person.removedAt === null ? { session, person } : null
}

export function makeSession(personId: string, clock: Clock): { readonly token: string; readonly record: RecordWrite } {
  const token = randomToken()
  const session: SessionRecord = { id: hashOf(token), personId, madeAt: clock.now() }
  return { token, record: sessionRow(session, session) }
}

export function endSession(session: SessionRecord): RecordWrite {
  return sessionRow(session, null)
}

function sessionRow(session: SessionRecord, value: SessionRecord | null): RecordWrite {
  return { collection: collections.session, id: session.id, scope: session.personId, value }
}
