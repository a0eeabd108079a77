/** Narrows the board to the cards that hold these words; the count is said. */
import type { JSX, RefObject } from 'react'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useWords } from '../words/words.ts'
import styles from './search-field.module.css'

export interface SearchFieldProps {
  readonly text: string
  /** null: nothing is asked. */
  readonly found: number | null
  readonly field: RefObject<HTMLInputElement | null>
  onText(text: string): void
  onClose(): void
}

export function SearchField({ text, found, field, onText, onClose }: SearchFieldProps): JSX.Element {
  const words = useWords().board.search
  return (
    <search className={styles['search']}>
      <span className={styles['field']}>
        <Icon name="search" />
        <input
          ref={field}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          aria-label={words.label}
          placeholder={words.example}
          value={text}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.preventDefault()
            if (text === '') onClose()
            else onText('')
          }}
        />
        {text !== '' && <IconButton icon="close" label={words.clear} onClick={() => onText('')} />}
      </span>
      <p role="status">{found === null ? '' : words.found(found)}</p>
    </search>
  )
}
