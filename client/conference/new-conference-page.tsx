/** A founder's first run: a name, a date, blank or with the demonstration's shape; or a visit to the demonstration. */
import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import type { Refusal } from '#shared/kit/refusal.ts'
import type { Result } from '#shared/kit/result.ts'
import { perform } from '../acts/perform.ts'
import frame from '../frame/frame.module.css'
import { Opening } from '../frame/opening.tsx'
import { PageHeading } from '../frame/page-heading.tsx'
import { PageThatSays } from '../frame/page-that-says.tsx'
import { TopBar } from '../frame/top-bar.tsx'
import { paths } from '../paths.ts'
import { refreshMe, useMe } from '../people/use-me.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'
import styles from './new-conference.module.css'
import { openDemonstration } from './open-demonstration.ts'

export function NewConferencePage() {
  const words = useWords()
  const { me, kind } = useMe()
  if (kind === 'loading' || kind === 'unreachable') return <Opening />
  if (!me?.person.founder) {
    return (
      <PageThatSays title={words.conference.newTitle} way={{ to: paths.home(), words: words.frame.notFoundHome }}>
        {words.conference.notFounder}
      </PageThatSays>
    )
  }
  return (
    <>
      <TopBar narrow />
      <main id="main" className={`${frame['page']} ${frame['narrow']}`}>
        <PageHeading title={words.conference.newTitle} />
        <p className={styles['intro']}>{words.conference.newIntro}</p>
        <NewConferenceForm />
        <Visit />
      </main>
    </>
  )
}

function NewConferenceForm() {
  const words = useWords().conference
  const sentence = useRefusalSentence()
  const [, navigate] = useLocation()
  const [name, setName] = useState('')
  const [date, setDate] = useState('')
  const [template, setTemplate] = useState<'blank' | 'demonstration'>('blank')
  const [missing, setMissing] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [creating, setCreating] = useState(false)

  async function create(event: FormEvent) {
    event.preventDefault()
    if (!name.trim()) return setMissing(true)
    setCreating(true)
    const input = { name: name.trim(), date, template: template === 'blank' ? null : template }
    const created = await perform({ conferenceId: null, kind: 'createConference', input })
    setCreating(false)
    if (!created.ok) return setRefusal(created.refusal)
    await refreshMe()
    navigate(paths.setUp(String(created.value.answer['conferenceId'])))
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void create(event)} noValidate>
      <TextField
        label={words.name}
        value={name}
        maxLength={120}
        placeholder={words.nameExample}
        problem={missing && !name.trim() ? words.nameNeeded : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextField label={words.date} type="date" value={date} onChange={(event) => setDate(event.currentTarget.value)} />
      <Choice<'blank' | 'demonstration'>
        className={styles['stacked']}
        legend={words.startFrom}
        value={template}
        onChange={setTemplate}
        options={[
          { value: 'blank', label: words.blank, hint: words.blankDoes },
          { value: 'demonstration', label: words.shape, hint: words.shapeDoes },
        ]}
      />
      {refusal && <Notice kind="against">{sentence(refusal)}</Notice>}
      <Button type="submit" variant="primary" pending={creating}>
        {creating ? words.creating : words.create}
      </Button>
    </form>
  )
}

function Visit() {
  const words = useWords().conference
  const sentence = useRefusalSentence()
  const [, navigate] = useLocation()
  const [state, setState] = useState<Result<string> | 'opening' | null>(null)

  async function open() {
    setState('opening')
    const opened = await openDemonstration()
    setState(opened)
    if (!opened.ok) return
    await refreshMe()
    navigate(paths.conference(opened.value))
  }

  return (
    <section className={styles['visit']}>
      <h2>{words.tryTitle}</h2>
      <p>{words.tryText}</p>
      {state !== null && state !== 'opening' && !state.ok && <Notice kind="against">{sentence(state.refusal)}</Notice>}
      <Button pending={state === 'opening'} onClick={() => void open()}>
        {state === 'opening' ? words.trying : words.tryAction}
      </Button>
    </section>
  )
}
