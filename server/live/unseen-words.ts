/**
 * Words that an edit takes away without its author having seen them. Who joins two paragraphs, or makes a list of one,
 * deletes the paragraph and writes it again as they saw it: what others wrote there meanwhile would vanish with it and
 * nobody would know. It is found before the edit is applied and put back as paragraphs of their own.
 */
import * as Y from 'yjs'
import { covers, indexRanges, type RangeIndex } from './delete-ranges.ts'
import type { DeleteRange } from './scan.ts'

export interface Unseen {
  readonly text: Y.XmlFragment
  /** The child of the text in which they stood. */
  readonly at: Y.Item
  readonly lines: readonly string[]
}

/** A deletion names everything beneath that its author saw; whatever lives there and is not named was not seen. */
export function findUnseen(doc: Y.Doc, deleted: readonly DeleteRange[]): readonly Unseen[] {
  const named = indexRanges(deleted)
  return deleted.flatMap((range) =>
    nodesIn(doc, range).flatMap((item) => {
      const parent = item.parent
      const outermost = parent instanceof Y.XmlFragment && !(parent._item && covers(named, parent._item.id))
      const place = outermost ? placeOf(item) : null
      if (!place) return []
      const lines: string[] = []
      gather(item, named, lines)
      const spoken = lines.filter((line) => line.trim() !== '')
      return spoken.length > 0 ? [{ ...place, lines: spoken }] : []
    }),
  )
}

/** Once the edit is applied. The caller holds the transaction. */
export function putBack(unseen: readonly Unseen[]): void {
  for (const { text, at, lines } of unseen) {
    if (text._item?.deleted) continue
    let index = at.deleted ? 0 : 1
    for (let left = at.left; left; left = left.left) if (!left.deleted) index++
    text.insert(index, lines.map(paragraphOf))
  }
}

function paragraphOf(line: string): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(line)])
  return paragraph
}

/** Live elements and texts that a range covers. */
function nodesIn(doc: Y.Doc, { client, clock, length }: DeleteRange): readonly Y.Item[] {
  const structs = doc.store.clients.get(client)
  if (!structs || clock >= Y.getState(doc.store, client)) return []
  const found: Y.Item[] = []
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = structs[index]
    if (!struct || struct.id.clock >= clock + length) break
    if (struct instanceof Y.Item && !struct.deleted && nodeOf(struct)) found.push(struct)
  }
  return found
}

function nodeOf({ content }: Y.Item): Y.XmlElement | Y.XmlText | null {
  const type = content instanceof Y.ContentType ? content.type : null
  return type instanceof Y.XmlElement || type instanceof Y.XmlText ? type : null
}

function placeOf(item: Y.Item): Pick<Unseen, 'text' | 'at'> | null {
  for (let at = item; ; ) {
    const parent = at.parent
    if (!(parent instanceof Y.XmlFragment)) return null
    if (!(parent instanceof Y.XmlElement)) return { text: parent, at }
    if (!parent._item || parent._item.deleted) return null
    at = parent._item
  }
}

/** One line for each text. */
function gather(item: Y.Item, named: RangeIndex, lines: string[]): void {
  const node = nodeOf(item)
  if (!node) return
  let line = ''
  for (let child = node._start; child; child = child.right) {
    if (child.deleted) continue
    if (child.content instanceof Y.ContentString) line += unnamedPart(child, child.content.str, named)
    else gather(child, named, lines)
  }
  if (line !== '') lines.push(line)
}

function unnamedPart({ id }: Y.Item, words: string, named: RangeIndex): string {
  let part = ''
  for (let index = 0; index < words.length; index++)
    if (!covers(named, { client: id.client, clock: id.clock + index })) part += words[index]
  return part
}
