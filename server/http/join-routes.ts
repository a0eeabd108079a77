/** Coming in: look at an invitation, join, say who one is, leave. */
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { ok, type Result } from '#shared/kit/result.ts'
import { authorTypes } from '#shared/people/author-type.ts'
import { describeMyself } from '../identity/describe-myself.ts'
import { describeInvitation, findOpenLink, isFull, type LinkWord } from '../identity/invitation.ts'
import { createJoin } from '../identity/join.ts'
import { endSession } from '../identity/sessions.ts'
import { writeRows } from '../identity/write-rows.ts'
import { describeMe } from './describe-me.ts'
import type { House } from './house.ts'
import { readBody } from './read-body.ts'
import { answer, refuse } from './refuse.ts'
import { giveCookie, signedIn, takeCookieBack, tryingFrom, visitorOf } from './visitor.ts'

/** Longer than any secret, code or name: what is too long for the domain is told by the domain, in its words. */
const word = v.pipe(v.string(), v.maxLength(2_000))
const secret = v.object({ secret: word })
const code = v.object({ code: word })
const description = {
  siteId: v.optional(v.nullable(word)),
  authorType: v.optional(v.nullable(v.picklist(authorTypes))),
  territory: v.optional(v.nullable(word)),
}

const invitationBody = v.union([secret, code])
const joinBody = v.union([
  v.object({ ...secret.entries, name: word, ...description }),
  v.object({ ...code.entries, name: word, ...description }),
])
const meBody = v.object({ name: v.optional(word), ...description })

export function joinRoutes(house: House): Hono {
  const join = createJoin(house)
  const routes = new Hono()

  routes.post('/invitation', async (c) => {
    const body = await readBody(c, invitationBody)
    if (!body.ok) return refuse(c, body.refusal)
    const link = findOpenLink(house, body.value, tryingFrom(c, visitorOf(c, house)))
    if (!link.ok) return refuse(c, link.refusal)
    const known = visitorOf(c, house)?.person.grants.some(({ linkId }) => linkId === link.value.id)
    if (isFull(link.value) && !known) return refuse(c, { kind: 'link-full', uses: link.value.uses })
    return c.json(await describeInvitation(house.live, link.value))
  })

  routes.post('/join', async (c) => {
    const body = await readBody(c, joinBody)
    if (!body.ok) return refuse(c, body.refusal)
    const visitor = visitorOf(c, house)
    const joined = await join({ ...body.value, word: wordOf(body.value) }, visitor, tryingFrom(c, visitor))
    if (!joined.ok) return refuse(c, joined.refusal)
    if (joined.value.token) giveCookie(c, house, joined.value.token)
    return meAnswer(c, joined.value.personId)
  })

  routes.get('/me', async (c) => {
    const visitor = signedIn(c, house)
    return visitor.ok ? meAnswer(c, visitor.value.person.id) : refuse(c, visitor.refusal)
  })

  routes.post('/me', async (c) => {
    const visitor = signedIn(c, house)
    if (!visitor.ok) return refuse(c, visitor.refusal)
    const body = await readBody(c, meBody)
    if (!body.ok) return refuse(c, body.refusal)
    const personId = visitor.value.person.id
    const described = await describeMyself(house, personId, body.value)
    return described.ok ? meAnswer(c, personId) : refuse(c, described.refusal)
  })

  routes.post('/leave', async (c) => {
    const visitor = signedIn(c, house)
    if (!visitor.ok) return refuse(c, visitor.refusal)
    const ended: Result<null> = await writeRows(house, [endSession(visitor.value.session)])
    if (ended.ok) takeCookieBack(c, house)
    return answer(c, ended.ok ? ok({ left: true }) : ended)
  })

  return routes

  async function meAnswer(c: Context, personId: string): Promise<Response> {
    const person = house.registry.person(personId)
    return person ? c.json(await describeMe(house, person)) : refuse(c, { kind: 'not-signed-in' })
  }
}

function wordOf(body: v.InferOutput<typeof joinBody>): LinkWord {
  return 'secret' in body ? { secret: body.secret } : { code: body.code }
}
