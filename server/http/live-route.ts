/**
 * The two live doors. A foreign page is refused (403), a stranger too (401). Whoever has a session is let up whatever
 * they ask for: a refused handshake makes a stock client knock for ever, so the live path closes with a code instead.
 */
import { upgradeWebSocket } from '@hono/node-server'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import type { WSContext } from 'hono/ws'
import type { WebSocket } from 'ws'
import { extrasParameter } from '#shared/live/protocol.ts'
import type { LiveSession } from '../live/live-types.ts'
import { ownOriginAlways } from './border.ts'
import type { House } from './house.ts'
import { refuse } from './refuse.ts'
import { signedIn } from './visitor.ts'

type LiveHouse = Pick<House, 'registry' | 'clock' | 'publicUrl' | 'live' | 'log'>

export function liveRoute(house: LiveHouse): Hono {
  const { live, log } = house
  const routes = new Hono()

  routes.use('*', ownOriginAlways(house))
  routes.get(
    '/',
    door((_c, socket, session) => live.acceptLine(socket, session)),
  )
  routes.get(
    '/:document{.+}',
    door((c, socket, session) => live.acceptDocument(socket, session, documentOf(c), hasExtras(c))),
  )
  return routes

  function door(accept: (c: Context, socket: WebSocket, session: LiveSession) => void): MiddlewareHandler {
    return async (c, next) => {
      const visitor = signedIn(c, house)
      if (!visitor.ok) return refuse(c, visitor.refusal)
      if (c.req.header('upgrade')?.toLowerCase() !== 'websocket')
        return c.text('WebSocket', 426, { Upgrade: 'websocket' })
      const session = { sessionId: visitor.value.session.id, personId: visitor.value.person.id }
      const upgrade = upgradeWebSocket(() => ({
        onOpen: (_event, connection) => {
          const socket = rawSocket(connection)
          // First of all: a socket that breaks without a listener takes the process with it.
          socket.on('error', (error: Error) => log.debug({ name: error.name }, 'a socket broke'))
          accept(c, socket, session)
        },
      }))
      return upgrade(c, next)
    }
  }
}

function documentOf(c: Context): string {
  return c.req.param('document') ?? ''
}

function hasExtras(c: Context): boolean {
  return c.req.query(extrasParameter) === '1'
}

/** With Node's adapter, what lies beneath is always a socket of `ws`. */
function rawSocket(connection: WSContext): WebSocket {
  return connection.raw as WebSocket
}
