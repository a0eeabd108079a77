/** What the editor can write is what the guard lets in: one list, both ways. */
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { lengthOf } from '#client/editor/keep-within.ts'
import { schemaFor } from '#client/editor/rich-text-extensions.ts'
import { attributeAllowed, childrenOf, markAllowed, markNames, nodeNames, textParents } from '#shared/text/rich-text.ts'
import {
  lengthOf as guardLength,
  paragraph,
  plainTextOf,
  type RichNode,
  readRich,
  replaceRich,
} from '#shared/text/rich-text-document.ts'
import { type TiptapPerson, tiptapPerson } from '#tests/setup/tiptap-people.ts'

const people: TiptapPerson[] = []
afterEach(() => {
  for (const person of people.splice(0)) person.leave()
})

function writes(doc: Y.Doc, settings: Parameters<typeof tiptapPerson>[1] = {}): TiptapPerson {
  const person = tiptapPerson(doc.getXmlFragment('words'), settings)
  people.push(person)
  return person
}

/** Every node and mark, in every place the list allows, empty ones included. */
const everything: readonly RichNode[] = [
  paragraph('Simple'),
  paragraph(''),
  paragraph('Promu', { source: 'p1.k1.3-9' }),
  {
    node: 'paragraph',
    children: [
      { text: 'gras', marks: { bold: {} } },
      { text: ' et ' },
      { text: 'italique', marks: { italic: {} } },
      { node: 'hardBreak', children: [] },
      {
        text: 'lien',
        marks: { link: { href: 'https://exemple.fr/', target: '_blank', rel: 'noopener', class: null, title: null } },
      },
      { text: 'les deux', marks: { bold: {}, italic: {} } },
    ],
  },
  {
    node: 'bulletList',
    children: [
      {
        node: 'listItem',
        children: [
          paragraph('puce'),
          { node: 'bulletList', children: [{ node: 'listItem', children: [paragraph('dessous')] }] },
        ],
      },
      { node: 'listItem', children: [] },
    ],
  },
  { node: 'bulletList', children: [] },
  {
    node: 'orderedList',
    attributes: { start: 3 },
    children: [
      { node: 'listItem', children: [{ node: 'orderedList', attributes: { start: 1, type: 'a' }, children: [] }] },
    ],
  },
]

test('everything the list allows is read by the editor as it is, and writing beside it changes nothing of it', () => {
  const doc = new Y.Doc()
  replaceRich(doc.getXmlFragment('words'), everything)
  let updates = 0
  doc.on('update', () => updates++)
  const a = writes(doc)
  expect(updates).toBe(0)
  a.goTo(0)
  a.type('Très ')
  const [first, ...others] = readRich(doc.getXmlFragment('words'))
  expect(first).toEqual(paragraph('Très Simple'))
  expect(others).toEqual(everything.slice(1))
})

test('the schemas hold the nodes and marks of the list and no other', () => {
  const words = schemaFor('words')
  expect(Object.keys(words.nodes).sort()).toEqual(['doc', 'text', ...nodeNames].sort())
  expect(Object.keys(words.marks).sort()).toEqual([...markNames].sort())
  const line = schemaFor('line')
  expect(Object.keys(line.nodes).sort()).toEqual(['doc', 'paragraph', 'text'])
  expect(Object.keys(line.marks)).toEqual([])
})

test('a node may hold in the editor what the list lets it hold, and may be empty', () => {
  for (const shape of ['line', 'words'] as const) {
    const schema = schemaFor(shape)
    for (const [parent, allowed] of Object.entries(childrenOf[shape])) {
      const type = schema.nodes[parent === 'top' ? 'doc' : parent]
      expect(type?.contentMatch.validEnd, `${parent} may be empty`).toBe(true)
      for (const name of nodeNames) {
        const child = schema.nodes[name]
        const fits = child !== undefined && type?.contentMatch.matchType(child) !== null
        expect(fits, `${shape}: ${name} in ${parent}`).toBe(allowed.includes(name))
      }
      const holdsText = schema.nodes['text'] && type?.contentMatch.matchType(schema.nodes['text']) !== null
      expect(holdsText, `${shape}: text in ${parent}`).toBe(textParents.includes(parent))
    }
  }
})

test('characters are counted as the guard counts them', () => {
  const doc = new Y.Doc()
  replaceRich(doc.getXmlFragment('words'), everything)
  const a = writes(doc)
  expect(lengthOf(a.editor.state.doc)).toBe(guardLength(doc.getXmlFragment('words')))
})

test('a page pasted from elsewhere leaves only what the list allows', () => {
  const doc = new Y.Doc()
  const a = writes(doc)
  a.type('Collé : ')
  a.pasteHtml(`
    <h1 style="color:red">Titre</h1>
    <p class="MsoNormal" data-source="<script>"><b>Gras</b> <u>souligné</u> <span style="font-size:40px">grand</span></p>
    <ol start="-5" type="zzz"><li><p>un</p></li></ol>
    <table><tr><td>cellule</td></tr></table>
    <a href="javascript:alert(1)">piège</a>
    <a href="https://exemple.fr" title="${'t'.repeat(5_000)}" onclick="x()">bon</a>
    <img src=x onerror="alert(1)"><script>alert(1)</script>`)
  const nodes = readRich(doc.getXmlFragment('words'))
  expect(plainTextOf(doc.getXmlFragment('words'))).toContain('cellule')
  expect(JSON.stringify(nodes)).not.toMatch(/javascript:|onerror|script|color|Mso/)
  expectAllowed(nodes, childrenOf.words['top'] ?? [])
})

function expectAllowed(nodes: readonly RichNode[], allowed: readonly string[]): void {
  for (const node of nodes) {
    if ('text' in node) {
      for (const [name, value] of Object.entries(node.marks ?? {}))
        expect(markAllowed('words', name, value), name).toBe(true)
      continue
    }
    expect(allowed).toContain(node.node)
    for (const [name, value] of Object.entries(node.attributes ?? {})) {
      expect(attributeAllowed(node.node, name, value), `${node.node}.${name}=${value}`).toBe(true)
    }
    expectAllowed(node.children ?? [], childrenOf.words[node.node] ?? [])
  }
}

test('a pasted text of 100,000 characters is refused before it enters, said, and its beginning offered', () => {
  const doc = new Y.Doc()
  const a = writes(doc, { limit: 4_000 })
  a.type('Avant ')
  a.pasteText('mot '.repeat(25_000))
  expect(plainTextOf(doc.getXmlFragment('words'))).toBe('Avant ')
  const [over] = a.over
  if (over?.kind !== 'pasted') throw new Error('not said')
  expect(over.limit).toBe(4_000)
  expect(over.length).toBeGreaterThan(99_000)
  expect(over.offered.length).toBeGreaterThan(3_900)
  expect(over.offered.length).toBeLessThanOrEqual(4_000)
  a.pasteText('un texte court')
  expect(plainTextOf(doc.getXmlFragment('words'))).toBe('Avant un texte court')
})

test('a full text takes no more, says so, and can be shortened', () => {
  const doc = new Y.Doc()
  const a = writes(doc, { limit: 10 })
  a.type('123456789')
  a.type('x')
  expect(a.text()).toBe('123456789')
  expect(a.over).toEqual([{ kind: 'typed', limit: 10 }])
  a.erase()
  expect(a.text()).toBe('12345678')
})

test('lists go no deeper than the guard allows', () => {
  const doc = new Y.Doc()
  const a = writes(doc)
  a.type('racine')
  a.list('bulletList')
  for (let level = 0; level < 20; level++) {
    a.goTo(1)
    a.split()
    a.type('x')
    a.sink()
  }
  expect(depthOf(readRich(doc.getXmlFragment('words')))).toBeLessThanOrEqual(12)
})

function depthOf(nodes: readonly RichNode[]): number {
  return Math.max(0, ...nodes.map((node) => ('text' in node ? 0 : 1 + depthOf(node.children ?? []))))
}

test('a line stays one line, whatever is pasted, and has no marks', () => {
  const doc = new Y.Doc()
  const a = writes(doc, { shape: 'line', limit: 200 })
  a.type('Titre ')
  a.pasteText('sur\nplusieurs\n\nlignes')
  a.pasteHtml('<p><b>gras</b></p><ul><li>puce</li></ul>')
  expect(readRich(doc.getXmlFragment('words'))).toEqual([paragraph('Titre sur plusieurs lignesgras puce')])
})
