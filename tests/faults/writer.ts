/** Somebody who writes without pause: cards, more words in them, words in others' cards, comments; each with its mark. */
import * as Y from 'yjs'
import type { Lots } from '#server/demo/seeded-lots.ts'
import { addCard, addComment, cardWords } from '#shared/board/board-document.ts'
import { orderBetween } from '#shared/kit/order-key.ts'
import { lengthOf, paragraph } from '#shared/text/rich-text-document.ts'
import type { RawClient } from '../setup/a-raw-client.ts'
import { connectRaw } from '../setup/a-raw-client.ts'
import type { RunningServer, Visitor } from '../setup/a-running-server.ts'
import type { Ledger } from './ledger.ts'

export interface Writer {
  /** Comes back with the copy it had, and what the dead server never acknowledged is sent again. */
  connect(server: RunningServer): Promise<void>
  /** Until the socket closes. */
  write(): Promise<void>
  /** What the server refused, handed back or hung up for: an honest writer meets none of it. */
  complaints(): readonly string[]
}

export interface WriterDeps {
  readonly id: string
  readonly board: string
  readonly visitor: Pick<Visitor, 'cookie' | 'personId'>
  readonly lots: Lots
  readonly ledger: Ledger
  /** The card of this board that is open to everybody, once somebody made it. */
  readonly shared: { cardId: string | null }
}

/** Below the limit of a card, so that two who write at once stay below it. */
const fullAt = 3_000

/** What a socket says whose other end is no more. */
const killed = 1006

export function createWriter({ id, board, visitor, lots, ledger, shared }: WriterDeps): Writer {
  const doc = new Y.Doc()
  let client: RawClient | null = null
  let said: string[] = []
  let cardId: string | null = null
  let made = 0
  const complaints: string[] = []

  async function connect(server: RunningServer): Promise<void> {
    client = null
    try {
      client = await connectRaw({ url: server.url, cookie: visitor.cookie, document: board, doc })
      await acknowledged(client)
    } catch (closed) {
      if (!String(closed).includes(`closed ${killed}`)) complaints.push(String(closed))
    }
  }

  async function write(): Promise<void> {
    const line = client
    try {
      while (line?.isOpen()) {
        doc.transact(() => writeSomething())
        if (lots.oftenIn100(70)) await acknowledged(line)
        else await new Promise((soon) => setImmediate(soon))
      }
    } catch {
      // Killed while waiting for an acknowledgement: that one does not count.
    }
    if (!line) return
    const { code, reason } = await line.closed
    if (code !== killed) complaints.push(`${code} ${reason}`)
    complaints.push(...line.notices.map((notice) => JSON.stringify(notice)))
  }

  async function acknowledged(line: RawClient): Promise<void> {
    const before = said
    said = []
    try {
      await line.saved()
    } catch (closed) {
      said = [...before, ...said]
      throw closed
    }
    ledger.acknowledge(before)
  }

  function writeSomething(): void {
    const own = cardId
    const mark = ledger.nextMark(board)
    said.push(mark)
    const lot = lots.below(100)
    if (own === null || lot < 8) makeCard(mark)
    else if (lot < 18) addComment(doc, { id: nextId('c'), cardId: own, text: mark })
    else {
      const isInAnothers = lot < 40 && shared.cardId !== null && append(shared.cardId, mark)
      if (!isInAnothers && !append(own, mark)) makeCard(mark)
    }
  }

  function makeCard(mark: string): void {
    cardId = nextId('k')
    const order = orderBetween(null, null)
    addCard(doc, { id: cardId, kind: 'proposal', columnId: 'to-sort', order, words: [paragraph(mark)] })
    const card = doc.getMap('cards').get(cardId)
    const isSharedWanted = shared.cardId === null || isFull(shared.cardId)
    if (!isSharedWanted || !(card instanceof Y.Map)) return
    card.set('openToAll', true)
    shared.cardId = cardId
  }

  /** False when there is no room there, or no such card on this copy yet. */
  function append(card: string, mark: string): boolean {
    const words = cardWords(doc, card)
    if (!words || isFull(card)) return false
    const last = words.get(words.length - 1)
    const text = last instanceof Y.XmlElement ? last.get(0) : null
    if (text instanceof Y.XmlText && text.length < 300) text.insert(text.length, ` ${mark}`)
    else {
      const fresh = new Y.XmlElement('paragraph')
      words.push([fresh])
      fresh.insert(0, [new Y.XmlText(mark)])
    }
    return true
  }

  function isFull(card: string): boolean {
    const words = cardWords(doc, card)
    return words !== null && lengthOf(words) > fullAt
  }

  function nextId(letter: string): string {
    made += 1
    return `${letter}-${id}-${made}`
  }

  return { connect, write, complaints: () => complaints }
}
