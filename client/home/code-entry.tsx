/** A code typed from the wall: recognised on its sixth character, and the rest of the form appears beneath it. */
import { useState } from 'react'
import type { Invitation } from '#shared/conference/invitation.ts'
import { PageHeading } from '../frame/page-heading.tsx'
import type { Me } from '../live/types.ts'
import { printCode, tidyCode } from '../people/code.ts'
import styles from '../people/join.module.css'
import { JoinForm } from '../people/join-form.tsx'
import { type Recognition, useRecognisedCode } from '../people/use-recognised-code.ts'
import { TextField } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'
import { HowToBegin } from './how-to-begin.tsx'

/** `nested`: under the conferences one already has, where the page has its heading. */
export function CodeEntry({ me, nested = false }: { me: Me | null; nested?: boolean }) {
  const words = useWords().home
  const [typed, setTyped] = useState('')
  const recognition = useRecognisedCode(typed)
  const invitation = recognition.kind === 'recognised' ? recognition.invitation : null
  return (
    <>
      {nested ? (
        invitation && <h2>{invitation.conferenceName}</h2>
      ) : (
        <PageHeading title={invitation?.conferenceName ?? words.title} />
      )}
      <JoinForm with={{ code: tidyCode(typed) }} invitation={invitation} me={me}>
        <div>
          <TextField
            asCode
            className={styles['code']}
            label={words.code}
            labelNote={words.codeHint}
            value={typed}
            placeholder={words.codeExample}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            enterKeyHint="next"
            onChange={(event) => setTyped(printCode(event.currentTarget.value))}
          />
          <WhatItOpens recognition={recognition} />
        </div>
      </JoinForm>
      {!invitation && !nested && <HowToBegin />}
    </>
  )
}

/** Said politely under the code: the room, before anybody enters it; or why not. */
function WhatItOpens({ recognition }: { recognition: Recognition }) {
  const words = useWords()
  const sentence = useRefusalSentence()
  switch (recognition.kind) {
    case 'recognised':
      return (
        <p className={styles['known']} role="status">
          <Icon name="saved" /> <span>{roomOf(recognition.invitation, words.people.roles)}</span>
        </p>
      )
    case 'refused':
      return (
        <p className={`${styles['known']} ${styles['unknown']}`} role="status">
          <Icon name="warn" /> <span>{sentence(recognition.refusal)}</span>
        </p>
      )
    case 'looking':
      return (
        <p className={styles['known']} role="status">
          {words.home.looking}
        </p>
      )
    case 'typing':
      return <p className={styles['known']} role="status" />
  }
}

function roomOf({ workshop, label, role }: Invitation, roles: Readonly<Record<Invitation['role'], string>>): string {
  if (workshop) return `${workshop.label}. ${workshop.name}`
  return label || roles[role]
}
