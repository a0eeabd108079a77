/** The moderators' desk: the wall of all contributions beside the live draft. For those who may promote. */
import { holdsSomewhere } from '#shared/people/reach.ts'
import { PageThatSays } from '../frame/page-that-says.tsx'
import { type Inside, WithConference } from '../frame/with-conference.tsx'
import { useDraft } from '../live/use-draft.ts'
import { useWall } from '../live/use-wall.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/words.ts'
import { Workbench } from './workbench.tsx'

export function DeskPage({ conferenceId }: { readonly conferenceId: string }) {
  return <WithConference conferenceId={conferenceId}>{(inside) => <Desk {...inside} />}</WithConference>
}

function Desk(inside: Inside) {
  const words = useWords().desk
  if (holdsSomewhere(inside.view.actor, 'promote')) return <OpenDesk {...inside} />
  return (
    <PageThatSays
      title={words.plate}
      way={{ to: paths.conference(inside.conference.id), words: words.backToProgramme }}
    >
      {words.notYours}
    </PageThatSays>
  )
}

function OpenDesk({ conference, view }: Inside) {
  const wall = useWall(conference.id)
  const draft = useDraft(conference.id)
  return <Workbench conference={conference} view={view} wall={wall} draft={draft} />
}
