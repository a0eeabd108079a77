/** The words of an opened card: read as they come, and edited with the others once somebody starts to write. */
import { type JSX, useEffect, useRef, useState } from 'react'
import { fetchEditor, LazyRichTextEditor } from '../editor/lazy-rich-text-editor.tsx'
import { RichTextView } from '../editor/rich-text-view.tsx'
import type { LiveText } from '../live/types.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useWords } from '../words/words.ts'
import styles from './card-words.module.css'

export interface CardWordsProps {
  readonly text: LiveText | null
  /** A sentence; null: one may write. */
  readonly whyNot: string | null
  readonly empty: boolean
  /** Others see who writes where, not who reads. */
  onWriting(writing: boolean): void
}

export function CardWords({ text, whyNot, empty, onWriting }: CardWordsProps): JSX.Element {
  const words = useWords().board.sheet
  const [writing, setWriting] = useState(false)
  const writes = writing && whyNot === null
  // Meets the network: whoever opens a card they may write in has the editor before the network can go away.
  useEffect(() => {
    if (whyNot === null) fetchEditor()
  }, [whyNot])
  const button = useRef<HTMLButtonElement>(null)
  const stop = () => {
    setWriting(false)
    // The editor takes the focus away with it: the button that brought it has it back.
    requestAnimationFrame(() => button.current?.focus({ preventScroll: true }))
  }
  // Meets presence: said to the others when it begins, and taken back when it ends.
  useEffect(() => {
    if (!writes) return
    onWriting(true)
    return () => onWriting(false)
  }, [writes, onWriting])
  if (!text) return <p className={styles['why']}>{words.gone}</p>
  if (whyNot !== null) {
    return (
      <div className={styles['read']}>
        <RichTextView text={text} className={styles['text']} />
        <p className={styles['why']}>
          <Icon name="lock" /> <span>{whyNot}</span>
        </p>
      </div>
    )
  }
  if (writing) {
    return (
      <div className={styles['write']}>
        <LazyRichTextEditor
          text={text}
          label={words.words}
          placeholder={words.placeholder}
          autofocus
          names="below"
          onEscape={stop}
          onDone={stop}
        />
      </div>
    )
  }
  return (
    <div className={styles['read']}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the button below */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the button below answers the keyboard */}
      <div className={styles['target']} onClick={(event) => startsWriting(event.target) && setWriting(true)}>
        {empty ? (
          <p className={styles['placeholder']}>{words.placeholder}</p>
        ) : (
          <RichTextView text={text} className={styles['text']} />
        )}
      </div>
      <Button ref={button} variant="plain" icon="write" onClick={() => setWriting(true)}>
        {words.write}
      </Button>
    </div>
  )
}

/** A tap on a link follows it, and words being selected are not a wish to write. */
function startsWriting(target: EventTarget): boolean {
  return !(target instanceof Element && target.closest('a')) && (getSelection()?.isCollapsed ?? true)
}
