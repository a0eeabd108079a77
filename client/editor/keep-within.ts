/**
 * Keeps a text within what its document holds, before the words enter it: nothing is cut silently, and the server never
 * has to refuse. Also lets one begin to write in an empty text, where there is no paragraph yet.
 */
import { Extension } from '@tiptap/core'
import { Fragment, type Node, type Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { richTextDepthLimit } from '#shared/live/limits.ts'
import type { TextShape } from '#shared/text/rich-text.ts'

export type OverLimit =
  | { readonly kind: 'typed'; readonly limit: number }
  /** `offered` fits whole words of the pasted text; nothing was put in the document. */
  | { readonly kind: 'pasted'; readonly limit: number; readonly length: number; readonly offered: string }

export interface KeepWithinOptions {
  readonly shape: TextShape
  readonly limit: number
  readonly tell: (over: OverLimit) => void
}

export const KeepWithin = Extension.create<KeepWithinOptions>({
  name: 'keepWithin',
  priority: 1100,
  addOptions: () => ({ shape: 'words', limit: Number.POSITIVE_INFINITY, tell: () => {} }),
  addProseMirrorPlugins() {
    const { shape, limit, tell } = this.options
    return [
      new Plugin({
        filterTransaction(transaction, state) {
          // What comes from the others is there already.
          if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return true
          if (depthOf(transaction.doc) > richTextDepthLimit && depthOf(transaction.doc) > depthOf(state.doc))
            return false
          if (fits(transaction.doc, limit) || lengthOf(transaction.doc) <= lengthOf(state.doc)) return true
          tell({ kind: 'typed', limit })
          return false
        },
        props: {
          handlePaste: (view, event, slice) => {
            const pasted = shape === 'line' ? textOf(slice).replace(/\s+/g, ' ').trim() : null
            const added = pasted === null ? lengthOfFragment(slice.content) : pasted.length
            const room = roomFor(view.state, limit)
            if (added > room) {
              event.preventDefault()
              const whole = pasted ?? textOf(slice)
              tell({ kind: 'pasted', limit, length: whole.length, offered: beginningOf(whole, room) })
              return true
            }
            if (pasted === null) return false
            view.dispatch(view.state.tr.insertText(pasted).scrollIntoView())
            return true
          },
          handleDOMEvents: {
            // Before the browser writes by itself (a phone's keyboard does), there must be a paragraph to write in.
            beforeinput: makeRoomToWrite,
            compositionstart: makeRoomToWrite,
          },
        },
      }),
    ]
  },
})

/** Characters as the guard counts them: text, and one for each node. */
export function lengthOf(doc: Node): number {
  return lengthOfFragment(doc.content)
}

/** Room left once the selection is replaced. */
export function roomFor({ doc, selection }: EditorState, limit: number): number {
  const replaced = doc.textBetween(selection.from, selection.to).length
  return Math.max(0, limit - lengthOf(doc) + replaced)
}

function lengthOfFragment(content: Fragment): number {
  let length = 0
  content.descendants((node) => {
    length += node.isText ? (node.text?.length ?? 0) : 1
  })
  return length
}

/** Counting is only needed near the limit: a document's size is never less than its length. */
function fits(doc: Node, limit: number): boolean {
  return doc.content.size <= limit || lengthOf(doc) <= limit
}

function depthOf(node: Node): number {
  let deepest = 0
  node.forEach((child) => {
    if (!child.isText) deepest = Math.max(deepest, 1 + depthOf(child))
  })
  return deepest
}

const textOf = (slice: Slice): string =>
  slice.content.textBetween(0, slice.content.size, '\n', (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : ''))

/** As many whole words as fit, and nothing when not even one does. */
function beginningOf(text: string, room: number): string {
  if (room <= 0) return ''
  const cut = text.slice(0, room)
  const lastSpace = cut.search(/\s\S*$/)
  return text.length <= room ? text : lastSpace > 0 ? cut.slice(0, lastSpace) : cut
}

function makeRoomToWrite(view: EditorView): boolean {
  const { doc, schema } = view.state
  const paragraph = schema.nodes['paragraph']
  if (doc.childCount > 0 || !paragraph) return false
  const tr = view.state.tr.insert(0, Fragment.from(paragraph.create()))
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, 1)))
  return false
}
