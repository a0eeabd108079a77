/** A person's roles in words, the strongest first, each once: « organisation, animation ». */
import { type Grant, roles } from '#shared/people/role.ts'
import { useWords } from '../words/words.ts'

export function useRoleNames(): (grants: readonly Grant[]) => string {
  const words = useWords().people
  return (grants) =>
    roles
      .filter((role) => grants.some((grant) => grant.role === role))
      .map((role) => words.roles[role] + (readsOnly(grants, role) ? ` (${words.readOnly})` : ''))
      .join(', ')
}

const readsOnly = (grants: readonly Grant[], role: Grant['role']): boolean =>
  grants.filter((grant) => grant.role === role).every((grant) => grant.readOnly)
