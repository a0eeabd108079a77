/** What joins an editor to its live text: the fragment, one's own undo, and the carets of the others. */
import type { Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import type { Awareness } from 'y-protocols/awareness'
import type { XmlFragment } from 'yjs'
import { nodeNames } from '#shared/text/rich-text.ts'
import styles from './rich-text-editor.module.css'

/** Undoing never removes a node that holds somebody else's words. */
const protectedNodes = new Set<string>(nodeNames)

export function liveExtensions(fragment: XmlFragment, awareness: Awareness | null): Extensions {
  const joined = Collaboration.configure({ fragment, yUndoOptions: { protectedNodes } })
  if (!awareness) return [joined]
  return [
    joined,
    CollaborationCaret.configure({
      provider: { awareness },
      // Name and colour are the server's to say: nothing is claimed here.
      user: {},
      render: drawCaret,
      selectionRender: (user) => ({ class: styles['selection'] ?? '', 'data-person': String(user['colour'] ?? 0) }),
    }),
  ]
}

/** A bar of the person's colour; the name is placed by the stylesheet, never over a word. */
function drawCaret(user: Record<string, unknown>): HTMLElement {
  const caret = document.createElement('span')
  caret.className = styles['caret'] ?? ''
  caret.dataset['person'] = String(user['colour'] ?? 0)
  const name = document.createElement('b')
  // Without a name of ours the plugin would invent one from the client's number.
  name.textContent = user['colour'] === undefined ? '' : String(user['name'] ?? '')
  caret.append(name)
  return caret
}
