/** What a browser may do with our pages: run our files, talk to us, and nothing else. */
import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { House } from './house.ts'

export function securityHeaders({ publicUrl }: Pick<House, 'publicUrl'>): MiddlewareHandler {
  const isSecure = publicUrl?.startsWith('https:') === true
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      // Older Safari does not count the live socket among 'self'.
      connectSrc: ["'self'", (c) => socketsOf(c.req.header('host'))],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    // A page's own address says which workshop somebody is in: no other site learns it.
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    strictTransportSecurity: isSecure ? 'max-age=31536000' : false,
    // Over plain http browsers ignore it and complain in the console.
    crossOriginOpenerPolicy: isSecure,
    originAgentCluster: isSecure,
  })
}

/** A Host that is not one is not repeated. */
function socketsOf(host: string | undefined): string {
  return host && /^[a-z0-9.[\]:-]+$/i.test(host) ? `ws://${host} wss://${host}` : "'self'"
}
