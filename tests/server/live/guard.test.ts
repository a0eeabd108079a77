/** The guard, case by case: what honest browsers send passes, what nobody may do does not, and no word is lost. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addCard, addComment, addGroup, cardWords, readContribution } from '#shared/board/board-document.ts'
import { appendRich, paragraph, plainTextOf } from '#shared/text/rich-text-document.ts'
import { aHall, type Hall, updateOf } from '../../setup/a-bench.ts'

const newCard = (id: string, text = 'Une idée') => ({
  id,
  kind: 'proposal',
  columnId: 'c1',
  order: 'a0',
  words: [paragraph(text)],
})

/** Ada's card is on the board; Ada and Bob each hold a copy. */
function aBoardWithAdasCard(text = 'Les mots d’Ada') {
  const hall = aHall('board')
  const first = hall.copyFor('ada')
  const verdict = hall.hear(
    'ada',
    'participant',
    updateOf(first, () => addCard(first, newCard('kada0001', text))),
  )
  expect(verdict).toMatchObject({ kind: 'judged', cardsAdded: ['kada0001'], returned: [], reopen: null })
  return { hall, ada: first, bob: hall.copyFor('bob') }
}

const wordsOf = (hall: Hall, id = 'kada0001'): string => {
  const words = cardWords(hall.doc, id)
  return words ? plainTextOf(words) : ''
}

const textOf = (doc: Y.Doc, id = 'kada0001', at = 0): Y.XmlText =>
  ((cardWords(doc, id) as Y.XmlFragment).get(at) as Y.XmlElement).get(0) as Y.XmlText // made by addCard

const expectAllowed = (verdict: unknown): void =>
  expect(verdict).toMatchObject({ kind: 'judged', returned: [], reopen: null, phantom: false })

describe('what honest browsers send', () => {
  test('a card is added, typed in and moved by its author', () => {
    const { hall, ada } = aBoardWithAdasCard()
    expectAllowed(
      hall.hear(
        'ada',
        'participant',
        updateOf(ada, () => textOf(ada).insert(0, 'Voici : ')),
      ),
    )
    const card = ada.getMap('cards').get('kada0001') as Y.Map<unknown>
    expectAllowed(
      hall.hear(
        'ada',
        'participant',
        updateOf(ada, () => card.set('columnId', 'c2')),
      ),
    )
    expectAllowed(
      hall.hear(
        'ada',
        'participant',
        updateOf(ada, () => card.set('columnId', 'c3')),
      ),
    )
    expect(wordsOf(hall)).toBe('Voici : Les mots d’Ada')
    expect(readContribution('w1', hall.doc, 'kada0001')?.columnId).toBe('c3')
  })

  test('a card made and deleted offline passes: it is collected before it is sent', () => {
    const { hall, bob } = aBoardWithAdasCard()
    const before = Y.encodeStateVector(bob)
    addCard(bob, newCard('kbob0001'))
    bob.getMap('cards').delete('kbob0001')
    addCard(bob, newCard('kbob0002', 'Restée'))
    expectAllowed(hall.hear('bob', 'participant', Y.encodeStateAsUpdate(bob, before)))
    expect(hall.doc.getMap('cards').has('kbob0001')).toBe(false)
    expect(wordsOf(hall, 'kbob0002')).toBe('Restée')
  })

  test('a paragraph typed and removed offline passes', () => {
    const { hall, ada } = aBoardWithAdasCard()
    const before = Y.encodeStateVector(ada)
    const words = cardWords(ada, 'kada0001') as Y.XmlFragment
    appendRich(words, [paragraph('à retirer')])
    words.delete(1, 1)
    textOf(ada).insert(0, 'Oui. ')
    expectAllowed(hall.hear('ada', 'participant', Y.encodeStateAsUpdate(ada, before)))
    expect(wordsOf(hall)).toBe('Oui. Les mots d’Ada')
  })

  test('a SyncStep2 repeats everybody’s deletions and says nothing new', () => {
    const { hall, ada, bob } = aBoardWithAdasCard()
    hall.hear(
      'ada',
      'participant',
      updateOf(ada, () => textOf(ada).delete(0, 4)),
    )
    Y.applyUpdate(bob, Y.encodeStateAsUpdate(hall.doc))
    const verdict = hall.hear('bob', 'observer', Y.encodeStateAsUpdate(bob, Y.encodeStateVector(hall.doc)))
    expect(verdict).toMatchObject({ kind: 'judged', effective: null, returned: [], reopen: null })
  })

  test('a card left open is written in by another; a card that was not is not', () => {
    const { hall, ada, bob } = aBoardWithAdasCard()
    const refused = hall.hear(
      'bob',
      'participant',
      updateOf(bob, () => textOf(bob).insert(0, 'Bob : ')),
    )
    expect(refused).toMatchObject({
      returned: [{ words: 'Bob :', reason: { kind: 'card-not-open' }, cardId: 'kada0001' }],
    })
    const card = ada.getMap('cards').get('kada0001') as Y.Map<unknown>
    hall.hear(
      'ada',
      'participant',
      updateOf(ada, () => card.set('openToAll', true)),
    )
    expectAllowed(
      hall.hear(
        'bob',
        'participant',
        updateOf(bob, () => textOf(bob).insert(0, 'Bob : ')),
      ),
    )
    expect(wordsOf(hall)).toBe('Bob : Les mots d’Ada')
  })

  test('comments and groups are added, a comment is taken back by its author only', () => {
    const { hall, ada, bob } = aBoardWithAdasCard()
    expectAllowed(
      hall.hear(
        'bob',
        'participant',
        updateOf(bob, () => addComment(bob, { id: 'mbob0001', cardId: 'kada0001', text: 'Bien' })),
      ),
    )
    expectAllowed(
      hall.hear(
        'bob',
        'participant',
        updateOf(bob, () =>
          addGroup(bob, { id: 'gbob0001', columnId: 'c1', order: 'a0', title: [paragraph('Nuage')] }),
        ),
      ),
    )
    Y.applyUpdate(ada, Y.encodeStateAsUpdate(hall.doc))
    const refused = hall.hear(
      'ada',
      'participant',
      updateOf(ada, () => ada.getMap('comments').delete('mbob0001')),
    )
    expect(refused).toMatchObject({ reopen: { kind: 'not-yours' } })
    expect(hall.doc.getMap('comments').has('mbob0001')).toBe(true)
    expectAllowed(
      hall.hear(
        'bob',
        'participant',
        updateOf(bob, () => bob.getMap('comments').delete('mbob0001')),
      ),
    )
  })

  test('an edit carried twice is nothing new the second time', () => {
    const { hall, ada } = aBoardWithAdasCard()
    const update = updateOf(ada, () => textOf(ada).insert(0, 'x'))
    expectAllowed(hall.hear('ada', 'participant', update))
    expect(hall.hear('ada', 'participant', update)).toMatchObject({ effective: null })
  })
})

describe('no word is lost', () => {
  test('23 cards offline, one closed meanwhile: 22 arrive, the 23rd’s words come back, later typing goes on', () => {
    const { hall, ada, bob } = aBoardWithAdasCard()
    const card = ada.getMap('cards').get('kada0001') as Y.Map<unknown>
    hall.hear(
      'ada',
      'participant',
      updateOf(ada, () => card.set('openToAll', true)),
    )
    Y.applyUpdate(bob, Y.encodeStateAsUpdate(hall.doc))
    const before = Y.encodeStateVector(bob)
    for (let i = 0; i < 11; i++) addCard(bob, newCard(`kbob00${i}a`, `carte ${i}`))
    textOf(bob).insert(0, 'perdu ? ')
    for (let i = 11; i < 22; i++) addCard(bob, newCard(`kbob00${i}a`, `carte ${i}`))
    hall.hear(
      'ada',
      'participant',
      updateOf(ada, () => card.set('openToAll', false)),
    )

    const verdict = hall.hear('bob', 'participant', Y.encodeStateAsUpdate(bob, before))

    expect(verdict).toMatchObject({ returned: [{ words: 'perdu ?', cardId: 'kada0001' }], reopen: null })
    expect(hall.doc.getMap('cards').size).toBe(23)
    expect(wordsOf(hall)).toBe('Les mots d’Ada')
    expect(Buffer.from(Y.encodeStateAsUpdate(hall.doc)).includes('perdu')).toBe(false)
    // A stock client goes on typing where it is, in that very card's neighbourhood and in its own.
    expectAllowed(
      hall.hear(
        'bob',
        'participant',
        updateOf(bob, () => textOf(bob, 'kbob0021a').insert(0, 'encore ')),
      ),
    )
    expect(wordsOf(hall, 'kbob0021a')).toBe('encore carte 21')
  })

  test('typing right behind refused words finds its place once the card is open again', () => {
    const { hall, ada, bob } = aBoardWithAdasCard()
    hall.hear(
      'bob',
      'participant',
      updateOf(bob, () => textOf(bob).insert(0, 'non ')),
    )
    const card = ada.getMap('cards').get('kada0001') as Y.Map<unknown>
    hall.hear(
      'ada',
      'participant',
      updateOf(ada, () => card.set('openToAll', true)),
    )
    expectAllowed(
      hall.hear(
        'bob',
        'participant',
        updateOf(bob, () => textOf(bob).insert(4, 'oui ')),
      ),
    )
    expect(wordsOf(hall)).toBe('oui Les mots d’Ada')
  })

  test('a card refused because the workshop closed comes back whole, and the author goes on elsewhere', () => {
    const { hall, bob } = aBoardWithAdasCard()
    hall.step = 'closed'
    const verdict = hall.hear(
      'bob',
      'participant',
      updateOf(bob, () => addCard(bob, newCard('kbob0001', 'Trop tard'))),
    )
    expect(verdict).toMatchObject({
      returned: [{ words: 'Trop tard', reason: { kind: 'workshop-closed' } }],
      phantom: true,
      reopen: null,
    })
    expect(hall.doc.getMap('cards').has('kbob0001')).toBe(false)
    hall.step = 'open'
    expectAllowed(
      hall.hear(
        'bob',
        'participant',
        updateOf(bob, () => addCard(bob, newCard('kbob0002', 'À temps'))),
      ),
    )
  })

  test('words typed into a paragraph that somebody joined are handed back', () => {
    const { hall, ada } = aBoardWithAdasCard('Premier')
    hall.hear(
      'ada',
      'participant',
      updateOf(ada, () => appendRich(cardWords(ada, 'kada0001') as Y.XmlFragment, [paragraph('Second')])),
    )
    const tablet = hall.copyFor('ada')
    // The laptop joins the two paragraphs, as the editor does: the second goes, its words are written again.
    hall.hear(
      'ada',
      'participant',
      updateOf(ada, () => {
        const words = cardWords(ada, 'kada0001') as Y.XmlFragment
        words.delete(1, 1)
        textOf(ada).insert(7, 'Second')
      }),
    )
    const verdict = hall.hear(
      'ada',
      'participant',
      updateOf(tablet, () => textOf(tablet, 'kada0001', 1).insert(6, ' souffle')),
    )
    expect(verdict).toMatchObject({ returned: [{ words: 'souffle', reason: { kind: 'words-without-place' } }] })
    expect(wordsOf(hall)).toBe('PremierSecond')
  })

  test('words typed into a withdrawn card are handed back', () => {
    const { hall, ada } = aBoardWithAdasCard()
    hall.doc.getMap('standings').set('kada0001', { kind: 'withdrawn', at: 1, by: 'ada' })
    const verdict = hall.hear(
      'ada',
      'participant',
      updateOf(ada, () => textOf(ada).insert(0, 'Pardon, ')),
    )
    expect(verdict).toMatchObject({ returned: [{ words: 'Pardon,', reason: { kind: 'card-withdrawn' } }] })
  })

  test('a paste beyond the limit comes back, what was there stays', () => {
    const { hall, ada } = aBoardWithAdasCard()
    const verdict = hall.hear(
      'ada',
      'participant',
      updateOf(ada, () => textOf(ada).insert(0, 'a'.repeat(100_000))),
    )
    expect(verdict).toMatchObject({ returned: [{ reason: { kind: 'text-too-long', limit: 4_000 } }] })
    expect(wordsOf(hall)).toBe('Les mots d’Ada')
  })
})

describe('what nobody may do', () => {
  test('a live card is not overwritten, not even without a delete set', () => {
    const { hall } = aBoardWithAdasCard()
    const eve = new Y.Doc()
    const verdict = hall.hear(
      'eve',
      'participant',
      updateOf(eve, () => addCard(eve, newCard('kada0001', 'Forgé'))),
    )
    expect(verdict).toMatchObject({ reopen: { kind: expect.any(String) } })
    expect(wordsOf(hall)).toBe('Les mots d’Ada')
  })

  test('somebody else’s client id writes nothing', () => {
    const { hall, ada } = aBoardWithAdasCard()
    const update = updateOf(ada, () => textOf(ada).insert(0, 'usurpé'))
    expect(hall.hear('eve', 'participant', update)).toEqual({ kind: 'forged', client: ada.clientID })
  })

  test('the server’s own client ids write nothing', () => {
    const { hall } = aBoardWithAdasCard()
    hall.doc.getMap('facts').set('kada0001', { number: 1 })
    const eve = new Y.Doc()
    Y.applyUpdate(eve, Y.encodeStateAsUpdate(hall.doc))
    eve.clientID = hall.doc.clientID
    expect(
      hall.hear(
        'eve',
        'participant',
        updateOf(eve, () => eve.getMap('cards').set('keve0001', new Y.Map())),
      ),
    ).toMatchObject({ kind: 'forged' })
  })

  test.each(['facts', 'standings', 'promotions', 'unknown', '__proto__', 'constructor'])(
    'the root %s is not written',
    (root) => {
      const { hall } = aBoardWithAdasCard()
      const eve = new Y.Doc()
      const verdict = hall.hear(
        'eve',
        'moderator',
        updateOf(eve, () => eve.getMap(root).set('kada0001', { number: 9 })),
      )
      expect(verdict).toMatchObject({ reopen: { kind: 'unknown-change' } })
      expect(hall.doc.share.has('unknown')).toBe(false)
      expect(hall.doc.getMap('facts').has('kada0001')).toBe(false)
    },
  )

  test.each([
    ['author', 'ada'],
    ['number', 1],
    ['standing', { kind: 'open' }],
    ['__proto__', {}],
    ['kind', 'decree'],
    ['order', ''],
    ['columnId', '__proto__'],
  ])('the key %s = %j is not written on one’s own card', (key, value) => {
    const { hall, ada } = aBoardWithAdasCard()
    const card = ada.getMap('cards').get('kada0001') as Y.Map<unknown>
    expect(
      hall.hear(
        'ada',
        'participant',
        updateOf(ada, () => card.set(key, value)),
      ),
    ).toMatchObject({ reopen: { kind: 'unknown-change' } })
  })

  test('another’s card is not deleted; one’s own is, unless others wrote in it', () => {
    const { hall, ada, bob } = aBoardWithAdasCard()
    expect(
      hall.hear(
        'bob',
        'participant',
        updateOf(bob, () => bob.getMap('cards').delete('kada0001')),
      ),
    ).toMatchObject({ reopen: { kind: 'not-yours' } })
    const card = ada.getMap('cards').get('kada0001') as Y.Map<unknown>
    hall.hear(
      'ada',
      'participant',
      updateOf(ada, () => card.set('openToAll', true)),
    )
    const other = hall.copyFor('bob')
    hall.hear(
      'bob',
      'participant',
      updateOf(other, () => textOf(other).insert(0, 'de Bob ')),
    )
    Y.applyUpdate(ada, Y.encodeStateAsUpdate(hall.doc))
    const copy = hall.copyFor('ada')
    expect(
      hall.hear(
        'ada',
        'participant',
        updateOf(copy, () => copy.getMap('cards').delete('kada0001')),
      ),
    ).toMatchObject({
      reopen: { kind: 'touched-by-others' },
    })
    expect(wordsOf(hall)).toBe('de Bob Les mots d’Ada')
  })

  test('one’s own untouched card is deleted', () => {
    const { hall, ada } = aBoardWithAdasCard()
    expectAllowed(
      hall.hear(
        'ada',
        'participant',
        updateOf(ada, () => ada.getMap('cards').delete('kada0001')),
      ),
    )
    expect(hall.doc.getMap('cards').size).toBe(0)
  })

  test.each([
    ['mark', (text: Y.XmlText) => text.format(0, 3, { blink: {} })],
    ['link to a script', (text: Y.XmlText) => text.format(0, 3, { link: { href: 'javascript:alert(1)' } })],
    ['embed', (text: Y.XmlText) => text.insertEmbed(0, { image: 'x' })],
  ])('an unknown %s does not enter a text', (_name, forge) => {
    const { hall, ada } = aBoardWithAdasCard()
    hall.hear(
      'ada',
      'participant',
      updateOf(ada, () => forge(textOf(ada))),
    )
    expect(JSON.stringify(textOf(hall.doc).toDelta())).not.toMatch(/blink|javascript|image/)
    expect(wordsOf(hall)).toBe('Les mots d’Ada')
  })

  test('a known mark enters, an unknown node or a node out of place does not', () => {
    const { hall, ada } = aBoardWithAdasCard()
    expectAllowed(
      hall.hear(
        'ada',
        'participant',
        updateOf(ada, () => textOf(ada).format(0, 3, { bold: {} })),
      ),
    )
    for (const [node, where] of [
      ['iframe', 'top'],
      ['listItem', 'top'],
      ['listItem', 'paragraph'],
    ] as const) {
      const copy = hall.copyFor('ada')
      const words = cardWords(copy, 'kada0001') as Y.XmlFragment
      const parent = where === 'top' ? words : (words.get(0) as Y.XmlElement)
      hall.hear(
        'ada',
        'participant',
        updateOf(copy, () => parent.insert(0, [new Y.XmlElement(node)])),
      )
      expect(cardWords(hall.doc, 'kada0001')?.toString()).not.toMatch(new RegExp(node, 'i'))
    }
  })

  test('a reader’s words come back, nothing of them is written', () => {
    const { hall, bob } = aBoardWithAdasCard()
    const verdict = hall.hear(
      'bob',
      'observer',
      updateOf(bob, () => addCard(bob, newCard('kbob0001', 'Je voulais dire'))),
    )
    expect(verdict).toMatchObject({ returned: [{ words: 'Je voulais dire', reason: { kind: 'role-forbids' } }] })
  })

  test('skips, forged lengths, gaps, sub-documents and format v2 are refused', () => {
    const { hall, ada } = aBoardWithAdasCard()
    const gap = updateOf(ada, () => textOf(ada).insert(0, 'a'))
    const later = updateOf(ada, () => textOf(ada).insert(1, 'b'))
    expect(hall.hear('ada', 'participant', later)).toEqual({ kind: 'gap' })
    expectAllowed(hall.hear('ada', 'participant', gap))
    const eve = new Y.Doc()
    eve.getMap('cards').set('keve0001', new Y.Doc())
    expect(hall.hear('eve', 'participant', Y.encodeStateAsUpdate(eve))).toMatchObject({ kind: 'malformed' })
    expect(hall.hear('ada', 'participant', Y.encodeStateAsUpdateV2(ada))).toMatchObject({ kind: 'malformed' })
    // One client, a million structs claimed, no bytes.
    expect(hall.hear('eve', 'participant', new Uint8Array([1, 0xc0, 0x84, 0x3d, 1, 0]))).toMatchObject({
      kind: 'malformed',
    })
    // Client 5 from clock 0: a skip of ten.
    expect(hall.hear('eve', 'participant', new Uint8Array([1, 1, 5, 0, 10, 10, 0]))).toMatchObject({
      kind: 'malformed',
    })
    // Client 5: collected, 2^50 long.
    expect(
      hall.hear(
        'eve',
        'participant',
        new Uint8Array([1, 1, 5, 0, 0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02, 0]),
      ),
    ).toMatchObject({ kind: 'malformed' })
  })
})
