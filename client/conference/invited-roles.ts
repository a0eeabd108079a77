/** The roles one may invite to, as the act `makeLink` decides: nobody invites above themselves. Participants first: most links are theirs. */
import { hasWritingRole } from '#shared/people/reach.ts'
import type { Actor, Role } from '#shared/people/role.ts'

const everyRole = ['participant', 'facilitator', 'moderator', 'synthesizer', 'observer', 'organizer'] as const

export function invitedRoles(actor: Actor): readonly Role[] {
  if (hasWritingRole(actor, 'organizer')) return everyRole
  if (hasWritingRole(actor, 'moderator')) return everyRole.filter((role) => role !== 'organizer')
  return ['participant', 'observer']
}
