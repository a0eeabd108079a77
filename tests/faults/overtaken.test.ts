/**
 * Edits of one beat while another node writes the same document first, or while the disk takes its time: both arrive,
 * once, with their facts; and nobody hears of anything before it is durable.
 */
import * as decoding from 'lib0/decoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Entry, Journal } from '#server/store/journal.ts'
import { addCard, cardWords, readContribution, readFacts } from '#shared/board/board-document.ts'
import { boardName, draftName } from '#shared/live/document-name.ts'
import { closeCodes, messageSaved, messageSync } from '#shared/live/protocol.ts'
import { paragraph, plainTextOf } from '#shared/text/rich-text-document.ts'
import type { RawClient } from '../setup/a-raw-client.ts'
import { until } from '../setup/until.ts'
import {
  cardsPerBoard,
  conferenceId,
  type HouseOptions,
  type LiveHouse,
  openHouse,
  replay,
  workshopIds,
} from './a-live-house.ts'
import { deafJournal, earlyJournal } from './failing-journals.ts'

const board = boardName('wa')
const draft = draftName(conferenceId)
const lastNumber = workshopIds.length * cardsPerBoard

interface Watched extends LiveHouse {
  /** Units asked for so far, call by call. */
  readonly commits: readonly number[]
  /** Commits wait, and the next beat's edits gather behind the one that waits. */
  hold(): Promise<void>
  /** Lets the waiting beat through and holds the one that gathered: the two edits are in it. */
  holdNext(): Promise<void>
}

async function aWatchedHouse(between: NonNullable<HouseOptions['between']> = (journal) => journal): Promise<Watched> {
  const commits: number[] = []
  const house = await openHouse({
    between(journal): Journal {
      const inner = between(journal)
      return {
        ...inner,
        commit(units) {
          commits.push(units.length)
          return inner.commit(units)
        },
      }
    },
  })

  async function hold(): Promise<void> {
    const before = commits.length
    house.journal.pause()
    void house.perform('mia', {
      actId: `act-hold-${before}`,
      kind: 'addProposal',
      input: { title: 'Retient le temps' },
    })
    await until(() => commits.length > before, 'a beat under way')
  }

  async function holdNext(): Promise<void> {
    const before = commits.length
    house.journal.resume()
    house.journal.pause()
    await until(() => commits.length > before, 'the next beat under way')
  }

  return { ...house, commits, hold, holdNext }
}

/** Two people make a card each in the same beat, and another node writes on the board before it is committed. */
async function twoCardsOvertaken(between?: HouseOptions['between']) {
  const house = await aWatchedHouse(between)
  const [lea, tom] = [await house.connect('lea', board), await house.connect('tom', board)]
  await house.hold()
  makeCard(lea, 'k-lea')
  makeCard(tom, 'k-tom')
  await Promise.all([lea.roundTrip(), tom.roundTrip()])
  await house.holdNext()
  house.journal.writeAsAnotherNode(await fromElsewhere(house))
  const saved = Promise.all([lea.saved(), tom.saved()])
  house.journal.resume()
  await saved
  return { house, lea, tom, wrong: wrongWith(await replay(house.journal, board)) }
}

function makeCard({ doc }: RawClient, id: string): void {
  doc.transact(() =>
    addCard(doc, { id, kind: 'proposal', columnId: 'to-sort', order: 'a9', words: [paragraph(`Les mots de ${id}`)] }),
  )
}

/** What a node with a copy of its own writes next: words in a card both know. */
async function fromElsewhere({ journal }: LiveHouse): Promise<Entry> {
  const copy = await replay(journal, board)
  const before = Y.encodeStateVector(copy)
  cardWords(copy, 'k0-0')?.push([new Y.XmlElement('paragraph')])
  const sequence = (await journal.read(board, 0)).length + 1
  const update = Y.encodeStateAsUpdate(copy, before)
  return {
    document: board,
    sequence,
    kind: 'edit',
    personId: 'max',
    actId: null,
    clientId: copy.clientID,
    at: 2,
    update,
  }
}

function wrongWith(doc: Y.Doc): string[] {
  const wrong: string[] = []
  const facts = ['k-lea', 'k-tom'].map((id) => {
    const card = readContribution('wa', doc, id)
    if (card?.title !== `Les mots de ${id}`) wrong.push(`${id} is not there`)
    else if (card.facts?.author !== id.slice(2)) wrong.push(`${id} has no facts, or another's`)
    return card?.facts?.number
  })
  const numbers = [...doc.getMap('facts').values()].map((value) => readFacts(value)?.number)
  if (new Set(numbers).size < numbers.length) wrong.push('a number given twice')
  if (wrong.length === 0 && facts.some((number) => number === undefined || number <= lastNumber))
    wrong.push(`numbers ${facts}`)
  return wrong
}

describe('two edits of one beat, overtaken by another node', () => {
  test('both arrive once, with their facts and a number each, and the other node’s words reach everybody', async () => {
    const { house, lea, tom, wrong } = await twoCardsOvertaken()
    expect(wrong).toEqual([])
    await Promise.all([lea.refreshed(), tom.refreshed()])
    const states = [lea.doc, tom.doc, await house.alive(board), await replay(house.journal, board)].map((doc) =>
      JSON.stringify(['cards', 'facts'].map((root) => Object.entries(doc.getMap(root).toJSON()).sort())),
    )
    expect(new Set(states).size).toBe(1)
    expect(cardWords(lea.doc, 'k0-0')?.length).toBe(3)
    expect([lea.notices, tom.notices]).toEqual([[], []])
    await house.stop()
  })

  test('a server that takes the conflict for a yes is caught by the same look', async () => {
    const { house, wrong } = await twoCardsOvertaken(deafJournal)
    expect(wrong).toEqual(['k-lea is not there', 'k-tom is not there'])
    await house.stop()
  })

  test('words written just before the socket closed are kept, though the beat was overtaken', async () => {
    const house = await aWatchedHouse()
    const lea = await house.connect('lea', board)
    await house.hold()
    makeCard(lea, 'k-lea')
    await lea.roundTrip()
    await house.holdNext()
    await lea.close()
    house.journal.writeAsAnotherNode(await fromElsewhere(house))
    // She is back before the store has answered, and has nothing new to say.
    let isGreeted = false
    const onFrame = () => {
      isGreeted = true
    }
    const again = house.connect('lea', board, { doc: lea.doc, onFrame })
    await until(() => isGreeted, 'her greeting')
    house.journal.resume()
    await (await again).saved()
    expect(readContribution('wa', await replay(house.journal, board), 'k-lea')?.title).toBe('Les mots de k-lea')
    await house.stop()
  })

  test('refused words are handed back, though an act of the same beat was overtaken', async () => {
    const house = await aWatchedHouse()
    await house.perform('mia', { actId: 'act-bin-second', kind: 'binProposal', input: { proposalId: 'p2' } })
    const syl = await house.connect('syl', draft)
    await house.hold()
    syl.doc.transact(() => typeIn(syl.doc, 'p2', 'rendus'))
    await syl.roundTrip()
    const promotion = {
      contributions: [{ workshopId: 'wa', contributionId: 'k0-0' }],
      into: { kind: 'existing', proposalId: 'p1' },
    }
    const told = house.perform('max', { actId: 'act-overtaken', kind: 'promote', input: promotion })
    await syl.roundTrip()
    await house.holdNext()
    house.journal.writeAsAnotherNode(await fromElsewhere(house))
    house.journal.resume()
    expect(await told).toMatchObject({ ok: true })
    await syl.saved()
    expect(JSON.stringify(syl.notices)).toContain('rendus')
    await house.stop()
  })
})

test('an act whose board was dropped while it waited is decided on the board opened again', async () => {
  const house = await aWatchedHouse()
  const lea = await house.connect('lea', board)
  await house.hold()
  makeCard(lea, 'k-lea')
  await lea.roundTrip()
  const contributions = [{ workshopId: 'wa', contributionId: 'k0-0' }]
  const input = { contributions, into: { kind: 'existing', proposalId: 'p1' } }
  const told = house.perform('max', { actId: 'act-waits', kind: 'promote', input })
  await lea.roundTrip()
  await house.holdNext()
  // Her edit is not written: the board is dropped, and with it the ground under the act.
  house.journal.failNext('unavailable')
  house.journal.resume()
  expect(await told).toMatchObject({ ok: true })
  expect(await lea.closed).toMatchObject({ code: closeCodes.overload })
  expect(readContribution('wa', await replay(house.journal, board), 'k0-0')?.promotions).toHaveLength(1)
  await house.stop()
})

function typeIn(doc: Y.Doc, proposalId: string, words: string): void {
  const proposal = doc.getMap('proposals').get(proposalId)
  const finding = proposal instanceof Y.Map ? proposal.get('finding') : null
  if (!(finding instanceof Y.XmlFragment)) return
  const line = new Y.XmlElement('paragraph')
  finding.push([line])
  line.insert(0, [new Y.XmlText(words)])
}

describe('while the disk takes its time', () => {
  /** What anybody heard, and was answered, between the edit and the disk. */
  async function heardTooEarly(between?: HouseOptions['between']) {
    const house = await aWatchedHouse(between)
    const heard: string[] = []
    const listen = (who: string) => ({ onFrame: (frame: Uint8Array) => heard.push(...soundOf(who, frame)) })
    const lea = await house.connect('lea', board, listen('lea'))
    const tom = await house.connect('tom', board, listen('tom'))
    heard.length = 0
    house.journal.pause()
    const [before, sequence] = [house.commits.length, (await house.journal.read(board, 0)).length]
    makeCard(lea, 'k-lea')
    const saved = lea.saved().then(() => heard.push('lea: saved'))
    const promotion = {
      contributions: [{ workshopId: 'wa', contributionId: 'k0-0' }],
      into: { kind: 'existing', proposalId: 'p1' },
    }
    const told = house
      .perform('mia', { actId: 'act-slow', kind: 'promote', input: promotion })
      .then(() => heard.push('mia: answered'))
    await until(() => house.commits.length > before, 'a commit asked for')
    for (let turn = 0; turn < 20; turn++) await Promise.all([lea.roundTrip(), tom.roundTrip()])
    if ((await house.recentActs()).includes('act-slow')) heard.push('mia: listed')
    const tooEarly = [...heard]
    expect(await house.journal.read(board, sequence)).toEqual([])
    house.journal.resume()
    await Promise.all([saved, told])
    await tom.refreshed()
    const words = cardWords(tom.doc, 'k-lea')
    await house.stop()
    return { tooEarly, afterwards: words && plainTextOf(words) }
  }

  test('nobody hears of an edit or an act before it is durable, and everybody does afterwards', async () => {
    expect(await heardTooEarly()).toEqual({ tooEarly: [], afterwards: 'Les mots de k-lea' })
  })

  test('a store that says yes before it wrote is caught by the same ears', async () => {
    const { tooEarly } = await heardTooEarly(earlyJournal)
    expect(tooEarly).toEqual(expect.arrayContaining(['tom: sync', 'lea: saved']))
  })
})

function soundOf(who: string, frame: Uint8Array): string[] {
  const type = decoding.readVarUint(decoding.createDecoder(frame))
  if (type === messageSync) return [`${who}: sync`]
  return type === messageSaved ? [`${who}: checkpoint`] : []
}

test('words that arrived just before their author’s socket closed are kept', async () => {
  const house = await openHouse()
  for (let time = 0; time < 20; time++) {
    const lea = await house.connect('lea', board)
    makeCard(lea, `k-quick-${time}`)
    await lea.close()
  }
  const tom = await house.connect('tom', board)
  const there = () => [...tom.doc.getMap('cards').keys()].filter((id) => id.startsWith('k-quick-')).length
  await until(() => there() === 20, '20 cards')
  await house.stop()
})

test('the server writes a document’s facts under one client id, however many cards come', async () => {
  const house = await openHouse()
  const lea = await house.connect('lea', board)
  const before = (await replay(house.journal, board)).store.clients.size
  for (let card = 0; card < 5; card++) {
    makeCard(lea, `k-more-${card}`)
    await lea.saved()
  }
  // Hers and the server's.
  expect((await replay(house.journal, board)).store.clients.size - before).toBe(2)
  await house.stop()
})
