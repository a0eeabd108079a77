/** A promotion under preparation: where to, as what, why not yet; and what is said once it is done. */
import { useEffect, useState } from 'react'
import type { Contribution, SourceRole } from '#shared/board/contribution.ts'
import type { Column, Conference } from '#shared/conference/conference.ts'
import { workshopOf } from '#shared/conference/conference.ts'
import { proposalNumber } from '#shared/draft/proposal.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import { undoAct } from '../acts/perform.ts'
import { useAct } from '../acts/use-act.ts'
import type { DraftView } from '../live/types.ts'
import { useToast } from '../ui/toast.tsx'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'
import { type Piece, promotionInput, type Target, usualRole, usualTarget } from './promotion-choice.ts'

export interface Promotion {
  readonly target: Target
  readonly role: SourceRole
  /** As far as this browser can see, or as the server said. null: go ahead. */
  readonly refusal: Refusal | null
  readonly pending: boolean
  aim(target: Target): void
  playAs(role: SourceRole): void
  promote(): Promise<void>
}

interface Promoted {
  readonly actId: string
  readonly proposalId: string
  readonly count: number
}

export function usePromotion(
  conference: Conference,
  draft: DraftView,
  pieces: readonly Piece[],
  onDone: (proposalId: string) => void,
): Promotion {
  const act = useAct(conference.id, 'promote')
  const [aimed, setAimed] = useState<Target | null>(null)
  const [last, setLast] = useState<Target | null>(null)
  const [role, setRole] = useState<SourceRole | null>(null)
  const [pending, setPending] = useState(false)
  const [answered, setAnswered] = useState<Refusal | null>(null)
  const say = useSayPromoted(conference.id, draft)
  const choice = {
    target: aimed ?? usualTarget(last, pieces, (card) => columnOf(conference, card), draft),
    role: role ?? usualRole(pieces),
  }
  const input = promotionInput(pieces, choice.target, choice.role)
  const refusal = answered ?? (pieces.length === 0 ? { kind: 'nothing-to-promote' as const } : act.whyNot(input))
  // What was aimed at belongs to one choice of cards; the next begins afresh.
  const nothing = pieces.length === 0
  if (nothing && (aimed || role || answered)) {
    setAimed(null)
    setRole(null)
    setAnswered(null)
  }
  return {
    ...choice,
    refusal,
    pending,
    aim(target) {
      setAnswered(null)
      setAimed(target)
    },
    playAs(next) {
      setAnswered(null)
      setRole(next)
    },
    async promote() {
      if (refusal || pending) return
      setPending(true)
      const done = await act.perform(input)
      setPending(false)
      if (!done.ok) return setAnswered(done.refusal)
      const proposalId = String(done.value.answer['proposalId'] ?? '')
      setLast({ kind: 'existing', proposalId })
      say({ actId: done.value.actId, proposalId, count: pieces.length })
      onDone(proposalId)
    },
  }
}

function columnOf(conference: Conference, card: Contribution): Column | null {
  const columns = workshopOf(conference, card.workshopId)?.columns ?? []
  return columns.find(({ id }) => id === card.columnId) ?? null
}

/** The draft with the new proposal's number arrives a moment after the answer; longer than this is not waited for. */
const numberComesWithinMs = 1_500

/** « 3 cartes promues dans P-07 », with « Annuler ». */
function useSayPromoted(conferenceId: string, draft: DraftView): (promoted: Promoted) => void {
  const toast = useToast()
  const sentence = useRefusalSentence()
  const words = useWords().desk
  const [waiting, setWaiting] = useState<Promoted | null>(null)
  const number = draft.proposals.find(({ id }) => id === waiting?.proposalId)?.number ?? null
  // Meets the clock: the sentence waits for the proposal's number, not for ever.
  useEffect(() => {
    if (!waiting) return
    const undo = async () => {
      const undone = await undoAct(waiting.actId, conferenceId)
      toast.say(undone.ok ? words.undone : sentence(undone.refusal))
    }
    const say = () => {
      toast.say(words.promoted(waiting.count, number === null ? '' : proposalNumber(number)), {
        undo: () => void undo(),
      })
      setWaiting(null)
    }
    const later = setTimeout(say, number === null ? numberComesWithinMs : 0)
    return () => clearTimeout(later)
  }, [waiting, number, conferenceId, toast, sentence, words])
  return setWaiting
}
