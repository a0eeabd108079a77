/** The contributions of every board of a conference at once: the wall of the moderators' desk. */
import { useMemo, useSyncExternalStore } from 'react'
import type { Contribution } from '#shared/board/contribution.ts'
import { boardName } from '#shared/live/document-name.ts'
import { holds } from '#shared/people/reach.ts'
import { type BoardContent, boardReading } from './board-reading.ts'
import { holdDocument, peekDocument, useLivePerson } from './live-documents.ts'
import { makeReading } from './reading.ts'
import { worstOf } from './saved-state.ts'
import type { WallView } from './types.ts'
import { useConference } from './use-conference.ts'

const emptyWall: WallView = { opened: 0, total: 0, cards: [], saved: { kind: 'saved' } }
const silent = (): (() => void) => () => {}

export function useWall(conferenceId: string): WallView {
  const person = useLivePerson()
  const { conference, actor } = useConference(conferenceId)
  const mayRead = holds(actor, 'readBoards')
  const workshopIds = (mayRead && conference ? conference.workshops.map(({ id }) => id) : []).join(' ')
  const wall = useMemo(
    () => (person && workshopIds ? makeWall(workshopIds.split(' '), person) : null),
    [person, workshopIds],
  )
  return useSyncExternalStore(wall ? wall.subscribe : silent, () => (wall ? wall.snapshot() : emptyWall))
}

/** Opens the boards when it is first looked at, lets go of them when nobody looks any more. */
function makeWall(workshopIds: readonly string[], personId: string) {
  const following = new Map<string, () => void>()
  let listeners = 0

  const reading = makeReading<WallView>((before) => {
    const contents = workshopIds.map((id) => contentOf(id))
    const cards = together(contents)
    const sameCards =
      before && cards.length === before.cards.length && cards.every((card, at) => card === before.cards[at])
    return {
      opened: contents.filter((content) => content !== null).length,
      total: workshopIds.length,
      cards: sameCards ? before.cards : cards,
      saved: worstOf(workshopIds.map((id) => peekDocument(boardName(id))?.state().saved ?? { kind: 'saved' })),
    }
  })

  function follow(workshopId: string): () => void {
    const { live, release } = holdDocument(boardName(workshopId), personId)
    let doc = live.state().doc
    let stopReading = doc ? boardReading(workshopId, doc).subscribe(reading.touch) : () => {}
    const stopState = live.subscribe(() => {
      const now = live.state().doc
      if (now !== doc) {
        doc = now
        stopReading()
        stopReading = doc ? boardReading(workshopId, doc).subscribe(reading.touch) : () => {}
      }
      reading.touch()
    })
    return () => {
      stopReading()
      stopState()
      release()
    }
  }

  return {
    snapshot: reading.snapshot,
    subscribe(listener: () => void): () => void {
      if (listeners++ === 0) for (const id of workshopIds) following.set(id, follow(id))
      const stop = reading.subscribe(listener)
      reading.touch()
      return () => {
        stop()
        if (--listeners > 0) return
        for (const letGo of following.values()) letGo()
        following.clear()
      }
    },
  }
}

function contentOf(workshopId: string): BoardContent | null {
  const doc = peekDocument(boardName(workshopId))?.state().doc
  return doc ? boardReading(workshopId, doc).snapshot() : null
}

function together(contents: readonly (BoardContent | null)[]): readonly Contribution[] {
  return contents.flatMap((content) => content?.cards ?? [])
}
