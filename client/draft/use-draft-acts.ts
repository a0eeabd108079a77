/** The acts one takes on a proposal, each said in a toast with its way back. */
import { useMemo } from 'react'
import type { Proposal, Source } from '#shared/draft/proposal.ts'
import { proposalNumber } from '#shared/draft/proposal.ts'
import type { ActDone } from '../acts/perform.ts'
import { perform, undoAct } from '../acts/perform.ts'
import { useToast } from '../ui/toast.tsx'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords, type Words } from '../words/words.ts'
import { sourceNumber } from './source-chip.tsx'

export interface DraftActs {
  bin(proposal: Proposal): Promise<void>
  restore(proposal: Proposal): Promise<void>
  demote(proposal: Proposal, source: Source): Promise<void>
  /** The new proposal's id; null: refused, and said. */
  add(title: string, orientationId: string | null): Promise<string | null>
}

export function useDraftActs(conferenceId: string): DraftActs {
  const toast = useToast()
  const sentence = useRefusalSentence()
  const words = useWords().draft
  // One object as long as the language stays: everything on the page looks at it.
  return useMemo(() => draftActs(conferenceId, toast, sentence, words), [conferenceId, toast, sentence, words])
}

function draftActs(
  conferenceId: string,
  toast: ReturnType<typeof useToast>,
  sentence: ReturnType<typeof useRefusalSentence>,
  words: Words['draft'],
): DraftActs {
  const named = (proposal: Proposal) => nameOf(proposal, words.numberComing)

  async function undo(actId: string) {
    const undone = await undoAct(actId, conferenceId)
    if (!undone.ok) toast.say(sentence(undone.refusal))
  }

  async function take(kind: TakenHere, input: unknown, said: (done: ActDone) => string): Promise<ActDone | null> {
    const done = await perform({ conferenceId, kind, input })
    if (!done.ok) {
      toast.say(sentence(done.refusal))
      return null
    }
    toast.say(said(done.value), { undo: () => void undo(done.value.actId) })
    return done.value
  }

  return {
    async bin(proposal) {
      await take('binProposal', { proposalId: proposal.id }, () => words.binned(named(proposal)))
    },
    async restore(proposal) {
      await take('restoreProposal', { proposalId: proposal.id }, () => words.restored(named(proposal)))
    },
    async demote(proposal, source) {
      const card = sourceNumber(source, words.unnumbered)
      await take('demote', { sourceId: source.id, workshopId: source.workshopId }, ({ answer }) =>
        (answer['binned'] === undefined ? words.demoted : words.demotedToBin)(card, named(proposal)),
      )
    },
    async add(title, orientationId) {
      const done = await take('addProposal', { title, orientationId }, () => words.added(title))
      const proposalId = done?.answer['proposalId']
      return typeof proposalId === 'string' ? proposalId : null
    },
  }
}

type TakenHere = 'binProposal' | 'restoreProposal' | 'demote' | 'addProposal'

/** « P-01 », or a word while the server has not numbered it. */
export function nameOf(proposal: Pick<Proposal, 'number'>, unnumbered: string): string {
  return proposal.number === null ? unnumbered : proposalNumber(proposal.number)
}
