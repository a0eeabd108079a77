/** What Yjs's own undo sometimes writes: behind a character and before an earlier one of the same run. */
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addCard, cardWords } from '#shared/board/board-document.ts'
import { paragraph, plainTextOf } from '#shared/text/rich-text-document.ts'
import { aHall, updateOf } from '#tests/setup/a-bench.ts'

const run = 'première '

/** A card's words as one run, and an update that names its last character on the left and the one before on the right. */
function contradiction() {
  const hall = aHall('board')
  const ada = hall.copyFor('ada')
  const words = [paragraph(run)]
  hall.hear(
    'ada',
    'participant',
    updateOf(ada, () => addCard(ada, { id: 'k1', kind: 'idea', columnId: 'c', order: 'a0', words })),
  )
  const last = lastCharacterOf(ada)
  return {
    hall,
    before: Y.encodeStateAsUpdate(ada),
    update: between(ada, last, { ...last, clock: last.clock - 1 }, 'raison'),
  }
}

function lastCharacterOf(doc: Y.Doc): { client: number; clock: number } {
  const line = cardWords(doc, 'k1')?.get(0)
  const text = line instanceof Y.XmlElement ? line.get(0) : null
  const item = text instanceof Y.XmlText ? text._start : null
  if (!item) throw new Error('no text')
  return { client: item.id.client, clock: item.id.clock + item.length - 1 }
}

function between(doc: Y.Doc, left: { client: number; clock: number }, right: typeof left, words: string): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const count of [1, 1, doc.clientID, Y.getState(doc.store, doc.clientID)]) encoding.writeVarUint(encoder, count)
  encoding.writeUint8(encoder, 0x80 | 0x40 | 4)
  for (const { client, clock } of [left, right]) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
  }
  encoding.writeVarString(encoder, words)
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

/** The same content in two copies: in one the run is a single item, in the other it was cut before its last but one. */
function readIn(before: Uint8Array, update: Uint8Array): { whole: string; cut: string } {
  const whole = new Y.Doc()
  Y.applyUpdate(whole, before)
  const cut = new Y.Doc()
  Y.applyUpdate(cut, before)
  cut.transact((transaction) => {
    const { client, clock } = lastCharacterOf(cut)
    Y.getItemCleanStart(transaction, Y.createID(client, clock - 1))
    Y.applyUpdate(cut, update)
  })
  Y.applyUpdate(whole, update)
  const read = (doc: Y.Doc): string => plainTextOf(cardWords(doc, 'k1') ?? new Y.XmlFragment())
  return { whole: read(whole), cut: read(cut) }
}

test('told on, it reads the same in every copy; as it was written it does not', () => {
  const { hall, before, update } = contradiction()
  const written = readIn(before, update)
  expect(written.whole).not.toBe(written.cut)
  const verdict = hall.hear('ada', 'participant', update)
  if (verdict.kind !== 'judged' || !verdict.effective) throw new Error(`it was ${verdict.kind}`)
  expect(verdict.refused).toBe(false)
  const told = readIn(before, verdict.effective)
  expect(told.whole).toBe('première raison')
  expect(told.cut).toBe('première raison')
})
