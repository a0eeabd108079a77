/** Acts asked from the pages of a conference: done and said, with the way back; or refused, in words. */
import type { ActKind } from '#shared/catalogue/every-act.ts'
import type { Result } from '#shared/kit/result.ts'
import { type ActDone, perform, undoAct } from '../acts/perform.ts'
import { useToast } from '../ui/toast.tsx'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'

export interface ConferenceActs {
  /** Says nothing by itself: for fields, which show their own state. */
  quietly(kind: ActKind, input: unknown): Promise<Result<ActDone>>
  /** Says what was done, with « Annuler » where the act can be undone. */
  aloud(kind: ActKind, input: unknown, said: string, undoable?: boolean): Promise<Result<ActDone>>
}

export function useConferenceActs(conferenceId: string): ConferenceActs {
  const toast = useToast()
  const sentence = useRefusalSentence()
  const words = useWords().conference
  const quietly: ConferenceActs['quietly'] = (kind, input) => perform({ conferenceId, kind, input })

  async function undo(actId: string) {
    const undone = await undoAct(actId, conferenceId)
    toast.say(undone.ok ? words.undone : sentence(undone.refusal))
  }

  return {
    quietly,
    async aloud(kind, input, said, undoable = true) {
      const done = await quietly(kind, input)
      if (!done.ok) toast.say(sentence(done.refusal))
      else if (undoable) toast.say(said, { undo: () => void undo(done.value.actId) })
      else toast.say(said)
      return done
    },
  }
}
