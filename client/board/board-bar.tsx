/** The bar of a board: where one is, the state of one's words, who is here, and for those who run it, its step. */
import type { JSX } from 'react'
import type { Conference, Workshop } from '#shared/conference/conference.ts'
import { TopBar } from '../frame/top-bar.tsx'
import type { BoardView } from '../live/types.ts'
import { paths } from '../paths.ts'
import { Avatars } from '../ui/avatar.tsx'
import { Menu } from '../ui/menu.tsx'
import { StateChip } from '../ui/state-chip.tsx'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'
import type { BoardActs } from './use-board-acts.ts'

export interface BoardBarProps {
  readonly conference: Conference
  readonly workshop: Workshop
  readonly board: BoardView
  readonly acts: BoardActs
  /** Whether opening and closing is this person's business. */
  readonly runsIt: boolean
  readonly me: string
}

export function BoardBar({ conference, workshop, board, acts, runsIt, me }: BoardBarProps): JSX.Element {
  return (
    <TopBar
      home={paths.conference(conference.id)}
      plate={workshop.label}
      title={workshop.name}
      state={<StateChip state={board.saved} />}
      people={
        <>
          {runsIt && <StepMenu workshop={workshop} acts={acts} />}
          <OthersHere me={me} conference={conference} presence={board.presence} />
        </>
      }
      sites={conference.sites}
    />
  )
}

/** Oneself is already at the end of the bar. */
function OthersHere({
  me,
  conference,
  presence,
}: {
  readonly me: string
  readonly conference: Conference
  readonly presence: BoardView['presence']
}): JSX.Element | null {
  const words = useWords().board
  const others = presence?.people.filter(({ id }) => id !== me) ?? []
  if (!presence || others.length === 0) return null
  const people = others.map(({ id, name, colour, siteId }) => ({
    id,
    name,
    colour,
    sign: conference.sites.find((site) => site.id === siteId)?.sign,
  }))
  return <Avatars people={people} count={presence.count - 1} label={words.others(presence.count - 1)} />
}

function StepMenu({ workshop, acts }: Pick<BoardBarProps, 'workshop' | 'acts'>): JSX.Element {
  const words = useWords().board.step
  const sentence = useRefusalSentence()
  const next = workshop.step.kind === 'open' ? 'closed' : 'open'
  const whyNot = acts.whyNotStep(next)
  return (
    <Menu
      label={words.menu}
      variant="quiet"
      align="end"
      items={[
        {
          id: next,
          label: next === 'closed' ? words.close : words.open,
          icon: next === 'closed' ? 'lock' : 'lock-open',
          disabledReason: whyNot && sentence(whyNot),
          onSelect: () => acts.step(next),
        },
      ]}
    />
  )
}
