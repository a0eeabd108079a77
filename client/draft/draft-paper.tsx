/** The sheet of paper itself: what the document holds, in reading order. */
import { type ReactNode, useMemo } from 'react'
import type { Axis, Proposal } from '#shared/draft/proposal.ts'
import type { Presence } from '#shared/live/protocol.ts'
import type { DraftView } from '../live/types.ts'
import { EmptyPlace } from '../ui/empty-place.tsx'
import { useWords } from '../words/words.ts'
import styles from './draft.module.css'
import { useDraftSurroundings } from './draft-context.ts'
import { type Landing, LandingRow } from './landing.tsx'
import { type OutlinedAxis, type OutlinedOrientation, outlineOf } from './outline.ts'
import { ProposalSheet } from './proposal-sheet.tsx'

export interface DraftPaperProps {
  readonly draft: DraftView
  readonly me: string
  readonly landing: Landing | null
}

export function DraftPaper({ draft, me, landing }: DraftPaperProps) {
  const { axes, orientations, proposals } = draft
  const outline = useMemo(() => outlineOf({ axes, orientations, proposals }), [axes, orientations, proposals])
  const here = useMemo(() => peopleByProposal(draft.presence, me), [draft.presence, me])
  const landsUnplaced = landing?.at.kind === 'new' && landing.at.orientationId === null
  return (
    <div className={styles['page']} data-thread-part="" data-draft-page="">
      {outline.length === 0 && <EmptyDraft />}
      {outline.map(({ axis, orientations: under }) => (
        <AxisPart key={axis?.id ?? ''} axis={axis} alone={outline.length === 1}>
          {under.map((part) => (
            <OrientationPart key={part.orientation?.id ?? ''} part={part} here={here} landing={landing} />
          ))}
        </AxisPart>
      ))}
      {landsUnplaced && !hasUnplaced(outline) && <LandingRow landing={landing} />}
    </div>
  )
}

function EmptyDraft() {
  const words = useWords().draft
  const { mayEdit } = useDraftSurroundings()
  return (
    <div className={styles['row']}>
      <div className={styles['text']}>
        {mayEdit ? (
          <EmptyPlace question={words.emptyTitle} example={words.emptyExample}>
            {words.emptyText}
          </EmptyPlace>
        ) : (
          <p>{words.emptyRead}</p>
        )}
      </div>
    </div>
  )
}

interface AxisPartProps {
  readonly axis: Axis | null
  readonly alone: boolean
  readonly children: ReactNode
}

function AxisPart({ axis, alone, children }: AxisPartProps) {
  const words = useWords().draft
  if (!axis && alone) return <section>{children}</section>
  return (
    <section>
      <div className={`${styles['row']} ${styles['axisRow']}`}>
        <p className={styles['side']}>{axis ? words.axis(axis.number) : null}</p>
        <h2 className={`${styles['text']} ${styles['axis']}`}>{axis ? axis.title : words.otherAxis}</h2>
      </div>
      {children}
    </section>
  )
}

interface OrientationPartProps {
  readonly part: OutlinedOrientation
  readonly here: ReadonlyMap<string, Presence['people']>
  readonly landing: Landing | null
}

function OrientationPart({ part, here, landing }: OrientationPartProps) {
  const words = useWords().draft
  const { orientation, theme, proposals } = part
  const landsHere = landing?.at.kind === 'new' && landing.at.orientationId === (orientation?.id ?? null)
  return (
    <section id={orientation?.id} className={styles['orientations']}>
      <div className={`${styles['row']} ${styles['orientationRow']}`} data-theme-of={theme || undefined}>
        <p className={styles['side']}>
          <span className={styles['theme']}>{orientation ? orientation.number : words.unplacedShort}</span>
        </p>
        <h3 className={`${styles['text']} ${styles['orientation']}`}>
          {orientation ? orientation.title : words.unplaced}
        </h3>
      </div>
      {proposals.length === 0 && !landsHere && (
        <div className={styles['row']}>
          <p className={`${styles['text']} ${styles['none']}`}>{words.emptyOrientation}</p>
        </div>
      )}
      {proposals.map((proposal) => (
        <ProposalSheet
          key={proposal.id}
          proposal={proposal}
          siblings={proposals}
          people={here.get(proposal.id) ?? nobody}
          landing={landsIn(landing, proposal)}
        />
      ))}
      {landsHere && <LandingRow landing={landing} />}
    </section>
  )
}

const nobody: Presence['people'] = []

const landsIn = (landing: Landing | null, proposal: Proposal): Landing | null =>
  landing?.at.kind === 'existing' && landing.at.proposalId === proposal.id ? landing : null

const hasUnplaced = (outline: readonly OutlinedAxis[]): boolean =>
  outline.some(({ orientations }) => orientations.some(({ orientation }) => orientation === null))

/** Who has which proposal open, oneself apart. */
function peopleByProposal(presence: Presence | null, me: string): ReadonlyMap<string, Presence['people']> {
  const here = new Map<string, Presence['people'][number][]>()
  for (const person of presence?.people ?? []) {
    if (person.at === null || person.id === me) continue
    here.set(person.at, [...(here.get(person.at) ?? []), person])
  }
  return here
}
