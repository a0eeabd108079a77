import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { afterEach, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { aConference, aHouse, type SmallHouse } from './small-house.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function listening(house: SmallHouse): Promise<string> {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const server = createAdaptorServer({ fetch: house.app.fetch, websocket: { server: sockets } })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  return `127.0.0.1:${(server.address() as AddressInfo).port}` // listening on a port
}

/** What becomes of a socket asked for: the refusal's status, or the code it was closed with. */
function knock(where: string, headers: Record<string, string>): Promise<{ status?: number; code?: number }> {
  const socket = new WebSocket(`ws://${where}`, { headers })
  return new Promise((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve({ status: response.statusCode ?? 0 }))
    socket.on('close', (code) => resolve({ code }))
    socket.on('error', () => {})
  })
}

test('a socket needs a session and our own origin, at both doors', async () => {
  const house = await aHouse()
  const lea = await (await aConference(house)).join('participant', 'Léa')
  const host = await listening(house)
  const own = { origin: `http://${host}` }
  for (const door of ['/live', '/live/board:w1']) {
    expect(await knock(host + door, own)).toEqual({ status: 401 })
    expect(await knock(host + door, { cookie: lea.cookie() })).toEqual({ status: 403 })
    expect(await knock(host + door, { cookie: lea.cookie(), origin: 'http://evil.test' })).toEqual({ status: 403 })
  }
  expect(house.live.accepted).toEqual([])
  expect(await knock(`${host}/live`, { cookie: lea.cookie(), ...own })).toEqual({ code: 1000 })
  expect(house.live.accepted).toEqual([{ personId: lea.personId, document: null, extras: true }])
})

test('whoever has a session is let up whatever they name, and told by a close code', async () => {
  const house = await aHouse()
  const lea = await (await aConference(house)).join('participant', 'Léa')
  const host = await listening(house)
  const headers = { cookie: lea.cookie(), origin: `http://${host}` }
  for (const named of ['board:w1', 'notebook:w1.p2', 'board%3Aw1', 'nothing', 'a/b']) {
    expect([named, await knock(`${host}/live/${named}`, headers)]).toEqual([named, { code: 4404 }])
  }
  const asked = house.live.accepted.map(({ document }) => document)
  expect(asked).toEqual(['board:w1', 'notebook:w1.p2', 'board:w1', 'nothing', 'a/b'])
  await knock(`${host}/live/board:w1?extras=1`, headers)
  expect(house.live.accepted.at(-1)?.extras).toBe(true)
  expect(house.live.accepted[0]?.extras).toBe(false)
})

test('a socket is asked for at the live doors only', async () => {
  const house = await aHouse()
  const host = await listening(house)
  expect(await knock(`${host}/`, { origin: `http://${host}` })).toEqual({ status: 404 })
  expect(await knock(`${host}/api/me`, { origin: `http://${host}` })).toEqual({ status: 404 })
})

test('a live door answers a plain request in words', async () => {
  const house = await aHouse()
  const lea = await (await aConference(house)).join('participant', 'Léa')
  expect((await lea.get('/live', { origin: 'http://palabre.test' })).status).toBe(426)
})
