/** The desk's two halves and what joins them: cards chosen on the left, where they will land on the right. */
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { type Contribution, contributionNumber } from '#shared/board/contribution.ts'
import type { Conference } from '#shared/conference/conference.ts'
import { DraftDocument } from '../draft/draft-document.tsx'
import type { Landing } from '../draft/landing.tsx'
import { TopBar } from '../frame/top-bar.tsx'
import type { ConferenceView, DraftView, WallView } from '../live/types.ts'
import { paths } from '../paths.ts'
import { ShortcutSheet } from '../ui/shortcut-sheet.tsx'
import { StateChip } from '../ui/state-chip.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { type Format, useFormat } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import styles from './desk.module.css'
import { OpenCard } from './open-card.tsx'
import { PromotionBar } from './promotion-bar.tsx'
import { wordsOfPiece } from './promotion-choice.ts'
import { Thread } from './thread.tsx'
import { type Chosen, useChosen } from './use-chosen.ts'
import { type Promotion, usePromotion } from './use-promotion.ts'
import { Wall } from './wall.tsx'
import { isOnWall } from './wall-filters.ts'
import { worseState } from './worse-state.ts'

export interface WorkbenchProps {
  readonly conference: Conference
  readonly view: ConferenceView
  readonly wall: WallView
  readonly draft: DraftView
}

export function Workbench({ conference, view, wall, draft }: WorkbenchProps) {
  const words = useWords().desk
  const format = useFormat()
  const desk = useRef<HTMLElement>(null)
  const [half, setHalf] = useState<'wall' | 'draft'>('wall')
  const [shown, setShown] = useState<string | null>(null)
  const [openedId, setOpenedId] = useState<string | null>(null)
  const [sheet, setSheet] = useState(false)
  const cards = useMemo(() => wall.cards.filter(isOnWall), [wall.cards])
  const standing = useMemo(() => new Map(cards.map((card) => [card.id, card])), [cards])
  const numbers = useNumbers(draft)
  const chosen = useChosen(standing)
  const promotion = usePromotion(conference, draft, chosen.pieces, (proposalId) => {
    chosen.leaveAll()
    setShown(proposalId)
  })
  const landing = useMemo(
    () => landingOf(conference, chosen, promotion, format),
    [conference, chosen, promotion, format],
  )
  const show = (proposalId: string) => {
    setHalf('draft')
    setShown(null)
    setShown(proposalId)
    document.getElementById(proposalId)?.scrollIntoView({ block: 'start' })
  }
  useLandingInSight(desk, landing)
  const opened = openedId === null ? undefined : standing.get(openedId)
  const last = chosen.pieces.at(-1)
  return (
    <div className={styles['page']}>
      <TopBar
        home={paths.conference(conference.id)}
        plate={words.plate}
        title={words.title}
        state={<StateChip state={worseState(wall.saved, draft.saved)} />}
        sites={conference.sites}
      />
      <main id="main" ref={desk} className={styles['desk']} data-half={half}>
        <Tabs<'wall' | 'draft'>
          id="desk"
          className={styles['tabs']}
          label={words.tabs.label}
          tabs={[
            { id: 'wall', label: words.tabs.wall },
            { id: 'draft', label: words.tabs.draft },
          ]}
          chosen={half}
          onChoose={setHalf}
        />
        <div id="desk-panel-wall" className={styles['left']}>
          <Wall
            conference={conference}
            wall={wall}
            cards={cards}
            standing={standing}
            person={view.person}
            numbers={numbers}
            chosen={chosen}
            onPromote={() => void promotion.promote()}
            onOpen={setOpenedId}
            onShow={show}
          />
          {last && (
            <PromotionBar
              pieces={chosen.pieces}
              draft={draft}
              promotion={promotion}
              onOpen={setOpenedId}
              onLeave={chosen.leave}
              onLeaveAll={chosen.leaveAll}
              onShow={show}
            />
          )}
        </div>
        <div id="desk-panel-draft" className={styles['right']}>
          <DraftDocument
            conference={conference}
            draft={draft}
            actor={view.actor}
            person={view.person}
            landing={landing}
            cards={standing}
            shown={shown}
          />
        </div>
        {last && landing && <Thread desk={desk} cardId={last.card.id} />}
      </main>
      <ShortcutSheet open={sheet} onOpen={() => setSheet(true)} onClose={() => setSheet(false)} />
      {opened && (
        <OpenCard
          card={opened}
          conference={conference}
          person={view.person}
          numbers={numbers}
          onChoose={(passage) => chosen.choose(opened.id, passage)}
          onClose={() => setOpenedId(null)}
        />
      )}
    </div>
  )
}

/** Once a choice or an aim changes, where it would land is brought into sight. */
function useLandingInSight(desk: RefObject<HTMLElement | null>, landing: Landing | null): void {
  const aimedAt = landing && `${JSON.stringify(landing.at)} ${landing.role} ${landing.pieces.length}`
  // Meets the scroll of the draft.
  useEffect(() => {
    if (aimedAt) desk.current?.querySelector('[data-landing]')?.scrollIntoView({ block: 'nearest' })
  }, [desk, aimedAt])
}

/** The same map while no number changed, so that slips are not drawn again at each key typed in the draft. */
function useNumbers({ proposals }: DraftView): ReadonlyMap<string, number | null> {
  const printed = proposals.map(({ id, number }) => `${id} ${number ?? ''}`).join()
  const kept = useRef<{ printed: string; numbers: ReadonlyMap<string, number | null> }>({
    printed: '',
    numbers: new Map(),
  })
  if (kept.current.printed !== printed) {
    kept.current = { printed, numbers: new Map(proposals.map(({ id, number }) => [id, number])) }
  }
  return kept.current.numbers
}

function landingOf(conference: Conference, { pieces }: Chosen, promotion: Promotion, format: Format): Landing | null {
  // What would be refused lands nowhere.
  if (pieces.length === 0 || promotion.refusal) return null
  const siteOf = ({ facts }: Contribution) => conference.sites.find(({ id }) => id === facts?.siteId)
  const names = new Set(pieces.flatMap(({ card }) => siteOf(card)?.name ?? []))
  return {
    at: promotion.target,
    role: promotion.role,
    from: format.list([...names]),
    pieces: pieces.map((piece) => ({
      id: piece.card.id,
      number: piece.card.facts ? contributionNumber(piece.card.facts.number) : '',
      sign: siteOf(piece.card)?.sign ?? null,
      title: piece.card.title,
      words: wordsOfPiece(piece),
    })),
  }
}
