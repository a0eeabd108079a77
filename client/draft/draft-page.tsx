/** The shared draft on a page of its own: for those who write it, and, once it is opened, for every member to read. */

import { Link } from 'wouter'
import type { Conference } from '#shared/conference/conference.ts'
import { closeCodes } from '#shared/live/protocol.ts'
import { holdsSomewhere } from '#shared/people/reach.ts'
import { Opening } from '../frame/opening.tsx'
import { PageThatSays } from '../frame/page-that-says.tsx'
import { TopBar } from '../frame/top-bar.tsx'
import { type Inside, WithConference } from '../frame/with-conference.tsx'
import type { DraftView } from '../live/types.ts'
import { useDraft } from '../live/use-draft.ts'
import { paths } from '../paths.ts'
import { StateChip } from '../ui/state-chip.tsx'
import { useWords } from '../words/words.ts'
import styles from './draft.module.css'
import { DraftDocument } from './draft-document.tsx'
import { DraftOutline } from './draft-outline.tsx'

export function DraftPage({ conferenceId }: { readonly conferenceId: string }) {
  return <WithConference conferenceId={conferenceId}>{(inside) => <Draft {...inside} />}</WithConference>
}

function Draft({ conference, view }: Inside) {
  const draft = useDraft(conference.id)
  if (draft.opening.kind === 'refused') return <NotReadable conference={conference} code={draft.opening.code} />
  return <ReadableDraft conference={conference} view={view} draft={draft} />
}

function NotReadable({ conference, code }: { readonly conference: Conference; readonly code: number }) {
  const words = useWords().draft
  return (
    <PageThatSays title={words.title} way={{ to: paths.conference(conference.id), words: words.backToProgramme }}>
      {code === closeCodes.gone ? words.gone : words.notYours}
    </PageThatSays>
  )
}

function ReadableDraft({
  conference,
  view,
  draft,
}: Pick<Inside, 'conference' | 'view'> & { readonly draft: DraftView }) {
  const words = useWords().draft
  return (
    <>
      <TopBar
        home={paths.conference(conference.id)}
        plate={words.plate}
        title={conference.name}
        state={<StateChip state={draft.saved} />}
        people={holdsSomewhere(view.actor, 'promote') && <Link href={paths.desk(conference.id)}>{words.toDesk}</Link>}
        sites={conference.sites}
      />
      <main id="main" className={styles['whole']}>
        <DraftOutline draft={draft} />
        {draft.opening.kind === 'opening' && draft.proposals.length === 0 ? (
          <Opening />
        ) : (
          <DraftDocument conference={conference} draft={draft} actor={view.actor} person={view.person} />
        )}
      </main>
    </>
  )
}
