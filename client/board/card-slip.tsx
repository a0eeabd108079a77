/**
 * One contribution as a paper slip: on a board, and on the moderators' wall. Draws what it is given and knows nothing
 * else, so that five hundred of them stay cheap: whoever places slips listens once, on their container, for
 * `[data-card]` and `[data-open]`.
 */
import { type JSX, memo, type ReactNode } from 'react'
import {
  type Channel,
  type Contribution,
  type ContributionKind,
  contributionNumber,
} from '#shared/board/contribution.ts'
import type { Site } from '#shared/conference/conference.ts'
import { proposalNumber } from '#shared/draft/proposal.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { SiteSign } from '../ui/site-sign.tsx'
import type { BoardWords } from '../words/board.fr.ts'
import styles from './card-slip.module.css'

export interface ServedProposal {
  readonly proposalId: string
  /** null: promoted into a draft that this person may not read. */
  readonly number: number | null
  readonly href: string | null
}

/** Somebody who is writing in this card right now. */
export interface SlipWriter {
  readonly name: string
  /** 1 to 12, a colour of the look. */
  readonly colour: number
}

export interface CardSlipProps {
  readonly contribution: Contribution
  readonly site: Site | null
  /** null: unknown, or anonymous. */
  readonly authorName: string | null
  /** One for each proposal it serves. Keep the array's identity while it says the same. */
  readonly proposals: readonly ServedProposal[]
  readonly words: BoardWords['slip']
  readonly comments?: number
  readonly writer?: SlipWriter | null
  /** Given: the slip can be chosen, and says whether it is. */
  readonly selected?: boolean
  /** Open beside the board, or under the keyboard's eye on the wall. */
  readonly current?: boolean
  /** Title and place only. */
  readonly compact?: boolean
  /** In the tab order; of the slips of a board only one is. */
  readonly tabbable?: boolean
  /** Its heading's level under the place it lies in. */
  readonly level?: 3 | 4
}

export const CardSlip = memo(function CardSlip(props: CardSlipProps): JSX.Element {
  const { contribution, words, writer, compact = false, current = false } = props
  return (
    <article
      className={classes(
        styles['slip'],
        contribution.kind === 'objection' && styles['against'],
        current && styles['current'],
        props.selected === true && styles['chosen'],
        writer && styles['writing'],
        compact && styles['compact'],
      )}
      data-card={contribution.id}
      data-person={writer?.colour}
    >
      <SlipTop {...props} />
      <SlipTitle {...props} />
      {!compact && contribution.body !== '' && <p className={styles['body']}>{clipped(contribution.body)}</p>}
      <SlipFoot {...props} />
      {props.proposals.length > 0 && <ServedBadges proposals={props.proposals} words={words} />}
    </article>
  )
})

export const kindIcons: Readonly<Record<ContributionKind, IconName>> = {
  proposal: 'proposal',
  finding: 'finding',
  question: 'question',
  objection: 'objection',
}

function SlipTop({ contribution, words, writer, selected }: CardSlipProps): JSX.Element {
  return (
    <p className={styles['kind']}>
      <Icon name={kindIcons[contribution.kind]} />
      <span>{words.kinds[contribution.kind]}</span>
      <span className={styles['end']}>
        {selected === true && <Icon name="check" />}
        {writer ? words.writing(writer.name) : <SlipNumber contribution={contribution} words={words} />}
      </span>
    </p>
  )
}

function SlipNumber({ contribution, words }: Pick<CardSlipProps, 'contribution' | 'words'>): JSX.Element {
  if (contribution.facts)
    return <span className={styles['number']}>{contributionNumber(contribution.facts.number)}</span>
  return (
    <span className={styles['waiting']}>
      <Icon name="clock" />
      {words.waiting}
    </span>
  )
}

/** The whole slip answers a click; only its title is a button, so that it is read as one. */
function SlipTitle({
  contribution,
  words,
  selected,
  current,
  tabbable = false,
  level = 4,
}: CardSlipProps): JSX.Element {
  const Heading = level === 3 ? 'h3' : 'h4'
  return (
    <Heading className={styles['title']}>
      <button
        type="button"
        data-open={contribution.id}
        tabIndex={tabbable ? 0 : -1}
        aria-pressed={selected}
        aria-current={current ? 'true' : undefined}
      >
        {contribution.title === '' ? <em>{words.empty}</em> : clipped(contribution.title)}
      </button>
    </Heading>
  )
}

function SlipFoot({ contribution, site, authorName, words, comments = 0 }: CardSlipProps): JSX.Element {
  const channel = contribution.facts?.channel ?? 'workshop'
  // « Entretien n° 3, financeur solidaire » already says how it came.
  const saysChannel = authorName?.startsWith(words.channels[channel]) ?? false
  return (
    <p className={styles['foot']}>
      {site && (
        <span className={styles['place']}>
          <SiteSign sign={site.sign} /> {site.name}
        </span>
      )}
      {showsChannel(channel, site) && (
        <span className={styles['place']}>
          <Icon name={channelIcons[channel]} /> {!saysChannel && words.channels[channel]}
        </span>
      )}
      {authorName && <span className={styles['author']}>{authorName}</span>}
      {comments > 0 && (
        <span className={styles['end']}>
          <Icon name="comment" />
          <span aria-hidden="true">{comments}</span>
          <span className={styles['heard']}>{words.comments(comments)}</span>
        </span>
      )}
    </p>
  )
}

const channelIcons: Readonly<Record<Channel, IconName>> = {
  workshop: 'workshop',
  online: 'online',
  interview: 'interview',
  kiosk: 'stand',
}

/** A card written in the room says its site; where it came by another way, the way is what tells. */
const showsChannel = (channel: Channel, site: Site | null): boolean =>
  channel !== 'workshop' && !(channel === 'online' && site?.remote === true)

function ServedBadges({ proposals, words }: Pick<CardSlipProps, 'proposals' | 'words'>): JSX.Element {
  return (
    <p className={styles['served']}>
      <Icon name="promote" />
      <span>{words.served}</span>
      {proposals.map((served) => served.number !== null && <ServedNumber key={served.proposalId} {...served} />)}
    </p>
  )
}

function ServedNumber({ number, href }: ServedProposal): ReactNode {
  if (number === null) return null
  return href === null ? <span>{proposalNumber(number)}</span> : <a href={href}>{proposalNumber(number)}</a>
}

/** A slip shows some lines; handing the browser four thousand characters to hide them would cost it the scroll. */
const clipped = (text: string): string => (text.length > 360 ? `${text.slice(0, 360)}…` : text)

function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
