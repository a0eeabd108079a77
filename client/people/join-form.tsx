/** Entering: a name, perhaps a site, and the notice. The same form behind a link and behind a code. */
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Invitation } from '#shared/conference/invitation.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import { cleanName, nameLimit } from '#shared/people/person.ts'
import type { Me } from '../live/types.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'
import styles from './join.module.css'
import { type AboutMe, join, type Key } from './join.ts'
import { NameField } from './name-field.tsx'
import { PrivacyNotice } from './privacy-notice.tsx'
import { proposeName } from './propose-name.ts'
import { SiteTiles } from './site-tiles.tsx'
import { WhereISpeakFrom } from './where-i-speak-from.tsx'

interface JoinFormProps {
  /** Where the words of the invitation or the code stand, above the fields. */
  readonly children: ReactNode
  /** null: the code is not recognised yet. */
  readonly invitation: Invitation | null
  readonly with: Key
  readonly me: Me | null
}

export function JoinForm({ children, invitation, with: key, me }: JoinFormProps) {
  const words = useWords()
  const sentence = useRefusalSentence()
  const [, navigate] = useLocation()
  const nameInput = useRef<HTMLInputElement>(null)
  const [about, setAbout] = useState<AboutMe>(() => ({
    name: me?.person.name ?? proposeName(words.people.proposedNames),
  }))
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [entering, setEntering] = useState(false)
  const say = (change: Partial<AboutMe>) => setAbout((before) => ({ ...before, ...change }))
  const siteId = about.siteId ?? invitation?.siteId ?? me?.person.siteId ?? null

  async function enter(event: FormEvent) {
    event.preventDefault()
    if (!invitation || entering) return
    const name = cleanName(about.name)
    if (!name || name.length > nameLimit) return nameInput.current?.focus()
    setEntering(true)
    const joined = await join(key, { ...about, name, siteId })
    setEntering(false)
    if (!joined.ok) return setRefusal(joined.refusal)
    navigate(arrivalOf(invitation), { replace: true })
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void enter(event)} noValidate>
      {children}
      {invitation && (
        <>
          <NameField ref={nameInput} name={about.name} onName={(name) => say({ name })} />
          {invitation.sites.length > 0 && (
            <SiteTiles sites={invitation.sites} chosen={siteId} onChoose={(chosen) => say({ siteId: chosen })} />
          )}
          {refusal && <Notice kind="against">{sentence(refusal)}</Notice>}
          <div className={styles['go']}>
            <Button type="submit" variant="primary" pending={entering} icon="arrow-right" wide>
              {entering ? words.people.entering : words.people.enter}
            </Button>
            <p className={styles['quiet']}>{words.people.noAccount}</p>
            {invitation.role === 'participant' && <WhereISpeakFrom about={about} onSay={say} />}
            {!invitation.founder && <PrivacyNotice conferenceName={invitation.conferenceName} />}
          </div>
        </>
      )}
    </form>
  )
}

function arrivalOf({ founder, conferenceId, workshop }: Invitation): string {
  if (conferenceId === null) return founder ? paths.newConference() : paths.home()
  return workshop ? paths.board(conferenceId, workshop.id) : paths.conference(conferenceId)
}
