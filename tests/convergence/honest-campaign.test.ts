// @vitest-environment jsdom
/**
 * An honest client is never punished: seeded people who write with the real editor, over our line and with unmodified
 * providers, lose the network and come back. A run is its seed: `SEED=<seed> RUNS=1` plays it again.
 */
import '../setup/virtual-world.ts'

import { beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type * as Guard from '#server/live/guard.ts'
import type * as UnseenWords from '#server/live/unseen-words.ts'
import { cardWords } from '#shared/board/board-document.ts'
import { type Found, type RunSettings, run } from './honest/campaign.ts'
import { cardId } from './honest/house.ts'
import type { HonestPerson } from './honest/person.ts'

const first = Number(process.env['SEED'] ?? 1)
const runs = Number(process.env['RUNS'] ?? 200)
const closingRuns = Math.ceil(runs * 0.4)
const controlRuns = 12

/** What the controls take away from the server. */
const broken = vi.hoisted(() => ({ collected: false, putBack: false }))

vi.mock('#server/live/guard.ts', async (original) => {
  const real = await original<typeof Guard>()
  const holdsCollected = (update: Uint8Array): boolean =>
    Y.decodeUpdate(update).structs.some((struct) => struct instanceof Y.GC)
  const judge: typeof real.judge = (update, bench) =>
    broken.collected && holdsCollected(update) ? { kind: 'malformed', why: 'collected' } : real.judge(update, bench)
  return { ...real, judge }
})

// The real ones keep a store of chance from one run to the next.
vi.mock('#client/live/new-id.ts', () => {
  const sixteen = (): string => Array.from({ length: 16 }, () => Math.floor(Math.random() * 36).toString(36)).join('')
  return { newCardId: () => `k${sixteen()}`, newGroupId: () => `g${sixteen()}`, newCommentId: () => `m${sixteen()}` }
})

vi.mock('#server/live/unseen-words.ts', async (original) => {
  const real = await original<typeof UnseenWords>()
  const putBack: typeof real.putBack = (unseen) => (broken.putBack ? undefined : real.putBack(unseen))
  return { ...real, putBack }
})

beforeEach(() => {
  broken.collected = false
  broken.putBack = false
})

async function campaign(count: number, settings: RunSettings = {}): Promise<readonly Found[]> {
  const found: Found[] = []
  for (let seed = first; seed < first + count; seed++) found.push(await run(seed, settings))
  return found
}

/** What an honest person would call unjust, with the seed that shows it. */
function injustices(found: readonly Found[]): readonly string[] {
  return found.flatMap(({ seed, refusals, punished, different, people }) => {
    const complaints = [...(refusals > 0 ? [`${refusals} refusals`] : []), ...punished, ...different]
    return complaints.length > 0 ? [`seed ${seed} (${people.join(', ')}): ${complaints.join('; ')}`] : []
  })
}

const merelyPlaceless = ['words-without-place', 'not-delivered']

test(`${runs} runs from seed ${first}: nobody is refused anything, and everybody ends with what the journal says`, async () => {
  const found = await campaign(runs)
  expect(injustices(found)).toEqual([])
  // Where two people shape one text at once, words may find their paragraph gone: they come back, and that is no refusal.
  const reasons = new Set(found.flatMap(({ returned }) => returned.map(({ reason }) => reason.kind)))
  expect([...reasons].filter((kind) => !merelyPlaceless.includes(kind))).toEqual([])
}, 300_000)

test(`${closingRuns} runs in which cards are withdrawn and the workshop closes: every word is there or comes back`, async () => {
  const found = await campaign(closingRuns, { closing: true })
  expect(found.filter(({ lost }) => lost.length > 0).map(({ seed, lost }) => ({ seed, lost }))).toEqual([])
  expect(
    found.filter(({ different }) => different.length > 0).map(({ seed, different }) => ({ seed, different })),
  ).toEqual([])
  // It is these runs that refuse, and they write enough to lose; a single one may happen to do neither.
  if (closingRuns < 40) return
  expect(found.reduce((sum, { refusals }) => sum + refusals, 0)).toBeGreaterThan(closingRuns)
  expect(found.reduce((sum, { markers }) => sum + markers, 0)).toBeGreaterThan(closingRuns * 10)
}, 300_000)

test('a seed says everything: played twice, it ends with the same words', async () => {
  const [once] = await campaign(1, { closing: true })
  const [again] = await campaign(1, { closing: true })
  expect(again).toEqual(once)
})

test('control: a guard that takes collected structs for an attack punishes honest people', async () => {
  broken.collected = true
  expect(injustices(await campaign(controlRuns))).not.toEqual([])
}, 60_000)

test('control: where unseen words are not put back, words are lost', async () => {
  broken.putBack = true
  const found = await campaign(controlRuns, { closing: true })
  expect(found.flatMap(({ lost }) => lost)).not.toEqual([])
}, 60_000)

test('control: one mark that the house does not know, and there are refusals', async () => {
  const found = await campaign(3, { meddle: strikeThrough })
  expect(found.every(({ refusals }) => refusals > 0)).toBe(true)
}, 60_000)

/** What an editor with Tiptap's starter kit would write. */
function strikeThrough(person: HonestPerson): void {
  const doc = person.board.doc()
  const paragraph = doc && cardWords(doc, cardId(0))?.get(0)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (text instanceof Y.XmlText && text.length > 0) text.format(0, 1, { strike: {} })
}
