/**
 * The real live path in this process, on a journal in memory: one workshop whose board has cards left open to all, and a
 * draft of two proposals. People come in over a network in memory; acts are changes carried out by the live path.
 */
import * as Y from 'yjs'
import { createLive } from '#server/live/live.ts'
import type { Live } from '#server/live/live-types.ts'
import { systemClock } from '#server/ops/clock.ts'
import { silentLog } from '#server/ops/logger.ts'
import type { Journal, RecordWrite } from '#server/store/journal.ts'
import type { Disk } from '#server/store/memory-disk.ts'
import { createMemoryJournal, type MemoryJournal } from '#server/store/memory-journal.ts'
import { createRegistry } from '#server/store/registry.ts'
import { collections, type Registry } from '#server/store/registry-types.ts'
import type { DocumentChange } from '#shared/acts/act.ts'
import { addCard } from '#shared/board/board-document.ts'
import { writeChange } from '#shared/catalogue/every-change.ts'
import type { Workshop } from '#shared/conference/conference.ts'
import type { StepKind } from '#shared/conference/step.ts'
import { ok } from '#shared/kit/result.ts'
import { boardName, conferenceName, draftName } from '#shared/live/document-name.ts'
import type { Person } from '#shared/people/person.ts'
import type { Role } from '#shared/people/role.ts'
import { paragraph } from '#shared/text/rich-text-document.ts'
import { type DeviceNetwork, deviceNetwork } from '../../setup/memory-network.ts'
import { openWorld, type World } from '../../setup/virtual-world.ts'

export const conferenceId = 'cf'
export const board = boardName('w1')
export const draft = draftName(conferenceId)
export const conference = conferenceName(conferenceId)
export const proposalIds = ['p1', 'p2'] as const

/** Who may come: the cards on the board belong to Léa. */
export const people = {
  lea: 'participant',
  tom: 'participant',
  ines: 'participant',
  noe: 'facilitator',
  mia: 'moderator',
  max: 'moderator',
  syl: 'synthesizer',
  obs: 'observer',
} as const satisfies Record<string, Role>

export type PersonId = keyof typeof people

export const workshop: Workshop = {
  id: 'w1',
  name: 'Atelier',
  kind: 'thematic',
  label: 'Atelier 1',
  question: '',
  siteIds: [],
  territories: [],
  order: 'a0',
  columns: [
    { id: 'left', title: 'À ranger' },
    { id: 'right', title: 'Retenu' },
  ],
  step: { kind: 'open', since: 1 },
}

export interface House {
  readonly world: World
  readonly journal: MemoryJournal
  readonly live: Live
  readonly registry: Registry
  /** A device of this person. */
  device(personId: PersonId): DeviceNetwork
  /** What somebody decides elsewhere. */
  decide(...changes: readonly DocumentChange[]): Promise<void>
  withdraw(cardId: string): Promise<void>
  setStep(kind: StepKind): Promise<void>
  /** A document as it lives in the server's memory. */
  alive(document: string): Promise<Y.Doc>
  close(): void
}

export interface HouseSettings {
  readonly cards?: number
  readonly slowestMs?: number
  /** Puts something between the server and its journal. */
  readonly between?: (journal: MemoryJournal) => Journal
}

export async function openHouse(seed: number, settings: HouseSettings = {}): Promise<House> {
  const { cards = 3, slowestMs = 60, between = (journal) => journal } = settings
  const disk = await firstDisk(cards)
  const world = openWorld(seed)
  const journal = createMemoryJournal({ disk })
  const registry = await createRegistry(journal)
  const live = createLive({ journal: between(journal), registry, clock: systemClock, log: silentLog })
  let acts = 0

  async function decide(...changes: readonly DocumentChange[]): Promise<void> {
    const actId = `act-${++acts}`
    const plan = { changes, records: [], creates: [], actId, personId: 'mia', at: world.now() }
    const documents = [...new Set(changes.map(({ document }) => document))]
    let done = false
    const carried = live
      .act(documents, () => ok(plan))
      .then((result) => {
        if (!result.ok) throw new Error(`an act of the test was refused: ${result.refusal.kind}`)
        done = true
      })
    await world.until(() => done, 5_000)
    await carried
  }

  return {
    world,
    journal,
    live,
    registry,
    device: (personId) =>
      deviceNetwork({
        chance: world.chance,
        slowestMs,
        accept(socket, url) {
          const { pathname, searchParams } = new URL(url)
          const session = { sessionId: `s-${personId}`, personId }
          const document = pathname.replace(/^\/+/, '')
          if (document === 'live') live.acceptLine(socket, session)
          else live.acceptDocument(socket, session, document, searchParams.has('extras'))
        },
      }),
    decide,
    withdraw: (cardId) =>
      decide({
        document: board,
        board: { kind: 'standing-set', contributionId: cardId, standing: { kind: 'withdrawn', at: 2, by: 'mia' } },
      }),
    setStep: (kind) =>
      decide({ document: conference, conference: { kind: 'step-set', workshopId: 'w1', step: { kind, since: 2 } } }),
    async alive(document) {
      const copy = new Y.Doc()
      await live.read(document, (doc) => Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc)))
      return copy
    },
    close: () => world.close(),
  }
}

export const cardId = (index: number): string => `k${index}`

const disks = new Map<number, Disk>()

async function firstDisk(cards: number): Promise<Disk> {
  const known = disks.get(cards)
  if (known) return known
  const journal = createMemoryJournal()
  const documents = [conference, draft, board]
  for (const document of documents) await journal.create(document)
  const entries = documents.map((document, index) => {
    const doc = new Y.Doc()
    // The same in every process, so that a seed is all there is to a run.
    doc.clientID = index + 1
    doc.transact(() => {
      for (const change of firstChanges()) if (change.document === document) writeChange(doc, change)
      if (document === board) for (let index = 0; index < cards; index++) writeCard(doc, index)
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
  const [outcome] = await journal.commit([{ entries, records: firstRecords(cards) }])
  if (outcome !== 'durable') throw new Error(`the first disk was ${outcome}`)
  const disk = journal.disk()
  disks.set(cards, disk)
  return disk
}

function firstChanges(): DocumentChange[] {
  const { columns, step, ...described } = workshop
  return [
    { document: conference, conference: { kind: 'workshop-set', workshop: described } },
    { document: conference, conference: { kind: 'columns-set', workshopId: 'w1', columns } },
    { document: conference, conference: { kind: 'step-set', workshopId: 'w1', step } },
    ...proposalIds.map(
      (proposalId, index): DocumentChange => ({
        document: draft,
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

function writeCard(doc: Y.Doc, index: number): void {
  const id = cardId(index)
  const words = [paragraph(`Titre de ${id}`), paragraph('Une première raison.'), paragraph('Une seconde raison.')]
  addCard(doc, { id, kind: 'proposal', columnId: 'left', order: `a${index.toString().padStart(2, '0')}V`, words })
  const card = doc.getMap('cards').get(id)
  if (card instanceof Y.Map) card.set('openToAll', true)
  const facts = { number: index + 1, at: 1, author: 'lea', authorType: null, siteId: null, channel: 'workshop' }
  doc.getMap('facts').set(id, facts)
}

function firstRecords(cards: number): RecordWrite[] {
  return [
    { collection: collections.conference, id: conferenceId, scope: '', value: { id: conferenceId, createdAt: 1 } },
    { collection: collections.workshop, id: 'w1', scope: conferenceId, value: { id: 'w1', conferenceId } },
    ...Array.from({ length: cards }, (_, index) => {
      const value = { id: cardId(index), document: board, conferenceId, owner: 'lea', number: index + 1 }
      return { collection: collections.card, id: `${conferenceId}/${value.id}`, scope: conferenceId, value }
    }),
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
