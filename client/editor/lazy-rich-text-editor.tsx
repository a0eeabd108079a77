/** The editor, fetched when somebody writes. The text is readable meanwhile, and remains so while it cannot be fetched. */
import { type JSX, useEffect, useState } from 'react'
import { useWords } from '../words/words.ts'
import styles from './lazy-rich-text-editor.module.css'
import type { RichTextEditorProps } from './rich-text-editor.tsx'
import { RichTextView } from './rich-text-view.tsx'

type Editor = (props: RichTextEditorProps) => JSX.Element

export function LazyRichTextEditor(props: RichTextEditorProps): JSX.Element {
  const { Editor, missing } = useEditorOnceFetched()
  const words = useWords().editor
  if (Editor) return <Editor {...props} />
  return (
    <>
      <RichTextView text={props.text} />
      {missing && (
        <p className={styles['waits']} role="status">
          {words.waitsForNetwork}
        </p>
      )}
    </>
  )
}

/** Fetches the editor before it is needed: when a pointer or the focus comes near, when a card opens. */
export function fetchEditor(): void {
  if (fetched === null && navigator.onLine) void fetching().catch(() => {})
}

let fetched: Editor | null = null

async function fetching(): Promise<Editor> {
  fetched = (await import('./rich-text-editor.tsx')).RichTextEditor
  return fetched
}

function useEditorOnceFetched(): { readonly Editor: Editor | null; readonly missing: boolean } {
  const [editor, setEditor] = useState<{ readonly Editor: Editor | null }>({ Editor: fetched })
  const [missing, setMissing] = useState(false)
  // Meets the network: without it one can still read, and the editor opens by itself when it is back.
  useEffect(() => {
    if (editor.Editor) return
    let wanted = true
    const ask = () => {
      // Not tried without a network: a stylesheet that failed once would not be asked for again.
      if (!navigator.onLine) return setMissing(true)
      fetching().then(
        (Editor) => wanted && setEditor({ Editor }),
        () => wanted && setMissing(true),
      )
    }
    ask()
    addEventListener('online', ask)
    return () => {
      wanted = false
      removeEventListener('online', ask)
    }
  }, [editor])
  return { Editor: editor.Editor, missing }
}
