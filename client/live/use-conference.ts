/** A conference as its pages see it: programme, steps, who is there, and who I am in it. */
import { useMemo } from 'react'
import { conferenceName } from '#shared/live/document-name.ts'
import { closeCodes } from '#shared/live/protocol.ts'
import { actorIn } from '../people/actor-in.ts'
import { usePeople } from '../people/people-directory.ts'
import { type MeState, useMe } from '../people/use-me.ts'
import { conferenceReading } from './conference-reading.ts'
import { useLiveDocument } from './live-documents.ts'
import { useReading } from './reading.ts'
import type { ConferenceView, Opening } from './types.ts'

export function useConference(conferenceId: string): ConferenceView {
  const me = useMe()
  const live = useLiveDocument(conferenceName(conferenceId))
  const conference = useReading(live.doc ? conferenceReading(conferenceId, live.doc) : null, null)
  const person = usePeople(me.me ? conferenceId : null)
  const actor = actorIn(me.me, conferenceId)
  const opening = openingFor(me, live.opening)
  const { presence } = live
  return useMemo(
    () => ({ opening, conference, actor, presence, person }),
    [opening, conference, actor, presence, person],
  )
}

const notSignedIn: Opening = { kind: 'refused', code: closeCodes.notSignedIn }

/** A document is not even asked for by somebody who is signed out: that is said as the server would. */
export function openingFor(me: MeState, opening: Opening): Opening {
  return me.kind === 'signedOut' ? notSignedIn : opening
}
