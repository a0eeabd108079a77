/** What the board says at its top, in one sentence: the question asked, or why one may not write. */
import type { Workshop } from '#shared/conference/conference.ts'
import type { BoardWords } from '../words/board.fr.ts'

export interface InstructionFacts {
  readonly workshop: Workshop
  readonly mayWrite: boolean
  time(at: number): string
  readonly words: BoardWords['ask']
}

export function instruction({ workshop, mayWrite, time, words }: InstructionFacts): string {
  const { kind, since } = workshop.step
  if (kind === 'open') return workshop.question || (mayWrite ? words.open : words.observing)
  if (since === 0) return words.closedYet
  return mayWrite ? words.closedForYou(time(since)) : words.closed(time(since))
}
