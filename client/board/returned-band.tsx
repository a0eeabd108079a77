/** Joins the words handed back to what one may do with them on this board. */
import type { JSX } from 'react'
import type { Refusal } from '#shared/kit/refusal.ts'
import type { ReturnedWords as Returned } from '#shared/live/protocol.ts'
import type { BoardView } from '../live/types.ts'
import { useToast } from '../ui/toast.tsx'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'
import { appendWords } from './put-back.ts'
import { ReturnedWords } from './returned-words.tsx'

export interface ReturnedBandProps {
  readonly board: BoardView
  /** Where a card made of them goes. */
  readonly columnId: string
  readonly whyNotAdd: string | null
  settleNext(): void
}

export function ReturnedBand({ board, columnId, whyNotAdd, settleNext }: ReturnedBandProps): JSX.Element {
  const { verbs, returned } = board
  const toast = useToast()
  const words = useWords().board.returned
  const sayReason = useReason()
  const placed = (index: number) => {
    verbs.dismissReturned(index)
    toast.say(words.putBack)
  }
  return (
    <ReturnedWords
      returned={returned}
      sayReason={sayReason}
      mayPutInCard={(cardId) => verbs.whyNotEdit(cardId) === null}
      whyNotAdd={whyNotAdd}
      onPutInCard={(index) => {
        const text = verbs.text(returned[index]?.cardId ?? '')
        if (!text) return
        appendWords(text, returned[index]?.words ?? '')
        placed(index)
      }}
      onPutAsCard={(index) => {
        settleNext()
        verbs.addCard({ text: returned[index]?.words ?? '', kind: 'proposal', columnId })
        placed(index)
      }}
      onDismiss={verbs.dismissReturned}
    />
  )
}

/** A reason is a refusal with or without its facts; the few that have no sentence of their own get the plain one. */
function useReason(): (reason: Returned['reason']) => string {
  const sentence = useRefusalSentence()
  const words = useWords().board.returned
  return (reason) => {
    if (reason.kind === 'words-without-place') return words.noPlace
    if (reason.kind === 'reopened') return words.reopened
    try {
      return sentence(reason as Refusal) // the server sends the refusal whole; an unknown kind throws
    } catch {
      return words.unknown
    }
  }
}
