/** Acts asked from a board: taking a card back, opening and closing the workshop. Done at once, said, and undone by a toast. */
import type { Contribution } from '#shared/board/contribution.ts'
import { contributionNumber } from '#shared/board/contribution.ts'
import type { StepKind } from '#shared/conference/step.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import type { Result } from '#shared/kit/result.ts'
import { type ActDone, undoAct } from '../acts/perform.ts'
import { useAct } from '../acts/use-act.ts'
import { useToast } from '../ui/toast.tsx'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'

export interface BoardActs {
  whyNotWithdraw(card: Contribution): Refusal | null
  withdraw(card: Contribution): void
  /** null: opening and closing is not this person's business. */
  whyNotStep(step: StepKind): Refusal | null
  step(step: StepKind): void
}

export function useBoardActs(conferenceId: string, workshopId: string): BoardActs {
  const withdraw = useAct(conferenceId, 'withdraw')
  const setStep = useAct(conferenceId, 'setStep')
  const tell = useTold(conferenceId)
  const words = useWords().board
  return {
    whyNotWithdraw: (card) => withdraw.whyNot({ workshopId, contributionId: card.id }),
    withdraw(card) {
      const number = card.facts ? contributionNumber(card.facts.number) : ''
      void tell(withdraw.perform({ workshopId, contributionId: card.id }), words.sheet.withdrawn(number))
    },
    whyNotStep: (step) => setStep.whyNot({ workshopId, step }),
    step(step) {
      const said = step === 'closed' ? words.step.closed : words.step.opened
      void tell(setStep.perform({ workshopId, step }), said)
    },
  }
}

/** Says how an act ended, with the way back. */
function useTold(conferenceId: string): (act: Promise<Result<ActDone>>, said: string) => Promise<void> {
  const toast = useToast()
  const sentence = useRefusalSentence()
  const words = useWords().board
  const undo = async (actId: string) => {
    const undone = await undoAct(actId, conferenceId)
    toast.say(undone.ok ? words.undo.undone : sentence(undone.refusal))
  }
  return async (act, said) => {
    const done = await act
    if (done.ok) toast.say(said, { undo: () => void undo(done.value.actId) })
    else toast.say(sentence(done.refusal))
  }
}
