/**
 * The editor of a live text: several people write in it at once. Mounted only while somebody writes; reading is
 * RichTextView's. Pages load it through LazyRichTextEditor.
 */
import { Extension } from '@tiptap/core'
import { type Editor, EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import { type JSX, useRef, useState } from 'react'
import { peekDocument } from '../live/live-documents.ts'
import type { LiveText } from '../live/types.ts'
import { classes } from '../ui/classes.ts'
import { useWords } from '../words/words.ts'
import { EditorTools } from './editor-tools.tsx'
import { KeepWithin, lengthOf, type OverLimit } from './keep-within.ts'
import { liveExtensions } from './live-extensions.ts'
import { OverLimitNotice } from './over-limit-notice.tsx'
import reading from './rich-text.module.css'
import styles from './rich-text-editor.module.css'
import { extensionsFor } from './rich-text-extensions.ts'
import { RichTextView } from './rich-text-view.tsx'
import { useAwareness, useWriters } from './use-awareness.ts'

export interface RichTextEditorProps {
  readonly text: LiveText
  /** The editor's accessible name. */
  readonly label: string
  readonly placeholder?: string
  readonly autofocus?: boolean
  /** Where names of others stand: in the page's margin (the page leaves room for it), or below the text. */
  readonly names?: 'beside' | 'below'
  readonly onEscape?: () => void
  /** Ctrl+Enter, and Enter in a line. */
  readonly onDone?: () => void
}

/** Below this many characters left, they are counted on screen. */
const countBelow = 200

export function RichTextEditor(props: RichTextEditorProps): JSX.Element {
  // An editor that may not write must not exist: mounting one is enough for it to mend what it does not understand.
  return props.text.editable ? <Writing {...props} /> : <RichTextView text={props.text} />
}

function Writing({ text, label, placeholder, autofocus, names = 'below', onEscape, onDone }: RichTextEditorProps) {
  const words = useWords().editor
  const awareness = useAwareness(text.document)
  const writers = useWriters(awareness, text)
  const [over, setOver] = useState<OverLimit | null>(null)
  const verbs = useRef({ onEscape, onDone })
  verbs.current = { onEscape, onDone }

  const editor = useEditor(
    {
      extensions: [
        ...extensionsFor(text.shape),
        ...liveExtensions(text.fragment, awareness),
        KeepWithin.configure({ shape: text.shape, limit: text.limit, tell: setOver }),
        keysOf(text.shape, () => verbs.current),
      ],
      // Known from the start, so that the first caret has a paragraph to stand in. Nothing of it is written.
      content: yXmlFragmentToProsemirrorJSON(text.fragment),
      // The content policy allows no style element: ours is a stylesheet.
      injectCSS: false,
      autofocus: autofocus ? 'end' : false,
      editorProps: {
        attributes: {
          class: classes(reading['text'], styles['words']),
          role: 'textbox',
          'aria-label': label,
          'aria-multiline': String(text.shape === 'words'),
          // The stylesheet draws it while nothing is written.
          ...(placeholder ? { 'data-placeholder': placeholder, 'aria-placeholder': placeholder } : {}),
        },
      },
      onFocus: () => peekDocument(text.document)?.attend(text.at),
    },
    [text.fragment, text.limit, awareness],
  )

  const { empty, left } = useEditorState({ editor, selector: ({ editor: now }) => stateOf(now, text.limit) })
  const few = left <= Math.min(countBelow, text.limit / 10)
  return (
    <div className={styles['editor']} data-names={names} data-empty={empty || undefined} data-shape={text.shape}>
      <EditorContent editor={editor} />
      {text.shape === 'words' && editor && <EditorTools editor={editor} />}
      {over && <OverLimitNotice over={over} editor={editor} onClose={() => setOver(null)} />}
      {few && !over && (
        <p className={styles['left']} role="status">
          {words.left(Math.max(0, left))}
        </p>
      )}
      {names === 'below' && writers.length > 0 && (
        <ul className={styles['writers']} aria-label={words.writers}>
          {writers.map(({ clientId, name, colour }) => (
            <li key={clientId} data-person={colour}>
              {name}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function stateOf(editor: Editor, limit: number): { empty: boolean; left: number } {
  const { doc } = editor.state
  return { empty: doc.childCount <= 1 && doc.content.size <= 2, left: limit - lengthOf(doc) }
}

type Verbs = Pick<RichTextEditorProps, 'onEscape' | 'onDone'>

/** Escape leaves, Ctrl+Enter is done; in a line Enter is done too, for there is no second line. */
function keysOf(shape: LiveText['shape'], verbs: () => Verbs) {
  const done = (): boolean => {
    verbs().onDone?.()
    return true
  }
  return Extension.create({
    name: 'keys',
    priority: 1050,
    addKeyboardShortcuts: () => ({
      Escape: () => {
        const { onEscape } = verbs()
        onEscape?.()
        return onEscape !== undefined
      },
      'Mod-Enter': done,
      ...(shape === 'line' ? { Enter: done, 'Shift-Enter': done } : {}),
    }),
  })
}
