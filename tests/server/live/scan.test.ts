/** The scan against what Yjs writes and what nobody would: whatever honest clients send is read, whatever is read Yjs can decode. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createLots, type Lots } from '#server/demo/seeded-lots.ts'
import { scan } from '#server/live/scan.ts'
import { addCard, addComment, addGroup, cardWords } from '#shared/board/board-document.ts'
import { appendRich, paragraph } from '#shared/text/rich-text-document.ts'
import { aHall, type Hall } from '../../setup/a-bench.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)

/** What somebody does in a copy, drawn by fast-check. */
type Deed =
  | { readonly kind: 'card'; readonly text: string }
  | { readonly kind: 'type'; readonly text: string; readonly at: number }
  | { readonly kind: 'erase'; readonly at: number; readonly length: number }
  | { readonly kind: 'mark'; readonly at: number; readonly on: boolean }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'join' }
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'group' | 'comment'; readonly text: string }
  | { readonly kind: 'drop' }

const anyText = fc.string({ unit: 'grapheme', maxLength: 40 })
const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('card' as const), text: anyText }),
  fc.record({ kind: fc.constant('type' as const), text: anyText, at: fc.nat(60) }),
  fc.record({ kind: fc.constant('erase' as const), at: fc.nat(60), length: fc.nat(20) }),
  fc.record({ kind: fc.constant('mark' as const), at: fc.nat(60), on: fc.boolean() }),
  fc.record({ kind: fc.constant('paragraph' as const), text: anyText }),
  fc.record({ kind: fc.constant('join' as const) }),
  fc.record({ kind: fc.constant('move' as const), to: fc.nat(5) }),
  fc.record({ kind: fc.constantFrom('group' as const, 'comment' as const), text: anyText }),
  fc.record({ kind: fc.constant('drop' as const) }),
)
const anyStory = fc.array(fc.record({ who: fc.nat(2), deed: anyDeed, meets: fc.boolean() }), {
  minLength: 1,
  maxLength: 40,
})

let made = 0

function perform(doc: Y.Doc, deed: Deed): void {
  const ids = [...doc.getMap('cards').keys()]
  const card = ids.at(-1)
  const words = card === undefined ? null : cardWords(doc, card)
  const element = words?.get(0)
  const text = element instanceof Y.XmlElement ? element.get(0) : null
  if (deed.kind === 'card') addCard(doc, newCard(deed.text))
  else if (deed.kind === 'group')
    addGroup(doc, { id: `g${++made}`, columnId: 'c1', order: 'a0', title: [paragraph(deed.text)] })
  else if (card === undefined || !words) return
  else if (deed.kind === 'comment') addComment(doc, { id: `m${++made}`, cardId: card, text: deed.text })
  else if (deed.kind === 'drop') doc.getMap('cards').delete(card)
  else if (deed.kind === 'move')
    (doc.getMap('cards').get(card) as Y.Map<unknown>).set('columnId', `c${deed.to}`) // made by addCard
  else if (deed.kind === 'paragraph') appendRich(words, [paragraph(deed.text)])
  else if (deed.kind === 'join' && words.length > 1) words.delete(words.length - 1, 1)
  else if (text instanceof Y.XmlText) performIn(text, deed)
}

function performIn(text: Y.XmlText, deed: Deed): void {
  const at = 'at' in deed ? Math.min(deed.at, text.length) : 0
  if (deed.kind === 'type') text.insert(at, deed.text)
  else if (deed.kind === 'erase') text.delete(at, Math.min(deed.length, text.length - at))
  else if (deed.kind === 'mark' && at < text.length) text.format(at, text.length - at, { bold: deed.on ? {} : null })
}

const newCard = (text: string) => ({
  id: `k${++made}`,
  kind: 'proposal',
  columnId: 'c1',
  order: 'a0',
  words: [paragraph(text)],
})

const isRead = (update: Uint8Array): boolean => !('malformed' in scan(update))

describe('what honest clients send', () => {
  test('every update, merge, diff and SyncStep2 of a random story is read, and counted as Yjs counts it', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const copies = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
        const heard: Uint8Array[] = []
        for (const copy of copies) copy.on('update', (update: Uint8Array) => heard.push(update))
        for (const { who, deed, meets } of story) {
          const copy = copies[who] as Y.Doc // one of three
          copy.transact(() => perform(copy, deed))
          if (meets)
            for (const other of copies) Y.applyUpdate(other, Y.encodeStateAsUpdate(copy, Y.encodeStateVector(other)))
        }
        const [first, second] = copies as [Y.Doc, Y.Doc, Y.Doc] // made just above
        const sent = [
          ...heard,
          ...copies.map((copy) => Y.encodeStateAsUpdate(copy)),
          Y.encodeStateAsUpdate(first, Y.encodeStateVector(second)),
          ...(heard.length > 0 ? [Y.mergeUpdates(copies.map((copy) => Y.encodeStateAsUpdate(copy)))] : []),
        ]
        for (const update of sent) {
          const scanned = scan(update)
          if ('malformed' in scanned) throw new Error(scanned.malformed)
          const { structs, ds } = Y.decodeUpdate(update)
          expect([...scanned.structs.values()].reduce((sum, all) => sum + all.length, 0)).toBe(structs.length)
          expect(scanned.deletes.length).toBe([...ds.clients.values()].reduce((sum, all) => sum + all.length, 0))
          expect(scanned.tidy).toBe(true)
        }
      }),
      { seed, numRuns: 150 },
    )
  })

  test('a keystroke is read in microseconds', () => {
    const doc = new Y.Doc()
    addCard(doc, newCard('Une idée'))
    const strokes: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => strokes.push(update))
    const text = ((cardWords(doc, `k${made}`) as Y.XmlFragment).get(0) as Y.XmlElement).get(0) as Y.XmlText // made by addCard
    for (let at = 0; at < 2_000; at++) text.insert(at, 'é')
    for (const stroke of strokes) scan(stroke)
    const before = performance.now()
    for (const stroke of strokes) scan(stroke)
    const each = ((performance.now() - before) / strokes.length) * 1_000
    console.info(`scan: ${each.toFixed(2)} µs per keystroke`)
    expect(each).toBeLessThan(100)
  })
})

/** Flips, cuts, doubles and splices bytes. */
function mutated(update: Uint8Array, other: Uint8Array, lots: Lots): Uint8Array {
  const bytes = Uint8Array.from(update)
  const at = lots.below(bytes.length)
  switch (lots.below(6)) {
    case 0:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << lots.below(8))
      return bytes
    case 1:
      bytes[at] = lots.below(256)
      return bytes
    case 2:
      return bytes.subarray(0, at)
    case 3:
      return joined(bytes.subarray(0, at), other.subarray(lots.below(other.length)))
    case 4:
      return joined(bytes.subarray(0, at), bytes.subarray(Math.max(0, at - 1 - lots.below(6))))
    default:
      for (let times = 0; times < 3; times++)
        bytes[lots.below(bytes.length)] = [0, 1, 0x7f, 0x80, 0xff][lots.below(5)] ?? 0
      return bytes
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

/** Updates as Ada's browser would send them now, and a board that would take each. */
function aBoardInUse(): { hall: Hall; updates: Uint8Array[] } {
  const hall = aHall('board')
  const ada = hall.copyFor('ada')
  // The same seed finds the same bytes again.
  made = 0
  hall.doc.clientID = 1_000
  ada.clientID = 70_001
  hall.bindings.set(ada.clientID, 'ada')
  const updates: Uint8Array[] = []
  ada.transact(() => addCard(ada, { ...newCard('Les mots d’Ada'), id: 'kada0001' }))
  hall.hear('ada', 'participant', Y.encodeStateAsUpdate(ada))
  const deeds: Deed[] = [
    { kind: 'type', text: 'né', at: 3 },
    { kind: 'erase', at: 2, length: 4 },
    { kind: 'mark', at: 1, on: true },
    { kind: 'paragraph', text: 'Deux' },
    { kind: 'move', to: 3 },
    { kind: 'comment', text: 'Oui' },
    { kind: 'group', text: 'Nuage' },
    { kind: 'card', text: 'Encore' },
  ]
  for (const [index, deed] of deeds.entries()) {
    const copy = new Y.Doc()
    copy.clientID = 80_000 + index
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(hall.doc))
    const before = Y.encodeStateVector(copy)
    copy.transact(() => perform(copy, deed))
    updates.push(Y.encodeStateAsUpdate(copy, before))
  }
  updates.push(Y.encodeStateAsUpdate(hall.doc))
  return { hall, updates }
}

describe(`bytes changed at random (seed ${seed})`, () => {
  test('200,000 times: the scan never throws, and what it reads Yjs decodes', () => {
    const lots = createLots(seed)
    const { updates } = aBoardInUse()
    let read = 0
    for (let times = 0; times < 200_000; times++) {
      const bytes = mutated(lots.pick(updates), lots.pick(updates), lots)
      if (!isRead(bytes)) continue
      read += 1
      Y.decodeUpdate(bytes)
    }
    console.info(`scan: ${read} of 200000 changed updates read`)
    expect(read).toBeGreaterThan(1_000)
  }, 60_000)

  test('200,000 times: what the guard lets through is applied, without an error and with nothing pending', () => {
    const lots = createLots(seed + 1)
    const { updates } = aBoardInUse()
    let { hall } = aBoardInUse()
    let applied = 0
    for (let times = 0; times < 200_000; times++) {
      const bytes = mutated(lots.pick(updates), lots.pick(updates), lots)
      // Throws when something is pending; Yjs throws when it cannot integrate.
      const verdict = hall.hear(lots.pick(['ada', 'eve']), 'participant', bytes)
      if (verdict.kind !== 'judged' || !verdict.effective) continue
      applied += 1
      if (applied % 4 === 0) hall = aBoardInUse().hall
    }
    console.info(`guard: ${applied} of 200000 changed updates applied`)
    expect(applied).toBeGreaterThan(1_000)
  }, 60_000)
})
