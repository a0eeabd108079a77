/** The board of one workshop: meets the live documents and the acts, and hands plain values to what is drawn. */
import { type JSX, useMemo, useState } from 'react'
import { draftName } from '#shared/live/document-name.ts'
import { closeCodes } from '#shared/live/protocol.ts'
import { Opening } from '../frame/opening.tsx'
import { PageThatSays } from '../frame/page-that-says.tsx'
import { type Inside, WithConference } from '../frame/with-conference.tsx'
import { useBoard } from '../live/use-board.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/words.ts'
import { BoardScreen } from './board-screen.tsx'
import type { KnownProposals } from './board-sight.ts'
import { DraftNumbers, type ProposalNumbers } from './draft-numbers.tsx'
import { useBoardActs } from './use-board-acts.ts'

export interface BoardPageProps {
  readonly conferenceId: string
  readonly workshopId: string
}

export function BoardPage({ conferenceId, workshopId }: BoardPageProps): JSX.Element {
  return (
    <WithConference conferenceId={conferenceId}>
      {(inside) => <OpenedBoard key={workshopId} workshopId={workshopId} {...inside} />}
    </WithConference>
  )
}

function OpenedBoard({ workshopId, ...inside }: Inside & { readonly workshopId: string }): JSX.Element {
  const { me, conference, view } = inside
  const board = useBoard(conference.id, workshopId)
  const acts = useBoardActs(conference.id, workshopId)
  const [numbers, setNumbers] = useState<ProposalNumbers>(noNumbers)
  const readsDraft = useReadsDraft(inside)
  const proposals = useMemo(
    () => knownProposals(conference.id, numbers, readsDraft),
    [conference.id, numbers, readsDraft],
  )
  const cited = board.cards.some((card) => card.promotions.length > 0)

  if (board.opening.kind === 'refused') return <RefusedBoard conferenceId={conference.id} code={board.opening.code} />
  if (!board.workshop) return <Opening />
  return (
    <>
      {readsDraft && cited && <DraftNumbers conferenceId={conference.id} onNumbers={setNumbers} />}
      <BoardScreen
        me={me.person.id}
        conference={conference}
        view={view}
        workshop={board.workshop}
        board={board}
        proposals={proposals}
        draftHref={paths.draft(conference.id)}
        acts={acts}
      />
    </>
  )
}

const noNumbers: ProposalNumbers = new Map()

function useReadsDraft({ me, conference }: Inside): boolean {
  const mine = me.conferences.find(({ id }) => id === conference.id)
  return mine?.documents.includes(draftName(conference.id)) ?? false
}

function knownProposals(conferenceId: string, numbers: ProposalNumbers, readsDraft: boolean): KnownProposals {
  return {
    number: (proposalId) => numbers.get(proposalId) ?? null,
    href: (proposalId) => (readsDraft ? `${paths.draft(conferenceId)}#${proposalId}` : null),
  }
}

function RefusedBoard({ conferenceId, code }: { readonly conferenceId: string; readonly code: number }): JSX.Element {
  const words = useWords()
  const said =
    code === closeCodes.gone
      ? words.board.missing
      : code === closeCodes.forbidden
        ? words.board.forbidden
        : words.board.refusedOther
  return (
    <PageThatSays
      title={words.frame.notFoundTitle}
      way={{ to: paths.conference(conferenceId), words: words.board.backToProgramme }}
    >
      {said}
    </PageThatSays>
  )
}
