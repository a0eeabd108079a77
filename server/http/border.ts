/** Before any route under /api and /live: is the house open, does the request come from our own pages. */
import type { MiddlewareHandler } from 'hono'
import { isOwnOrigin } from '../identity/origin.ts'
import type { House } from './house.ts'
import { refuseAtBorder } from './refuse.ts'

/** Reading needs no origin: an answer to a foreign page never reaches it, and a stranger's script may look around. */
const reading = new Set(['GET', 'HEAD'])

export function openHours({ health }: Pick<House, 'health'>): MiddlewareHandler {
  return async (c, next) => (health.state() === 'ready' ? next() : refuseAtBorder(c, 'not-ready'))
}

export function ownOriginToWrite(house: Pick<House, 'publicUrl'>): MiddlewareHandler {
  return async (c, next) => {
    const passes =
      reading.has(c.req.method) || isOwnOrigin(c.req.header('origin'), c.req.header('host'), house.publicUrl)
    return passes ? next() : refuseAtBorder(c, 'foreign-origin')
  }
}

/** A socket is asked for by GET and then writes: its origin is looked at all the same. */
export function ownOriginAlways(house: Pick<House, 'publicUrl'>): MiddlewareHandler {
  return async (c, next) => {
    const passes = isOwnOrigin(c.req.header('origin'), c.req.header('host'), house.publicUrl)
    return passes ? next() : refuseAtBorder(c, 'foreign-origin')
  }
}

/** A socket asked for elsewhere than at the live doors would leave an opened file behind. */
export const socketsOnlyAtTheDoors: MiddlewareHandler = async (c, next) => {
  const isAtTheDoor = c.req.path === '/live' || c.req.path.startsWith('/live/')
  return c.req.header('upgrade') && !isAtTheDoor ? refuseAtBorder(c, 'no-such-page') : next()
}

/** What one person may read is nobody else's, and true only now. */
export const neverCached: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-store')
}
