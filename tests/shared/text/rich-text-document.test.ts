import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  appendRich,
  insertRich,
  lengthOf,
  newFragment,
  paragraph,
  paragraphsOf,
  plainText,
  plainTextOf,
  type RichElement,
  type RichNode,
  type RichText,
  readRich,
  replaceRich,
} from '#shared/text/rich-text-document.ts'

/** In a document: a fragment that lies in none cannot be read. */
function written(nodes: readonly RichNode[]): Y.XmlFragment {
  const fragment = newFragment(nodes)
  new Y.Doc().getMap('proposals').set('words', fragment)
  return fragment
}

const textOf = (text: string, marks: RichText['marks'] = {}): RichText => ({ text, marks })
const list = (...items: readonly (readonly RichNode[])[]): RichElement => ({
  node: 'bulletList',
  children: items.map((children) => ({ node: 'listItem', children })),
})

const marksOfPeople = fc.constantFrom(
  {},
  { bold: {} },
  { italic: {} },
  { bold: {}, link: { href: 'https://ess.example' } },
)
const someText = fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 12 }), marks: marksOfPeople })
const someParagraph: fc.Arbitrary<RichElement> = fc.record({
  node: fc.constant('paragraph'),
  attributes: fc.constantFrom<NonNullable<RichElement['attributes']>>({}, { source: 'p1.k1' }, { source: null }),
  children: fc.array(fc.oneof(someText, fc.constant({ node: 'hardBreak' })), { maxLength: 6 }),
})
const someList: fc.Arbitrary<RichElement> = fc.record({
  node: fc.constantFrom('bulletList', 'orderedList'),
  children: fc.array(
    fc.array(someParagraph, { maxLength: 2 }).map((children) => ({ node: 'listItem', children })),
    { maxLength: 3 },
  ),
})
const someWords: fc.Arbitrary<readonly RichNode[]> = fc.array(fc.oneof(someParagraph, someList), { maxLength: 6 })

/** Nothing empty said, nothing said twice: neighbours with the same marks are one text. */
function normal(nodes: readonly RichNode[]): readonly RichNode[] {
  const made: RichNode[] = []
  for (const node of nodes) {
    if ('node' in node) {
      const { attributes = {}, children = [] } = node
      made.push({
        node: node.node,
        ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
        children: normal(children),
      })
    } else if (node.text !== '') {
      const marks = Object.keys(node.marks ?? {}).length > 0 ? { marks: node.marks ?? {} } : {}
      const last = made.at(-1)
      const continues = last && 'text' in last && JSON.stringify(last.marks ?? {}) === JSON.stringify(node.marks ?? {})
      if (continues) made[made.length - 1] = { ...last, text: last.text + node.text }
      else made.push({ text: node.text, ...marks })
    }
  }
  return made
}

describe('what is written is what is read', () => {
  test('whatever the paragraphs, lists, marks and breaks', () => {
    fc.assert(
      fc.property(someWords, (words) => {
        expect(readRich(written(words))).toEqual(normal(words))
      }),
    )
  })

  test('also after another copy received it, and once more written from what was read', () => {
    fc.assert(
      fc.property(someWords, (words) => {
        const copy = new Y.Doc()
        const doc = written(words).doc
        if (doc) Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
        const read = readRich(copy.getMap<Y.XmlFragment>('proposals').get('words') ?? new Y.XmlFragment())
        expect(read).toEqual(normal(words))
        expect(readRich(written(read))).toEqual(read)
      }),
    )
  })

  test('appending, inserting and replacing change nothing else', () => {
    fc.assert(
      fc.property(someWords, someWords, fc.nat(8), (before, more, at) => {
        const appended = written(before)
        appendRich(appended, more)
        expect(readRich(appended)).toEqual(normal([...before, ...more]))
        const inserted = written(before)
        insertRich(inserted, at, more)
        expect(readRich(inserted)).toEqual(normal([...before.slice(0, at), ...more, ...before.slice(at)]))
        const replaced = written(before)
        replaceRich(replaced, more)
        expect(readRich(replaced)).toEqual(normal(more))
      }),
    )
  })

  test('neighbouring texts become one text node, as an editor would have it', () => {
    const [first] = written([
      { node: 'paragraph', children: [textOf('Une '), textOf('plateforme', { bold: {} }), textOf(' commune')] },
    ]).toArray()
    expect(first instanceof Y.XmlElement && first.length).toBe(1)
  })
})

describe('the words alone', () => {
  test.each<[string, readonly RichNode[], string]>([
    ['nothing', [], ''],
    ['a line for a paragraph', [paragraph('Un'), paragraph(''), paragraph('Deux')], 'Un\n\nDeux'],
    [
      'marks left out',
      [{ node: 'paragraph', children: [textOf('Une '), textOf('plateforme', { bold: {} })] }],
      'Une plateforme',
    ],
    [
      'a line break as one',
      [{ node: 'paragraph', children: [textOf('Un'), { node: 'hardBreak' }, textOf('deux')] }],
      'Un\ndeux',
    ],
    [
      'a line for an item, lists in lists too',
      [paragraph('Trois :'), list([paragraph('un')], [paragraph('deux'), list([paragraph('trois')])])],
      'Trois :\nun\ndeux\ntrois',
    ],
  ])('%s', (_what, nodes, text) => {
    expect(plainText(nodes)).toBe(text)
    expect(plainTextOf(written(nodes))).toBe(text)
  })

  test('pasted text becomes a paragraph for each line that is not blank, and reads back as those lines', () => {
    expect(paragraphsOf('Un\r\n\n  \nDeux\n')).toEqual([paragraph('Un'), paragraph('Deux')])
    expect(plainText(paragraphsOf('Un\r\n\nDeux'))).toBe('Un\nDeux')
    expect(paragraphsOf('')).toEqual([])
  })
})

describe('the length that limits count', () => {
  test.each<[string, readonly RichNode[], number]>([
    ['nothing', [], 0],
    ['an empty paragraph', [paragraph('')], 1],
    ['its characters and one for the block', [paragraph('abc')], 4],
    ['an emoji for two', [paragraph('🌱')], 3],
    ['marks for nothing', [{ node: 'paragraph', children: [textOf('a'), textOf('b', { bold: {} })] }], 3],
    ['each block of a list', [list([paragraph('ab')])], 5],
  ])('%s', (_what, nodes, length) => expect(lengthOf(written(nodes))).toBe(length))

  test('is never less than that of the plain text, so that no limit is slipped past', () => {
    fc.assert(
      fc.property(someWords, (words) => {
        const fragment = written(words)
        expect(lengthOf(fragment)).toBeGreaterThanOrEqual(plainTextOf(fragment).length)
      }),
    )
  })

  test('counts nothing that was taken away', () => {
    const fragment = written([paragraph('abc'), paragraph('def')])
    replaceRich(fragment, [paragraph('a')])
    expect(lengthOf(fragment)).toBe(2)
  })
})
