/** Says that words did not fit, before any of them was lost. */
import type { Editor } from '@tiptap/react'
import type { JSX } from 'react'
import { Button } from '../ui/button.tsx'
import { useWords } from '../words/words.ts'
import type { OverLimit } from './keep-within.ts'
import styles from './rich-text-editor.module.css'

interface OverLimitNoticeProps {
  readonly over: OverLimit
  readonly editor: Editor | null
  onClose(): void
}

export function OverLimitNotice({ over, editor, onClose }: OverLimitNoticeProps): JSX.Element {
  const words = useWords().editor
  const offered = over.kind === 'pasted' ? over.offered : ''
  const putBeginning = (): void => {
    onClose()
    // Plain text: the beginning of a list or of a table would say something its author did not.
    editor
      ?.chain()
      .focus()
      .insertContent({ type: 'text', text: offered.replace(/\s+/g, ' ') })
      .run()
  }
  return (
    <div className={styles['over']} role="alert">
      <p>{over.kind === 'pasted' ? words.pasteTooLong(over.length, over.limit) : words.full(over.limit)}</p>
      <div className={styles['overActions']}>
        {offered !== '' && <Button onClick={putBeginning}>{words.pasteBeginning(offered.length)}</Button>}
        <Button variant="quiet" onClick={onClose}>
          {words.understood}
        </Button>
      </div>
    </div>
  )
}
