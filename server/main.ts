/** Where everything is built and wired, and nowhere else. Read it to know what the house is made of. */
import path from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { WebSocketServer } from 'ws'
import { createActMemory } from './acts/act-memory.ts'
import { createPerformAct } from './acts/perform-act.ts'
import { createApp } from './app.ts'
import { loadDemonstration } from './demo/load.ts'
import { demonstrationTemplate } from './demo/template.ts'
import { openDemonstrationLinks } from './identity/demonstration-links.ts'
import { openInstanceKey } from './identity/instance-key.ts'
import { readConferenceOf } from './identity/invitation.ts'
import { createKeyring } from './identity/keyring.ts'
import { openStandingLink, organizerLink, renewFounderLink } from './identity/opening-links.ts'
import { createTryLimits } from './identity/try-limits.ts'
import { createLive } from './live/live.ts'
import { printJson, printOpening } from './opening-words.ts'
import { systemClock as clock } from './ops/clock.ts'
import { createHealth } from './ops/health.ts'
import { listen } from './ops/listen.ts'
import { createLogger } from './ops/logger.ts'
import { createTurns } from './ops/turns.ts'
import { readSettings } from './settings.ts'
import { createRegistry } from './store/registry.ts'
import { createSqliteJournal } from './store/sqlite-journal.ts'

/** Four times the longest update a client may send, so that the live path refuses it in words rather than `ws` does. */
const frameLimitBytes = 4 * 1_024 * 1_024
/** Beyond this, whoever still holds on is let go: what is durable is durable. */
const drainLimitMs = 10_000

const read = readSettings(process.argv.slice(2), process.env)
if ('sentence' in read) stopWith(read.sentence)
const { settings } = read
const log = createLogger(settings.logLevel)

// A defect nobody caught: every word said to be kept is kept, so starting afresh is the repair.
process.on('uncaughtException', (error) => dieOf(error, 'a defect'))
process.on('unhandledRejection', (error) => dieOf(error, 'a promise nobody awaited'))

const keyring = createKeyring(openInstanceKey(settings.dataDirectory))
const journal = await createSqliteJournal({
  path: path.join(settings.dataDirectory, 'palabre.sqlite'),
  acknowledgeBeforeCommit: settings.lies,
  onFatal: (error) => dieOf(error, 'the store'),
  onTrouble: (what) => log.warn({ what }, 'the store is in trouble'),
}).catch((error: unknown) => stopWith(sentenceOf(error)))
const registry = await createRegistry(journal)
const live = createLive({ journal, registry, clock, log })
const acts = createActMemory(journal)
const turns = createTurns()
const health = createHealth()
const template = (name: string) => (name === 'demonstration' ? demonstrationTemplate() : null)
const perform = createPerformAct({ registry, journal, live, clock, keyring, turns, acts, template })
const opening = { journal, registry, clock, keyring, acts }

const app = createApp({
  journal,
  registry,
  live,
  acts,
  perform,
  keyring,
  turns,
  clock,
  health,
  log,
  tries: createTryLimits(clock),
  publicUrl: settings.publicUrl,
  clientDirectory: path.join(import.meta.dirname, '../dist/client'),
  loadDemonstration: openDemonstration,
})

const sockets = new WebSocketServer({ noServer: true, maxPayload: frameLimitBytes, perMessageDeflate: false })
const server = createAdaptorServer({ fetch: app.fetch, websocket: { server: sockets } })
const listening = await listen(server, settings)
if ('sentence' in listening) stopWith(listening.sentence)
const { port } = listening
process.on('SIGTERM', () => close('SIGTERM'))
process.on('SIGINT', () => close('SIGINT'))

const base = settings.publicUrl ?? `http://localhost:${port}`
process.stdout.write(await openHouse())

/** Everything that must be durable before the first visitor, then the doors. Answers what to print. */
async function openHouse(): Promise<string> {
  const founderSecret = await renewFounderLink(opening)
  const conferenceId = settings.demo ? await openDemonstration() : null
  const demonstration = conferenceId ? await openDemonstrationLinks(opening, conferenceId, base) : null
  const conferences = await Promise.all(registry.conferences().map(({ id }) => printed(id)))
  health.become('ready')
  log.info({ port, conferences: conferences.length }, 'open')
  if (demonstration && settings.json) return printJson(base, demonstration)
  const isPublic = settings.publicUrl === null && settings.host === '0.0.0.0'
  return printOpening({ base, port, isPublic, founderSecret, conferences, demonstration })
}

async function openDemonstration(): Promise<string> {
  return (await loadDemonstration({ journal, registry, clock })).conferenceId
}

async function printed(conferenceId: string): Promise<{ name: string; url: string }> {
  const { secret } = await openStandingLink(opening, organizerLink(conferenceId))
  const conference = await readConferenceOf(live, conferenceId)
  return { name: conference?.name ?? conferenceId, url: `${base}/r#${secret}` }
}

/** Gently: nobody new, those inside told and let out, the store closed last. Asked twice: at once. */
function close(signal: string): void {
  if (health.state() === 'draining') process.exit(1)
  health.become('draining')
  log.info({ signal }, 'closing')
  setTimeout(() => process.exit(1), drainLimitMs).unref()
  void drain().then(
    () => process.exit(0),
    (error: unknown) => dieOf(error, 'while closing'),
  )
}

async function drain(): Promise<void> {
  await live.drain()
  server.close()
  await journal.close()
}

function dieOf(error: unknown, what: string): never {
  const stack = error instanceof Error ? error.stack : undefined
  log.error({ stack: stack ?? String(error) }, `stopped by ${what}`)
  process.exit(1)
}

function stopWith(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
