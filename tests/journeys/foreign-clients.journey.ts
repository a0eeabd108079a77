/** The open door: a stock y-websocket client and one built on ywasm join with a session cookie, beside a real browser. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import {
  applyUpdate,
  encodeStateAsUpdate,
  encodeStateVector,
  YDoc,
  YMap,
  YXmlElement,
  YXmlFragment,
  YXmlText,
} from 'ywasm'
import { type RunningServer, startServer, type Visitor } from '#tests/setup/a-running-server.ts'
import { type AtScreen, type Hall, openHall } from '#tests/setup/people-at-screens.ts'

let server: RunningServer
let hall: Hall
let browser: AtScreen
let participant: Visitor
let observer: Visitor
const providers: WebsocketProvider[] = []

beforeAll(async () => {
  server = await startServer()
  hall = await openHall()
  browser = await hall.enter('Béatrice', server.links.participant.bordeaux, '/c/demo-2026/atelier/th-1')
  participant = await server.join(server.links.participant.limoges, 'Stock')
  observer = await server.join(server.links.observer, 'Observatrice')
})

afterAll(async () => {
  for (const provider of providers) provider.destroy()
  await hall?.close()
  await server?.stop()
})

test('an unmodified y-websocket client adds a card, writes in it, and reads what the browser writes', async () => {
  const { doc, provider } = stock('board:th-1', participant)
  await synced(provider)
  const columnId = firstColumn(doc)
  const words = new Y.XmlFragment()
  doc.transact(() => doc.getMap('cards').set('kStockClient', yjsCard(columnId, words, 'Une carte venue d’ailleurs')))
  await browser
    .slip('Une carte venue d’ailleurs')
    .getByText(/^C-\d+/)
    .waitFor()

  const [paragraph] = words.toArray()
  if (paragraph instanceof Y.XmlElement) (paragraph.get(0) as Y.XmlText).insert(0, 'Oui : ')
  await browser.slip('Oui : Une carte venue d’ailleurs').waitFor()

  await browser.placeCard('Et une carte du navigateur')
  await expect.poll(() => titles(doc)).toContain('Et une carte du navigateur')
})

test('a client built on ywasm, speaking y-protocols by hand, converges with the browser too', async () => {
  const guest = await server.join(server.links.participant.distance, 'Wasm')
  const wasm = await wasmClient('board:th-1', guest)
  const known = new Y.Doc()
  Y.applyUpdate(known, wasm.whole())
  const columnId = firstColumn(known)
  wasm.edit((doc) => {
    const card = new YMap({ kind: 'finding', columnId, order: 'a0V' })
    const cards = doc.getMap('cards')
    const txn = doc.beginTransaction(undefined)
    cards.set('kWasmClient', card, txn)
    cards
      .get('kWasmClient', txn)
      .set('words', new YXmlFragment([new YXmlElement('paragraph', {}, [new YXmlText('Écrite en Rust', {})])]), txn)
    txn.free()
  })
  await browser
    .slip('Écrite en Rust')
    .getByText(/^C-\d+/)
    .waitFor()

  await browser.placeCard('Lue en Rust')
  await expect.poll(() => JSON.stringify(wasm.json('cards'))).toContain('Lue en Rust')
  const stockDoc = stock('board:th-1', participant)
  await synced(stockDoc.provider)
  await expect.poll(() => titles(stockDoc.doc)).toEqual(titles(asYjs(wasm.whole())))
  wasm.close()
})

test('an observer reads everything and is closed with 4403 for writing; nobody sees what they wrote', async () => {
  const { doc, provider } = stock('board:th-1', observer)
  await synced(provider)
  expect(titles(doc)).toContain('Écrite en Rust')
  const closed = closedWith(provider)
  doc.transact(() =>
    doc.getMap('cards').set('kObserver', yjsCard(firstColumn(doc), new Y.XmlFragment(), 'Un mot de trop')),
  )
  expect((await closed).code).toBe(4403)
  const { doc: fresh, provider: reader } = stock('board:th-1', participant)
  await synced(reader)
  expect(fresh.getMap('cards').has('kObserver')).toBe(false)
  expect(await browser.slip('Un mot de trop').count()).toBe(0)
})

test('a participant is kept out of the desk, and out of the draft before it opens', async () => {
  for (const document of ['desk:demo-2026', 'draft:demo-2026']) {
    const { provider } = stock(document, participant)
    expect((await closedWith(provider)).code, document).toBe(4403)
  }
})

test('a document that does not exist is closed with 4404', async () => {
  expect((await closedWith(stock('board:nulle-part', participant).provider)).code).toBe(4404)
})

test('facts, standings and promotions are the server’s: a client that writes them changes nothing', async () => {
  const forger = await server.join(server.links.participant.poitiers, 'Faussaire')
  const { doc, provider } = stock('board:th-1', forger)
  await synced(provider)
  const closed = closedWith(provider)
  doc.getMap('facts').set('kWasmClient', { number: 1, at: 0, author: 'moi', siteId: null, channel: 'workshop' })
  expect((await closed).code).toBe(4403)
  const { doc: fresh, provider: reader } = stock('board:th-1', participant)
  await synced(reader)
  expect(JSON.stringify(fresh.getMap('facts').get('kWasmClient'))).not.toContain('moi')
})

test('without a session the socket is refused before it opens', async () => {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live/board:th-1`, { origin: server.url })
  const status = await new Promise((resolve) =>
    socket.on('unexpected-response', (_request, answer) => resolve(answer.statusCode)),
  )
  expect(status).toBe(401)
})

/** As docs/protocol.md shows it. */
function stock(document: string, { cookie }: Visitor) {
  const doc = new Y.Doc()
  const origin = server.url
  class Socket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { cookie, origin } })
    }
  }
  const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/live`, document, doc, {
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket, // what the provider touches of it
    disableBc: true,
  })
  providers.push(provider)
  return { doc, provider }
}

const synced = (provider: WebsocketProvider): Promise<void> =>
  new Promise((resolve) => (provider.synced ? resolve() : provider.once('sync', () => resolve())))

const closedWith = (provider: WebsocketProvider): Promise<{ code: number; reason: string }> =>
  new Promise((resolve) => provider.once('closed', (close: { code: number; reason: string }) => resolve(close)))

function yjsCard(columnId: string, words: Y.XmlFragment, title: string): Y.Map<unknown> {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(title)])
  words.insert(0, [paragraph])
  return new Y.Map<unknown>([
    ['words', words],
    ['kind', 'proposal'],
    ['columnId', columnId],
    ['order', 'a0'],
  ])
}

function firstColumn(doc: Y.Doc): string {
  const [card] = doc.getMap('cards').values()
  return String(card instanceof Y.Map ? card.get('columnId') : '')
}

function titles(doc: Y.Doc): string[] {
  const cards = [...doc.getMap('cards').values()]
  return cards.map((card) => (card instanceof Y.Map ? plain(card.get('words')) : '')).sort()
}

const plain = (words: unknown): string =>
  String(words instanceof Y.XmlFragment ? words.get(0) : '').replace(/<[^>]*>/g, '')

function asYjs(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}

/** Nothing of Yjs: its own document, its own socket, three kinds of message. */
async function wasmClient(document: string, { cookie }: Visitor) {
  const doc = new YDoc({})
  const url = `${server.url.replace('http', 'ws')}/live/${document}`
  const socket = new WebSocket(url, { headers: { cookie }, origin: server.url })
  const ready = new Promise<void>((resolve) => {
    socket.on('open', () => say(0, encodeStateVector(doc)))
    socket.on('message', (frame: Buffer) => {
      const decoder = decoding.createDecoder(frame)
      if (decoding.readVarUint(decoder) !== 0) return
      const kind = decoding.readVarUint(decoder)
      const bytes = decoding.readVarUint8Array(decoder)
      if (kind === 0) say(1, encodeStateAsUpdate(doc, bytes))
      else applyUpdate(doc, bytes, 'server')
      if (kind === 1) resolve()
    })
  })
  function say(kind: 0 | 1 | 2, bytes: Uint8Array): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, bytes)
    socket.send(encoding.toUint8Array(encoder))
  }
  await ready
  return {
    edit(change: (doc: YDoc) => void): void {
      const before = encodeStateVector(doc)
      change(doc)
      say(2, encodeStateAsUpdate(doc, before))
    },
    json: (root: string): unknown => doc.getMap(root).toJson(undefined),
    whole: () => encodeStateAsUpdate(doc),
    close: () => socket.close(),
  }
}
