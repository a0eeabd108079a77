/** Links with what opens them, for those who manage them: to show, to copy, to print. */
import { type Context, Hono } from 'hono'
import { rotateLink } from '#shared/acts/invite.ts'
import { worldOf } from '#shared/acts/world.ts'
import type { Conference } from '#shared/conference/conference.ts'
import { type Link, shownLink } from '#shared/people/link.ts'
import { holdsSomewhere } from '#shared/people/reach.ts'
import type { Actor } from '#shared/people/role.ts'
import { actorIn } from '../identity/actor.ts'
import { readConferenceOf } from '../identity/invitation.ts'
import { printCode } from '../identity/keyring.ts'
import { findLinkWords } from '../identity/link-words.ts'
import type { House } from './house.ts'
import { refuse } from './refuse.ts'
import { memberOf } from './visitor.ts'

type LinksHouse = Pick<House, 'registry' | 'clock' | 'publicUrl' | 'live' | 'acts' | 'keyring'>

export function linksRoutes(house: LinksHouse): Hono {
  const routes = new Hono()

  routes.get('/links', async (c) => {
    const conferenceId = c.req.query('conference') ?? ''
    const member = memberOf(c, house, conferenceId)
    if (!member.ok) return refuse(c, member.refusal)
    const actor = actorIn(member.value, conferenceId)
    if (!holdsSomewhere(actor, 'makeLinks')) return refuse(c, { kind: 'role-forbids', right: 'makeLinks' })
    const conference = await readConferenceOf(house.live, conferenceId)
    const acts = (await house.acts.open(conferenceId)).all()
    const links = house.registry.links(conferenceId).filter((link) => mayManage(actor, conference, link))
    return c.json({ links: links.map((link) => shown(c, link, findLinkWords(house.keyring, link, acts))) })
  })

  return routes

  function shown(c: Context, link: Link, words: ReturnType<typeof findLinkWords>) {
    const url = words ? `${baseOf(c, house)}/r#${words.secret}` : null
    return { ...shownLink(link), url, code: words?.code ? printCode(words.code) : null }
  }
}

/** The address people are given: the public one, else the one the asker themselves came by. */
export function baseOf(c: Context, { publicUrl }: Pick<House, 'publicUrl'>): string {
  return publicUrl ? new URL(publicUrl).origin : new URL(c.req.url).origin
}

/** Whoever could give a link a new secret may see the one it has: nobody sees a link to more than they may invite to. */
function mayManage(actor: Actor, conference: Conference | null, link: Link): boolean {
  const nothing = () => null
  const world = worldOf({
    actor,
    founder: false,
    conference,
    board: nothing,
    draft: nothing,
    owns: () => false,
    person: nothing,
    people: () => [],
    link: () => link,
    act: nothing,
    laterActs: () => [],
    template: nothing,
  })
  const stamp = { actId: '', personId: actor.personId, at: 0 }
  return rotateLink.decide(world, { linkId: link.id }, stamp, { id: () => '', secretHash: '', codeHash: '' }).ok
}
