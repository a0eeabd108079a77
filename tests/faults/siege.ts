/** Ten thousand frames by adversaries in every role, while honest people write on the same boards and in the same draft. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { demonstrationId } from '#server/demo/load.ts'
import { createLots, type Lots } from '#server/demo/seeded-lots.ts'
import { addCard, cardWords } from '#shared/board/board-document.ts'
import { boardName, conferenceName, draftName } from '#shared/live/document-name.ts'
import { closeCodes, messageAwareness, messageQueryAwareness, messageSync } from '#shared/live/protocol.ts'
import type { Role } from '#shared/people/role.ts'
import { paragraph, plainTextOf } from '#shared/text/rich-text-document.ts'
import { connectRaw, type RawClient } from '../setup/a-raw-client.ts'
import { connectLine } from '../setup/a-raw-line.ts'
import type { RunningServer, Visitor } from '../setup/a-running-server.ts'
import type { Measured } from '../setup/measured.ts'
import { until } from '../setup/until.ts'
import { drawAttack, malformedLineFrames, malformedMessages, updateMessage, written } from './adversary.ts'
import { contentOf, type Monitor, type Somebody } from './monitor.ts'

export interface Siege {
  readonly people: ReadonlyMap<string, Somebody>
  readonly documents: readonly string[]
  readonly base: Measured
  readonly after: Measured
  readonly said: number
  readonly closings: number
  readonly honestEdits: number
  readonly seconds: number
  /** Malformed frames after which the channel stayed open. */
  readonly unanswered: readonly string[]
  /** What honest people were refused, and who was cut off. */
  readonly complaints: readonly string[]
  /** Honest words that are not, to the letter, what their author wrote. */
  lost(monitor: Monitor): readonly string[]
  /** Copies that are not what the journal makes. */
  apart(monitor: Monitor): readonly string[]
}

interface SiegeOptions {
  readonly server: RunningServer
  readonly seed: number
  readonly frames: number
  readonly measure: () => Promise<Measured>
}

/** Each adversary, and where they may not touch others' words: honest words there must stay to the letter. */
const adversaries: readonly { readonly role: Role; readonly boards: readonly ('strict' | 'theirs')[] }[] = [
  { role: 'participant', boards: ['strict', 'theirs'] },
  { role: 'observer', boards: ['strict'] },
  { role: 'synthesizer', boards: ['strict', 'theirs'] },
  { role: 'facilitator', boards: ['strict', 'theirs'] },
  { role: 'moderator', boards: ['theirs'] },
  { role: 'organizer', boards: ['theirs'] },
  { role: 'kiosk', boards: ['strict'] },
]

export async function runSiege({ server, seed, frames, measure }: SiegeOptions): Promise<Siege> {
  const organizer = await server.join(server.links.organizer, 'Organisation')
  const strict = await aWorkshop(organizer, 'Sans eux')
  const theirs = await aWorkshop(organizer, 'Avec eux')
  const draft = draftName(demonstrationId)
  const documents = [boardName(strict), boardName(theirs), draft, conferenceName(demonstrationId)]
  const people = new Map<string, Somebody>([[organizer.personId, { role: 'organizer', runs: [] }]])

  async function join(role: Role, name: string): Promise<Visitor> {
    const runs = role === 'facilitator' ? [theirs] : []
    const visitor = await server.join(await linkFor(organizer, role, runs), name)
    people.set(visitor.personId, { role, runs })
    return visitor
  }

  const writers = [
    await aWriter(server, await join('participant', 'Ada'), boardName(strict), 'ada'),
    await aWriter(server, await join('participant', 'Bob'), boardName(strict), 'bob'),
    await aWriter(server, await join('participant', 'Zoé'), boardName(theirs), 'zoe'),
  ]
  const synthesis = await connectRaw({
    url: server.url,
    cookie: (await join('synthesizer', 'Syl')).cookie,
    document: draft,
  })
  const victim = await aSilentVisitor(server, await join('participant', 'Muette'), boardName(strict))
  const honest = everybodyWrites(writers)
  await honest.wrote(200)
  await measure()
  await honest.wrote(400)
  const base = await measure()

  const told: Told = { said: 0, closings: 0, unanswered: [] }
  const startedAt = performance.now()
  const share = Math.ceil(frames / adversaries.length)
  await Promise.all(
    adversaries.map(async ({ role, boards }, index) => {
      const visitor = await join(role, `Ève ${role}`)
      const where = [
        ...boards.map((board) => boardName(board === 'strict' ? strict : theirs)),
        draft,
        conferenceName(demonstrationId),
      ]
      const others = [victim.client]
      await attack({
        server,
        visitor,
        where,
        others,
        lots: createLots(seed + index),
        frames: share,
        taken: writers.flatMap(({ ids }) => ids),
        told,
      })
    }),
  )
  const seconds = (performance.now() - startedAt) / 1_000
  const after = await measure()
  const honestEdits = honest.stop()

  const copies = new Map<string, RawClient[]>()
  for (const { client, document } of writers) copies.set(document, [...(copies.get(document) ?? []), client])
  copies.set(draft, [synthesis])
  for (const client of [...copies.values()].flat())
    if (client.isOpen()) await client.saved().then(() => client.refreshed())
  // Where somebody may remove the paragraph one types in, the words come back: that is no complaint.
  const complaints = [...copies].flatMap(([document, clients]) =>
    clients.flatMap((client) => [
      ...(document === boardName(strict) ? client.notices.map((notice) => JSON.stringify(notice)) : []),
      ...(client.isOpen() ? [] : [`an honest client of ${document} was cut off`]),
    ]),
  )

  return {
    people,
    documents,
    base,
    after,
    said: told.said,
    closings: told.closings,
    honestEdits,
    seconds,
    unanswered: told.unanswered,
    complaints,
    lost: (monitor) =>
      writers
        .filter(({ document }) => document === boardName(strict))
        .flatMap(({ wrote, document }) =>
          [...wrote].flatMap(([id, words]) => {
            const found = cardWords(monitor.docOf(document), id)
            const now = found ? plainTextOf(found) : null
            return now === words ? [] : [`${id}: ${now?.slice(0, 80)} instead of ${words.slice(0, 80)}`]
          }),
        ),
    apart: (monitor) =>
      [...copies].flatMap(([document, clients]) => {
        const journalled = JSON.stringify(contentOf(document, monitor.docOf(document)))
        return clients.flatMap(({ doc }, index) =>
          JSON.stringify(sorted(contentOf(document, doc))) === JSON.stringify(sorted(JSON.parse(journalled)))
            ? []
            : [`${document} ${index}`],
        )
      }),
  }
}

/** Keys of maps come in the order in which they were first heard of: that is nobody's content. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  )
}

async function aWorkshop(organizer: Visitor, name: string): Promise<string> {
  const input = { kind: 'thematic', label: name, name, siteIds: [] }
  return String((await decide(organizer, 'setWorkshop', input))['workshopId'])
}

let decided = 0

async function decide(organizer: Visitor, kind: string, input: unknown): Promise<Readonly<Record<string, unknown>>> {
  const actId = `siege-act-${++decided}`
  const answered = await organizer.act({ actId, conferenceId: demonstrationId, kind, input })
  if (!('answer' in answered)) throw new Error(`${kind}: ${JSON.stringify(answered)}`)
  return answered.answer
}

async function linkFor(organizer: Visitor, role: Role, runs: readonly string[]): Promise<string> {
  const { linkId } = await decide(organizer, 'makeLink', { role, ...(runs.length > 0 ? { workshopIds: runs } : {}) })
  const { links } = await organizer.get<{ links: { id: string; url: string }[] }>(
    `/api/links?conference=${demonstrationId}`,
  )
  return links.find(({ id }) => id === linkId)?.url ?? ''
}

interface HonestWriter {
  readonly client: RawClient
  readonly document: string
  readonly ids: readonly string[]
  /** Card by card, exactly what was written. */
  readonly wrote: Map<string, string>
  write(): void
}

async function aWriter(server: RunningServer, visitor: Visitor, document: string, name: string): Promise<HonestWriter> {
  const client = await connectRaw({ url: server.url, cookie: visitor.cookie, document })
  const ids = [1, 2, 3].map((n) => `k${name}${n}`)
  const wrote = new Map<string, string>()
  for (const id of ids) {
    wrote.set(id, `Carte ${id}`)
    addCard(client.doc, { id, kind: 'proposal', columnId: 'c1', order: 'a0', words: [paragraph(`Carte ${id}`)] })
  }
  await client.saved()
  let count = 0
  return {
    client,
    document,
    ids,
    wrote,
    write() {
      const id = ids[count++ % ids.length] ?? ''
      const words = cardWords(client.doc, id)
      const element = words?.get(0)
      const text = element instanceof Y.XmlElement ? element.get(0) : null
      if (!(text instanceof Y.XmlText)) return
      if (text.length > 1_500) {
        text.delete(0, text.length)
        wrote.set(id, '')
      }
      const said = ` ${name}${count}`
      text.insert(text.length, said)
      wrote.set(id, `${wrote.get(id)}${said}`)
    },
  }
}

function everybodyWrites(writers: readonly HonestWriter[]) {
  let edits = 0
  const typing = setInterval(() => {
    for (const { client, write } of writers) {
      if (!client.isOpen()) continue
      client.doc.transact(write)
      edits += 1
    }
  }, 20)
  return {
    async wrote(count: number): Promise<void> {
      while (edits < count) await new Promise((soon) => setTimeout(soon, 20))
      for (const { client } of writers) await client.saved()
    },
    stop(): number {
      clearInterval(typing)
      return edits
    },
  }
}

/** Somebody who shows where they are and has not written a letter: their client id is theirs already. */
async function aSilentVisitor(server: RunningServer, visitor: Visitor, document: string): Promise<{ client: number }> {
  const client = 2 ** 31 + 7
  const socket = new WebSocket(`${server.url.replace(/^http/, 'ws')}/live/${document}`, {
    headers: { cookie: visitor.cookie },
    origin: server.url,
  })
  socket.on('error', () => {})
  await new Promise<void>((resolve) => socket.once('message', () => resolve()))
  socket.send(
    written((encoder) => {
      encoding.writeVarUint(encoder, messageAwareness)
      encoding.writeVarUint8Array(
        encoder,
        written((states) => {
          for (const number of [1, client, 1]) encoding.writeVarUint(states, number)
          encoding.writeVarString(states, '{"at":"k1"}')
        }),
      )
    }),
  )
  return { client }
}

interface Told {
  said: number
  closings: number
  unanswered: string[]
}

interface Attacking {
  readonly server: RunningServer
  readonly visitor: Visitor
  readonly where: readonly string[]
  readonly others: readonly number[]
  readonly lots: Lots
  readonly frames: number
  readonly taken: readonly string[]
  readonly told: Told
}

/** A document as an adversary has seen it, and the client id they write under there. */
interface Seen {
  readonly doc: Y.Doc
  readonly client: number
}

async function attack(attacking: Attacking): Promise<void> {
  const { where, lots, frames } = attacking
  const seen = new Map(
    where.map((document): [string, Seen] => [document, { doc: new Y.Doc(), client: 1 + lots.below(2 ** 31) }]),
  )
  let left = frames
  while (left > 0) {
    const document = lots.pick(where)
    left -= lots.oftenIn100(5)
      ? await attackByLine(attacking, document)
      : await attackDocument(attacking, document, seen.get(document) as Seen, Math.min(25, left)) // one for each
  }
}

/** Until the server hangs up, or enough was said. Answers how much that was. */
async function attackDocument(attacking: Attacking, document: string, seen: Seen, most: number): Promise<number> {
  const { lots, told, others, taken } = attacking
  const door = await knock(attacking, document, seen.doc)
  let spoken = 1
  told.said += 1
  while (door.isOpen() && spoken < most) {
    spoken += 1
    told.said += 1
    const lot = lots.below(100)
    if (lot < 8) {
      const [name, make] = lots.pick(Object.entries(malformedMessages))
      door.say(make(lots))
      await expectClosing(door, name, told)
    } else if (lot < 9) {
      door.sayText('bonjour')
      await expectClosing(door, 'text', told)
    } else if (lot < 10) {
      door.say(new Uint8Array(5 * 1_024 * 1_024))
      await expectClosing(door, 'five megabytes', told)
    } else if (lot < 11) {
      door.flood()
      // Which answer is to what can no longer be told on this socket.
      break
    } else {
      const ground = { document, seen: seen.doc, client: seen.client, others, lots, taken }
      // What must close stands on what is true now; the rest may as well come out of turn.
      const inTurn = lots.oftenIn100(70)
      if (inTurn) await door.settled()
      const { name, updates, mustClose } = drawAttack(ground)
      if (mustClose && !inTurn) continue
      for (const update of updates) door.say(updateMessage(update, lots.oftenIn100(10)))
      if (mustClose) await expectClosing(door, name, told)
    }
  }
  await door.settled()
  if (!door.isOpen()) told.closings += 1
  door.leave()
  return spoken
}

async function expectClosing(door: Door, name: string, told: Told): Promise<void> {
  if (!(await door.closedSoon())) told.unanswered.push(name)
}

interface Door {
  isOpen(): boolean
  say(frame: Uint8Array): void
  sayText(text: string): void
  /** Asks for everything, two hundred times in one breath. */
  flood(): void
  /** Everything said was judged, or the socket closed. */
  settled(): Promise<void>
  closedSoon(): Promise<boolean>
  leave(): void
}

async function knock({ server, visitor, lots }: Attacking, document: string, doc: Y.Doc): Promise<Door> {
  const extras = lots.oftenIn100(50) ? '?extras=1' : ''
  const socket = new WebSocket(`${server.url.replace(/^http/, 'ws')}/live/${document}${extras}`, {
    headers: { cookie: visitor.cookie },
    origin: server.url,
  })
  socket.binaryType = 'nodebuffer'
  let answers: (() => void)[] = []
  let isOpen = true
  const closed = new Promise<void>((resolve) => {
    socket.on('close', () => {
      isOpen = false
      resolve()
    })
  })
  socket.on('error', () => {})
  const greeted = new Promise<void>((resolve) => {
    socket.on('message', (frame: Buffer) => {
      const decoder = decoding.createDecoder(frame)
      if (decoding.readVarUint(decoder) !== messageSync) return
      const kind = decoding.readVarUint(decoder)
      if (kind === 0) resolve()
      else Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
      if (kind !== 1) return
      for (const answer of answers) answer()
      answers = []
    })
  })
  const send = (frame: Uint8Array | string): void => {
    if (socket.readyState === socket.OPEN) socket.send(frame)
  }
  const askForAll = (): void =>
    send(
      written((encoder) => {
        for (const number of [messageSync, 0]) encoding.writeVarUint(encoder, number)
        encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc))
      }),
    )
  const settled = async (): Promise<void> => {
    if (!isOpen) return
    const answered = new Promise<void>((resolve) => answers.push(resolve))
    askForAll()
    await Promise.race([answered, closed])
  }
  await Promise.race([greeted, closed])
  // The handshake: nothing that the server had not.
  send(updateMessage(new Uint8Array([0, 0]), true))
  await settled()
  return {
    isOpen: () => isOpen && socket.readyState === socket.OPEN,
    say: send,
    sayText: send,
    flood() {
      for (let times = 0; times < 200; times++) {
        askForAll()
        send(new Uint8Array([messageQueryAwareness]))
      }
    },
    settled,
    closedSoon: () =>
      Promise.race([closed.then(() => true), new Promise<boolean>((late) => setTimeout(late, 10_000, false).unref())]),
    leave: () => socket.terminate(),
  }
}

/** Our own line: one malformed word of it, one malformed message on a channel, and names of nothing. */
async function attackByLine({ server, visitor, lots, told }: Attacking, document: string): Promise<number> {
  const line = await connectLine({ url: server.url, cookie: visitor.cookie })
  told.said += 3
  for (const name of ['board:nowhere', 'nothing', '__proto__:x', `board:${'x'.repeat(300)}`]) {
    const answer = await line.open(name)
    if (!('code' in answer) || answer.code !== closeCodes.gone) told.unanswered.push(`the name ${name}`)
  }
  const opened = await line.open(document)
  if ('channel' in opened) {
    const [name, make] = lots.pick(Object.entries(malformedMessages))
    line.say(
      written((encoder) => {
        encoding.writeVarUint(encoder, opened.channel)
        encoding.writeUint8Array(encoder, make(lots))
      }),
    )
    await until(() => line.closings.has(opened.channel), `a channel closed after ${name}`, 10_000).catch(() =>
      told.unanswered.push(name),
    )
  }
  const [name, make] = lots.pick(Object.entries(malformedLineFrames))
  line.say(make(lots))
  const code = await Promise.race([line.closed, new Promise<null>((late) => setTimeout(late, 10_000, null).unref())])
  if (code !== closeCodes.malformed) told.unanswered.push(`${name} on the line: ${code}`)
  told.closings += 1
  return 3
}
