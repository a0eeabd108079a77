/** Who is in a conference: names for every member, roles for those who run it. */
import { Hono } from 'hono'
import { publicPerson } from '#shared/people/person.ts'
import { hasRole } from '#shared/people/reach.ts'
import { actorIn } from '../identity/actor.ts'
import type { House } from './house.ts'
import { refuse } from './refuse.ts'
import { memberOf } from './visitor.ts'

export function peopleRoutes(house: Pick<House, 'registry' | 'clock' | 'publicUrl'>): Hono {
  const routes = new Hono()

  routes.get('/people', (c) => {
    const conferenceId = c.req.query('conference') ?? ''
    const member = memberOf(c, house, conferenceId)
    if (!member.ok) return refuse(c, member.refusal)
    return c.json({ people: house.registry.people(conferenceId).map(publicPerson) })
  })

  routes.get('/members', (c) => {
    const conferenceId = c.req.query('conference') ?? ''
    const member = memberOf(c, house, conferenceId)
    if (!member.ok) return refuse(c, member.refusal)
    if (!hasRole(actorIn(member.value, conferenceId), 'organizer', 'moderator')) {
      return refuse(c, { kind: 'role-forbids', right: 'appoint' })
    }
    const people = house.registry.people(conferenceId)
    const members = people.map((person) => ({ ...publicPerson(person), grants: actorIn(person, conferenceId).grants }))
    // Authors who were taken out keep their name on their cards, not a place here.
    return c.json({ members: members.filter(({ grants }) => grants.length > 0) })
  })

  return routes
}
