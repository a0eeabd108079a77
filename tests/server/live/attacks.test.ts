/** The guard against updates that lie: about what is known already, about neighbours, about their own size. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addCard, cardWords } from '#shared/board/board-document.ts'
import { appendRich, paragraph, plainTextOf } from '#shared/text/rich-text-document.ts'
import { aHall, updateOf } from '../../setup/a-bench.ts'
import { type CraftedId, type CraftedStruct, craftUpdate } from '../../setup/craft-update.ts'

const eve = 4_242

const card = (id: string, text: string) => ({
  id,
  kind: 'proposal',
  columnId: 'c1',
  order: 'a0',
  words: [paragraph(text)],
})

/** Ada's closed card, and Eve's own beside it. */
function aBoardOfTwo() {
  const hall = aHall('board')
  const ada = hall.copyFor('ada')
  hall.hear(
    'ada',
    'participant',
    updateOf(ada, () => addCard(ada, card('kada0001', 'Ada'))),
  )
  const own = hall.copyFor('eve')
  hall.hear(
    'eve',
    'participant',
    updateOf(own, () => addCard(own, card('keve0001', 'Eve'))),
  )
  return { hall, ada, words: (id: string) => plainTextOf(cardWords(hall.doc, id) as Y.XmlFragment) } // both were just added
}

type Hall = ReturnType<typeof aBoardOfTwo>['hall']

const idOf = (item: Y.Item | null): CraftedId => {
  if (!item) throw new Error('no such item')
  return { client: item.id.client, clock: item.id.clock }
}

const paragraphIn = (hall: Hall, id: string): Y.XmlElement =>
  (cardWords(hall.doc, id) as Y.XmlFragment).get(0) as Y.XmlElement // made by addCard
const textIn = (hall: Hall, id: string): Y.XmlText => paragraphIn(hall, id).get(0) as Y.XmlText // made by addCard
const lettersIn = (hall: Hall, id: string): CraftedId => idOf(textIn(hall, id)._start)
const entryOf = (hall: Hall, root: string, id: string): CraftedId => idOf(hall.doc.getMap(root)._map.get(id) ?? null)

const say = (
  hall: Hall,
  clock: number,
  structs: readonly CraftedStruct[],
  deletes: Parameters<typeof craftUpdate>[1] = [],
) => hall.hear('eve', 'participant', craftUpdate([{ client: eve, clock, structs }], deletes))

const nothingEntered = (hall: Hall): void => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(hall.doc))
  for (const doc of [hall.doc, copy]) expect(plainTextOf(cardWords(doc, 'kada0001') as Y.XmlFragment)).toBe('Ada') // it is there
}

describe('an update that lies about what is known already', () => {
  test('repeating Ada’s letters as if they stood in Eve’s card does not make them Eve’s', () => {
    const { hall } = aBoardOfTwo()
    const target = lettersIn(hall, 'kada0001')
    const home = idOf(textIn(hall, 'keve0001')._item)
    hall.hear(
      'eve',
      'participant',
      craftUpdate([
        { client: target.client, clock: target.clock, structs: [{ content: { string: 'Ada' }, parent: home }] },
        { client: eve, clock: 0, structs: [{ content: { string: 'volé' }, origin: target }] },
      ]),
    )
    nothingEntered(hall)
  })

  test('repeating Ada’s text as if it were Eve’s paragraph does not open it', () => {
    const { hall } = aBoardOfTwo()
    const text = idOf(textIn(hall, 'kada0001')._item)
    const home = idOf(paragraphIn(hall, 'keve0001')._item)
    hall.hear(
      'eve',
      'participant',
      craftUpdate([
        { client: text.client, clock: text.clock, structs: [{ content: { type: 6 }, parent: home }] },
        { client: eve, clock: 0, structs: [{ content: { string: 'volé' }, parent: text }] },
      ]),
    )
    nothingEntered(hall)
  })

  test('lengthening a refused word does not carry the rest where the word was refused', () => {
    const { hall, words } = aBoardOfTwo()
    say(hall, 0, [{ content: { string: 'v' }, origin: lettersIn(hall, 'kada0001') }])
    say(hall, 0, [{ content: { string: 'volé' }, origin: lettersIn(hall, 'keve0001') }])
    nothingEntered(hall)
    expect(words('keve0001')).not.toContain('olé')
  })

  test('an honest word that grew while it travelled is taken where it stands', () => {
    const { hall, words } = aBoardOfTwo()
    const before = Y.encodeStateVector(hall.doc)
    const own = hall.copyFor('eve')
    const text = (cardWords(own, 'keve0001') as Y.XmlFragment).get(0) as Y.XmlElement // made by addCard
    const letters = text.get(0) as Y.XmlText // made by addCard
    hall.hear(
      'eve',
      'participant',
      updateOf(own, () => letters.insert(3, ' a')),
    )
    letters.insert(5, 'jouté')
    expect(hall.hear('eve', 'participant', Y.encodeStateAsUpdate(own, before))).toMatchObject({
      returned: [],
      reopen: null,
    })
    expect(words('keve0001')).toBe('Eve ajouté')
  })
})

describe('an update that lies about its neighbours', () => {
  test('a neighbour deleted in the same beat does not hide the other one', () => {
    const { hall } = aBoardOfTwo()
    const bait = lettersIn(hall, 'keve0001')
    const paragraphItem = idOf(paragraphIn(hall, 'keve0001')._item)
    const target = lettersIn(hall, 'kada0001')
    hall.doc.transact(() => {
      say(hall, 0, [], [{ client: paragraphItem.client, ranges: [[paragraphItem.clock, 1]] }])
      say(hall, 0, [{ content: { string: 'volé' }, origin: { ...target, clock: target.clock + 2 }, rightOrigin: bait }])
    })
    nothingEntered(hall)
  })

  test('two keys of one map are not one place', () => {
    const { hall } = aBoardOfTwo()
    const verdict = say(hall, 0, [
      {
        content: { type: 1 },
        origin: entryOf(hall, 'cards', 'keve0001'),
        rightOrigin: entryOf(hall, 'cards', 'kada0001'),
      },
    ])
    expect(verdict).toMatchObject({ kind: 'malformed' })
    nothingEntered(hall)
  })

  test.each([
    [
      'leans on what it says later',
      [
        {
          client: eve,
          clock: 0,
          structs: [
            { content: { any: [1] }, origin: { client: eve, clock: 1 } },
            { content: { any: [2] }, root: 'cards', sub: 'keve0002' },
          ],
        },
      ],
    ],
    [
      'leans on itself',
      [{ client: eve, clock: 0, structs: [{ content: { string: 'abc' }, origin: { client: eve, clock: 2 } }] }],
    ],
    [
      'leans two clients on one another',
      [
        {
          client: eve,
          clock: 0,
          structs: [
            { content: { any: [1] }, origin: { client: eve + 1, clock: 1 } },
            { content: { any: [2] }, root: 'cards', sub: 'keve0002' },
          ],
        },
        {
          client: eve + 1,
          clock: 0,
          structs: [
            { content: { any: [1] }, origin: { client: eve, clock: 1 } },
            { content: { any: [2] }, root: 'cards', sub: 'keve0003' },
          ],
        },
      ],
    ],
  ])('one that %s is malformed, and nothing is left pending', (_name, blocks) => {
    const { hall } = aBoardOfTwo()
    expect(hall.hear('eve', 'participant', craftUpdate(blocks))).toMatchObject({ kind: 'malformed' })
    nothingEntered(hall)
  })
})

describe('an update that means to break the house', () => {
  test('old-style JSON that is none does not reach Yjs, even where nothing stands any more', () => {
    const { hall } = aBoardOfTwo()
    const gone = idOf(paragraphIn(hall, 'keve0001')._item)
    say(hall, 0, [], [{ client: gone.client, ranges: [[gone.clock, 1]] }])
    const verdict = say(hall, 0, [
      { content: { json: ['{not json'] }, parent: { client: gone.client, clock: gone.clock + 1 } },
    ])
    expect(verdict).toMatchObject({ kind: 'malformed' })
  })

  test('maps nested without end cost nothing', () => {
    const { hall } = aBoardOfTwo()
    const structs: CraftedStruct[] = [{ content: { type: 1 }, root: 'cards', sub: 'keve0002' }]
    for (let clock = 0; clock < 30_000; clock++)
      structs.push({ content: { type: 1 }, parent: { client: eve, clock }, sub: 'a' })
    const before = performance.now()
    expect(say(hall, 0, structs)).toMatchObject({ kind: 'malformed' })
    expect(performance.now() - before).toBeLessThan(1_000)
  })

  test('the same deletion said a hundred thousand times is one deletion', () => {
    const { hall, words } = aBoardOfTwo()
    const copy = hall.copyFor('eve')
    const text = ((cardWords(copy, 'keve0001') as Y.XmlFragment).get(0) as Y.XmlElement).get(0) as Y.XmlText // made by addCard
    for (let at = 0; at < 300; at++)
      hall.hear(
        'eve',
        'participant',
        updateOf(copy, () => text.insert(0, 'ab')),
      )
    const ranges = Array.from({ length: 100_000 }, () => [0, 600] as const)
    const before = performance.now()
    say(hall, 0, [], [{ client: copy.clientID, ranges }])
    expect(performance.now() - before).toBeLessThan(1_000)
    expect(words('keve0001')).toBe('Eve')
  })

  test('ten thousand pieces written under two client ids of one person are read without depth', () => {
    const { hall } = aBoardOfTwo()
    hall.bindings.set(eve + 1, 'eve')
    const home = idOf(textIn(hall, 'keve0001')._item)
    const pieces: CraftedStruct[] = [{ content: { string: 'a' }, parent: home }]
    for (let clock = 0; clock < 10_000; clock++)
      pieces.push({ content: clock % 2 ? { string: 'a' } : { deleted: 1 }, origin: { client: eve, clock } })
    const verdict = hall.hear(
      'eve',
      'participant',
      craftUpdate([
        {
          client: eve + 1,
          clock: 0,
          structs: [{ content: { string: 'fin' }, origin: { client: eve, clock: 10_000 } }],
        },
        { client: eve, clock: 0, structs: pieces },
      ]),
    )
    expect(verdict).toMatchObject({ kind: 'judged', reopen: null })
  })
})

describe('what only looks like an attack', () => {
  test.each([10, 20])(
    'a card made in one page and written in from the next, both offline, is taken (ids %i apart)',
    (apart) => {
      const { hall, words } = aBoardOfTwo()
      const before = Y.encodeStateVector(hall.doc)
      const first = hall.copyFor('eve')
      first.clientID = eve
      addCard(first, card('keve0002', 'Première page'))
      const second = new Y.Doc()
      second.clientID = apart === 10 ? eve - apart : eve + apart
      Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
      const text = ((cardWords(second, 'keve0002') as Y.XmlFragment).get(0) as Y.XmlElement).get(0) as Y.XmlText // made by addCard
      text.insert(text.length, ', puis la suivante')
      const verdict = hall.hear('eve', 'participant', Y.encodeStateAsUpdate(second, before))
      expect(verdict).toMatchObject({ kind: 'judged', returned: [], reopen: null, phantom: false })
      expect(words('keve0002')).toBe('Première page, puis la suivante')
    },
  )

  test('a nearly full card rewritten in one go keeps within its limit', () => {
    const { hall, words } = aBoardOfTwo()
    const own = hall.copyFor('eve')
    const fragment = cardWords(own, 'keve0001') as Y.XmlFragment // made by addCard
    hall.hear(
      'eve',
      'participant',
      updateOf(own, () => appendRich(fragment, [paragraph('x'.repeat(3_900))])),
    )
    const verdict = hall.hear(
      'eve',
      'participant',
      updateOf(own, () => {
        fragment.delete(0, fragment.length)
        appendRich(fragment, [paragraph('y'.repeat(3_900))])
      }),
    )
    expect(verdict).toMatchObject({ kind: 'judged', returned: [] })
    expect(words('keve0001')).toBe('y'.repeat(3_900))
  })
})
