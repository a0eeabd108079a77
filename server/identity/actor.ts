/** A person as the policy sees them in one conference: their grants there, and no others. */
import type { Person } from '#shared/people/person.ts'
import type { Actor } from '#shared/people/role.ts'

export function actorIn(person: Person, conferenceId: string | null): Actor {
  return { personId: person.id, grants: person.grants.filter((grant) => grant.conferenceId === conferenceId) }
}
