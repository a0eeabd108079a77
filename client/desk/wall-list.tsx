/** The slips of the wall, in the order they are held; one listener for all of them. */
import { type KeyboardEvent, type MouseEvent, memo, type RefObject, useMemo } from 'react'
import type { Contribution } from '#shared/board/contribution.ts'
import type { Conference, Site } from '#shared/conference/conference.ts'
import { CardSlip, type ServedProposal } from '../board/card-slip.tsx'
import type { ConferenceView } from '../live/types.ts'
import { useWords } from '../words/words.ts'
import styles from './desk.module.css'

export interface WallListProps {
  readonly list: RefObject<HTMLUListElement | null>
  readonly conference: Conference
  readonly cards: readonly Contribution[]
  readonly person: ConferenceView['person']
  /** Numbers of the draft's proposals. */
  readonly numbers: ReadonlyMap<string, number | null>
  readonly chosen: ReadonlySet<string>
  /** The one slip in the tab order. */
  readonly cursor: string | null
  onToggle(cardId: string): void
  onEnter(cardId: string): void
  onCursor(cardId: string): void
  onShow(proposalId: string): void
}

export function WallList({ list, conference, cards, person, numbers, chosen, cursor, ...verbs }: WallListProps) {
  const words = useWords()
  const sites = useMemo(() => new Map(conference.sites.map((site) => [site.id, site])), [conference.sites])
  const tabbable = cards.some(({ id }) => id === cursor) ? cursor : cards[0]?.id
  return (
    <ul
      ref={list}
      className={styles['slips']}
      aria-label={words.desk.wall}
      data-thread-part=""
      onClick={(event) => clicked(event, verbs)}
      onKeyDown={(event) => entered(event, verbs)}
      onFocus={({ target }) => {
        const cardId = openIn(target)
        if (cardId) verbs.onCursor(cardId)
      }}
    >
      {cards.map((card) => (
        <WallSlip
          key={card.id}
          card={card}
          site={sites.get(card.facts?.siteId ?? '') ?? null}
          authorName={person(card.facts?.author ?? null)?.name ?? null}
          numbers={numbers}
          chosen={chosen.has(card.id)}
          tabbable={card.id === tabbable}
        />
      ))}
    </ul>
  )
}

interface WallSlipProps {
  readonly card: Contribution
  readonly site: Site | null
  readonly authorName: string | null
  readonly numbers: WallListProps['numbers']
  readonly chosen: boolean
  readonly tabbable: boolean
}

const WallSlip = memo(function WallSlip({ card, site, authorName, numbers, chosen, tabbable }: WallSlipProps) {
  const words = useWords().board.slip
  const proposals = useMemo(() => servedBy(card, numbers), [card, numbers])
  return (
    <li>
      <CardSlip
        contribution={card}
        site={site}
        authorName={authorName}
        proposals={proposals}
        words={words}
        selected={chosen}
        tabbable={tabbable}
        level={3}
      />
    </li>
  )
})

function servedBy({ promotions }: Contribution, numbers: WallListProps['numbers']): readonly ServedProposal[] {
  const ids = [...new Set(promotions.map(({ proposalId }) => proposalId))]
  return ids.map((proposalId) => ({ proposalId, number: numbers.get(proposalId) ?? null, href: `#${proposalId}` }))
}

type Verbs = Pick<WallListProps, 'onToggle' | 'onEnter' | 'onShow'>

function clicked(event: MouseEvent, { onToggle, onShow }: Verbs): void {
  if (!(event.target instanceof Element)) return
  const link = event.target.closest('a[href^="#"]')
  if (link) {
    event.preventDefault()
    onShow(link.getAttribute('href')?.slice(1) ?? '')
    return
  }
  const cardId = openIn(event.target)
  if (cardId) onToggle(cardId)
}

/** Enter promotes; the space bar, like a click, chooses. */
function entered(event: KeyboardEvent, { onEnter }: Verbs): void {
  const cardId = event.key === 'Enter' ? openIn(event.target) : null
  if (!cardId) return
  event.preventDefault()
  onEnter(cardId)
}

function openIn(target: EventTarget): string | null {
  const opener = target instanceof Element ? target.closest<HTMLElement>('[data-open]') : null
  return opener?.dataset['open'] ?? null
}
