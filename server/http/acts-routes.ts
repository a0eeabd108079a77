/** Decisions: taken by `POST /api/acts`, looked back upon by those who run the conference. */
import { Hono } from 'hono'
import type { ActRecord } from '#shared/acts/act.ts'
import { hasRole } from '#shared/people/reach.ts'
import { actRequest } from '../acts/act-request.ts'
import { actorIn } from '../identity/actor.ts'
import { createPace } from '../identity/pace.ts'
import type { House } from './house.ts'
import { readBody } from './read-body.ts'
import { answer, refuse } from './refuse.ts'
import { memberOf, signedIn } from './visitor.ts'

type ActsHouse = Pick<House, 'registry' | 'clock' | 'publicUrl' | 'acts' | 'perform'>

const usualCount = 50
const greatestCount = 500

export function actsRoutes(house: ActsHouse): Hono {
  const pace = createPace(house.clock)
  const routes = new Hono()

  routes.post('/acts', async (c) => {
    const visitor = signedIn(c, house)
    if (!visitor.ok) return refuse(c, visitor.refusal)
    const body = await readBody(c, actRequest)
    if (!body.ok) return refuse(c, body.refusal)
    const personId = visitor.value.person.id
    const wait = pace.take(personId)
    if (wait > 0) return refuse(c, { kind: 'too-many-tries', retryAfterSeconds: wait })
    return answer(c, await house.perform(personId, body.value))
  })

  routes.get('/acts', async (c) => {
    const conferenceId = c.req.query('conference') ?? ''
    const member = memberOf(c, house, conferenceId)
    if (!member.ok) return refuse(c, member.refusal)
    if (!hasRole(actorIn(member.value, conferenceId), 'organizer', 'moderator', 'synthesizer')) {
      return refuse(c, { kind: 'role-forbids', right: 'readDesk' })
    }
    const shelf = await house.acts.open(conferenceId)
    return c.json({ acts: shelf.recent(countAsked(c.req.query('limit'))).map(shownAct) })
  })

  return routes
}

/** Neither the input nor what undoing needs: withdrawn words are in there. */
function shownAct({ actId, kind, personId, at, reason, undoneBy, answer: told }: ActRecord) {
  return { actId, kind, personId, at, reason, undoneBy, answer: told }
}

function countAsked(limit: string | undefined): number {
  const asked = Number(limit ?? usualCount)
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, greatestCount) : usualCount
}
