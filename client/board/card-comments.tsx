/** What people say about a card. One deletes only what one said oneself; those who moderate may tidy up. */
import { type JSX, type KeyboardEvent, type SyntheticEvent, useState } from 'react'
import type { Comment } from '#shared/board/contribution.ts'
import { commentLimit } from '#shared/live/limits.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useFormat } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import styles from './card-comments.module.css'

export interface CardCommentsProps {
  readonly cardId: string
  readonly comments: readonly Comment[]
  readonly me: string
  readonly moderates: boolean
  /** A sentence; null: one may comment. */
  readonly whyNot: string | null
  personName(personId: string | null): string | null
  onComment(text: string): void
  onRemove(commentId: string): void
}

export function CardComments(props: CardCommentsProps): JSX.Element {
  const { comments, whyNot } = props
  const words = useWords().board.comments
  return (
    <section className={styles['comments']} aria-label={words.title(comments.length)}>
      <h3>{words.title(comments.length)}</h3>
      {comments.length === 0 && <p className={styles['none']}>{words.none}</p>}
      <ul>
        {comments.map((comment) => (
          <OneComment key={comment.id} comment={comment} {...props} />
        ))}
      </ul>
      {whyNot === null ? <CommentForm onComment={props.onComment} /> : <p className={styles['none']}>{whyNot}</p>}
    </section>
  )
}

function OneComment({
  comment,
  me,
  moderates,
  whyNot,
  personName,
  onRemove,
}: CardCommentsProps & { readonly comment: Comment }): JSX.Element {
  const words = useWords().board.comments
  const format = useFormat()
  const mine = comment.author === null || comment.author === me
  return (
    <li>
      <p className={styles['who']}>
        <b>{personName(comment.author ?? me) ?? words.someone}</b>{' '}
        {comment.at === null ? words.waiting : format.moment(comment.at)}
      </p>
      <p className={styles['said']}>{comment.text}</p>
      {(mine || moderates) && whyNot === null && (
        <IconButton icon="bin" label={words.remove} onClick={() => onRemove(comment.id)} />
      )}
    </li>
  )
}

function CommentForm({ onComment }: Pick<CardCommentsProps, 'onComment'>): JSX.Element {
  const words = useWords().board.comments
  const format = useFormat()
  const [text, setText] = useState('')
  const over = text.trim().length - commentLimit
  const problem = over > 0 ? words.tooLong(over, format.number(commentLimit)) : null
  const send = () => {
    if (text.trim() === '' || problem !== null) return
    onComment(text.trim())
    setText('')
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault()
        send()
      }}
    >
      <textarea
        aria-label={words.label}
        placeholder={words.example}
        enterKeyHint="send"
        rows={2}
        value={text}
        aria-invalid={problem !== null}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          send()
        }}
      />
      {problem !== null && <p className={styles['problem']}>{problem}</p>}
      <Button type="submit" variant="plain" icon="comment" disabledReason={problem}>
        {words.send}
      </Button>
    </form>
  )
}
