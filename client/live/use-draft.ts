/** The shared draft as its page and the desk see it. */
import { useEffect, useMemo } from 'react'
import { draftName } from '#shared/live/document-name.ts'
import { useMe } from '../people/use-me.ts'
import { draftReading, emptyDraft } from './draft-reading.ts'
import { draftVerbs } from './draft-verbs.ts'
import { idleDraftVerbs } from './idle-verbs.ts'
import { peekDocument, useLiveDocument } from './live-documents.ts'
import { livePerson } from './live-person.ts'
import { useReading } from './reading.ts'
import { dismissReturned } from './returned-words.ts'
import type { DraftView } from './types.ts'
import { openingFor, useConference } from './use-conference.ts'
import { useReturned } from './use-returned.ts'

export function useDraft(conferenceId: string): DraftView {
  const me = useMe()
  const name = draftName(conferenceId)
  const { conference, actor } = useConference(conferenceId)
  const { doc, opening: documentOpening, presence, saved, readOnly } = useLiveDocument(name)
  const content = useReading(doc ? draftReading(doc) : null, emptyDraft)
  const returned = useReturned(name)
  const draftOpened = conference?.draftOpened === true

  // The server: a draft that was refused is asked for again once it was opened to members.
  useEffect(() => {
    if (draftOpened) peekDocument(name)?.retry()
  }, [draftOpened, name])

  const verbs = useMemo(() => {
    if (!doc) return idleDraftVerbs
    return draftVerbs({
      document: name,
      actor,
      doc,
      readOnly,
      attend: (proposalId) => peekDocument(name)?.attend(proposalId),
      dismissReturned: (index) => dismissReturned(livePerson() ?? '', name, index),
    })
  }, [doc, actor, readOnly, name])

  const opening = openingFor(me, documentOpening)
  const { axes, orientations, proposals, binned } = content
  return useMemo(
    () => ({ opening, axes, orientations, proposals, binned, presence, saved, returned, verbs }),
    [opening, axes, orientations, proposals, binned, presence, saved, returned, verbs],
  )
}
