/** What costs the asker nothing must cost the server nothing either: names of nothing, and questions with long answers. */
import { EventEmitter } from 'node:events'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { createLine } from '#server/live/line.ts'
import { addCard } from '#shared/board/board-document.ts'
import { boardName } from '#shared/live/document-name.ts'
import { closeCodes, messageQueryAwareness, messageSync } from '#shared/live/protocol.ts'
import { paragraph } from '#shared/text/rich-text-document.ts'
import { connectRaw } from '../../setup/a-raw-client.ts'
import { connectLine } from '../../setup/a-raw-line.ts'
import type { Visitor } from '../../setup/a-visitor.ts'
import { type OpenHouse, openHouse } from '../../setup/an-open-house.ts'
import { until } from '../../setup/until.ts'

let open: OpenHouse
let ada: Visitor

beforeAll(async () => {
  open = await openHouse()
  ada = await open.join('participant', 'Ada')
  const board = await connectRaw({ url: open.url, cookie: ada.cookie, document: boardName(open.workshopIds[0]) })
  for (let n = 0; n < 100; n++)
    addCard(board.doc, {
      id: `k${n}ab`,
      kind: 'proposal',
      columnId: 'c1',
      order: 'a0',
      words: [paragraph('x'.repeat(500))],
    })
  await board.saved()
  await board.close()
})
afterAll(() => open.stop())

test('a document that does not exist is closed with 4404 at both doors, and opens no room', async () => {
  const line = await connectLine({ url: open.url, cookie: ada.cookie })
  const before = open.house.live.stats().rooms
  const names = [
    'board:nowhere',
    'draft:nowhere',
    'desk:x',
    'nothing',
    'board:__proto__',
    `board:${'x'.repeat(500)}`,
    'notebook:a.b',
  ]
  for (const name of names) {
    expect(await line.open(name)).toEqual({ code: closeCodes.gone })
    await expect(connectRaw({ url: open.url, cookie: ada.cookie, document: name })).rejects.toThrow('closed 4404')
  }
  expect(open.house.live.stats().rooms).toBe(before)
  expect(await line.open(boardName(open.workshopIds[1]))).toHaveProperty('channel')
  await line.close()
})

describe('asked a thousand times in one breath', () => {
  test.each([
    ['for everything', [messageSync, 0, 1, 0]],
    ['who is here', [messageQueryAwareness]],
  ])('%s: answered once or twice', async (_name, question) => {
    const socket = new WebSocket(`${open.url.replace(/^http/, 'ws')}/live/${boardName(open.workshopIds[0])}`, {
      headers: { cookie: ada.cookie },
      origin: open.url,
    })
    const frames: Buffer[] = []
    socket.on('message', (frame: Buffer) => frames.push(frame))
    await until(() => frames.length > 0, 'the greeting')
    const greeted = frames.length
    for (let times = 0; times < 1_000; times++) socket.send(new Uint8Array(question))
    await until(() => frames.length > greeted, 'an answer')
    // Whatever was said before it is answered before an ordinary question that comes last.
    const ended = new Promise<void>((resolve) => socket.once('pong', () => resolve()))
    socket.ping()
    await ended
    expect(frames.length - greeted).toBeLessThan(50)
    socket.terminate()
  })
})

describe('a state vector', () => {
  const stateVector = (clients: number): Uint8Array => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, clients)
    for (let n = 0; n < 2 * clients; n++) encoding.writeVarUint(encoder, n)
    return encoding.toUint8Array(encoder)
  }

  test.each([
    ['of a client that knows others', stateVector(100), null],
    ['of a hundred thousand strangers', stateVector(100_000), closeCodes.malformed],
    ['cut short', new Uint8Array([3, 1, 1]), closeCodes.malformed],
    ['of nothing', new Uint8Array(), closeCodes.malformed],
  ])('%s is answered, or closes', async (_name, bytes, code) => {
    const socket = new WebSocket(`${open.url.replace(/^http/, 'ws')}/live/${boardName(open.workshopIds[0])}`, {
      headers: { cookie: ada.cookie },
      origin: open.url,
    })
    let closed: number | null = null
    let answers = 0
    socket.on('close', (with_) => {
      closed = with_
    })
    socket.on('message', (frame: Buffer) => {
      if (frame[0] === messageSync && frame[1] === 1) answers += 1
    })
    await new Promise((resolve) => socket.on('open', resolve))
    const encoder = encoding.createEncoder()
    for (const number of [messageSync, 0]) encoding.writeVarUint(encoder, number)
    encoding.writeVarUint8Array(encoder, bytes)
    socket.send(encoding.toUint8Array(encoder))
    await until(() => closed !== null || answers > 0, 'an answer or the end')
    expect(closed).toBe(code)
    socket.terminate()
  })
})

test('who was told to go is not heard any more, however long they take', () => {
  const heard: Uint8Array[] = []
  const socket = Object.assign(new EventEmitter(), {
    readyState: 1,
    OPEN: 1,
    bufferedAmount: 0,
    _socket: null,
    ping: () => {},
    terminate: () => {},
    close() {
      socket.readyState = 2
    },
  })
  const line = createLine(
    socket as unknown as WebSocket, // as much of one as a line touches
    { sessionId: 's', personId: 'p' },
    false,
    {
      open: () => Promise.reject(new Error('nobody opens')),
      hear: (_channel, message) => heard.push(message),
      leave: () => {},
      closed: () => {},
    },
  )
  line.channels.set(1, { number: 1 } as never) // only passed on
  socket.emit('message', Buffer.from([1]), true)
  line.close(closeCodes.notSignedIn, 'signed out')
  socket.emit('message', Buffer.from([2]), true)
  expect(heard).toEqual([Buffer.from([1])])
  socket.emit('close')
})
