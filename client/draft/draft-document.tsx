/**
 * The shared draft as a page: axes, orientations, proposals. A page of its own, and the right half of the moderators'
 * desk. It is a rendering of the proposals; moving or removing one never goes through typing.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Contribution } from '#shared/board/contribution.ts'
import type { Conference } from '#shared/conference/conference.ts'
import type { Source } from '#shared/draft/proposal.ts'
import { holds } from '#shared/people/reach.ts'
import type { Actor } from '#shared/people/role.ts'
import type { ConferenceView, DraftView } from '../live/types.ts'
import { useWords } from '../words/words.ts'
import { AddProposal } from './add-proposal.tsx'
import { Bin } from './bin.tsx'
import styles from './draft.module.css'
import { DraftContext, type DraftSurroundings, type Writing } from './draft-context.ts'
import { DraftPaper } from './draft-paper.tsx'
import { DraftPeople } from './draft-people.tsx'
import type { Landing } from './landing.tsx'
import { ReturnedToDraft } from './returned-to-draft.tsx'
import { SourcePanel } from './source-panel.tsx'
import { useDraftActs } from './use-draft-acts.ts'

export interface DraftDocumentProps {
  readonly conference: Conference
  readonly draft: DraftView
  readonly actor: Actor
  readonly person: ConferenceView['person']
  /** What a promotion under preparation would bring. */
  readonly landing?: Landing | null
  /** Cards as they are now, where their boards are open. */
  readonly cards?: ReadonlyMap<string, Contribution>
  /** A proposal to bring into sight. */
  readonly shown?: string | null
}

export function DraftDocument({ conference, draft, actor, person, cards = noCards, ...props }: DraftDocumentProps) {
  const words = useWords().draft
  const [openedId, setOpenedId] = useState<string | null>(null)
  const [added, setAdded] = useState<string | null>(null)
  const { writing, write } = useWriting(draft)
  const acts = useDraftActs(conference.id)
  const mayEdit = holds(actor, 'editDraft')
  // Cards change at each key typed in a hall; the page only looks at one when somebody asks where words come from.
  const latestCards = useRef(cards)
  latestCards.current = cards
  const opened = openedSource(draft, openedId)
  const surroundings = useMemo(
    (): DraftSurroundings => ({
      conference,
      orientations: draft.orientations,
      verbs: draft.verbs,
      acts,
      actor,
      mayEdit,
      writing,
      write,
      openSource: (source) => setOpenedId(source.id),
      person,
      cardNow: (source) => latestCards.current.get(source.contributionId) ?? null,
    }),
    [conference, draft.orientations, draft.verbs, acts, actor, mayEdit, writing, write, person],
  )
  useInSight(added ?? props.shown ?? null, draft)
  return (
    <DraftContext value={surroundings}>
      <section className={styles['draft']} aria-label={words.title}>
        <div className={styles['bar']}>
          <h2>{words.title}</h2>
          <span className={styles['about']}>
            {words.count(draft.proposals.length)}, {words.readBy[conference.draftOpened ? 'members' : 'few']}
          </span>
          <div className={styles['tools']}>
            <DraftPeople presence={draft.presence} me={actor.personId} />
            {mayEdit && <Bin binned={draft.binned} />}
            {mayEdit && <AddProposal onAdded={setAdded} />}
          </div>
        </div>
        <ReturnedToDraft draft={draft} />
        <DraftPaper draft={draft} me={actor.personId} landing={props.landing ?? null} />
      </section>
      {opened && <SourcePanel {...opened} onClose={() => setOpenedId(null)} />}
    </DraftContext>
  )
}

const noCards: ReadonlyMap<string, Contribution> = new Map()

function useWriting({ verbs }: DraftView) {
  const [writing, setWriting] = useState<Writing | null>(null)
  const write = useCallback(
    (next: Writing | null) => {
      setWriting(next)
      verbs.attend(next?.proposalId ?? null)
    },
    [verbs],
  )
  return { writing, write }
}

/** Looked up again at each drawing: a source removed by somebody else closes its panel. */
function openedSource({ proposals }: DraftView, sourceId: string | null) {
  for (const proposal of proposals) {
    const source: Source | undefined = proposal.sources.find(({ id }) => id === sourceId)
    if (source) return { proposal, source }
  }
  return null
}

function useInSight(proposalId: string | null, { proposals }: DraftView): void {
  const there = proposals.some(({ id }) => id === proposalId)
  // Meets the scroll: once the proposal is on the page, it is brought into sight.
  useEffect(() => {
    if (proposalId && there) document.getElementById(proposalId)?.scrollIntoView({ block: 'start' })
  }, [proposalId, there])
}
