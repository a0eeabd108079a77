/**
 * The campaign of the kills: start, look with empty hands, let everybody come back, write, kill; again and again on the
 * same data. What is compared is content: every mark that was acknowledged, every decision that was answered.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { demonstrationId } from '#server/demo/load.ts'
import { createLots, type Lots } from '#server/demo/seeded-lots.ts'
import { createSqliteJournal } from '#server/store/sqlite-journal.ts'
import { readConference } from '#shared/conference/conference-document.ts'
import { boardName, conferenceName } from '#shared/live/document-name.ts'
import { connectRaw } from '../setup/a-raw-client.ts'
import { type RunningServer, startServer, type Visitor } from '../setup/a-running-server.ts'
import { type Found, lookAround } from './audit.ts'
import { createDecider, type Decider } from './decider.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { createWriter, type Writer } from './writer.ts'

export interface Campaign {
  readonly rounds: number
  readonly seed: number
  readonly environment?: Readonly<Record<string, string>>
  /** Enough was seen: for the control, which need not go on once it lost something. */
  readonly until?: (figures: Figures) => boolean
}

export interface Figures {
  rounds: number
  /** Marks the server said were on disk; those among them that were not; those found more than once. */
  acknowledged: number
  lost: string[]
  doubled: string[]
  /** Acts answered 200; what they had decided and was not so afterwards. */
  decided: number
  undecided: string[]
  refusals: Record<string, number>
  /** What honest writers were refused. */
  complaints: readonly string[]
  provenance: string[]
  damaged: string[]
  readyMs: number[]
}

const writerCount = 20
const boardCount = 5

export async function runKills({ rounds, seed, environment = {}, until = () => false }: Campaign): Promise<Figures> {
  const directory = mkdtempSync(path.join(tmpdir(), 'palabre-kills-'))
  const lots = createLots(seed)
  const figures = emptyFigures()
  const start = () => startServer({ dataDirectory: directory, environment })
  let server = await start()
  try {
    const crowd = await gather(server, lots)
    while (figures.rounds < rounds && !until(figures)) {
      await everybodyWritesUntilKilled(server, crowd, lots)
      figures.rounds += 1
      server = await start()
      figures.readyMs.push(server.readyMs)
      await compare(server, crowd, figures)
      await settle(server, crowd, figures)
    }
    await server.stop()
    figures.damaged = await verifyLogs(directory)
    summarize(crowd, figures)
    return figures
  } finally {
    await server.kill()
    rmSync(directory, { recursive: true, force: true })
  }
}

interface Crowd {
  readonly ledger: Ledger
  readonly writers: readonly Writer[]
  readonly deciders: readonly { readonly who: Visitor; readonly decider: Decider }[]
  readonly auditor: Visitor
  readonly workshopIds: readonly string[]
}

/** Everybody enters once: their cookies outlive every server. */
async function gather(server: RunningServer, lots: Lots): Promise<Crowd> {
  const auditor = await server.join(server.links.organizer, 'Auditrice')
  const conference = await connectRaw({ ...auditor, url: server.url, document: conferenceName(demonstrationId) })
  const { workshops } = readConference(demonstrationId, conference.doc)
  await conference.close()
  const workshopIds = workshops.map(({ id }) => id)
  const found = await look(server, auditor, workshopIds)
  const boards = workshops.filter(({ step }) => step.kind === 'open').slice(0, boardCount)
  const ledger = createLedger()
  const ways = Object.values(server.links.participant)
  const writers: Writer[] = []
  const sharedOf = boards.map(() => ({ cardId: null as string | null }))
  for (let index = 0; index < writerCount; index++) {
    const visitor = await server.join(ways[index % ways.length] ?? '', `Écrivain ${index + 1}`)
    const place = index % boards.length
    const board = boardName(boards[place]?.id ?? '')
    const shared = sharedOf[place] ?? { cardId: null }
    writers.push(
      createWriter({ id: `w${index}`, board, visitor, lots: createLots(lots.below(2 ** 31)), ledger, shared }),
    )
  }
  return { ledger, writers, deciders: await appoint(server, lots, found), auditor, workshopIds }
}

/** Each decides on cards of their own, so that what one was answered holds until they decide otherwise. */
async function appoint(server: RunningServer, lots: Lots, found: Found): Promise<Crowd['deciders']> {
  const ways = [server.links.moderator, server.links.moderator, server.links.synthesizer]
  const promoted = new Set([...found.sources.values()].map(({ contributionId }) => contributionId))
  const cards = lots.shuffled(
    [...found.cards].flatMap(([id, card]) =>
      card.standing.kind === 'open' && card.words !== '' && !promoted.has(id) ? [{ id, ...card }] : [],
    ),
  )
  return Promise.all(
    ways.map(async (way, index) => {
      const who = await server.join(way, `Décideuse ${index + 1}`)
      const decider = createDecider({
        id: `d${index}`,
        conferenceId: demonstrationId,
        lots: createLots(lots.below(2 ** 31)),
        cards: cards.slice(index * 40, index * 40 + 40),
        proposalIds: found.proposalIds,
        mayWithdraw: way === server.links.moderator,
      })
      return { who, decider }
    }),
  )
}

function look(server: RunningServer, auditor: Visitor, workshopIds: readonly string[]): Promise<Found> {
  return lookAround(demonstrationId, workshopIds, async (document) => {
    const client = await connectRaw({ url: server.url, cookie: auditor.cookie, document })
    await client.close()
    return client.doc
  })
}

async function everybodyWritesUntilKilled(server: RunningServer, crowd: Crowd, lots: Lots): Promise<void> {
  const killed = crowd.writers.map(async (writer) => {
    await writer.connect(server)
    await writer.write()
  })
  const decided = crowd.deciders.map(({ who, decider }) => decider.decide(server.as(who)))
  // Any moment: while people still come back, or in the middle of it all.
  await new Promise((moment) => setTimeout(moment, lots.between(60, 600)))
  await server.kill()
  await Promise.all([...killed, ...decided])
}

/** Before anybody comes back: a writer's own copy would mend what the server lost. */
async function compare(server: RunningServer, crowd: Crowd, figures: Figures): Promise<void> {
  const found = await look(server, crowd.auditor, crowd.workshopIds)
  const { lost, doubled } = crowd.ledger.compare(found.texts)
  figures.lost.push(...lost)
  figures.doubled.push(...doubled)
  figures.undecided.push(...crowd.deciders.flatMap(({ decider }) => decider.compare(found)))
  figures.provenance.push(...found.faults.map((fault) => JSON.stringify(fault)))
}

async function settle(server: RunningServer, crowd: Crowd, figures: Figures): Promise<void> {
  for (const { who, decider } of crowd.deciders) {
    const visitor = server.as(who)
    await decider.settle(visitor)
    const different = await decider.repeat(visitor)
    if (different) figures.undecided.push(different)
  }
}

/** Every document's log from its first entry: order, checksums, hashes, chain. */
async function verifyLogs(directory: string): Promise<string[]> {
  const journal = await createSqliteJournal({ path: path.join(directory, 'palabre.sqlite') })
  const damaged: string[] = []
  for (const { document } of await journal.documents()) {
    const damage = await journal.verify(document)
    if (damage) damaged.push(`${document}: ${damage.what}`)
  }
  await journal.close()
  return damaged
}

function summarize({ ledger, writers, deciders }: Crowd, figures: Figures): void {
  figures.acknowledged = ledger.acknowledged()
  figures.decided = deciders.reduce((sum, { decider }) => sum + decider.answered(), 0)
  figures.complaints = writers.flatMap((writer) => writer.complaints())
  for (const { decider } of deciders) {
    for (const [kind, count] of decider.refusals()) figures.refusals[kind] = (figures.refusals[kind] ?? 0) + count
  }
}

function emptyFigures(): Figures {
  return {
    rounds: 0,
    acknowledged: 0,
    lost: [],
    doubled: [],
    decided: 0,
    undecided: [],
    refusals: {},
    complaints: [],
    provenance: [],
    damaged: [],
    readyMs: [],
  }
}
