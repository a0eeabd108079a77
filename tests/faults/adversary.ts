/**
 * What an adversary says: updates built by grammar on what they have seen of a document, honest updates with bytes
 * changed, and messages that are none. Drawn from a seed.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Lots } from '#server/demo/seeded-lots.ts'
import { addCard, addComment, addGroup, cardWords } from '#shared/board/board-document.ts'
import { lineClose, lineOpen, messageAwareness, messageQueryAwareness, messageSync } from '#shared/live/protocol.ts'
import { appendRich, paragraph } from '#shared/text/rich-text-document.ts'
import {
  type CraftedBlock,
  type CraftedContent,
  type CraftedId,
  type CraftedStruct,
  craftUpdate,
} from '../setup/craft-update.ts'

/** Where an attack starts from. */
export interface Ground {
  readonly document: string
  /** What the server says the document is; never written in. */
  readonly seen: Y.Doc
  readonly client: number
  /** Client ids of others, of which some were only ever shown. */
  readonly others: readonly number[]
  readonly lots: Lots
  /** Ids of cards on other boards. */
  readonly taken: readonly string[]
}

export interface Attack {
  readonly name: string
  /** Updates said in one breath. */
  readonly updates: readonly Uint8Array[]
  /** No honest client ever says it: the channel must close. */
  readonly mustClose: boolean
}

type Maker = (ground: Ground) => readonly Uint8Array[]

let made = 0
const freshId = (): string => `kz${++made}`

const clockOf = ({ seen, client }: Ground): number => Y.getState(seen.store, client)
const say = (ground: Ground, structs: readonly CraftedStruct[], deletes: Parameters<typeof craftUpdate>[1] = []) =>
  craftUpdate([{ client: ground.client, clock: clockOf(ground), structs }], deletes)
const idOf = (item: Y.Item): CraftedId => ({ client: item.id.client, clock: item.id.clock })

function itemsOf({ seen }: Ground, wanted: (item: Y.Item) => boolean): Y.Item[] {
  const found: Y.Item[] = []
  for (const structs of seen.store.clients.values())
    for (const struct of structs) if (struct instanceof Y.Item && !struct.deleted && wanted(struct)) found.push(struct)
  return found
}

const isText = (item: Y.Item): boolean => item.content instanceof Y.ContentString
const isElement = (item: Y.Item): boolean =>
  item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlElement
const isEntry = (item: Y.Item): boolean => item.parentSub !== null

const isTextNode = (item: Y.Item): boolean =>
  item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlText
const isOthers = ({ client }: Ground, item: Y.Item): boolean => item.id.client !== client

/** What is known already, said again as if it stood somewhere else. */
function claimOf(item: Y.Item, content: CraftedContent, home: Y.Item): CraftedBlock {
  return { client: item.id.client, clock: item.id.clock, structs: [{ content, parent: idOf(home) }] }
}

function block(ground: Ground, structs: readonly CraftedStruct[]): CraftedBlock {
  return { client: ground.client, clock: clockOf(ground), structs }
}

function anItem(ground: Ground, wanted: (item: Y.Item) => boolean): Y.Item {
  const found = itemsOf(ground, wanted)
  if (found.length === 0) throw nothingThere
  return ground.lots.pick(found)
}

/** Not every ground has what an attack needs: another is drawn. */
const nothingThere = new Error('nothing there yet')

function entry(ground: Ground, root: string): Y.Item {
  const items = [...ground.seen.getMap(root)._map.values()].filter((item) => !item.deleted)
  if (items.length === 0) throw nothingThere
  return ground.lots.pick(items)
}

const afterItem = (item: Y.Item): CraftedId => ({ client: item.id.client, clock: item.id.clock + item.length - 1 })

/** An edit an honest browser would make in a copy of its own. */
function honest(ground: Ground, write: (copy: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ground.seen))
  copy.clientID = ground.client
  const before = Y.encodeStateVector(copy)
  copy.transact(() => write(copy))
  return Y.encodeStateAsUpdate(copy, before)
}

const bad: readonly CraftedContent[] = [
  { format: ['blink', '{}'] },
  { format: ['link', '{"href":"javascript:alert(1)"}'] },
  { format: ['link', '{"href":"data:text/html,x","onclick":"x"}'] },
  { embed: '{"image":"x"}' },
  { binary: new Uint8Array([1, 2, 3]) },
  { json: ['{"a":1}'] },
  { type: 3, name: 'iframe' },
  { type: 3, name: 'script' },
  { type: 0 },
  { type: 5, name: 'hook' },
  { any: [1, 2] },
]

/** Each may be refused in its own way; none may change what is another's. */
const makers: Readonly<Record<string, Maker>> = {
  'writes under another’s client id': (ground) => {
    const client = ground.lots.pick([...ground.seen.store.clients.keys(), ...ground.others])
    const structs = [{ content: { string: 'forgé' }, origin: afterItem(anItem(ground, isText)) }]
    return [craftUpdate([{ client, clock: Y.getState(ground.seen.store, client), structs }])]
  },
  'adds a card under another’s client id': (ground) => {
    const client = ground.lots.pick([...ground.seen.store.clients.keys(), ...ground.others])
    const structs = [{ content: { type: 1 }, root: 'cards', sub: freshId() }]
    return [craftUpdate([{ client, clock: Y.getState(ground.seen.store, client), structs }])]
  },
  'types in any text': (ground) => {
    const item = anItem(ground, isText)
    return [say(ground, [{ content: { string: 'intrus' }, origin: afterItem(item) }])]
  },
  'overwrites a live entry': (ground) => {
    const item = anItem(ground, isEntry)
    const content: CraftedContent = ground.lots.pick([
      { type: 1 },
      { any: ['volé'] },
      { type: 4 },
      { deleted: 1 },
      { any: [true] },
    ])
    return [say(ground, [{ content, origin: afterItem(item) }])]
  },
  'sets a key on any card': (ground) => {
    const card = entry(ground, ground.document.startsWith('draft:') ? 'proposals' : 'cards')
    const sub = ground.lots.pick([
      'kind',
      'author',
      'number',
      'openToAll',
      'order',
      'columnId',
      'words',
      '__proto__',
      'constructor',
      'standing',
      'orientationId',
      'title',
    ])
    const value = ground.lots.pick(['finding', 'a0', '', true, 7, null, { a: 1 }, ['x'], 'k1'])
    return [say(ground, [{ content: { any: [value] }, parent: idOf(card), sub }])]
  },
  'deletes whatever it likes': (ground) => {
    const item = anItem(ground, () => true)
    return [say(ground, [], [{ client: item.id.client, ranges: [[item.id.clock, item.length]] }])]
  },
  'deletes everything of somebody’s': (ground) => {
    const client = ground.lots.pick([...ground.seen.store.clients.keys()])
    return [say(ground, [], [{ client, ranges: [[0, Y.getState(ground.seen.store, client)]] }])]
  },
  'writes what the server alone writes': (ground) => {
    const root = ground.lots.pick([
      'facts',
      'standings',
      'promotions',
      'sources',
      'axes',
      'about',
      'steps',
      'workshops',
    ])
    const sub = ground.lots.pick([freshId(), ...ground.seen.getMap('cards').keys()])
    return [say(ground, [{ content: { any: [{ kind: 'withdrawn', number: 1, at: 1, author: 'x' }] }, root, sub }])]
  },
  'names a root nobody knows': (ground) => {
    const root = ground.lots.pick(['other', '__proto__', 'constructor', 'x'.repeat(5_000), 'prosemirror', 'default'])
    return [say(ground, [{ content: { any: [1] }, root, sub: 'a' }])]
  },
  'names a thousand roots': (ground) => [
    say(
      ground,
      Array.from({ length: 1_000 }, (_, n) => ({ content: { any: [1] }, root: `r${n}`, sub: 'a' })),
    ),
  ],
  'puts into a text what no text holds': (ground) => [
    say(ground, [{ content: ground.lots.pick(bad), origin: afterItem(anItem(ground, isText)) }]),
  ],
  'puts into a paragraph what no paragraph holds': (ground) => [
    say(ground, [{ content: ground.lots.pick(bad), parent: idOf(anItem(ground, isElement)) }]),
  ],
  'gives a paragraph an attribute': (ground) => {
    const sub = ground.lots.pick(['onclick', 'style', 'source', 'class', '__proto__'])
    return [say(ground, [{ content: { any: ['javascript:alert(1)'] }, parent: idOf(anItem(ground, isElement)), sub }])]
  },
  'says of others’ letters that they stand in its own text': (ground) => {
    const target = anItem(ground, (item) => isText(item) && isOthers(ground, item))
    const home = anItem(ground, (item) => isTextNode(item) && !isOthers(ground, item))
    return [
      craftUpdate([
        claimOf(target, { string: 'x'.repeat(target.length) }, home),
        block(ground, [{ content: { string: 'volé' }, origin: afterItem(target) }]),
      ]),
    ]
  },
  'says of others’ text that it is its own': (ground) => {
    const target = anItem(ground, (item) => isTextNode(item) && isOthers(ground, item))
    const home = anItem(ground, (item) => isElement(item) && !isOthers(ground, item))
    return [
      craftUpdate([
        claimOf(target, { type: 6 }, home),
        block(ground, [{ content: { string: 'volé' }, parent: idOf(target) }]),
      ]),
    ]
  },
  'lengthens a refused word in its own text': (ground) => {
    const first = anItem(ground, (item) => isText(item) && isOthers(ground, item))
    const then = anItem(ground, (item) => isText(item) && !isOthers(ground, item))
    return [
      say(ground, [{ content: { string: 'v' }, origin: afterItem(first) }]),
      say(ground, [{ content: { string: 'volé' }, origin: afterItem(then) }]),
    ]
  },
  'leans on something of its own that it deletes in the same breath': (ground) => {
    const bait = anItem(ground, (item) => isElement(item) && !isOthers(ground, item))
    const target = anItem(ground, (item) => isText(item) && isOthers(ground, item))
    const inside = { client: bait.id.client, clock: bait.id.clock + 1 }
    return [
      say(ground, [], [{ client: bait.id.client, ranges: [[bait.id.clock, 1]] }]),
      say(ground, [{ content: { string: 'volé' }, origin: afterItem(target), rightOrigin: inside }]),
    ]
  },
  'takes a taken id': (ground) => {
    if (ground.taken.length === 0) throw nothingThere
    const sub = ground.lots.pick(ground.taken)
    const root = ground.lots.pick(['cards', 'comments'])
    const content: CraftedContent = root === 'cards' ? { type: 1 } : { any: [{ cardId: sub, text: 'x' }] }
    return [say(ground, [{ content, root, sub }])]
  },
  'comments badly': (ground) => {
    const value = ground.lots.pick([
      { cardId: 'none', text: 'x' },
      { text: 'x' },
      'x',
      { cardId: 1, text: 2 },
      { cardId: freshId(), text: 'x', author: 'y' },
    ])
    return [say(ground, [{ content: { any: [value] }, root: 'comments', sub: freshId() }])]
  },
  'writes a card of 100,000 characters': (ground) => [
    honest(ground, (copy) => addCard(copy, aCard('x'.repeat(100_000)))),
  ],
  'deletes the same a hundred thousand times': (ground) => {
    const client = ground.lots.pick([...ground.seen.store.clients.keys()])
    const end = Y.getState(ground.seen.store, client)
    return [say(ground, [], [{ client, ranges: Array.from({ length: 20_000 }, () => [0, end] as const) }])]
  },
  'leaves a gap': (ground) => {
    const clock = clockOf(ground) + 1 + ground.lots.below(1_000)
    return [
      craftUpdate([
        { client: ground.client, clock, structs: [{ content: { type: 1 }, root: 'cards', sub: freshId() }] },
      ]),
    ]
  },
  'leans on what is nowhere': (ground) => [
    say(ground, [{ content: { string: 'x' }, origin: { client: ground.lots.below(2 ** 31), clock: 7 } }]),
  ],
  'collects a long stretch of its own': (ground) => [say(ground, [{ content: { collected: 5_000 } }])],
  'adds a card': (ground) => [honest(ground, (copy) => addCard(copy, aCard('Une idée')))],
  'comments on a card': (ground) => {
    const cardId = String(entry(ground, 'cards').parentSub)
    return [honest(ground, (copy) => addComment(copy, { id: freshId(), cardId, text: 'Bien' }))]
  },
  'adds a group': (ground) => [
    honest(ground, (copy) =>
      addGroup(copy, { id: freshId(), columnId: 'c1', order: 'a0', title: [paragraph('Nuage')] }),
    ),
  ],
  'writes in the notes': (ground) => [
    honest(ground, (copy) => appendRich(copy.getXmlFragment('notes'), [paragraph('noté')])),
  ],
  'writes at the end of any card': (ground) => {
    const cardId = String(entry(ground, 'cards').parentSub)
    return [
      honest(ground, (copy) => {
        const words = cardWords(copy, cardId)
        if (words) appendRich(words, [paragraph('ajouté')])
      }),
    ]
  },
  'opens any card to all': (ground) => {
    const cardId = String(entry(ground, 'cards').parentSub)
    return [honest(ground, (copy) => (copy.getMap('cards').get(cardId) as Y.Map<unknown>).set('openToAll', true))] // a card
  },
}

const aCard = (text: string) => ({
  id: freshId(),
  kind: 'proposal',
  columnId: 'c1',
  order: 'a0',
  words: [paragraph(text)],
})

/** Bytes that no Yjs writes. */
const malformed: Readonly<Record<string, Maker>> = {
  'an oversized collected stretch': (ground) => [
    say(ground, [{ content: { collected: ground.lots.pick([2 ** 31, 2 ** 50]) } }]),
  ],
  'an oversized deleted stretch': (ground) => [
    say(ground, [{ content: { deleted: ground.lots.pick([2 ** 31, 2 ** 50]) }, root: 'cards', sub: freshId() }]),
  ],
  'a skip': (ground) => [say(ground, [{ content: { skip: 10 } }])],
  'format v2': (ground) => [Y.convertUpdateFormatV1ToV2(honest(ground, (copy) => addCard(copy, aCard('v2'))))],
  'more clients than bytes': () => [new Uint8Array([0xff, 0xff, 0xff, 0x7f, 1, 1, 0])],
  'more structs than bytes': ({ client }) => [numbers([1, 2 ** 40, client, 0, 0, 0])],
  'a sub-document': (ground) => [say(ground, [{ content: { subdocument: 'guid' }, root: 'cards', sub: freshId() }])],
  'a ring of neighbours': (ground) => {
    const clock = clockOf(ground)
    const { client } = ground
    return [
      say(ground, [
        { content: { string: 'abc' }, origin: { client, clock: clock + 3 } },
        { content: { string: 'd' }, origin: { client, clock } },
      ]),
    ]
  },
  'maps nested without end': (ground) => {
    const { client } = ground
    const clock = clockOf(ground)
    const structs: CraftedStruct[] = [{ content: { type: 1 }, root: 'cards', sub: freshId() }]
    for (let n = 0; n < 3_000; n++)
      structs.push({ content: { type: 1 }, parent: { client, clock: clock + n }, sub: 'a' })
    return [say(ground, structs)]
  },
  'two keys of one map': (ground) => {
    const [one, other] = [entry(ground, 'cards'), entry(ground, 'cards')]
    if (one === other) throw nothingThere
    return [say(ground, [{ content: { type: 1 }, origin: afterItem(one), rightOrigin: idOf(other) }])]
  },
  'old JSON that is none': (ground) => [say(ground, [{ content: { json: ['{'] }, root: 'cards', sub: freshId() }])],
  'bytes behind the end': (ground) => [Uint8Array.from([...say(ground, []), 7])],
  nothing: () => [new Uint8Array()],
}

/** One attack; which, and on what, the seed says. */
export function drawAttack(ground: Ground): Attack {
  for (;;) {
    const attack = tryToDraw(ground)
    if (attack) return attack
  }
}

function tryToDraw(ground: Ground): Attack | null {
  const { lots } = ground
  try {
    const lot = lots.below(100)
    if (lot < 20) return { ...drawFrom(malformed, ground), mustClose: true }
    const drawn = drawFrom(makers, ground)
    if (lot < 75) return { ...drawn, mustClose: false }
    const updates = drawn.updates.map((update) => mutate(update, lots))
    return { name: `${drawn.name}, with other bytes`, updates, mustClose: false }
  } catch (fault) {
    if (fault === nothingThere) return null
    throw fault
  }
}

function drawFrom(from: Readonly<Record<string, Maker>>, ground: Ground) {
  const [name, make] = ground.lots.pick(Object.entries(from))
  return { name, updates: make(ground) }
}

export function mutate(update: Uint8Array, lots: Lots): Uint8Array {
  const bytes = Uint8Array.from(update)
  for (let times = 0; times <= lots.below(3); times++) {
    const at = lots.below(Math.max(1, bytes.length))
    bytes[at] = lots.pick([(bytes[at] ?? 0) ^ (1 << lots.below(8)), lots.below(256), 0, 0x7f, 0x80, 0xff])
  }
  return lots.oftenIn100(20) ? bytes.subarray(0, lots.below(bytes.length + 1)) : bytes
}

/** Messages of `/live/<document>` that are none. */
export const malformedMessages: Readonly<Record<string, (lots: Lots) => Uint8Array>> = {
  'nothing at all': () => new Uint8Array(),
  'an unknown kind': () => new Uint8Array([42, 1, 2, 3]),
  'an unknown kind of sync': () => new Uint8Array([messageSync, 9, 1, 0]),
  'a sync longer than its bytes': () => new Uint8Array([messageSync, 2, 0xff, 0xff, 0xff, 0x7f, 1]),
  'a state vector longer than its bytes': () => message([messageSync, 0], new Uint8Array([0xff, 0xff, 0x7f, 1, 1])),
  'a state vector of a hundred thousand': () =>
    message([messageSync, 0], numbers([100_000, ...Array.from({ length: 200_000 }, (_, n) => n)])),
  'a state vector with more behind it': () => message([messageSync, 0], new Uint8Array([0, 9])),
  'awareness cut short': () => message([messageAwareness], new Uint8Array([1, 5])),
  'awareness that is not JSON': () =>
    message(
      [messageAwareness],
      written((e) => {
        encoding.writeVarUint(e, 1)
        encoding.writeVarUint(e, 1)
        encoding.writeVarUint(e, 1)
        encoding.writeVarString(e, '{')
      }),
    ),
  'a clock beyond any number': () =>
    message([messageAwareness], new Uint8Array([1, 1, ...new Array(12).fill(0xff), 1, 2, 0x7b, 0x7d])),
  'more behind the end': () => new Uint8Array([messageQueryAwareness, 0]),
  'random bytes of an unknown kind': (lots) =>
    Uint8Array.from({ length: 1 + lots.below(300) }, (_, n) => (n === 0 ? 200 : lots.below(256))),
}

/** Frames of the line that are none. */
export const malformedLineFrames: Readonly<Record<string, (lots: Lots) => Uint8Array>> = {
  'nothing at all': () => new Uint8Array(),
  'an unknown word': () => new Uint8Array([0, 77, 1]),
  'an opening without a name': () => new Uint8Array([0, lineOpen, 1]),
  'a name longer than its bytes': () => new Uint8Array([0, lineOpen, 1, 0xff, 0x7f, 0x62]),
  'a name that is no text': () => new Uint8Array([0, lineOpen, 1, 2, 0xff, 0xfe]),
  'a name with more behind it': () => new Uint8Array([0, lineOpen, 1, 1, 0x62, 9]),
  'a closing with more behind it': () => new Uint8Array([0, lineClose, 1, 1]),
  'a channel without end': () => new Uint8Array(new Array(20).fill(0xff)),
}

export function updateMessage(update: Uint8Array, isStep2 = false): Uint8Array {
  return message([messageSync, isStep2 ? 1 : 2], update)
}

function message(kinds: readonly number[], body: Uint8Array): Uint8Array {
  return written((encoder) => {
    for (const kind of kinds) encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, body)
  })
}

function numbers(all: readonly number[]): Uint8Array {
  return written((encoder) => {
    for (const number of all) encoding.writeVarUint(encoder, number)
  })
}

export function written(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
