/** One proposal as a part of the page: its number in the margin, its title, its fields, where its words come from. */
import { memo, useState } from 'react'
import { type Proposal, type ProposalField, proposalNumber } from '#shared/draft/proposal.ts'
import type { Presence } from '#shared/live/protocol.ts'
import { Avatars } from '../ui/avatar.tsx'
import { useFormat } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import styles from './draft.module.css'
import { useDraftSurroundings } from './draft-context.ts'
import { type Landing, LandingRow } from './landing.tsx'
import { ClickToWrite, FieldEditor, FieldRow } from './proposal-field.tsx'
import { ProposalMenu } from './proposal-menu.tsx'
import { SourceChip } from './source-chip.tsx'
import { nameOf } from './use-draft-acts.ts'

/** In the order one reads a proposal; its title stands above, its disagreements last. */
const readingOrder = [
  'finding',
  'goal',
  'words',
  'means',
  'lead',
  'partners',
  'deadline',
  'indicators',
  'divergences',
] as const

export interface ProposalSheetProps {
  readonly proposal: Proposal
  /** Those of the same orientation, in order. */
  readonly siblings: readonly Proposal[]
  readonly people: Presence['people']
  readonly landing: Landing | null
}

export const ProposalSheet = memo(function ProposalSheet({ proposal, siblings, people, landing }: ProposalSheetProps) {
  const { mayEdit, writing } = useDraftSurroundings()
  const shown = readingOrder.filter(
    (field) => proposal.texts[field].trim() !== '' || (writing?.proposalId === proposal.id && writing.field === field),
  )
  const landsIn = landing?.role === 'opposition' ? 'divergences' : 'words'
  const before = shown.filter((field) => readingOrder.indexOf(field) <= readingOrder.indexOf(landsIn))
  const after = shown.filter((field) => !before.includes(field))
  return (
    <article id={proposal.id} className={styles['proposal']} aria-labelledby={`${proposal.id}-title`}>
      <TitleRow proposal={proposal} siblings={siblings} people={people} />
      {before.map((field) => (
        <FieldRow key={field} proposal={proposal} field={field} />
      ))}
      {landing && <LandingRow landing={landing} />}
      {after.map((field) => (
        <FieldRow key={field} proposal={proposal} field={field} />
      ))}
      <SourcesRow proposal={proposal} />
      {mayEdit && <MissingRow proposal={proposal} missing={readingOrder.filter((field) => !shown.includes(field))} />}
    </article>
  )
})

function TitleRow({ proposal, siblings, people }: Omit<ProposalSheetProps, 'landing'>) {
  const words = useWords().draft
  const { mayEdit, writing, write, verbs } = useDraftSurroundings()
  const text = verbs.text(proposal.id, 'title')
  const isWriting = writing?.proposalId === proposal.id && writing.field === 'title'
  const title = (
    <h4 id={`${proposal.id}-title`} className={styles['title']}>
      {proposal.title || <span className={styles['untitled']}>{words.untitled}</span>}
    </h4>
  )
  return (
    <div className={`${styles['row']} ${styles['titleRow']} ${isWriting ? styles['writing'] : ''}`}>
      <div className={styles['side']}>
        <NumberLabel proposal={proposal} />
        <PeopleHere people={people} />
      </div>
      <div className={styles['text']}>
        {isWriting && text ? (
          <FieldEditor proposal={proposal} field="title" text={text} />
        ) : mayEdit ? (
          <ClickToWrite onWrite={() => write({ proposalId: proposal.id, field: 'title' })}>{title}</ClickToWrite>
        ) : (
          title
        )}
        {proposal.scope && <p className={styles['scope']}>{words.scopeIs(words.scopes[proposal.scope])}</p>}
      </div>
      {mayEdit && (
        <div className={styles['margin']}>
          <ProposalMenu proposal={proposal} siblings={siblings} />
        </div>
      )}
    </div>
  )
}

function NumberLabel({ proposal }: { readonly proposal: Proposal }) {
  const words = useWords().draft
  const { mayEdit, write } = useDraftSurroundings()
  const number = proposal.number === null ? words.numberComing : proposalNumber(proposal.number)
  if (!mayEdit) return <span className={styles['number']}>{number}</span>
  return (
    <button
      type="button"
      className={`${styles['label']} ${styles['number']}`}
      aria-label={words.writeIn(words.fields.title, number)}
      onClick={() => write({ proposalId: proposal.id, field: 'title' })}
    >
      {number}
    </button>
  )
}

function PeopleHere({ people }: { readonly people: Presence['people'] }) {
  const words = useWords().draft
  const format = useFormat()
  if (people.length === 0) return null
  const names = format.list(people.map(({ name }) => name))
  return <Avatars people={people} label={words.inThis(names, people.length)} max={2} small />
}

function SourcesRow({ proposal }: { readonly proposal: Proposal }) {
  const words = useWords().draft
  if (proposal.sources.length === 0) return null
  return (
    <div className={styles['row']}>
      <p className={styles['side']}>{words.sources}</p>
      <div className={styles['chips']}>
        {proposal.sources.map((source) => (
          <SourceChip key={source.id} source={source} withRole />
        ))}
      </div>
    </div>
  )
}

/** Two are offered at once; the others wait behind one word, so that an unfinished draft stays a page. */
const offeredAtOnce = 2

function MissingRow({
  proposal,
  missing,
}: {
  readonly proposal: Proposal
  readonly missing: readonly Exclude<ProposalField, 'title'>[]
}) {
  const words = useWords().draft
  const { write } = useDraftSurroundings()
  const [unfolded, setUnfolded] = useState(false)
  const offered = unfolded || missing.length <= offeredAtOnce + 1 ? missing : missing.slice(0, offeredAtOnce)
  if (missing.length === 0) return null
  return (
    <div className={styles['row']}>
      <span className={styles['side']} />
      <div className={styles['adds']}>
        {offered.map((field) => (
          <button
            key={field}
            type="button"
            className={styles['add']}
            aria-label={`${words.add[field]} ${nameOf(proposal, words.numberComing)}`}
            onClick={() => write({ proposalId: proposal.id, field })}
          >
            {words.add[field]}
          </button>
        ))}
        {offered.length < missing.length && (
          <button type="button" className={styles['add']} aria-expanded={false} onClick={() => setUnfolded(true)}>
            {words.more(missing.length - offered.length)}
          </button>
        )}
      </div>
    </div>
  )
}
