/**
 * A promotion moves a card and the draft, both or neither: whenever the process dies, whatever the store answers,
 * whoever else decides at the same time. What is looked at is the disk a restart would find.
 */

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Disk } from '#server/store/memory-disk.ts'
import { cardWords } from '#shared/board/board-document.ts'
import { proposalText } from '#shared/draft/draft-document.ts'
import { boardName, draftName } from '#shared/live/document-name.ts'
import { plainTextOf } from '#shared/text/rich-text-document.ts'
import {
  cardId,
  conferenceId,
  type LiveHouse,
  lookOnDisk,
  openHouse,
  type PersonId,
  replay,
} from '../faults/a-live-house.ts'
import { type Death, deafJournal, dyingJournal, splittingJournal } from '../faults/failing-journals.ts'
import { runPromotions } from '../faults/promotion-campaign.ts'

const seed = Number(process.env['SEED'] ?? 20261122)

const board = boardName('wa')
const draft = draftName(conferenceId)
const card = (workshop: number, index: number, passage: { from: number; to: number } | null = null) => ({
  workshopId: ['wa', 'wb', 'wc'][workshop] ?? '',
  contributionId: cardId(workshop, index),
  passage,
})
const intoFirst = { kind: 'existing', proposalId: 'p1' }
const three = { contributions: [card(0, 0), card(1, 0), card(2, 0)], into: { kind: 'new' } }
const one = { contributions: [card(0, 0)], into: intoFirst }

interface Asked {
  readonly actId: string
  readonly kind: string
  readonly input: unknown
}

const ask = (actId: string, kind: string, input: unknown): Asked => ({ actId, kind, input })

/** Each act with what must have been decided before it. */
const everyRoad: readonly (readonly [name: string, act: Asked, before: readonly Asked[]])[] = [
  ['three cards into a new proposal', ask('act-promote', 'promote', three), []],
  [
    'a passage into an existing one',
    ask('act-promote', 'promote', { contributions: [card(0, 1, { from: 3, to: 20 })], into: intoFirst }),
    [],
  ],
  [
    'taken back out',
    ask('act-demote', 'demote', { sourceId: 'p1.k0-0', workshopId: 'wa' }),
    [ask('act-one', 'promote', one)],
  ],
  ['undone', ask('act-undo', 'undo', { actId: 'act-three' }), [ask('act-three', 'promote', three)]],
  ['its proposal to the bin', ask('act-bin', 'binProposal', { proposalId: 'p1' }), [ask('act-one', 'promote', one)]],
  [
    'its proposal back from the bin',
    ask('act-restore', 'restoreProposal', { proposalId: 'p1' }),
    [ask('act-one', 'promote', one), ask('act-bin', 'binProposal', { proposalId: 'p1' })],
  ],
  [
    'its card withdrawn',
    ask('act-withdraw', 'withdraw', { workshopId: 'wa', contributionId: 'k0-0' }),
    [ask('act-one', 'promote', one)],
  ],
]

async function diskAfter(acts: readonly Asked[]): Promise<Disk> {
  const house = await openHouse()
  for (const act of acts) expect(await house.perform('mia', act)).toMatchObject({ ok: true })
  await house.stop()
  return house.journal.disk()
}

/** Dies at every word said to the store, in turn; answers what was wrong on the disk or in the answer after the restart. */
async function dieEverywhere(act: Asked, disk: Disk, isSplit = false): Promise<{ wrong: string[]; deaths: number }> {
  const wrong: string[] = []
  for (let at = 1, deaths = 0; ; at++) {
    for (const when of ['before', 'after'] as const) {
      const left = await dieAt({ at, when }, act, disk, isSplit)
      if (left === 'survived') return { wrong, deaths }
      deaths += 1
      const found = await lookOnDisk(left)
      wrong.push(...found.faults.map((fault) => `${when} word ${at}: ${JSON.stringify(fault)}`))
      wrong.push(...(await askAgain(act, left)).map((what) => `${when} word ${at}, asked again: ${what}`))
    }
  }
}

async function dieAt(death: Death, act: Asked, disk: Disk, isSplit: boolean): Promise<Disk | 'survived'> {
  let died: Promise<'died'> = new Promise(() => {})
  const house = await openHouse({
    disk,
    between(journal) {
      const dying = dyingJournal(journal, death)
      died = dying.died
      return isSplit ? splittingJournal(dying) : dying
    },
  })
  const end = await Promise.race([died, house.perform('mia', act).then(() => 'survived' as const)])
  const left = house.journal.disk()
  await house.stop()
  return end === 'died' ? left : 'survived'
}

/** On what was left: the same act is answered, done once, and whole. */
async function askAgain(act: Asked, disk: Disk): Promise<string[]> {
  const house = await openHouse({ disk })
  const told = await house.perform('mia', act)
  const again = await house.perform('mia', act)
  await house.stop()
  const found = await lookOnDisk(house.journal.disk())
  const entries = (await house.journal.read(draft, 0)).filter(({ actId }) => actId === act.actId)
  return [
    ...(told.ok ? [] : [JSON.stringify(told.refusal)]),
    ...(JSON.stringify(again) === JSON.stringify(told) ? [] : ['answered differently']),
    ...(entries.length > 1 ? ['written twice'] : []),
    ...found.faults.map((fault) => JSON.stringify(fault)),
  ]
}

describe('killed between any two words to the store', () => {
  test.each(everyRoad)('%s: whole afterwards, and asked again it is answered once', async (_name, act, before) => {
    const { wrong, deaths } = await dieEverywhere(act, await diskAfter(before))
    expect(wrong).toEqual([])
    expect(deaths).toBeGreaterThan(1)
  })

  test('a store that writes units in halves is caught by the same look', async () => {
    const { wrong } = await dieEverywhere(ask('act-promote', 'promote', three), await diskAfter([]), true)
    expect(wrong.join()).toContain('without')
  })
})

describe('a store that fails', () => {
  /** Promotes once and says how answer and disk disagree. */
  async function promoteOnce(house: LiveHouse): Promise<{ told: string; wrong: string[] }> {
    const told = await house.perform('mia', ask('act-promote', 'promote', three))
    const found = await lookOnDisk(house.journal.disk())
    const isThere = found.sources.size === 3
    const wrong = [
      ...found.faults.map(({ kind }) => kind),
      ...(told.ok === isThere ? [] : ['answer and disk disagree']),
    ]
    return { told: told.ok ? 'done' : told.refusal.kind, wrong }
  }

  test('nothing is half done, the one who asked learns it, and the same act asked again is done', async () => {
    const house = await openHouse()
    house.journal.failNext('unavailable')
    expect(await promoteOnce(house)).toEqual({ told: 'store-unavailable', wrong: [] })
    expect(await promoteOnce(house)).toEqual({ told: 'done', wrong: [] })
    await house.stop()
  })

  test('an act that somebody else’s write overtook is decided again and done once', async () => {
    const house = await openHouse()
    house.journal.failNext('conflict', 3)
    expect(await promoteOnce(house)).toEqual({ told: 'done', wrong: [] })
    await house.stop()
  })

  test('a server deaf to these answers is caught by the same look', async () => {
    const house = await openHouse({ between: deafJournal })
    house.journal.failNext('unavailable')
    expect((await promoteOnce(house)).wrong).toEqual(['answer and disk disagree'])
    await house.stop()
  })

  test('another node that promoted the same card first has won: this one learns it, from what is durable', async () => {
    const house = await openHouse()
    const elsewhere = await openHouse()
    await elsewhere.perform('max', ask('act-elsewhere', 'promote', one))
    const first = await Promise.all([board, draft].map((document) => elsewhere.journal.read(document, 1)))
    house.journal.pause()
    const told = house.perform('mia', ask('act-here-too', 'promote', one))
    house.journal.writeAsAnotherNode(
      ...first.flat().map((entry) => ({ ...entry, update: entry.update ?? new Uint8Array() })),
    )
    house.journal.resume()
    expect(await told).toEqual({
      ok: false,
      refusal: { kind: 'already-a-source', contributionId: 'k0-0', proposalId: 'p1' },
    })
    const found = await lookOnDisk(house.journal.disk())
    expect(found.faults).toEqual([])
    expect([...found.sources.values()].map(({ actId }) => actId)).toEqual(['act-elsewhere'])
    await Promise.all([house.stop(), elsewhere.stop()])
  })
})

describe('two decisions in the same beat', () => {
  const both = (house: LiveHouse, asked: readonly (readonly [PersonId, Asked])[]) =>
    Promise.all(asked.map(([who, act]) => house.perform(who, act)))

  test('the same card into the same proposal: one wins and the other learns it', async () => {
    const house = await openHouse()
    const told = await both(house, [
      ['mia', ask('act-of-mia', 'promote', one)],
      ['max', ask('act-of-max', 'promote', one)],
    ])
    expect(told.map((result) => (result.ok ? 'done' : result.refusal.kind)).sort()).toEqual([
      'already-a-source',
      'done',
    ])
    const found = await lookOnDisk(house.journal.disk())
    expect([found.faults, found.sources.size]).toEqual([[], 1])
    await house.stop()
  })

  test('the same card into two proposals: both are done', async () => {
    const house = await openHouse()
    const told = await both(house, [
      ['mia', ask('act-of-mia', 'promote', one)],
      ['max', ask('act-of-max', 'promote', { ...one, into: { kind: 'existing', proposalId: 'p2' } })],
    ])
    expect(told.map(({ ok }) => ok)).toEqual([true, true])
    const found = await lookOnDisk(house.journal.disk())
    expect([found.faults, found.sources.size]).toEqual([[], 2])
    await house.stop()
  })

  test('when the winner could not be written, nobody is told of a promotion that never was', async () => {
    const house = await openHouse()
    house.journal.failNext('unavailable')
    const told = await both(house, [
      ['mia', ask('act-of-mia', 'promote', one)],
      ['max', ask('act-of-max', 'promote', one)],
    ])
    expect(told.map((result) => (result.ok ? 'done' : result.refusal.kind))).toEqual(['store-unavailable', 'done'])
    const found = await lookOnDisk(house.journal.disk())
    expect([...found.sources.values()].map(({ by }) => by)).toEqual(['max'])
    await house.stop()
  })

  test('the same actId twice is done once and answered twice; two ids are two proposals', async () => {
    const house = await openHouse()
    const [first, second] = await both(house, [
      ['mia', ask('act-once', 'promote', three)],
      ['mia', ask('act-once', 'promote', three)],
    ])
    expect(first).toMatchObject({ ok: true })
    expect(second).toEqual(first)
    expect((await lookOnDisk(house.journal.disk())).proposalIds).toHaveLength(3)
    await house.perform('mia', ask('act-twice', 'promote', three))
    expect((await lookOnDisk(house.journal.disk())).proposalIds).toHaveLength(4)
    await house.stop()
  })

  test('an undo that was overtaken leaves what the other undo decided', async () => {
    const house = await openHouse()
    await house.perform('mia', ask('act-withdraw', 'withdraw', { workshopId: 'wa', contributionId: 'k0-0' }))
    house.journal.failNext('conflict')
    const undo = { actId: 'act-withdraw' }
    const told = await both(house, [
      ['mia', ask('undo-of-mia', 'undo', undo)],
      ['max', ask('undo-of-max', 'undo', undo)],
    ])
    expect(told.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await house.perform('max', ask('undo-once-more', 'undo', undo))).toEqual({
      ok: false,
      refusal: { kind: 'already-undone', actId: 'act-withdraw' },
    })
    await house.stop()
  })
})

test('while people type in the card and in the proposal, promoting and demoting lose neither a word nor a link', async () => {
  const house = await openHouse()
  const lea = await house.connect('lea', board)
  const syl = await house.connect('syl', draft)
  const typing = Promise.all([
    typeInto(lea.doc, () => cardWords(lea.doc, 'k0-0'), 'c', lea.saved),
    typeInto(syl.doc, () => proposalText(syl.doc, 'p1', 'words'), 'p', syl.saved),
  ])
  for (let round = 0; round < 12; round++) {
    expect(await house.perform('mia', ask(`act-up-${round}`, 'promote', one))).toMatchObject({ ok: true })
    expect((await lookOnDisk(house.journal.disk())).faults).toEqual([])
    const down = ask(`act-down-${round}`, 'demote', { sourceId: 'p1.k0-0', workshopId: 'wa' })
    expect(await house.perform('max', down)).toMatchObject({ ok: true })
    expect((await lookOnDisk(house.journal.disk())).faults).toEqual([])
  }
  const [inCard, inProposal] = await typing
  const words = cardWords(await replay(house.journal, board), 'k0-0')
  const text = proposalText(await replay(house.journal, draft), 'p1', 'words')
  expect(marksIn(words)).toEqual(inCard)
  expect(marksIn(text)).toEqual(inProposal)
  expect([lea.notices, syl.notices]).toEqual([[], []])
  await house.stop()
})

/** Forty marks at the end of the first paragraph, each acknowledged. */
async function typeInto(doc: Y.Doc, field: () => Y.XmlFragment | null, letter: string, saved: () => Promise<void>) {
  const marks = Array.from({ length: 40 }, (_, index) => `${letter}${index}w`)
  for (const mark of marks) {
    doc.transact(() => {
      const first = field()?.get(0)
      const text = first instanceof Y.XmlElement ? first.get(0) : null
      if (text instanceof Y.XmlText) text.insert(text.length, ` ${mark}`)
    })
    await saved()
  }
  return marks
}

function marksIn(fragment: Y.XmlFragment | null): string[] {
  const [first] = fragment ? plainTextOf(fragment).split('\n') : []
  return first?.match(/[cp]\d+w/g) ?? []
}

test('300 random acts while people type and the store fails, conflicts and dies: each answered, the links whole', async () => {
  const figures = await runPromotions({ steps: 300, seed })
  console.info(
    `seed ${seed}: ${figures.steps} acts, ${figures.done} done, ${JSON.stringify(figures.refusals)}, ` +
      `${figures.deaths} deaths, ${figures.failures} failures, ${figures.conflicts} conflicts, ${figures.typed} marks typed`,
  )
  expect(figures.wrong).toEqual([])
  expect(figures.done).toBeGreaterThan(100)
  expect(Math.min(figures.deaths, figures.failures, figures.conflicts, figures.typed)).toBeGreaterThan(5)
}, 60_000)

test('the same 300 acts on a store that writes in halves are caught', async () => {
  const figures = await runPromotions({ steps: 300, seed, isSplit: true })
  expect(figures.wrong.join()).toContain('without')
}, 60_000)
