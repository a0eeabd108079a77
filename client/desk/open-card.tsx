/** One card of the wall, whole: read it, and promote it or some of its words. */
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import { wholeWords } from '#shared/acts/promote.ts'
import { type Contribution, contributionNumber, type Passage } from '#shared/board/contribution.ts'
import { type Conference, workshopOf } from '#shared/conference/conference.ts'
import { proposalNumber } from '#shared/draft/proposal.ts'
import { kindIcons } from '../board/card-slip.tsx'
import type { ConferenceView } from '../live/types.ts'
import { cardPath } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { SiteSign } from '../ui/site-sign.tsx'
import { useFormat } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import styles from './desk.module.css'

export interface OpenCardProps {
  readonly card: Contribution
  readonly conference: Conference
  readonly person: ConferenceView['person']
  readonly numbers: ReadonlyMap<string, number | null>
  onChoose(passage: Passage | null): void
  onClose(): void
}

export function OpenCard({ card, conference, person, numbers, onChoose, onClose }: OpenCardProps) {
  const words = useWords()
  const [passage, setPassage] = useState<Passage | null>(null)
  const number = card.facts ? contributionNumber(card.facts.number) : words.board.slip.waiting
  const choose = (chosen: Passage | null) => {
    onChoose(chosen)
    onClose()
  }
  return (
    <Dialog open title={words.desk.card(number)} onClose={onClose}>
      <div className={styles['card']}>
        <CardFacts card={card} conference={conference} person={person} />
        <SelectableWords card={card} onSelect={setPassage} />
        <p className={styles['quiet']}>{words.desk.passageHint}</p>
        <AlreadyIn card={card} numbers={numbers} />
        <p className={styles['cardFoot']}>
          <Link href={cardPath(conference.id, card.workshopId, card.id)}>{words.desk.onBoard}</Link>
          {passage ? (
            <Button variant="primary" icon="promote" onClick={() => choose(passage)}>
              {words.desk.choosePassage}
            </Button>
          ) : (
            <Button variant="primary" icon="promote" onClick={() => choose(null)}>
              {words.desk.chooseWhole}
            </Button>
          )}
        </p>
      </div>
    </Dialog>
  )
}

function CardFacts({ card, conference, person }: Pick<OpenCardProps, 'card' | 'conference' | 'person'>) {
  const words = useWords()
  const format = useFormat()
  const site = conference.sites.find(({ id }) => id === card.facts?.siteId)
  const workshop = workshopOf(conference, card.workshopId)
  const author = person(card.facts?.author ?? null)
  return (
    <p className={styles['cardFacts']}>
      <span>
        <Icon name={kindIcons[card.kind]} /> {words.board.slip.kinds[card.kind]}
      </span>
      {site && (
        <span>
          <SiteSign sign={site.sign} /> {site.name}
        </span>
      )}
      {workshop && <span>{workshop.label}</span>}
      {author && <span>{author.name}</span>}
      {card.facts && <span>{format.moment(card.facts.at)}</span>}
    </p>
  )
}

/**
 * A text area that cannot be written in: the one native control where a passage is selected by pointer, finger and
 * keyboard alike, and counted in the very characters that a promotion counts.
 */
function SelectableWords({ card, onSelect }: { readonly card: Contribution; onSelect(passage: Passage | null): void }) {
  const words = useWords().desk
  const whole = wholeWords(card)
  const field = useRef<HTMLTextAreaElement>(null)
  const told = () => {
    const area = field.current
    if (area) onSelect(selectedPassage(whole, area.selectionStart, area.selectionEnd))
  }
  return (
    <textarea
      ref={field}
      className={styles['words']}
      readOnly
      rows={Math.min(14, Math.max(4, Math.ceil(whole.length / 52)))}
      aria-label={words.cardWords}
      value={whole}
      onSelect={told}
      onKeyUp={told}
    />
  )
}

/** Without the white space around it; the whole card, or nothing, is no passage. */
export function selectedPassage(whole: string, start: number, end: number): Passage | null {
  const cut = whole.slice(start, end)
  const from = start + (cut.length - cut.trimStart().length)
  const to = start + cut.trimEnd().length
  return from >= to || (from === 0 && to === whole.length) ? null : { from, to }
}

function AlreadyIn({ card, numbers }: Pick<OpenCardProps, 'card' | 'numbers'>) {
  const words = useWords().desk
  const format = useFormat()
  const served = [...new Set(card.promotions.map(({ proposalId }) => proposalId))].flatMap(
    (id) => numbers.get(id) ?? [],
  )
  if (served.length === 0) return null
  return (
    <p className={styles['alreadyIn']}>
      <Icon name="promote" /> {words.alreadyIn} {format.list(served.map(proposalNumber))}
    </p>
  )
}
