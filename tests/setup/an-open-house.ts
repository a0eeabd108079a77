/** The whole house in this process: real doors on a free port, the real live path, a journal in memory. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { WebSocketServer } from 'ws'
import { createActMemory } from '#server/acts/act-memory.ts'
import { createPerformAct } from '#server/acts/perform-act.ts'
import { createApp } from '#server/app.ts'
import type { House } from '#server/http/house.ts'
import { createKeyring } from '#server/identity/keyring.ts'
import { renewFounderLink } from '#server/identity/opening-links.ts'
import { createTryLimits } from '#server/identity/try-limits.ts'
import { createLive } from '#server/live/live.ts'
import { systemClock as clock } from '#server/ops/clock.ts'
import { createHealth } from '#server/ops/health.ts'
import { silentLog } from '#server/ops/logger.ts'
import { createTurns } from '#server/ops/turns.ts'
import { createMemoryJournal, type MemoryJournal } from '#server/store/memory-journal.ts'
import { createRegistry } from '#server/store/registry.ts'
import type { Role } from '#shared/people/role.ts'
import { aVisitor, type Visitor } from './a-visitor.ts'

export interface OpenHouse {
  readonly url: string
  readonly house: House
  readonly journal: MemoryJournal
  readonly conferenceId: string
  readonly siteId: string
  /** Two workshops, both open; facilitators run the first. */
  readonly workshopIds: readonly [string, string]
  /** The founder, who organises. */
  readonly founder: Visitor
  /** Somebody new, inside by a link of that role. */
  join(role: Role, name: string): Promise<Visitor>
  /** Decides as the founder, past the pace of the doors. */
  decide(kind: string, input: unknown): Promise<Readonly<Record<string, unknown>>>
  stop(): Promise<void>
}

export async function openHouse(): Promise<OpenHouse> {
  const journal = createMemoryJournal()
  const registry = await createRegistry(journal)
  const live = createLive({ journal, registry, clock, log: silentLog })
  const keyring = createKeyring(Buffer.alloc(32, 7))
  const acts = createActMemory(journal)
  const turns = createTurns()
  const health = createHealth()
  const perform = createPerformAct({ registry, journal, live, clock, keyring, turns, acts, template: () => null })
  const founderSecret = await renewFounderLink({ journal, registry, clock, keyring, acts })
  health.become('ready')
  const clientDirectory = mkdtempSync(path.join(tmpdir(), 'palabre-client-'))
  writeFileSync(path.join(clientDirectory, 'index.html'), '<!doctype html><title>Palabre</title>')
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
    publicUrl: null,
    clientDirectory,
    loadDemonstration: async () => 'demo-2026',
  }
  const { url, close } = await openDoors(house)
  const founder = await aVisitor(url, founderSecret, 'Fondatrice')
  let decided = 0

  async function decideIn(conferenceId: string | null, kind: string, input: unknown) {
    const told = await perform(founder.personId, { actId: `act-of-setup-${++decided}`, conferenceId, kind, input })
    if (!told.ok) throw new Error(`${kind}: ${JSON.stringify(told.refusal)}`)
    return told.value.answer
  }

  const conferenceId = String((await decideIn(null, 'createConference', { name: 'Conférence' })).conferenceId)
  const decide = (kind: string, input: unknown) => decideIn(conferenceId, kind, input)
  const siteId = String((await decide('setSite', { name: 'Bordeaux', sign: 'crescent' })).siteId)
  const workshop = async (name: string) =>
    String((await decide('setWorkshop', { kind: 'thematic', label: name, name, siteIds: [siteId] })).workshopId)
  const workshopIds = [await workshop('Un'), await workshop('Deux')] as const
  const links = new Map<Role, string>()

  async function secretOf(role: Role): Promise<string> {
    const workshops = role === 'facilitator' ? { workshopIds: [workshopIds[0]] } : {}
    const { linkId } = await decide('makeLink', { role, ...workshops })
    const { links } = await founder.get<{ links: { id: string; url: string }[] }>(
      `/api/links?conference=${conferenceId}`,
    )
    return links.find(({ id }) => id === linkId)?.url.split('#')[1] ?? ''
  }

  return {
    url,
    house,
    journal,
    conferenceId,
    siteId,
    workshopIds,
    founder,
    decide,
    async join(role, name) {
      const secret = links.get(role) ?? (await secretOf(role))
      links.set(role, secret)
      return aVisitor(url, secret, name)
    },
    async stop() {
      await close()
      rmSync(clientDirectory, { recursive: true, force: true })
    },
  }
}

async function openDoors(house: House) {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 4 * 1_024 * 1_024 })
  const server = createAdaptorServer({ fetch: createApp(house).fetch, websocket: { server: sockets } })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo // it listens on a port
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      server.close()
      await house.journal.close()
    },
  }
}
