/**
 * An adversary in every role, ten thousand frames in all, against a real server that honest people are using. A monitor
 * that knows nothing of the guard replays the journal afterwards and asks of each entry whether that person might.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createLots, type Lots } from '#server/demo/seeded-lots.ts'
import { createSqliteJournal } from '#server/store/sqlite-journal.ts'
import { addCard } from '#shared/board/board-document.ts'
import { paragraph } from '#shared/text/rich-text-document.ts'
import { startServer } from '../setup/a-running-server.ts'
import type { Measured } from '../setup/measured.ts'
import { until } from '../setup/until.ts'
import { drawAttack } from './adversary.ts'
import { aBlindBoard } from './blind-board.ts'
import { createMonitor, type Somebody } from './monitor.ts'
import { runSiege } from './siege.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
const frames = Number(process.env['FRAMES'] ?? 10_000)

/** Above what the server weighed under honest load. */
const mostMoreMiB = 64
const slowestLoopMs = 100

test(`nothing that an adversary may not do is done, and nobody else notices (seed ${seed})`, async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'palabre-siege-'))
  const file = path.join(directory, 'measured.json')
  const preload = path.join(import.meta.dirname, '../setup/measured.ts')
  const server = await startServer({
    dataDirectory: path.join(directory, 'data'),
    environment: { MEASURED_FILE: file, NODE_OPTIONS: `--import=${preload}`, PALABRE_LOG: 'warn' },
  })
  const read = (): Measured => JSON.parse(readFileSync(file, 'utf8')) as Measured // written by the preload
  const measure = async (): Promise<Measured> => {
    const { times, pid } = read()
    process.kill(pid, 'SIGUSR2')
    await until(() => read().times > times, 'the measures', 20_000)
    return read()
  }
  try {
    const siege = await runSiege({ server, seed, frames, measure })
    await server.stop()
    const monitor = createMonitor(siege.people)
    const journal = await createSqliteJournal({ path: path.join(directory, 'data', 'palabre.sqlite') })
    for (const { document } of await journal.documents()) {
      if (!siege.documents.includes(document)) continue
      expect(await journal.verify(document)).toBeNull()
      for (const entry of await journal.read(document, 0)) monitor.hear(entry)
    }
    await journal.close()

    const { base, after } = siege
    console.info(
      `adversary: seed ${seed}, ${siege.said} frames (${siege.closings} closings), ${siege.honestEdits} honest edits, ` +
        `${base.rssMiB.toFixed(0)} → ${after.rssMiB.toFixed(0)} MiB, loop p99 ${after.loopP99Ms.toFixed(0)} ms, max ${after.loopMaxMs.toFixed(0)} ms, ` +
        `${siege.seconds.toFixed(0)} s`,
    )
    expect(monitor.violations).toEqual([])
    expect(siege.unanswered).toEqual([])
    expect(siege.complaints).toEqual([])
    expect(siege.lost(monitor)).toEqual([])
    expect(siege.apart(monitor)).toEqual([])
    expect(server.logs()).not.toMatch(/room failed|room dropped|stopped by|gap through/)
    expect(after.rssMiB - base.rssMiB).toBeLessThanOrEqual(mostMoreMiB)
    expect(after.loopP99Ms).toBeLessThanOrEqual(slowestLoopMs)
  } finally {
    await server.kill()
    rmSync(directory, { recursive: true, force: true })
  }
}, 180_000)

test('the same adversary against a server without a guard is seen by the monitor', () => {
  const lots = createLots(seed)
  const violations = Array.from({ length: 30 }, () => violationsWithoutGuard(lots)).flat()
  const kinds = new Set(violations.map((violation) => violation.replace(/[kr]z?\d+\w*/g, '…')))
  console.info(`adversary, no guard: ${violations.length} violations of ${kinds.size} kinds (seed ${seed})`)
  expect(violations.length).toBeGreaterThan(10)
  expect(kinds.size).toBeGreaterThan(5)
})

function violationsWithoutGuard(lots: Lots): readonly string[] {
  const document = 'board:w1'
  const cards = ['kada0001', 'kada0002']
  const board = aBlindBoard(
    document,
    (doc) => {
      for (const id of cards)
        addCard(doc, { id, kind: 'proposal', columnId: 'c1', order: 'a0', words: [paragraph('Les mots d’Ada')] })
    },
    'ada',
  )
  const participant: Somebody = { role: 'participant', runs: [] }
  const monitor = createMonitor(new Map(['ada', 'eve'].map((personId) => [personId, participant])))
  try {
    for (let times = 0; times < 30; times++) {
      const ground = { document, seen: board.doc, client: 4_242, others: [5_151], lots, taken: cards }
      const before = board.log.length
      for (const update of drawAttack(ground).updates) board.hear('eve', update)
      for (const entry of board.log.slice(times === 0 ? 0 : before)) monitor.hear(entry)
    }
  } catch {
    // So broken that Yjs itself no longer reads it: what was seen until then counts.
  }
  return monitor.violations
}
