/** Whether members may read the common draft: a decision, and its way back. */
import type { Conference } from '#shared/conference/conference.ts'
import { Button } from '../ui/button.tsx'
import { useWords } from '../words/words.ts'
import setUp from './set-up.module.css'
import { useConferenceActs } from './use-conference-acts.ts'

export function DraftSection({ conference }: { conference: Conference }) {
  const words = useWords().conference
  const acts = useConferenceActs(conference.id)
  const { draftOpened } = conference
  const turn = () =>
    void acts.aloud('openDraft', { opened: !draftOpened }, draftOpened ? words.draftReclosed : words.draftOpened)
  return (
    <div className={setUp['spread']}>
      <p>{draftOpened ? words.draftIsOpen : words.draftIsClosed}</p>
      <Button icon={draftOpened ? 'lock' : 'lock-open'} onClick={turn}>
        {draftOpened ? words.closeDraft : words.openDraft}
      </Button>
    </div>
  )
}
