/** Learns the numbers of proposals from the draft, for badges. Mounted only where the draft may be read and is cited. */
import { useEffect } from 'react'
import { useDraft } from '../live/use-draft.ts'

export type ProposalNumbers = ReadonlyMap<string, number>

export interface DraftNumbersProps {
  readonly conferenceId: string
  onNumbers(numbers: ProposalNumbers): void
}

export function DraftNumbers({ conferenceId, onNumbers }: DraftNumbersProps): null {
  const { proposals } = useDraft(conferenceId)
  const numbers = proposals.map(({ id, number }) => `${id} ${number ?? ''}`).join('\n')
  // Meets the page above, which must not be drawn anew for each word typed in the draft: only when a number changes.
  useEffect(() => {
    const pairs = numbers.split('\n').map((line) => line.split(' '))
    onNumbers(new Map(pairs.flatMap(([id, number]) => (id && number ? [[id, Number(number)] as const] : []))))
  }, [numbers, onNumbers])
  return null
}
