/** Who is here, over real sockets: nobody can say who they are, nobody is sent themselves, and silence is never taken for death. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import type * as Y from 'yjs'
import { addCard } from '#shared/board/board-document.ts'
import { boardName } from '#shared/live/document-name.ts'
import { messageAwareness, messagePresence, messageQueryAwareness } from '#shared/live/protocol.ts'
import { paragraph } from '#shared/text/rich-text-document.ts'
import { connectRaw } from '../../setup/a-raw-client.ts'
import type { Visitor } from '../../setup/a-visitor.ts'
import { type OpenHouse, openHouse } from '../../setup/an-open-house.ts'
import { until } from '../../setup/until.ts'

let open: OpenHouse
let ada: Visitor
let bob: Visitor
const leaving: (() => void)[] = []

beforeAll(async () => {
  open = await openHouse()
  ada = await open.join('participant', 'Ada')
  bob = await open.join('participant', 'Bob')
})
afterEach(() => {
  for (const leave of leaving.splice(0)) leave()
})
afterAll(() => open.stop())

interface Seen {
  readonly client: number
  readonly clock: number
  readonly state: Readonly<Record<string, unknown>> | null
}

/** A socket that shows and sees presence, and nothing else. */
async function arrive({ cookie }: Visitor, extras = false) {
  const address = `${open.url.replace(/^http/, 'ws')}/live/${boardName(open.workshopIds[0])}`
  const socket = new WebSocket(`${address}${extras ? '?extras=1' : ''}`, { headers: { cookie }, origin: open.url })
  socket.binaryType = 'nodebuffer'
  const seen: Seen[] = []
  const crowds: { count: number; people: Record<string, unknown>[] }[] = []
  let frames = 0
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  socket.on('error', () => {})
  socket.on('message', (frame: Buffer) => {
    frames += 1
    const decoder = decoding.createDecoder(frame)
    const kind = decoding.readVarUint(decoder)
    if (kind === messageAwareness) seen.push(...readStates(decoding.readVarUint8Array(decoder)))
    if (kind === messagePresence) crowds.push(JSON.parse(decoding.readVarString(decoder)))
  })
  leaving.push(() => socket.terminate())
  await until(() => frames > 0, 'the first frame')

  function say(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    write(encoder)
    socket.send(encoding.toUint8Array(encoder))
  }

  return {
    seen,
    crowds,
    closed,
    frames: () => frames,
    stateOf: (client: number) => seen.findLast((one) => one.client === client)?.state,
    show(client: number, state: unknown, clock = 1) {
      say((encoder) => {
        encoding.writeVarUint(encoder, messageAwareness)
        encoding.writeVarUint8Array(encoder, statesOf([{ client, clock, json: JSON.stringify(state) }]))
      })
    },
    ask: () => say((encoder) => encoding.writeVarUint(encoder, messageQueryAwareness)),
    leave: () => socket.close(),
  }
}

function statesOf(states: readonly { client: number; clock: number; json: string }[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, states.length)
  for (const { client, clock, json } of states) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return encoding.toUint8Array(encoder)
}

function readStates(update: Uint8Array): Seen[] {
  const decoder = decoding.createDecoder(update)
  return Array.from({ length: decoding.readVarUint(decoder) }, () => {
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    return { client, clock, state: JSON.parse(decoding.readVarString(decoder)) }
  })
}

const position = (clock: number) => ({ type: null, tname: null, item: { client: 7, clock }, assoc: 0 })

describe('who one is', () => {
  test('name, colour and site are the server’s, whatever a browser says', async () => {
    const [here, there] = [await arrive(ada), await arrive(bob)]
    const forged = { id: bob.personId, name: 'Préfet', colour: 12, siteId: 'paris' }
    here.show(101, { user: forged, at: 'k1', name: 'Préfet', extra: 'autre' })
    await until(() => there.stateOf(101) !== undefined, 'Ada seen')
    const { id, name, colour, siteId } = open.house.registry.person(ada.personId) ?? {}
    expect(there.stateOf(101)).toEqual({ user: { id, name, colour, siteId }, at: 'k1' })
  })

  test('a caret passes when Yjs can read it, and nothing else does', async () => {
    const [here, there] = [await arrive(ada), await arrive(bob)]
    here.show(102, { cursor: { anchor: position(1), head: position(2) } })
    await until(() => there.stateOf(102)?.cursor !== undefined, 'a caret seen')
    expect(there.stateOf(102)?.cursor).toEqual({ anchor: position(1), head: position(2) })
    const unreadable = [
      null,
      5,
      {},
      { item: null },
      { item: { client: -1, clock: 0 } },
      { item: { client: 1, clock: 0.5 } },
      { item: { client: '1', clock: '0' } },
      { tname: '__proto__' },
    ]
    for (const [index, anchor] of unreadable.entries()) {
      here.show(102, { cursor: { anchor, head: position(1) }, at: `k${index}` })
      await until(() => there.stateOf(102)?.at === `k${index}`, 'the next state seen')
      expect(there.stateOf(102)).not.toHaveProperty('cursor')
    }
  })

  test('another’s client id says nothing, and one shown on presence alone can no longer be written with', async () => {
    const [here, there, third] = [await arrive(ada), await arrive(bob), await arrive(open.founder)]
    here.show(103, { at: 'k1' })
    await until(() => third.stateOf(103) !== undefined, 'Ada seen')
    there.show(103, { at: 'volé' }, 99)
    there.show(103, null, 100)
    there.show(104, { at: 'k2' })
    await until(() => third.stateOf(104) !== undefined, 'Bob seen')
    expect(third.stateOf(103)).toMatchObject({ at: 'k1', user: { id: ada.personId } })

    const thief = await connectRaw({
      url: open.url,
      cookie: bob.cookie,
      document: boardName(open.workshopIds[0]),
    })
    thief.doc.clientID = 103
    addCard(thief.doc, { id: 'kvole001', kind: 'proposal', columnId: 'c1', order: 'a0', words: [paragraph('volé')] })
    expect((await thief.closed).code).toBe(4403)
    const isThere = await open.house.live.read(boardName(open.workshopIds[0]), (doc: Y.Doc) =>
      doc.getMap('cards').has('kvole001'),
    )
    expect(isThere).toBe(false)
  })

  test('nobody is sent their own state: a stock client would take it for its own', async () => {
    const [here, there] = [await arrive(ada), await arrive(bob)]
    here.show(105, { at: 'k1' })
    there.show(106, { at: 'k1' })
    await until(() => there.stateOf(105) !== undefined && here.stateOf(106) !== undefined, 'each seen by the other')
    const asked = here.seen.length
    here.ask()
    await until(() => here.seen.length > asked, 'an answer')
    expect(here.seen.map(({ client }) => client)).not.toContain(105)
    expect(there.seen.map(({ client }) => client)).not.toContain(106)
  })

  test('a clock of 2^53 stays with who said it: others are told the server’s', async () => {
    const [here, there] = [await arrive(ada), await arrive(bob)]
    here.show(111, { at: 'k1' }, 2 ** 53 - 1)
    await until(() => there.stateOf(111) !== undefined, 'Ada seen')
    here.show(111, { at: 'k2' }, 1)
    await until(() => there.stateOf(111)?.at === 'k2', 'Ada seen elsewhere')
    for (const { clock } of there.seen) expect(clock).toBeLessThan(2 ** 31)
  })

  test('a presence ends when its person leaves', async () => {
    const [here, there] = [await arrive(ada), await arrive(bob)]
    here.show(107, { at: 'k1' })
    await until(() => there.stateOf(107) !== undefined, 'Ada seen')
    here.leave()
    await until(() => there.stateOf(107) === null, 'Ada gone')
  })
})

test('counts name public persons, with what is public of them and nothing more', async () => {
  const [here, there] = [await arrive(ada, true), await arrive(bob, true)]
  await until(() => there.crowds.at(-1)?.count === 2, 'two counted')
  here.show(108, { at: 'k1' })
  await until(() => there.crowds.at(-1)?.people.some(({ at }) => at === 'k1') ?? false, 'where Ada is')
  const people = there.crowds.at(-1)?.people ?? []
  expect(people.map(({ id }) => id).sort()).toEqual([ada.personId, bob.personId].sort())
  for (const person of people) expect(Object.keys(person).sort()).toEqual(['at', 'colour', 'id', 'name', 'siteId'])
})

describe('awareness that is none', () => {
  const byHand = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
    const encoder = encoding.createEncoder()
    write(encoder)
    return encoding.toUint8Array(encoder)
  }

  test.each([
    ['more states than bytes', byHand((e) => encoding.writeVarUint(e, 2 ** 40))],
    ['a clock beyond any number', new Uint8Array([1, 1, ...new Array(12).fill(0xff), 1, 2, 0x7b, 0x7d])],
    ['a state longer than the message', new Uint8Array([1, 1, 1, 0xff, 0x7f, 0x7b])],
    ['a state that is not JSON', statesOf([{ client: 1, clock: 1, json: '{' }])],
    ['bytes after the end', new Uint8Array([0, 0])],
  ])('%s closes the socket', async (_name, update) => {
    const socket = new WebSocket(`${open.url.replace(/^http/, 'ws')}/live/${boardName(open.workshopIds[0])}`, {
      headers: { cookie: ada.cookie },
      origin: open.url,
    })
    socket.on('open', () => {
      socket.send(
        byHand((encoder) => {
          encoding.writeVarUint(encoder, messageAwareness)
          encoding.writeVarUint8Array(encoder, update)
        }),
      )
    })
    expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(4400)
  })

  test('a state of a megabyte is not passed on, and costs its author nothing', async () => {
    const [here, there] = [await arrive(ada), await arrive(bob)]
    here.show(109, { at: 'k1', cursor: 'x'.repeat(1_000_000) })
    here.show(110, { at: 'k2' })
    await until(() => there.stateOf(110) !== undefined, 'the next one seen')
    expect(there.stateOf(109)).toBeUndefined()
  })
})

test('a line where nobody says anything hears something before a stock client would give up', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const quiet = await openHouse()
  try {
    const visitor = await quiet.join('participant', 'Silencieuse')
    let heard = 0
    const client = await connectRaw({
      url: quiet.url,
      cookie: visitor.cookie,
      document: boardName(quiet.workshopIds[0]),
      extras: false,
      onFrame: () => void heard++,
    })
    for (let minute = 0; minute < 3; minute++) {
      const before = heard
      vi.advanceTimersByTime(25_000)
      await until(() => heard > before, 'a sign of life')
    }
    expect(client.isOpen()).toBe(true)
    await client.close()
  } finally {
    vi.useRealTimers()
    await quiet.stop()
  }
})
