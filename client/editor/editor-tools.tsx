/** Bold, italic, lists and links under the text being written: quiet, and each has its key. */
import { type Editor, useEditorState } from '@tiptap/react'
import { type FormEvent, type JSX, type ReactNode, useState } from 'react'
import { isSafeLink } from '#shared/text/rich-text.ts'
import { classes } from '../ui/classes.ts'
import { useWords } from '../words/words.ts'
import styles from './rich-text-editor.module.css'

export function EditorTools({ editor }: { readonly editor: Editor }): JSX.Element {
  const words = useWords().editor
  const [linking, setLinking] = useState(false)
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      link: now.isActive('link'),
      selected: !now.state.selection.empty,
    }),
  })
  const run = () => editor.chain().focus()
  if (linking) {
    return <LinkField editor={editor} onClose={() => setLinking(false)} />
  }
  return (
    <div className={styles['tools']} role="toolbar" aria-label={words.tools}>
      <Tool label={words.bold} pressed={on.bold} press={() => run().toggleBold().run()}>
        <b>{words.boldSign}</b>
      </Tool>
      <Tool label={words.italic} pressed={on.italic} press={() => run().toggleItalic().run()}>
        <i>I</i>
      </Tool>
      <Tool label={words.bullets} pressed={on.bullets} press={() => run().toggleBulletList().run()}>
        <Sign path="M4 6h.01M4 10h.01M4 14h.01M7.5 6H16M7.5 10H16M7.5 14H16" />
      </Tool>
      <Tool label={words.numbers} pressed={on.numbers} press={() => run().toggleOrderedList().run()}>
        <Sign path="M3.5 4.8 4.6 4v4M3.2 12h2L3.2 15h2M8.5 6H16M8.5 13.5H16" />
      </Tool>
      {(on.link || on.selected) && (
        <Tool
          label={on.link ? words.unlink : words.link}
          pressed={on.link}
          press={() => (on.link ? run().extendMarkRange('link').unsetLink().run() : setLinking(true))}
        >
          <Sign path="m8.4 11.6 3.2-3.2M9.3 6.2l1.5-1.5a3.2 3.2 0 0 1 4.5 4.5l-1.5 1.5M10.7 13.8l-1.5 1.5a3.2 3.2 0 0 1-4.5-4.5l1.5-1.5" />
        </Tool>
      )}
    </div>
  )
}

interface ToolProps {
  readonly label: string
  readonly pressed: boolean
  press(): unknown
  readonly children: ReactNode
}

function Tool({ label, pressed, press, children }: ToolProps): JSX.Element {
  return (
    <button
      type="button"
      className={classes(styles['tool'], pressed && styles['pressed'])}
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      // The caret stays where it is: pressing a tool is not leaving the text.
      onMouseDown={(event) => event.preventDefault()}
      onClick={press}
    >
      {children}
    </button>
  )
}

function Sign({ path }: { readonly path: string }): JSX.Element {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}

function LinkField({ editor, onClose }: { readonly editor: Editor; onClose(): void }): JSX.Element {
  const words = useWords().editor
  const [address, setAddress] = useState('')
  const href = withScheme(address)
  const put = (event: FormEvent): void => {
    event.preventDefault()
    if (!isSafeLink(href)) return
    editor.chain().focus().setLink({ href }).run()
    onClose()
  }
  return (
    <form className={styles['linkField']} onSubmit={put}>
      <label>
        {words.address}
        <input
          // biome-ignore lint/a11y/noAutofocus: the field appears because its button was just pressed
          autoFocus
          value={address}
          inputMode="url"
          aria-invalid={address !== '' && !isSafeLink(href)}
          onChange={(event) => setAddress(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && onClose()}
        />
      </label>
      <button type="submit" className={styles['tool']} disabled={!isSafeLink(href)}>
        {words.putLink}
      </button>
      <button type="button" className={styles['tool']} onClick={onClose}>
        {words.cancel}
      </button>
    </form>
  )
}

/** « exemple.fr » is what people type; « a@exemple.fr » is a mail address. */
function withScheme(address: string): string {
  const typed = address.trim()
  if (/^[a-z][a-z0-9+.-]*:/i.test(typed)) return typed
  return typed.includes('@') ? `mailto:${typed}` : `https://${typed}`
}
