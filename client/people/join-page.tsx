/** `/r#<secret>`: what the link opens, then a name. The secret stays after the `#`, where no server log sees it. */
import { useEffect, useState } from 'react'
import type { Invitation } from '#shared/conference/invitation.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import frame from '../frame/frame.module.css'
import { Opening } from '../frame/opening.tsx'
import { PageHeading } from '../frame/page-heading.tsx'
import { PageThatSays } from '../frame/page-that-says.tsx'
import { TopBar } from '../frame/top-bar.tsx'
import { paths } from '../paths.ts'
import { Plate } from '../ui/plate.tsx'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'
import styles from './join.module.css'
import { lookAtInvitation } from './join.ts'
import { JoinForm } from './join-form.tsx'
import { useMe } from './use-me.ts'

type Looked =
  | { readonly kind: 'invited'; readonly invitation: Invitation }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export function JoinPage() {
  const words = useWords().people
  const secret = useSecret()
  const looked = useInvitation(secret)
  const sentence = useRefusalSentence()
  const { me, kind } = useMe()
  const way = { to: paths.home(), words: words.enterCode }
  if (!secret) {
    return (
      <PageThatSays title={words.noSecretTitle} way={way}>
        {words.noSecret}
      </PageThatSays>
    )
  }
  if (!looked || kind === 'loading') return <Opening />
  if (looked.kind === 'refused') {
    return (
      <PageThatSays title={words.refusedTitle} way={way}>
        {sentence(looked.refusal)}
      </PageThatSays>
    )
  }
  const { invitation } = looked
  return (
    <>
      <TopBar narrow />
      <main id="main" className={`${frame['page']} ${frame['narrow']}`}>
        <PageHeading title={invitation.founder ? words.founderTitle : invitation.conferenceName} />
        <JoinForm with={{ secret }} invitation={invitation} me={me}>
          <WhatItOpens invitation={invitation} />
          {me && <p className={styles['quiet']}>{words.already(me.person.name)}</p>}
        </JoinForm>
      </main>
    </>
  )
}

/** The room is named before one enters it. */
function WhatItOpens({ invitation }: { invitation: Invitation }) {
  const words = useWords().people
  const { workshop, founder, role } = invitation
  if (founder) return <p>{words.founderText}</p>
  return (
    <div className={styles['room']}>
      {workshop && (
        <>
          <Plate>{workshop.label}</Plate>
          <p>{workshop.name}</p>
        </>
      )}
      {role !== 'participant' && <p>{words.invitedAs(words.roles[role])}</p>}
    </div>
  )
}

function useSecret(): string {
  const [secret, setSecret] = useState(() => location.hash.slice(1))
  // Meets the address bar: another link may be pasted over this one without loading the page again.
  useEffect(() => {
    const changed = () => setSecret(location.hash.slice(1))
    addEventListener('hashchange', changed)
    return () => removeEventListener('hashchange', changed)
  }, [])
  return secret
}

function useInvitation(secret: string): Looked | null {
  const [looked, setLooked] = useState<{ secret: string; answer: Looked } | null>(null)
  // Meets the server.
  useEffect(() => {
    if (!secret) return
    let wanted = true
    void lookAtInvitation({ secret }).then((answer) => {
      if (!wanted) return
      const found: Looked = answer.ok
        ? { kind: 'invited', invitation: answer.value }
        : { kind: 'refused', refusal: answer.refusal }
      setLooked({ secret, answer: found })
    })
    return () => {
      wanted = false
    }
  }, [secret])
  return looked?.secret === secret ? looked.answer : null
}
