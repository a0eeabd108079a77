/** One line carries every document, and comes back by itself. */
import { afterEach, expect, test, vi } from 'vitest'
import { type Line, makeLine } from '#client/live/line.ts'
import { type FakeLineServer, makeFakeLineServer } from '#tests/setup/fake-line-server.ts'
import { until } from '#tests/setup/until.ts'

let line: Line | null = null
afterEach(() => {
  line?.stop()
  vi.restoreAllMocks()
})

function aLine(server: FakeLineServer): Line {
  line = makeLine({ url: () => 'ws://here/live', makeSocket: (url) => new server.WebSocket(url) })
  return line
}

function ears() {
  const heard = { opened: 0, messages: [] as Uint8Array[], closed: [] as number[] }
  return {
    heard,
    opened: () => heard.opened++,
    message: (bytes: Uint8Array) => heard.messages.push(bytes),
    closed: (code: number) => heard.closed.push(code),
    alive: () => {},
  }
}

test('two documents ride one connection, each hearing its own', async () => {
  const server = makeFakeLineServer()
  const mine = aLine(server)
  const a = ears()
  const b = ears()
  mine.open('board:w1', a)
  mine.open('board:w2', b)
  await until(() => a.heard.messages.length === 2 && b.heard.messages.length === 2, 'hello and question on both')
  expect(server.lines).toBe(1)
  server.notice('board:w1', { kind: 'draining' })
  await until(() => a.heard.messages.length === 3, 'the notice')
  expect(b.heard.messages).toHaveLength(2)
})

test('a document that is refused says its code, and the others stay open', async () => {
  const server = makeFakeLineServer()
  server.room('draft:c1').refuse = 4403
  const mine = aLine(server)
  const refused = ears()
  const open = ears()
  mine.open('draft:c1', refused)
  mine.open('board:w1', open)
  await until(() => open.heard.opened === 1 && refused.heard.closed.length === 1, 'both answers')
  expect(refused.heard.closed).toEqual([4403])
  expect(open.heard.closed).toEqual([])
})

test('a cut tells every channel, and the next channel makes a new connection', async () => {
  const server = makeFakeLineServer()
  const mine = aLine(server)
  const a = ears()
  mine.open('board:w1', a)
  await until(() => a.heard.opened === 1, 'open')
  server.cut()
  expect(a.heard.closed).toEqual([1006])
  const again = ears()
  mine.open('board:w1', again)
  await until(() => again.heard.opened === 1, 'open again')
  expect(server.tries).toBe(2)
})

test('without a network tries get rarer, and the return of the network is used at once', async () => {
  vi.useFakeTimers()
  try {
    const server = makeFakeLineServer()
    server.reachable = false
    const mine = aLine(server)
    const a = ears()
    mine.open('board:w1', a)
    await vi.advanceTimersByTimeAsync(60_000)
    // 0.5 s, 1, 2, 4, 8, 15, 15…, each shortened by chance to half at most.
    expect(server.tries).toBeGreaterThan(5)
    expect(server.tries).toBeLessThan(16)
    server.reachable = true
    mine.wake()
    await vi.advanceTimersByTimeAsync(20)
    expect(a.heard.opened).toBe(1)
    expect(a.heard.closed).toEqual([])
  } finally {
    vi.useRealTimers()
  }
})

test('a connection that stays silent is given up', async () => {
  vi.useFakeTimers()
  try {
    const server = makeFakeLineServer()
    const mine = aLine(server)
    const a = ears()
    mine.open('board:w1', a)
    await vi.advanceTimersByTimeAsync(100)
    expect(a.heard.opened).toBe(1)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(a.heard.closed).toEqual([])
    await vi.advanceTimersByTimeAsync(11_000)
    expect(a.heard.closed).toEqual([1006])
  } finally {
    vi.useRealTimers()
  }
})

test('a document closed and opened again at once is one channel on the server', async () => {
  const server = makeFakeLineServer()
  const mine = aLine(server)
  const first = ears()
  const keepOpen = ears()
  mine.open('board:w9', keepOpen)
  await until(() => keepOpen.heard.opened === 1, 'connected')
  const left = mine.open('board:w1', first)
  left.close()
  const second = ears()
  mine.open('board:w1', second)
  await until(() => second.heard.messages.length === 2, 'the second opening')
  expect(first.heard.opened).toBe(0)
  expect(server.asked.filter((name) => name === 'board:w1')).toHaveLength(2)
})
