/** The world as this browser holds it, for the same `decide` that the server runs: to say beforehand why not. */
import { useMemo } from 'react'
import type { World } from '#shared/acts/act.ts'
import { worldOf } from '#shared/acts/world.ts'
import { readFacts } from '#shared/board/board-document.ts'
import type { Conference } from '#shared/conference/conference.ts'
import { boardName, conferenceName, draftName } from '#shared/live/document-name.ts'
import type { Actor } from '#shared/people/role.ts'
import { conferenceReading } from '../live/conference-reading.ts'
import { openDocuments, peekDocument, useLiveDocument } from '../live/live-documents.ts'
import { useReading } from '../live/reading.ts'
import { actorIn } from '../people/actor-in.ts'
import { useMe } from '../people/use-me.ts'

/** Records (people, links, acts) stay with the server: the world of a browser knows none of them. */
export function useWorld(conferenceId: string | null): World {
  const { me } = useMe()
  const { doc } = useLiveDocument(conferenceId === null ? null : conferenceName(conferenceId))
  const conference = useReading(doc && conferenceId !== null ? conferenceReading(conferenceId, doc) : null, null)
  const actor = actorIn(me, conferenceId)
  const founder = me?.person.founder === true
  return useMemo(() => worldHere(conferenceId, conference, actor, founder), [conferenceId, conference, actor, founder])
}

function worldHere(conferenceId: string | null, conference: Conference | null, actor: Actor, founder: boolean): World {
  return worldOf({
    actor,
    founder,
    conference,
    board: (workshopId) => peekDocument(boardName(workshopId))?.state().doc ?? null,
    draft: () => (conferenceId === null ? null : (peekDocument(draftName(conferenceId))?.state().doc ?? null)),
    owns: authorIs,
    person: () => null,
    people: () => [],
    link: () => null,
    act: () => null,
    laterActs: () => [],
    template: () => null,
  })
}

/** Whose card it is, from the public reference its board shows. */
function authorIs(personId: string, contributionId: string): boolean {
  return openDocuments().some(({ name, state }) => {
    const { doc } = state()
    if (!doc || !name.startsWith('board:')) return false
    return readFacts(doc.getMap('facts').get(contributionId))?.author === personId
  })
}
