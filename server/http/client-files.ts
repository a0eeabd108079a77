/** The built client: named files for ever, the page itself never kept, and every address of the client's own. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type MiddlewareHandler } from 'hono'
import type { House } from './house.ts'

/** Addresses the client draws (client/paths.ts); for any other the page is served too, and says that it is unknown. */
const pages = /^\/(?:|r|ecran|nouveau|c\/[^/]+(?:\/.+)?)$/

export function clientFiles({ clientDirectory }: Pick<House, 'clientDirectory'>): Hono {
  const routes = new Hono()
  if (!existsSync(path.join(clientDirectory, 'index.html'))) {
    return routes.get('*', (c) => c.text('npm run build', 503))
  }
  const files = serveStatic({ root: clientDirectory, precompressed: true })
  const page = serveStatic({ root: clientDirectory, path: 'index.html', precompressed: true })
  routes.use('/assets/*', cachedFor('public, max-age=31536000, immutable'), files, missing)
  // What the build keeps for itself (.vite) is nobody's.
  routes.get('/:hidden{\\..+}', missing)
  routes.use('*', cachedFor('no-cache'))
  routes.get('/:file{[^/]+\\.[a-z0-9]+}', files, missing)
  routes.get('*', async (c, next) => {
    const found = await page(c, next)
    const isUnknown = found instanceof Response && !pages.test(c.req.path)
    return isUnknown ? new Response(found.body, { status: 404, headers: found.headers }) : found
  })
  return routes
}

/** A missing picture is not a page. */
const missing: MiddlewareHandler = async (c) => c.text('404', 404)

function cachedFor(how: string): MiddlewareHandler {
  return async (c, next) => {
    await next()
    if (c.res.status < 400) c.header('Cache-Control', how)
  }
}
