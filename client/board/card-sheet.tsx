/**
 * One card opened: beside the board on a laptop, over it on a phone. Its words, edited live by those who may; where it
 * stands; what people say about it; what it became.
 */
import { type JSX, type ReactNode, useEffect, useRef } from 'react'
import { type Comment, type Contribution, contributionNumber } from '#shared/board/contribution.ts'
import { proposalNumber } from '#shared/draft/proposal.ts'
import type { LiveText } from '../live/types.ts'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { SiteSign } from '../ui/site-sign.tsx'
import { useFormat } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import type { BoardSight } from './board-sight.ts'
import { CardComments } from './card-comments.tsx'
import styles from './card-sheet.module.css'
import { CardTools, type CardToolsProps } from './card-tools.tsx'
import { CardWords } from './card-words.tsx'

export interface CardSheetProps {
  readonly card: Contribution
  readonly sight: BoardSight
  readonly text: LiveText | null
  /** Sentences; null: one may. */
  readonly whyNotWrite: string | null
  readonly whyNotComment: string | null
  readonly comments: readonly Comment[]
  readonly tools: Omit<CardToolsProps, 'card'>
  /** Names of the others who write in it. */
  readonly here: readonly string[]
  onWriting(writing: boolean): void
  personName(personId: string | null): string | null
  onComment(text: string): void
  onRemoveComment(commentId: string): void
  onClose(): void
  /** null: there is none that way. */
  readonly onPrevious: (() => void) | null
  readonly onNext: (() => void) | null
}

export function CardSheet(props: CardSheetProps): JSX.Element {
  const { card, onClose } = props
  const words = useWords().board
  const sheet = useFocusOnOpening(card.id)
  const number = card.facts ? contributionNumber(card.facts.number) : ''
  return (
    <section
      ref={sheet}
      className={styles['sheet']}
      role="dialog"
      aria-label={words.sheet.label(number)}
      tabIndex={-1}
      data-card-sheet={card.id}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onClose()
      }}
    >
      <div className={styles['bar']}>
        <span className={styles['number']}>{number || words.slip.waiting}</span>
        <span className={styles['end']}>
          <IconButton
            icon="arrow-up"
            label={words.sheet.previous}
            disabled={!props.onPrevious}
            onClick={() => props.onPrevious?.()}
          />
          <IconButton
            icon="arrow-down"
            label={words.sheet.next}
            disabled={!props.onNext}
            onClick={() => props.onNext?.()}
          />
          <IconButton icon="close" label={words.sheet.close} onClick={onClose} />
        </span>
      </div>
      <div className={styles['inside']}>
        <Origin {...props} />
        <CardWords
          key={card.id}
          text={props.text}
          whyNot={props.whyNotWrite}
          empty={card.title === ''}
          onWriting={props.onWriting}
        />
        {props.here.length > 0 && (
          <p className={styles['here']}>
            <Icon name="people" /> {words.sheet.here(props.here.join(', '))}
          </p>
        )}
        <Served {...props} />
        <CardTools card={card} {...props.tools} />
        <CardComments
          cardId={card.id}
          comments={props.comments}
          me={props.sight.me}
          moderates={props.sight.powers.tidies}
          whyNot={props.whyNotComment}
          personName={props.personName}
          onComment={props.onComment}
          onRemove={props.onRemoveComment}
        />
      </div>
    </section>
  )
}

/** A newly opened card takes the focus, so that a screen reader says it and Escape closes it. */
function useFocusOnOpening(cardId: string) {
  const sheet = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: again for each other card
  useEffect(() => {
    if (!sheet.current?.contains(document.activeElement)) sheet.current?.focus({ preventScroll: true })
  }, [cardId])
  return sheet
}

function Origin({ card, sight }: CardSheetProps): JSX.Element {
  const words = useWords().board
  const format = useFormat()
  const site = sight.site(card)
  if (!card.facts) return <p className={styles['origin']}>{words.sheet.notSent}</p>
  return (
    <p className={styles['origin']}>
      {site && (
        <span>
          <SiteSign sign={site.sign} /> {site.name}
        </span>
      )}
      {card.facts.channel !== 'workshop' && <span>{words.slip.channels[card.facts.channel]}</span>}
      <span>{words.sheet.by(sight.author(card) ?? '', format.moment(card.facts.at))}</span>
    </p>
  )
}

function Served({ card, sight }: CardSheetProps): ReactNode {
  const words = useWords().board.sheet
  const served = sight.served(card)
  const known = served.filter((proposal) => proposal.number !== null)
  if (served.length === 0) return null
  return (
    <p className={styles['served']}>
      <Icon name="promote" />
      <span>
        {known.length === 0
          ? words.servesHidden
          : [`${words.serves} : `, ...known.map((proposal) => <ServedLink key={proposal.proposalId} {...proposal} />)]}
      </span>
    </p>
  )
}

function ServedLink({ number, href }: { readonly number: number | null; readonly href: string | null }): ReactNode {
  if (number === null || href === null) return null
  return <a href={href}>{proposalNumber(number)}</a>
}
