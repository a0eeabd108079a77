/**
 * The whole board as one sees it: bar, tools, the sentence at the top, columns of slips, the opened card. Plain values
 * in, verbs out; nothing here knows where they come from.
 */
import { type JSX, useMemo, useRef, useState } from 'react'
import { refuseAddingCard, refuseBoardEdit } from '#shared/board/board-policy.ts'
import type { Conference, Workshop } from '#shared/conference/conference.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import { hasWritingRole, holds } from '#shared/people/reach.ts'
import type { Actor } from '#shared/people/role.ts'
import type { BoardView, ConferenceView, NewCardInput } from '../live/types.ts'
import { announce } from '../ui/announce.ts'
import { useFormat } from '../words/format.ts'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'
import { arrangeBoard } from './arrange-board.ts'
import { BoardBar } from './board-bar.tsx'
import { BoardColumns } from './board-columns.tsx'
import { BoardKeys } from './board-keys.tsx'
import { BoardRail, BoardTabs, type Panel } from './board-rail.tsx'
import styles from './board-screen.module.css'
import { type BoardPowers, type KnownProposals, useBoardSight } from './board-sight.ts'
import { instruction } from './instruction.ts'
import { OpenCard, type Withdrawal } from './open-card.tsx'
import { ownMoves } from './own-moves.ts'
import { ReturnedBand } from './returned-band.tsx'
import { SidePanel } from './side-panel.tsx'
import { slipOf } from './slip-keys.ts'
import { useArrivalsHeard } from './use-arrivals-heard.ts'
import type { BoardActs } from './use-board-acts.ts'
import { useFoundCards } from './use-found-cards.ts'
import { useOpenCard } from './use-open-card.ts'
import { useStillColumns } from './use-still-columns.ts'
import { useUndo } from './use-undo.ts'
import { useVisibleHeight } from './use-visible-height.ts'

export interface BoardScreenProps {
  readonly me: string
  readonly conference: Conference
  readonly view: ConferenceView
  readonly workshop: Workshop
  readonly board: BoardView
  readonly proposals: KnownProposals
  readonly draftHref: string
  readonly acts: BoardActs
}

export function BoardScreen(props: BoardScreenProps): JSX.Element {
  const { me, conference, view, workshop, board, acts } = props
  const { verbs, cards, groups } = board
  const words = useWords().board
  const say = useSay()
  const format = useFormat()
  const powers = usePowers(view.actor, workshop.id)
  const sight = useBoardSight(me, powers, view, board, props.proposals)
  const screen = useRef<HTMLDivElement>(null)
  const columnsStrip = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const searchField = useRef<HTMLInputElement>(null)
  useVisibleHeight(screen)

  const [search, setSearch] = useState('')
  const found = useFoundCards(cards, sight, search)
  const arranged = useMemo(
    () =>
      arrangeBoard({
        columns: workshop.columns,
        cards: found.cards,
        groups: found.searching ? [] : groups,
        sites: conference.sites,
      }),
    [workshop.columns, found, groups, conference.sites],
  )
  const still = useStillColumns(arranged, columnsStrip)
  useArrivalsHeard(cards, me, board.opening.kind === 'open')
  const moves = ownMoves({ columns: workshop.columns, cards, groups, verbs, words, settleNext: still.settleNext })

  const opening = board.opening.kind === 'opening'
  const whyNotAdd = opening ? null : say(verbs.whyNotAdd())
  const [panel, setPanel] = useState<Panel | null>(startsWriting(view.actor, workshop) ? 'write' : null)
  const [writeIn, setWriteIn] = useState(workshop.columns[0]?.id ?? '')
  const opened = useOpenCard()
  const openCard = cards.find((card) => card.id === opened.id && card.standing.kind === 'open') ?? null

  const find = (text: string) => {
    still.settleNext()
    setSearch(text)
  }
  // A search that is put away no longer hides anything.
  const show = (next: Panel | null) => {
    setPanel(next)
    if (next !== 'search') find('')
    focusSoon(next === 'write' ? field : next === 'search' ? searchField : null)
  }
  const close = () => {
    const id = openCard?.id ?? null
    opened.close()
    // The history answers a moment later, and the sheet leaves with it.
    requestAnimationFrame(() => slipOf(columnsStrip.current, id)?.focus({ preventScroll: true }))
  }
  const withdrawal: Withdrawal = {
    whyNot: acts.whyNotWithdraw,
    perform(card) {
      still.settleNext()
      close()
      acts.withdraw(card)
    },
  }
  const writeFirst = (columnId: string) => {
    setWriteIn(columnId)
    show('write')
  }
  const place = (card: NewCardInput) => {
    still.settleNext()
    verbs.addCard(card)
    announce(words.composer.placed)
  }
  const undone = useUndo(verbs, still.settleNext)
  const inOrder = still.columns.flatMap(({ rows }) =>
    rows.flatMap((row) => (row.kind === 'card' && row.card.standing.kind === 'open' ? row.card.id : [])),
  )
  const beside = (step: 1 | -1) => {
    const id = openCard && inOrder[inOrder.indexOf(openCard.id) + step]
    return id ? () => opened.open(id) : null
  }
  const onPrevious = beside(-1)
  const onNext = beside(1)

  return (
    <div
      ref={screen}
      className={styles['screen']}
      data-panel={panel ?? 'none'}
      data-sheet={openCard ? 'open' : 'closed'}
    >
      <BoardBar
        conference={conference}
        workshop={workshop}
        board={board}
        acts={acts}
        me={me}
        runsIt={holds(view.actor, 'step', { workshopId: workshop.id })}
      />
      <div className={styles['room']}>
        <BoardRail panel={panel} onPanel={show} mayWrite={whyNotAdd === null} draftHref={props.draftHref} />
        {panel && (
          <SidePanel
            panel={panel}
            workshop={workshop}
            mine={found.mine}
            openCard={openCard?.id ?? null}
            whyNotAdd={whyNotAdd}
            opening={opening}
            columnId={writeIn}
            field={field}
            searchField={searchField}
            search={search}
            found={found.searching ? found.cards.length : null}
            onPlace={place}
            onColumn={setWriteIn}
            onSearch={find}
            onOpen={opened.open}
            onClose={() => show(null)}
          />
        )}
        <main id="main" className={styles['main']} tabIndex={-1} aria-busy={opening}>
          <div>
            <p className={styles['ask']}>
              {instruction({ workshop, mayWrite: whyNotAdd === null, time: format.time, words: words.ask })}
            </p>
            <ReturnedBand board={board} columnId={writeIn} whyNotAdd={whyNotAdd} settleNext={still.settleNext} />
          </div>
          <div className={styles['columns']}>
            <BoardColumns
              still={still}
              board={columnsStrip}
              sight={sight}
              groupTitles={{ whyNot: say(refuseGrouping(view.actor, workshop)), text: verbs.groupTitle }}
              openCard={openCard?.id ?? null}
              searching={found.searching}
              onWrite={whyNotAdd === null ? writeFirst : null}
              onOpen={opened.open}
              onMove={moves.towards}
              onSearch={() => show('search')}
            />
          </div>
        </main>
        {openCard && (
          <OpenCard
            card={openCard}
            sight={sight}
            workshop={workshop}
            board={board}
            conference={view}
            moves={moves}
            withdrawal={withdrawal}
            onRemoveComment={(commentId) => undone.offer(() => verbs.removeComment(commentId), words.comments.removed)}
            onClose={close}
            onPrevious={onPrevious}
            onNext={onNext}
          />
        )}
      </div>
      <BoardTabs panel={panel} onPanel={show} draftHref={props.draftHref} />
      <BoardKeys
        show={show}
        undo={undone.undo}
        redo={undone.redo}
        onClose={openCard ? close : null}
        onPrevious={onPrevious}
        onNext={onNext}
      />
    </div>
  )
}

function useSay(): (refusal: Refusal | null) => string | null {
  const sentence = useRefusalSentence()
  return (refusal) => refusal && sentence(refusal)
}

function usePowers(actor: Actor, workshopId: string): BoardPowers {
  return useMemo(
    () => ({
      moderates: holds(actor, 'withdraw', { workshopId }),
      tidies: hasWritingRole(actor, 'organizer', 'moderator'),
    }),
    [actor, workshopId],
  )
}

/** What the guard would answer to a new title for a group here. */
function refuseGrouping(actor: Actor, { id, step }: Workshop): Refusal | null {
  const situation = { workshopId: id, step, notebookOf: null, card: () => null }
  return refuseBoardEdit(actor, { kind: 'group-title', groupId: 'any' }, situation)
}

/** The composer is there for those who may use it; somebody who followed a link to a card came to read it. */
function startsWriting(actor: Actor, { id, step }: Workshop): boolean {
  const situation = { workshopId: id, step, notebookOf: null, card: () => null }
  return location.hash.length <= 1 && refuseAddingCard(actor, situation) === null
}

function focusSoon(field: { readonly current: HTMLElement | null } | null): void {
  if (field) requestAnimationFrame(() => field.current?.focus())
}
