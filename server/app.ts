/** Everything that answers over HTTP, in the order it is asked. */
import { Hono } from 'hono'
import { actsRoutes } from './http/acts-routes.ts'
import { neverCached, openHours, ownOriginToWrite, socketsOnlyAtTheDoors } from './http/border.ts'
import { clientFiles } from './http/client-files.ts'
import { demonstrationRoute } from './http/demonstration-route.ts'
import type { House } from './http/house.ts'
import { joinRoutes } from './http/join-routes.ts'
import { linksRoutes } from './http/links-routes.ts'
import { liveRoute } from './http/live-route.ts'
import { onError } from './http/on-error.ts'
import { peopleRoutes } from './http/people-routes.ts'
import { limitBody } from './http/read-body.ts'
import { refuseAtBorder } from './http/refuse.ts'
import { securityHeaders } from './http/security-headers.ts'

export function createApp(house: House): Hono {
  const app = new Hono()
  app.onError(onError(house))
  app.notFound((c) => refuseAtBorder(c, 'no-such-page'))

  app.use('*', socketsOnlyAtTheDoors)
  app.get('/healthz', (c) => {
    const ok = house.health.state() === 'ready'
    return c.json({ ok }, ok ? 200 : 503)
  })

  app.use('/live/*', openHours(house))
  app.route('/live', liveRoute(house))

  app.use('*', securityHeaders(house))
  app.use('/api/*', openHours(house), ownOriginToWrite(house), limitBody, neverCached)
  app.route('/api', joinRoutes(house))
  app.route('/api', peopleRoutes(house))
  app.route('/api', linksRoutes(house))
  app.route('/api', actsRoutes(house))
  app.route('/api', demonstrationRoute(house))
  app.all('/api/*', (c) => refuseAtBorder(c, 'no-such-page'))

  app.route('/', clientFiles(house))
  return app
}
