/** The door of every page of a conference: who is in, what is open; draws the page once there is something to draw. */
import { type ReactNode, useEffect } from 'react'
import type { Conference } from '#shared/conference/conference.ts'
import { closeCodes } from '#shared/live/protocol.ts'
import type { ConferenceView, Me } from '../live/types.ts'
import { useConference } from '../live/use-conference.ts'
import { paths } from '../paths.ts'
import { refreshMe, useMe } from '../people/use-me.ts'
import { useWords } from '../words/words.ts'
import { Opening } from './opening.tsx'
import { PageThatSays } from './page-that-says.tsx'

export interface Inside {
  readonly me: Me
  readonly conference: Conference
  readonly view: ConferenceView
}

interface WithConferenceProps {
  readonly conferenceId: string
  readonly children: (inside: Inside) => ReactNode
}

export function WithConference({ conferenceId, children }: WithConferenceProps) {
  const { me, kind } = useMe()
  if (kind === 'signedOut') return <NotSignedIn />
  if (!me) return kind === 'unreachable' ? <NoNetwork /> : <Opening />
  return (
    <Entered me={me} conferenceId={conferenceId}>
      {children}
    </Entered>
  )
}

function Entered({ me, conferenceId, children }: WithConferenceProps & { me: Me }) {
  const words = useWords()
  const view = useConference(conferenceId)
  const home = { to: paths.home(), words: words.frame.notFoundHome }
  if (view.conference) return children({ me, conference: view.conference, view })
  if (view.opening.kind !== 'refused') return <Opening />
  return (
    <PageThatSays title={words.frame.refusedTitle} way={home}>
      {view.opening.code === closeCodes.gone ? words.frame.gone : words.frame.refused}
    </PageThatSays>
  )
}

function NotSignedIn() {
  const words = useWords()
  return (
    <PageThatSays title={words.frame.signInTitle} way={{ to: paths.home(), words: words.frame.signInNow }}>
      {words.frame.signIn}
    </PageThatSays>
  )
}

/** Nobody is known on this device and the server is silent: asked again, patiently, while the page stands. */
function NoNetwork() {
  const words = useWords()
  // Meets the network.
  useEffect(() => {
    const asking = setInterval(() => void refreshMe(), askAgainMs)
    return () => clearInterval(asking)
  }, [])
  return (
    <PageThatSays title={words.ui.state.offline(0)} way={{ to: paths.home(), words: words.frame.notFoundHome }}>
      {words.frame.noNetwork}
    </PageThatSays>
  )
}

const askAgainMs = 5_000
