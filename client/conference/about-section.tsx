/** The conference's name and date. */
import type { Conference } from '#shared/conference/conference.ts'
import { useWords } from '../words/words.ts'
import { SavedField } from './saved-field.tsx'
import setUp from './set-up.module.css'
import { useAhead } from './use-ahead.ts'
import { useConferenceActs } from './use-conference-acts.ts'

export function AboutSection({ conference }: { conference: Conference }) {
  const words = useWords().conference
  const acts = useConferenceActs(conference.id)
  const { name, date, region } = conference
  const about = useAhead({ name, date, region }, (fields) => acts.quietly('describeConference', fields))
  return (
    <div className={setUp['pair']}>
      <SavedField
        label={words.name}
        value={about.fields.name}
        limit={120}
        required
        save={(text) => about.change({ name: text })}
      />
      <SavedField
        label={words.date}
        type="date"
        value={about.fields.date}
        save={(day) => about.change({ date: day })}
      />
    </div>
  )
}
