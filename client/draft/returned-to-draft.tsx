/** Words that could not enter the draft, handed back: to copy, or to let go. */
import { useState } from 'react'
import type { DraftView } from '../live/types.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useWords } from '../words/words.ts'
import styles from './draft.module.css'

export function ReturnedToDraft({ draft }: { readonly draft: DraftView }) {
  const words = useWords().draft
  if (draft.returned.length === 0) return null
  return (
    <Notice kind="warn" live title={words.returnedTitle(draft.returned.length)}>
      <div className={styles['returned']}>
        <p>{words.returnedText}</p>
        {draft.returned.map((returned, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: returned words have no name but their place
          <div key={place}>
            <blockquote>{returned.words}</blockquote>
            <CopyButton text={returned.words} />
            <Button variant="quiet" small onClick={() => draft.verbs.dismissReturned(place)}>
              {words.dismiss}
            </Button>
          </div>
        ))}
      </div>
    </Notice>
  )
}

function CopyButton({ text }: { readonly text: string }) {
  const words = useWords().draft
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <Button variant="plain" small icon={copied ? 'check' : 'copy'} onClick={() => void copy()}>
      {copied ? words.copied : words.copy}
    </Button>
  )
}
