/** A whole house in memory, its doors open, and people who knock at them as a browser would. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Hono } from 'hono'
import { afterAll } from 'vitest'
import { createActMemory } from '#server/acts/act-memory.ts'
import { createPerformAct } from '#server/acts/perform-act.ts'
import { createApp } from '#server/app.ts'
import type { House } from '#server/http/house.ts'
import { createKeyring } from '#server/identity/keyring.ts'
import { renewFounderLink } from '#server/identity/opening-links.ts'
import { createTryLimits } from '#server/identity/try-limits.ts'
import { createHealth } from '#server/ops/health.ts'
import { silentLog } from '#server/ops/logger.ts'
import { createTurns } from '#server/ops/turns.ts'
import type { MemoryJournal } from '#server/store/memory-journal.ts'
import { createMemoryJournal } from '#server/store/memory-journal.ts'
import { createRegistry } from '#server/store/registry.ts'
import { createSmallLive, type SmallLive } from './small-live.ts'

export const origin = 'http://palabre.test'
/** A Thursday in November, 09:00 in Paris. */
export const morning = Date.UTC(2026, 10, 19, 8, 0)

export interface SmallHouse extends House {
  readonly app: Hono
  readonly journal: MemoryJournal
  readonly live: SmallLive
  readonly clock: { now(): number; at: number }
  readonly founderSecret: string
}

export async function aHouse(options: { publicUrl?: string; journal?: MemoryJournal } = {}): Promise<SmallHouse> {
  const journal = options.journal ?? createMemoryJournal()
  const registry = await createRegistry(journal)
  const live = createSmallLive({ journal, registry })
  const clock = { at: morning, now: () => clock.at }
  const keyring = createKeyring(Buffer.alloc(32, 7))
  const acts = createActMemory(journal)
  const turns = createTurns()
  const health = createHealth()
  const perform = createPerformAct({ registry, journal, live, clock, keyring, turns, acts, template: () => null })
  const founderSecret = await renewFounderLink({ journal, registry, clock, keyring, acts })
  health.become('ready')
  const house: House = {
    journal,
    registry,
    live,
    acts,
    perform,
    keyring,
    turns,
    clock,
    health,
    log: silentLog,
    tries: createTryLimits(clock),
    publicUrl: options.publicUrl ?? null,
    clientDirectory,
    loadDemonstration: async () => 'demo-2026',
  }
  return { ...house, journal, live, clock, founderSecret, app: createApp(house) }
}

/** Made once for all the houses of a file. */
const clientDirectory = aBuiltClient()

/** What a build leaves: a page, a script, and an asset with its short form. */
function aBuiltClient(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'palabre-client-'))
  mkdirSync(path.join(directory, 'assets'))
  const files = {
    'index.html': '<!doctype html><title>Palabre</title>',
    'theme.js': 'document.title',
    'assets/app-1.js': 'long',
    'assets/app-1.js.br': 'short',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(directory, name), text)
  afterAll(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

export interface Answered {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire, looked into by each test
  readonly body: any
}

/** A browser: it keeps its cookie and says where it comes from. */
export function aBrowser(app: Hono, from = origin) {
  let cookie = ''

  async function ask(
    method: string,
    where: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered> {
    const sent: Record<string, string> = { host: new URL(from).host, ...(cookie ? { cookie } : {}) }
    if (method !== 'GET') Object.assign(sent, { origin: from, 'content-type': 'application/json' })
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await app.request(`${from}${where}`, {
      method,
      headers: { ...sent, ...headers },
      ...(body === undefined ? {} : { body: text }),
    })
    const given = response.headers.get('set-cookie')
    if (given) cookie = /max-age=0/i.test(given) ? '' : (given.split(';')[0] ?? '')
    const isJson = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? await response.json() : await response.text(),
    }
  }

  return {
    get: (where: string, headers?: Record<string, string>) => ask('GET', where, undefined, headers),
    post: (where: string, body: unknown, headers?: Record<string, string>) => ask('POST', where, body, headers),
    act: (actId: string, conferenceId: string | null, kind: string, input: unknown, reason?: string) =>
      ask('POST', '/api/acts', { actId, conferenceId, kind, input, ...(reason ? { reason } : {}) }),
    cookie: () => cookie,
  }
}

export type Browser = ReturnType<typeof aBrowser>

/** A conference with one site and one workshop, and the founder who organises it. */
export async function aConference(house: SmallHouse, mark = 'one') {
  const ada = aBrowser(house.app)
  await ada.post('/api/join', { secret: house.founderSecret, name: 'Ada' })
  const made = await ada.act(`act-conference-${mark}`, null, 'createConference', { name: 'Conférence régionale' })
  const conferenceId: string = made.body.answer.conferenceId
  const site = await ada.act('act-site-bordeaux', conferenceId, 'setSite', { name: 'Bordeaux', sign: 'crescent' })
  const siteId: string = site.body.answer.siteId
  const fields = { kind: 'thematic', label: 'Atelier 1', name: 'Financer', siteIds: [siteId] }
  const workshop = await ada.act('act-workshop-one', conferenceId, 'setWorkshop', fields)
  const workshopId: string = workshop.body.answer.workshopId

  /** A link of that role, with its words as the organiser sees them. */
  async function link(
    role: string,
    more: object = {},
  ): Promise<{ id: string; secret: string; code: string; url: string }> {
    const made = await ada.act(`act-link-${role}-${JSON.stringify(more).length}`, conferenceId, 'makeLink', {
      role,
      ...more,
    })
    const { links } = (await ada.get(`/api/links?conference=${conferenceId}`)).body
    const found = links.find((one: { id: string }) => one.id === made.body.answer.linkId)
    return { ...found, secret: found.url.split('#')[1] }
  }

  /** Somebody new, inside by a link of that role. */
  async function join(role: string, name: string): Promise<Browser & { readonly personId: string }> {
    const browser = aBrowser(house.app)
    const joined = await browser.post('/api/join', { secret: (await link(role)).secret, name })
    return { ...browser, personId: joined.body.person.id }
  }

  return { ada, conferenceId, siteId, workshopId, link, join }
}
