/** Who I am to the policy in one conference: the very actor that the server judges by. */
import type { Actor } from '#shared/people/role.ts'
import type { Me } from '../live/types.ts'

const nobody: Actor = { personId: '', grants: [] }
const known = new WeakMap<Me, Map<string, Actor>>()

/** The same object as long as nothing changed. */
export function actorIn(me: Me | null, conferenceId: string | null): Actor {
  if (!me || conferenceId === null) return me ? { personId: me.person.id, grants: [] } : nobody
  const actors = known.get(me) ?? new Map<string, Actor>()
  known.set(me, actors)
  const before = actors.get(conferenceId)
  if (before) return before
  const grants = me.conferences.find(({ id }) => id === conferenceId)?.grants ?? []
  const actor = { personId: me.person.id, grants }
  actors.set(conferenceId, actor)
  return actor
}
