/** A founder opens the demonstration from the first-run page, and organises it. */
import { Hono } from 'hono'
import type { Grant } from '#shared/people/role.ts'
import { writeRows } from '../identity/write-rows.ts'
import { collections } from '../store/registry-types.ts'
import type { House } from './house.ts'
import { answer, refuse } from './refuse.ts'
import { signedIn } from './visitor.ts'

type DemonstrationHouse = Pick<House, 'registry' | 'clock' | 'publicUrl' | 'journal' | 'turns' | 'loadDemonstration'>

export function demonstrationRoute(house: DemonstrationHouse): Hono {
  const routes = new Hono()

  routes.post('/demonstration', async (c) => {
    const visitor = signedIn(c, house)
    if (!visitor.ok) return refuse(c, visitor.refusal)
    const { id, founder } = visitor.value.person
    if (!founder) return refuse(c, { kind: 'role-forbids', right: 'setUp' })
    const granted = await house.turns.alone(async () => organize(id, await house.loadDemonstration()))
    return answer(c, granted)
  })

  return routes

  async function organize(personId: string, conferenceId: string) {
    const person = house.registry.person(personId)
    const alreadyDoes = (grant: Grant) => grant.conferenceId === conferenceId && grant.role === 'organizer'
    if (!person || person.grants.some(alreadyDoes)) return { ok: true, value: { conferenceId } } as const
    const grant: Grant = { conferenceId, role: 'organizer', workshopIds: null, linkId: null, readOnly: false }
    const value = { ...person, grants: [...person.grants, grant] }
    const written = await writeRows(house, [{ collection: collections.person, id: personId, scope: '', value }])
    return written.ok ? ({ ok: true, value: { conferenceId } } as const) : written
  }
}
