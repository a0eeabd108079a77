/**
 * The real live path and the real road of acts in this process, on a journal in memory that can be made to fail; people
 * come in by a real socket. A small conference: three boards of eight cards, a draft of two proposals.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { createActMemory } from '#server/acts/act-memory.ts'
import type { ActRequest } from '#server/acts/act-request.ts'
import { type ActAnswer, createPerformAct } from '#server/acts/perform-act.ts'
import { createKeyring } from '#server/identity/keyring.ts'
import { createLive } from '#server/live/live.ts'
import type { Live } from '#server/live/live-types.ts'
import { systemClock } from '#server/ops/clock.ts'
import { silentLog } from '#server/ops/logger.ts'
import { createTurns } from '#server/ops/turns.ts'
import type { Journal, RecordWrite } from '#server/store/journal.ts'
import type { Disk } from '#server/store/memory-disk.ts'
import { createMemoryJournal, type MemoryJournal } from '#server/store/memory-journal.ts'
import { createRegistry } from '#server/store/registry.ts'
import { collections, type Registry } from '#server/store/registry-types.ts'
import type { DocumentChange } from '#shared/acts/act.ts'
import { addCard } from '#shared/board/board-document.ts'
import { writeChange } from '#shared/catalogue/every-change.ts'
import type { Result } from '#shared/kit/result.ts'
import { boardName, conferenceName, draftName } from '#shared/live/document-name.ts'
import type { Person } from '#shared/people/person.ts'
import type { Role } from '#shared/people/role.ts'
import { paragraph } from '#shared/text/rich-text-document.ts'
import { connectRaw, type RawClient, type RawClientOptions } from '../setup/a-raw-client.ts'
import { type Found, lookAround } from './audit.ts'

export const conferenceId = 'cf'
export const workshopIds = ['wa', 'wb', 'wc'] as const
export const cardsPerBoard = 8
export const proposalIds = ['p1', 'p2'] as const
/** Two moderators, somebody of the synthesis team, two participants. */
export const people = {
  mia: 'moderator',
  max: 'moderator',
  syl: 'synthesizer',
  lea: 'participant',
  tom: 'participant',
} as const

export interface LiveHouse {
  readonly journal: MemoryJournal
  readonly registry: Registry
  readonly live: Live
  perform(personId: PersonId, request: Omit<ActRequest, 'conferenceId'>): Promise<Result<ActAnswer>>
  connect(personId: PersonId, document: string, more?: Pick<RawClientOptions, 'doc' | 'onFrame'>): Promise<RawClient>
  /** What `GET /api/acts` would list. */
  recentActs(): Promise<readonly string[]>
  /** A document as it lives in the server's memory. */
  alive(document: string): Promise<Y.Doc>
  stop(): Promise<void>
}

export type PersonId = keyof typeof people

export interface HouseOptions {
  readonly disk?: Disk
  /** Puts something between the server and its journal. */
  readonly between?: (journal: MemoryJournal) => Journal
}

export async function openHouse({ disk, between = (journal) => journal }: HouseOptions = {}): Promise<LiveHouse> {
  const journal = createMemoryJournal({ disk: disk ?? (await firstDisk) })
  const used = between(journal)
  const registry = await createRegistry(journal)
  const live = createLive({ journal: used, registry, clock: systemClock, log: silentLog })
  const acts = createActMemory(used)
  const perform = createPerformAct({
    registry,
    journal: used,
    live,
    clock: systemClock,
    keyring: createKeyring(Buffer.alloc(32, 7)),
    turns: createTurns(),
    acts,
    template: () => null,
  })
  const { url, close } = await openDoor((socket, personId, document) =>
    live.acceptDocument(socket, { sessionId: `s-${personId}`, personId }, document, true),
  )

  return {
    journal,
    registry,
    live,
    perform: (personId, request) => perform(personId, { ...request, conferenceId }),
    connect: (personId, document, more = {}) => connectRaw({ url, cookie: personId, document, ...more }),
    recentActs: async () => (await acts.open(conferenceId)).recent(10).map(({ actId }) => actId),
    alive: async (document) => {
      const copy = new Y.Doc()
      await live.read(document, (doc) => Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc)))
      return copy
    },
    stop: close,
  }
}

/** What a server started on this disk would find. */
export function lookOnDisk(disk: Disk): Promise<Found> {
  const journal = createMemoryJournal({ disk })
  return lookAround(conferenceId, workshopIds, (document) => replay(journal, document))
}

/** A document from the first entry of its log, whatever snapshots there are. */
export async function replay(journal: Journal, document: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  for (const { update } of await journal.read(document, 0)) if (update) Y.applyUpdate(doc, update)
  return doc
}

async function openDoor(accept: (socket: WebSocket, personId: string, document: string) => void) {
  const server = createServer()
  const sockets = new WebSocketServer({ server, perMessageDeflate: false })
  sockets.on('connection', (socket, request) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost')
    accept(socket, request.headers.cookie ?? '', pathname.replace('/live/', ''))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo // it listens on a port
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      await new Promise((closed) => server.close(closed))
    },
  }
}

async function makeFirstDisk(): Promise<Disk> {
  const journal = createMemoryJournal()
  const documents = [conferenceName(conferenceId), draftName(conferenceId), ...workshopIds.map(boardName)]
  for (const document of documents) await journal.create(document)
  const entries = documents.map((document) => {
    const doc = new Y.Doc()
    doc.transact(() => {
      for (const change of firstChanges()) if (change.document === document) writeChange(doc, change)
      for (const [index, id] of workshopIds.entries()) if (boardName(id) === document) writeCards(doc, index)
    })
    const update = Y.encodeStateAsUpdate(doc)
    return {
      document,
      sequence: 1,
      kind: 'act',
      personId: null,
      actId: 'first',
      clientId: null,
      at: 1,
      update,
    } as const
  })
  const [outcome] = await journal.commit([{ entries, records: firstRecords() }])
  if (outcome !== 'durable') throw new Error(`the first disk was ${outcome}`)
  return journal.disk()
}

function firstChanges(): DocumentChange[] {
  const document = conferenceName(conferenceId)
  const since = { kind: 'open', since: 1 } as const
  const columns = [{ id: 'to-sort', title: 'À ranger' }]
  return [
    ...workshopIds.flatMap((id, index): DocumentChange[] => {
      const place = {
        kind: 'thematic',
        label: `Atelier ${index + 1}`,
        question: '',
        siteIds: [],
        territories: [],
      } as const
      return [
        { document, conference: { kind: 'workshop-set', workshop: { id, name: id, order: `a${index}`, ...place } } },
        { document, conference: { kind: 'columns-set', workshopId: id, columns } },
        { document, conference: { kind: 'step-set', workshopId: id, step: since } },
      ]
    }),
    ...proposalIds.map(
      (proposalId, index): DocumentChange => ({
        document: draftName(conferenceId),
        draft: {
          kind: 'proposal-added',
          proposalId,
          number: index + 1,
          orientationId: null,
          order: `a${index}`,
          texts: { title: [paragraph(`Proposition ${index + 1}`)], words: [paragraph('Des mots de la synthèse.')] },
          at: 1,
          by: 'syl',
        },
      }),
    ),
  ]
}

function writeCards(doc: Y.Doc, board: number): void {
  for (let index = 0; index < cardsPerBoard; index++) {
    const id = cardId(board, index)
    const words = [paragraph(`Titre de ${id}`), paragraph(`Une plateforme régionale, dit ${id}.`)]
    addCard(doc, { id, kind: 'proposal', columnId: 'to-sort', order: `a${index}`, words })
    doc.getMap('facts').set(id, {
      number: board * cardsPerBoard + index + 1,
      at: 1,
      author: 'lea',
      authorType: null,
      siteId: null,
      channel: 'workshop',
    })
  }
}

export function cardId(board: number, index: number): string {
  return `k${board}-${index}`
}

function firstRecords(): RecordWrite[] {
  const cards = workshopIds.flatMap((workshop, board) =>
    Array.from({ length: cardsPerBoard }, (_, index) => {
      const [id, number] = [cardId(board, index), board * cardsPerBoard + index + 1]
      return { id, document: boardName(workshop), conferenceId, owner: 'lea', number }
    }),
  )
  return [
    { collection: collections.conference, id: conferenceId, scope: '', value: { id: conferenceId, createdAt: 1 } },
    ...workshopIds.map((id) => ({
      collection: collections.workshop,
      id,
      scope: conferenceId,
      value: { id, conferenceId },
    })),
    ...cards.map((card) => ({
      collection: collections.card,
      id: `${conferenceId}/${card.id}`,
      scope: conferenceId,
      value: card,
    })),
    ...Object.entries(people).flatMap(([id, role]) => [
      { collection: collections.person, id, scope: '', value: aPerson(id, role) },
      { collection: collections.session, id: `s-${id}`, scope: id, value: { id: `s-${id}`, personId: id, madeAt: 1 } },
    ]),
  ]
}

function aPerson(id: string, role: Role): Person {
  return {
    id,
    name: id,
    colour: 1,
    siteId: null,
    authorType: null,
    territory: null,
    grants: [{ conferenceId, role, workshopIds: null, linkId: null, readOnly: false }],
    founder: false,
    joinedAt: 1,
    removedAt: null,
  }
}

/** The same for every house: what one node wrote must mean something on the other. */
const firstDisk = makeFirstDisk()
