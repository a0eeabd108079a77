/** A workshop's board as its page sees it: cards as plain values, and what one may do with them. */
import { useMemo } from 'react'
import { workshopOf } from '#shared/conference/conference.ts'
import { boardName } from '#shared/live/document-name.ts'
import { useMe } from '../people/use-me.ts'
import { boardReading, emptyBoard } from './board-reading.ts'
import { type BoardHands, boardVerbs } from './board-verbs.ts'
import { idleBoardVerbs } from './idle-verbs.ts'
import { peekDocument, useLiveDocument } from './live-documents.ts'
import { livePerson } from './live-person.ts'
import { useReading } from './reading.ts'
import { dismissReturned } from './returned-words.ts'
import type { BoardView } from './types.ts'
import { openingFor, useConference } from './use-conference.ts'
import { useReturned } from './use-returned.ts'

export function useBoard(conferenceId: string, workshopId: string): BoardView {
  const me = useMe()
  const name = boardName(workshopId)
  const { conference, actor } = useConference(conferenceId)
  const { doc, opening: documentOpening, presence, saved, readOnly } = useLiveDocument(name)
  const { cards, groups, comments } = useReading(doc ? boardReading(workshopId, doc) : null, emptyBoard)
  const returned = useReturned(name)
  const workshop = (conference && workshopOf(conference, workshopId)) ?? null

  const verbs = useMemo(() => {
    if (!doc || !workshop) return idleBoardVerbs
    const hands: BoardHands = {
      workshop,
      actor,
      doc,
      readOnly,
      attend: (cardId) => peekDocument(name)?.attend(cardId),
      dismissReturned: (index) => dismissReturned(livePerson() ?? '', name, index),
    }
    return boardVerbs(hands)
  }, [doc, workshop, actor, readOnly, name])

  const opening = openingFor(me, documentOpening)
  return useMemo(
    () => ({ opening, workshop, cards, groups, comments, presence, saved, returned, verbs }),
    [opening, workshop, cards, groups, comments, presence, saved, returned, verbs],
  )
}
