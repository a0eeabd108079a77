/**
 * An honest person who writes with the real editor: Tiptap's own operations on a fragment of a Y.Doc, in jsdom.
 * For tests of convergence: nothing here is simulated but the keyboard.
 */
import { Editor } from '@tiptap/core'
// What each extension adds to the editor's commands.
import type {} from '@tiptap/extension-bold'
import type {} from '@tiptap/extension-collaboration'
import type {} from '@tiptap/extension-italic'
import type {} from '@tiptap/extension-link'
import type {} from '@tiptap/extension-list'
import { TextSelection } from '@tiptap/pm/state'
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import type { XmlFragment } from 'yjs'
import { KeepWithin, type OverLimit } from '#client/editor/keep-within.ts'
import { liveExtensions } from '#client/editor/live-extensions.ts'
import { extensionsFor } from '#client/editor/rich-text-extensions.ts'
import type { TextShape } from '#shared/text/rich-text.ts'

export interface TiptapPerson {
  readonly editor: Editor
  /** What the editor said did not fit. */
  readonly over: readonly OverLimit[]
  /** Characters of text, without what separates blocks. */
  text(): string
  /** Puts the caret at a share of the document: 0 the beginning, 1 the end. */
  goTo(share: number): void
  /** Selects from one share of the document to another. */
  select(from: number, to: number): void
  type(words: string): void
  /** Enter: splits the paragraph, or the list item. */
  split(): void
  /** Shift+Enter. */
  breakLine(): void
  /** Backspace at the beginning of the block the caret is in: joined with the one before. */
  join(): void
  bold(): void
  italic(): void
  link(href: string): void
  list(kind: 'bulletList' | 'orderedList'): void
  sink(): void
  lift(): void
  /** Deletes the selection, or the character before the caret. */
  erase(): void
  pasteHtml(html: string): void
  pasteText(text: string): void
  undo(): boolean
  redo(): boolean
  leave(): void
}

export interface PersonSettings {
  readonly shape?: TextShape
  readonly limit?: number
  readonly awareness?: Awareness | null
}

export function tiptapPerson(fragment: XmlFragment, settings: PersonSettings = {}): TiptapPerson {
  const { shape = 'words', limit = 100_000, awareness = null } = settings
  const over: OverLimit[] = []
  const element = document.createElement('div')
  document.body.append(element)
  const editor = new Editor({
    element,
    injectCSS: false,
    content: yXmlFragmentToProsemirrorJSON(fragment),
    extensions: [
      ...extensionsFor(shape),
      ...liveExtensions(fragment, awareness),
      KeepWithin.configure({ shape, limit, tell: (what) => over.push(what) }),
    ],
  })

  const place = (share: number): number => Math.round(share * editor.state.doc.content.size)
  const near = (share: number): TextSelection | null => {
    if (editor.state.doc.childCount === 0) return null
    const found = TextSelection.near(editor.state.doc.resolve(place(share)))
    return found instanceof TextSelection ? found : null
  }
  const put = (anchor: number, head: number): void => {
    const { tr, doc } = editor.state
    editor.view.dispatch(tr.setSelection(TextSelection.create(doc, anchor, head)))
  }

  return {
    editor,
    over,
    text: () => editor.state.doc.textContent,
    goTo(share) {
      const there = near(share)
      if (there) put(there.from, there.from)
    },
    select(from, to) {
      const a = near(Math.min(from, to))
      const b = near(Math.max(from, to))
      if (a && b) put(a.from, b.to)
    },
    type(words) {
      for (const character of words) typeCharacter(editor, character)
    },
    split: () => press(editor, 'Enter'),
    breakLine: () => press(editor, 'Enter', { shiftKey: true }),
    join() {
      const { $from } = editor.state.selection
      if ($from.depth > 0) put($from.start(), $from.start())
      press(editor, 'Backspace')
    },
    bold: () => editor.commands.toggleBold(),
    italic: () => editor.commands.toggleItalic(),
    link: (href) => editor.commands.setLink({ href }),
    list: (kind) => (kind === 'bulletList' ? editor.commands.toggleBulletList() : editor.commands.toggleOrderedList()),
    sink: () => editor.commands.sinkListItem('listItem'),
    lift: () => editor.commands.liftListItem('listItem'),
    erase() {
      const { selection, tr } = editor.state
      if (!selection.empty) editor.view.dispatch(tr.deleteSelection())
      else if (selection.$from.parentOffset > 0) editor.view.dispatch(tr.delete(selection.from - 1, selection.from))
      else press(editor, 'Backspace')
    },
    pasteHtml: (html) => editor.view.pasteHTML(html, pasteEvent()),
    pasteText: (text) => editor.view.pasteText(text, pasteEvent()),
    undo: () => editor.commands.undo(),
    redo: () => editor.commands.redo(),
    leave() {
      editor.destroy()
      element.remove()
    },
  }
}

/** As the view does for a key that its keymaps leave alone. */
function typeCharacter({ view }: Editor, character: string): void {
  view.dom.dispatchEvent(new Event('beforeinput', { bubbles: true, cancelable: true }))
  const { from, to } = view.state.selection
  const insert = () => view.state.tr.insertText(character, from, to)
  const handled = view.someProp('handleTextInput', (handle) => handle(view, from, to, character, insert))
  if (!handled) view.dispatch(insert())
}

function press({ view }: Editor, key: string, modifiers: { shiftKey?: boolean } = {}): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers })
  view.someProp('handleKeyDown', (handle) => handle(view, event))
}

/** jsdom knows no clipboard: the event only has to be one. */
function pasteEvent(): ClipboardEvent {
  return new Event('paste', { bubbles: true, cancelable: true }) as ClipboardEvent
}
