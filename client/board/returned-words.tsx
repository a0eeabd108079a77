/** Words the board could not take, handed back to whoever wrote them: a calm band, and what one may do with each text. */
import { type JSX, useState } from 'react'
import type { ReturnedWords as Returned } from '#shared/live/protocol.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useWords } from '../words/words.ts'
import styles from './returned-words.module.css'

export interface ReturnedWordsProps {
  readonly returned: readonly Returned[]
  /** The reason in a sentence. */
  sayReason(reason: Returned['reason']): string
  /** Whether the card these words were meant for may still be written in by this person. */
  mayPutInCard(cardId: string): boolean
  /** A sentence; null: a new card may be made of them. */
  readonly whyNotAdd: string | null
  onPutInCard(index: number): void
  onPutAsCard(index: number): void
  onDismiss(index: number): void
}

export function ReturnedWords(props: ReturnedWordsProps): JSX.Element | null {
  const words = useWords().board.returned
  const { returned } = props
  if (returned.length === 0) return null
  return (
    <section className={styles['band']} aria-label={words.title(returned.length)}>
      <p className={styles['title']}>
        <Icon name="undo" /> <b>{words.title(returned.length)}</b>{' '}
        <span>{returned.length > 1 ? words.intro : words.introOne}</span>
      </p>
      <ul>
        {returned.map((text, index) => (
          // The same words for the same card are handed back once.
          <ReturnedText key={`${text.cardId} ${text.words}`} text={text} index={index} {...props} />
        ))}
      </ul>
    </section>
  )
}

function ReturnedText({
  text,
  index,
  ...props
}: ReturnedWordsProps & { readonly text: Returned; readonly index: number }): JSX.Element {
  const words = useWords().board.returned
  const inCard = text.cardId !== null && props.mayPutInCard(text.cardId)
  return (
    <li>
      <blockquote>{text.words}</blockquote>
      <p className={styles['reason']}>{props.sayReason(text.reason)}</p>
      <div className={styles['actions']}>
        <CopyButton text={text.words} />
        {inCard && (
          <Button variant="plain" icon="comment" onClick={() => props.onPutInCard(index)}>
            {words.putInCard}
          </Button>
        )}
        <Button variant="plain" icon="plus" disabledReason={props.whyNotAdd} onClick={() => props.onPutAsCard(index)}>
          {words.putAsCard}
        </Button>
        <IconButton icon="close" label={words.dismiss} onClick={() => props.onDismiss(index)} />
      </div>
    </li>
  )
}

function CopyButton({ text }: { readonly text: string }): JSX.Element {
  const words = useWords().board.returned
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <Button variant="plain" icon={copied ? 'check' : 'copy'} onClick={() => void copy()}>
      {copied ? words.copied : words.copy}
    </Button>
  )
}
