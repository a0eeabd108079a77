/** The one place to write a card. The field keeps the focus for the next idea, and its words survive a reload. */
import { type JSX, type KeyboardEvent, type RefObject, type SyntheticEvent, useId, useState } from 'react'
import type { ContributionKind } from '#shared/board/contribution.ts'
import type { Column } from '#shared/conference/conference.ts'
import { cardAdvised, cardLimit } from '#shared/live/limits.ts'
import type { NewCardInput } from '../live/types.ts'
import { Button } from '../ui/button.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { useFormat } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { ColumnPick, KindPick } from './card-picks.tsx'
import styles from './composer.module.css'
import { keptWords } from './kept-words.ts'

export interface ComposerProps {
  readonly workshopId: string
  readonly columns: readonly Column[]
  /** Where the card goes unless another column is chosen. */
  readonly columnId: string
  /** A sentence; null: one may write. */
  readonly whyNot: string | null
  /** The board is on its way: one may write already, and place the card as soon as it is there. */
  readonly opening?: boolean
  readonly field: RefObject<HTMLTextAreaElement | null>
  onPlace(card: NewCardInput): void
  onColumn(columnId: string): void
}

export function Composer({
  workshopId,
  columns,
  columnId,
  whyNot,
  opening = false,
  field,
  onPlace,
  onColumn,
}: ComposerProps): JSX.Element {
  const words = useWords().board
  const soon = opening ? words.opening : null
  const { text, setText } = useKeptText(workshopId)
  const [kind, setKind] = useState<ContributionKind>('proposal')
  const problem = useProblem(text)
  const id = useId()
  const canPlace = text.trim() !== '' && !problem.blocks && whyNot === null && !opening

  const place = () => {
    if (!canPlace) return
    onPlace({ text: text.trim(), kind, columnId })
    setText('')
    field.current?.focus()
  }

  return (
    <form
      className={styles['composer']}
      aria-label={words.composer.title}
      onSubmit={(event) => submitted(event, place)}
    >
      <div className={styles['choices']}>
        <KindPick kind={kind} onKind={setKind} label={words.composer.kind} />
        <Count length={text.trim().length} />
        {columns.length > 1 && (
          <ColumnPick columns={columns} columnId={columnId} onColumn={onColumn} label={words.composer.column} />
        )}
      </div>
      <textarea
        ref={field}
        className={styles['field']}
        aria-label={words.composer.label}
        aria-describedby={`${id}-said`}
        aria-invalid={problem.blocks}
        placeholder={words.composer.example}
        enterKeyHint="send"
        rows={4}
        readOnly={whyNot !== null}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => placesOnEnter(event, place)}
      />
      <p id={`${id}-said`} className={saidClass(problem, whyNot)}>
        {whyNot ?? problem.sentence ?? words.composer.keys}
      </p>
      <Button
        type="submit"
        variant="primary"
        wide
        icon="arrow-right"
        disabledReason={whyNot ?? soon ?? blockedBy(problem)}
      >
        {words.composer.place}
      </Button>
      {whyNot !== null && text !== '' && !whyNot.includes(words.composer.keptHere) && (
        <p className={styles['said']}>{words.composer.keptHere}</p>
      )}
    </form>
  )
}

function Count({ length }: { readonly length: number }): JSX.Element {
  const words = useWords().board.composer
  return (
    <span className={styles['count']}>
      <span aria-hidden="true">{words.count(length, cardAdvised)}</span>
      <VisuallyHidden>{words.countHeard(length, cardAdvised)}</VisuallyHidden>
    </span>
  )
}

function useKeptText(workshopId: string) {
  const [kept] = useState(() => keptWords(workshopId))
  const [text, setShown] = useState(kept.read)
  const setText = (next: string) => {
    setShown(next)
    kept.write(next)
  }
  return { text, setText }
}

interface Problem {
  readonly sentence: string | null
  readonly blocks: boolean
}

/** From here on the limit is said before it is met. */
const nearLimit = cardLimit - 200

function useProblem(text: string): Problem {
  const words = useWords().board.composer
  const format = useFormat()
  const { length } = text.trim()
  if (length > cardLimit) return { sentence: words.tooLong(length - cardLimit, format.number(cardLimit)), blocks: true }
  if (length > nearLimit) return { sentence: words.near(cardLimit - length), blocks: false }
  if (length > cardAdvised) return { sentence: words.long(cardAdvised), blocks: false }
  return { sentence: null, blocks: false }
}

function saidClass({ blocks, sentence }: Problem, whyNot: string | null): string | undefined {
  if (blocks) return styles['problem']
  return sentence === null && whyNot === null ? `${styles['said']} ${styles['keys']}` : styles['said']
}

const blockedBy = ({ blocks, sentence }: Problem): string | null => (blocks ? sentence : null)

function submitted(event: SyntheticEvent, place: () => void): void {
  event.preventDefault()
  place()
}

/** Not while an input method composes: its Enter chooses a word. */
function placesOnEnter(event: KeyboardEvent, place: () => void): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
  event.preventDefault()
  place()
}
