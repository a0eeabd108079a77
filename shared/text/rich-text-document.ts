/** Rich text in and out of a Y.XmlFragment: plain values one can compare, keep in an act, and write again. */
import * as Y from 'yjs'

/** An open document, for those who pass it on without looking inside. */
export type LiveDocument = Y.Doc

export type RichNode = RichElement | RichText

export interface RichElement {
  readonly node: string
  readonly attributes?: Readonly<Record<string, string | number | null>>
  readonly children?: readonly RichNode[]
}

export interface RichText {
  readonly text: string
  readonly marks?: Readonly<Record<string, unknown>>
}

export function paragraph(text: string, attributes?: RichElement['attributes']): RichElement {
  return { node: 'paragraph', ...(attributes ? { attributes } : {}), children: text === '' ? [] : [{ text }] }
}

/** Paragraphs out of pasted or imported plain text: one for each line that is not blank. */
export function paragraphsOf(text: string): readonly RichElement[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => paragraph(line))
}

export function readRich(fragment: Y.XmlFragment): readonly RichNode[] {
  return fragment.toArray().flatMap(readNode)
}

function readNode(node: Y.XmlElement | Y.XmlText | Y.XmlHook): readonly RichNode[] {
  if (node instanceof Y.XmlText) return readText(node)
  if (!(node instanceof Y.XmlElement)) return []
  const attributes = node.getAttributes() as Record<string, string | number | null> // the guard lets no other kind in
  return [
    {
      node: node.nodeName,
      ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
      children: node.toArray().flatMap((child) => readNode(child as Y.XmlElement)), // children of an element are nodes
    },
  ]
}

function readText(node: Y.XmlText): readonly RichText[] {
  const parts: { insert: unknown; attributes?: Record<string, unknown> }[] = node.toDelta()
  const texts: RichText[] = []
  for (const { insert, attributes = {} } of parts) {
    if (typeof insert !== 'string') continue
    const last = texts.at(-1)
    // One mark put on in two strokes comes in two parts: read as one, or equal texts would differ by how they were made.
    if (last && sameMarks(last.marks ?? {}, attributes)) texts[texts.length - 1] = { ...last, text: last.text + insert }
    else texts.push(Object.keys(attributes).length > 0 ? { text: insert, marks: attributes } : { text: insert })
  }
  return texts
}

function sameMarks(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]))
  )
}

/** A fragment not yet in a document: for what is added whole. */
export function newFragment(nodes: readonly RichNode[]): Y.XmlFragment {
  const fragment = new Y.XmlFragment()
  if (nodes.length > 0) fragment.insert(0, nodes.map(makeNode))
  return fragment
}

/** Appends nodes at the end of a fragment. The caller holds the transaction. */
export function appendRich(fragment: Y.XmlFragment, nodes: readonly RichNode[]): void {
  fragment.push(nodes.map(makeNode))
}

/** Inserts nodes after the first `at` ones, or at the end when there are fewer. */
export function insertRich(fragment: Y.XmlFragment, at: number, nodes: readonly RichNode[]): void {
  fragment.insert(Math.min(at, fragment.length), nodes.map(makeNode))
}

/** Puts these nodes in place of whatever is there. */
export function replaceRich(fragment: Y.XmlFragment, nodes: readonly RichNode[]): void {
  if (fragment.length > 0) fragment.delete(0, fragment.length)
  appendRich(fragment, nodes)
}

function makeNode(value: RichNode): Y.XmlElement | Y.XmlText {
  if ('text' in value) {
    const text = new Y.XmlText()
    text.insert(0, value.text, (value.marks ?? {}) as object) // Yjs takes any attributes
    return text
  }
  const element = new Y.XmlElement(value.node)
  for (const [name, item] of Object.entries(value.attributes ?? {})) element.setAttribute(name, item as string) // Yjs types attributes as strings and stores any value
  const children = joinTexts(value.children ?? [])
  if (children.length > 0) element.insert(0, children)
  return element
}

/** Neighbouring texts belong in one XmlText, or the editor would see two. */
function joinTexts(children: readonly RichNode[]): (Y.XmlElement | Y.XmlText)[] {
  const made: (Y.XmlElement | Y.XmlText)[] = []
  let run: RichText[] = []
  const endRun = (): void => {
    if (run.length === 0) return
    const text = new Y.XmlText()
    text.applyDelta(run.map((part) => ({ insert: part.text, attributes: part.marks ?? {} })))
    made.push(text)
    run = []
  }
  for (const child of children) {
    if ('text' in child) run.push(child)
    else {
      endRun()
      made.push(makeNode(child))
    }
  }
  endRun()
  return made
}

/** The words alone: one line per block, list items included. */
export function plainText(nodes: readonly RichNode[]): string {
  const lines: string[] = []
  for (const node of nodes) collectLines(node, lines)
  return lines.join('\n')
}

function collectLines(node: RichNode, lines: string[]): void {
  if ('text' in node) {
    lines.push(node.text)
    return
  }
  const children = node.children ?? []
  if (node.node !== 'paragraph') {
    for (const child of children) collectLines(child, lines)
    return
  }
  lines.push(children.map((child) => ('text' in child ? child.text : '\n')).join(''))
}

export function plainTextOf(fragment: Y.XmlFragment): string {
  return plainText(readRich(fragment))
}

/** Characters of a fragment without building its text: what the limits are counted in. */
export function lengthOf(fragment: Y.XmlFragment): number {
  let length = 0
  for (const child of fragment.toArray()) {
    length += child instanceof Y.XmlText ? child.length : child instanceof Y.XmlElement ? lengthOf(child) + 1 : 0
  }
  return length
}
