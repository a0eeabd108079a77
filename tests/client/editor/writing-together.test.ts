/** Several people in one text: everybody ends with the same words, and nobody's are taken away. */
import { afterEach, expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { paragraph, plainTextOf, type RichNode, readRich, replaceRich } from '#shared/text/rich-text-document.ts'
import { type PersonSettings, type TiptapPerson, tiptapPerson } from '#tests/setup/tiptap-people.ts'

const people: TiptapPerson[] = []
afterEach(() => {
  for (const person of people.splice(0)) person.leave()
})

function writes(doc: Y.Doc, settings?: PersonSettings): TiptapPerson {
  const person = tiptapPerson(doc.getXmlFragment('words'), settings)
  people.push(person)
  return person
}

function textWith(nodes: readonly RichNode[]): Y.Doc {
  const doc = new Y.Doc()
  replaceRich(doc.getXmlFragment('words'), nodes)
  return doc
}

/** Two replicas that hear each other at once. */
function joined(a: Y.Doc): Y.Doc {
  const b = new Y.Doc()
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  a.on('update', (update, origin) => origin !== b && Y.applyUpdate(b, update, a))
  b.on('update', (update, origin) => origin !== a && Y.applyUpdate(a, update, b))
  return b
}

const rich = (doc: Y.Doc): readonly RichNode[] => readRich(doc.getXmlFragment('words'))
const plain = (doc: Y.Doc): string => plainTextOf(doc.getXmlFragment('words'))

test('two editors on one document show the same words', () => {
  const doc = textWith([paragraph('Une idée')])
  const a = writes(doc)
  const b = writes(doc)
  a.goTo(1)
  a.type(' de Bordeaux')
  b.goTo(0)
  b.type('Oui : ')
  expect(a.text()).toBe('Oui : Une idée de Bordeaux')
  expect(b.text()).toBe(a.text())
})

test('two people write 200 characters each in one card, and each is there once', () => {
  const doc = textWith([paragraph('')])
  const other = joined(doc)
  const a = writes(doc)
  const b = writes(other)
  a.goTo(1)
  b.goTo(1)
  for (let index = 0; index < 200; index++) {
    a.type('a')
    b.type('b')
  }
  expect(rich(other)).toEqual(rich(doc))
  expect(a.text()).toBe(b.text())
  expect(a.text().replaceAll('b', '')).toHaveLength(200)
  expect(a.text().replaceAll('a', '')).toHaveLength(200)
})

test('one begins to write where there is not even a paragraph', () => {
  const doc = new Y.Doc()
  const a = writes(doc)
  a.type('Enfin')
  expect(rich(doc)).toEqual([paragraph('Enfin')])
})

test('looking at a text, even an empty one, writes nothing', () => {
  const doc = new Y.Doc()
  let updates = 0
  doc.on('update', () => updates++)
  const a = writes(doc)
  a.editor.commands.focus()
  expect(updates).toBe(0)
})

test('undo takes back my words and leaves those another wrote in a paragraph I made', () => {
  const doc = textWith([paragraph('Début')])
  const other = joined(doc)
  const a = writes(doc)
  const b = writes(other)
  a.goTo(1)
  a.split()
  a.type('moi')
  b.goTo(1)
  b.type(' et une autre')
  while (a.undo()) expect(a.text()).toContain('et une autre')
  expect(plain(doc)).toContain('et une autre')
  expect(plain(doc)).not.toContain('moi')
  expect(rich(other)).toEqual(rich(doc))
})

test('undo of a list I made keeps the item another wrote in it', () => {
  const doc = textWith([paragraph('')])
  const other = joined(doc)
  const a = writes(doc)
  const b = writes(other)
  a.goTo(1)
  a.list('bulletList')
  a.type('puce')
  b.goTo(1)
  b.split()
  b.type('la sienne')
  while (a.undo()) expect(plain(doc)).toContain('la sienne')
  expect(plain(doc)).toContain('la sienne')
  expect(plain(doc)).not.toContain('puce')
})

test('undo and redo of my own words come back to the same text', () => {
  const doc = textWith([paragraph('Avant')])
  const a = writes(doc)
  a.goTo(1)
  a.type(' après')
  expect(a.undo()).toBe(true)
  expect(a.text()).toBe('Avant')
  expect(a.redo()).toBe(true)
  expect(a.text()).toBe('Avant après')
})

test('both halves of a promoted paragraph keep its source, and what is written after it has none', () => {
  const doc = textWith([paragraph('Une phrase entière', { source: 'p1.k1' })])
  const a = writes(doc)
  a.goTo(0.5)
  a.split()
  a.goTo(1)
  a.split()
  a.type('La mienne')
  const source = (node: RichNode | undefined): unknown => (node && 'node' in node ? node.attributes?.['source'] : null)
  expect(rich(doc).map(source)).toEqual(['p1.k1', 'p1.k1', undefined])
  expect(a.editor.view.dom.querySelector('p')?.dataset['source']).toBe('p1.k1')
})

test('a caret wears the name and colour the server says, and claims none', () => {
  const doc = textWith([paragraph('Ensemble')])
  const mine = new Awareness(doc)
  const a = writes(doc, { awareness: mine })
  const theirs = new Awareness(new Y.Doc())
  const { anchor } = cursorAt(doc)
  theirs.setLocalState({ user: { name: 'Inès R.', colour: 5 }, cursor: { anchor, head: anchor } })
  applyAwarenessUpdate(mine, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'server')
  return waitForCaret(a).then((caret) => {
    expect(caret.dataset['person']).toBe('5')
    expect(caret.textContent).toBe('Inès R.')
    expect(mine.getLocalState()?.['user']).toMatchObject({ name: null })
    mine.destroy()
    theirs.destroy()
  })
})

function cursorAt(doc: Y.Doc): { anchor: unknown } {
  const element = doc.getXmlFragment('words').get(0)
  if (!(element instanceof Y.XmlElement)) throw new Error('no paragraph')
  const text = element.get(0)
  if (!(text instanceof Y.XmlText)) throw new Error('no text')
  return { anchor: Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, 3)) }
}

async function waitForCaret(person: TiptapPerson): Promise<HTMLElement> {
  for (let round = 0; round < 200; round++) {
    const caret = person.editor.view.dom.querySelector<HTMLElement>('[data-person] b')?.parentElement
    if (caret) return caret
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('no caret')
}
