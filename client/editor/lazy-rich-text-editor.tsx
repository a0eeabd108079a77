/** The editor, fetched when somebody writes. The text is readable meanwhile, and remains so if it cannot be fetched. */
import { type JSX, lazy, Suspense } from 'react'
import type { RichTextEditorProps } from './rich-text-editor.tsx'
import { RichTextView } from './rich-text-view.tsx'

const Editor = lazy(async () => {
  try {
    const { RichTextEditor } = await import('./rich-text-editor.tsx')
    return { default: RichTextEditor }
  } catch {
    // No network: one can still read, and pressing again will try again after a reload.
    return { default: ({ text }: RichTextEditorProps) => <RichTextView text={text} /> }
  }
})

export function LazyRichTextEditor(props: RichTextEditorProps): JSX.Element {
  return (
    <Suspense fallback={<RichTextView text={props.text} />}>
      <Editor {...props} />
    </Suspense>
  )
}

/** Fetches the editor before it is needed: when a pointer or the focus comes near. */
export function fetchEditor(): void {
  import('./rich-text-editor.tsx').catch(() => {})
}
