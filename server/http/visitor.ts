/** Who is asking: the cookie, and the address it came from. */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { ok, type Result, refused } from '#shared/kit/result.ts'
import type { Person } from '#shared/people/person.ts'
import { findVisitor, sessionDays, type Visitor } from '../identity/sessions.ts'
import type { Trying } from '../identity/try-limits.ts'
import type { House } from './house.ts'

type CookieHouse = Pick<House, 'publicUrl'>
type VisitorHouse = Pick<House, 'registry' | 'clock' | 'publicUrl'>

export function visitorOf(c: Context, house: VisitorHouse): Visitor | null {
  return findVisitor(house.registry, house.clock, getCookie(c, cookieName(house)))
}

export function signedIn(c: Context, house: VisitorHouse): Result<Visitor> {
  const visitor = visitorOf(c, house)
  return visitor ? ok(visitor) : refused({ kind: 'not-signed-in' })
}

/** Somebody who belongs to the conference that is asked about. */
export function memberOf(c: Context, house: VisitorHouse, conferenceId: string | undefined): Result<Person> {
  const visitor = signedIn(c, house)
  if (!visitor.ok) return visitor
  if (!conferenceId || !house.registry.conference(conferenceId)) return refused({ kind: 'no-such-conference' })
  const isMember = visitor.value.person.grants.some((grant) => grant.conferenceId === conferenceId)
  return isMember ? ok(visitor.value.person) : refused({ kind: 'not-a-member' })
}

export function tryingFrom(c: Context, visitor: Visitor | null): Trying {
  return { address: addressOf(c), sessionId: visitor?.session.id ?? null }
}

export function giveCookie(c: Context, house: CookieHouse, token: string): void {
  const maxAge = sessionDays * 24 * 60 * 60
  setCookie(c, cookieName(house), token, { ...cookieShape(house), maxAge })
}

export function takeCookieBack(c: Context, house: CookieHouse): void {
  deleteCookie(c, cookieName(house), cookieShape(house))
}

/** The prefix makes browsers refuse the name from anything but this very host, over https. */
function cookieName(house: CookieHouse): string {
  return isSecure(house) ? '__Host-palabre' : 'palabre'
}

function cookieShape(house: CookieHouse) {
  return { httpOnly: true, sameSite: 'Lax', path: '/', secure: isSecure(house) } as const
}

function isSecure({ publicUrl }: CookieHouse): boolean {
  return publicUrl?.startsWith('https:') === true
}

/** None in a test that has no socket. */
function addressOf(c: Context): string {
  return c.env?.incoming ? (getConnInfo(c).remote.address ?? 'unknown') : 'unknown'
}
