/** What `/api/me` answers: who I am, where I belong, and which documents I may open. */
import { documentsOpenTo } from '#shared/live/door.ts'
import { type Person, publicPerson } from '#shared/people/person.ts'
import { actorIn } from '../identity/actor.ts'
import { readConferenceOf } from '../identity/invitation.ts'
import type { House } from './house.ts'

type MeHouse = Pick<House, 'registry' | 'live' | 'clock'>

export async function describeMe(house: MeHouse, person: Person) {
  const conferenceIds = [...new Set(person.grants.map(({ conferenceId }) => conferenceId))]
  const { authorType, territory, founder } = person
  return {
    person: { ...publicPerson(person), authorType, territory, founder },
    conferences: await Promise.all(
      conferenceIds.map((conferenceId) => describeConference(house, person, conferenceId)),
    ),
    serverTime: house.clock.now(),
  }
}

async function describeConference({ registry, live }: MeHouse, person: Person, conferenceId: string) {
  const conference = await readConferenceOf(live, conferenceId)
  const actor = actorIn(person, conferenceId)
  const workshopIds = registry.workshops(conferenceId).map(({ id }) => id)
  const situation = { draftOpened: conference?.draftOpened === true, workshopIds }
  return {
    id: conferenceId,
    name: conference?.name ?? '',
    date: conference?.date ?? '',
    grants: actor.grants,
    documents: documentsOpenTo(actor, conferenceId, situation),
  }
}
