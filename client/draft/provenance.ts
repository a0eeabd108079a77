/** What can be said of a source beside its words: whether they still stand as they came. */
import { linesBrought, wholeWords } from '#shared/acts/promote.ts'
import type { Contribution } from '#shared/board/contribution.ts'
import type { Proposal, ProposalField, Source } from '#shared/draft/proposal.ts'

/** The field a source's words were brought to. */
export function fieldOf(source: Source): ProposalField {
  return source.role === 'opposition' ? 'divergences' : 'words'
}

/** Whether each line it brought is still in the proposal, as it was. */
export function standsAsBrought(proposal: Proposal, source: Source): boolean {
  const there = Object.values(proposal.texts).flatMap((text) => text.split('\n'))
  return linesBrought(source).every((line) => there.includes(line))
}

/** Whether the card itself says something else than when it was promoted. */
export function cardHasChanged(source: Source, card: Contribution): boolean {
  const whole = wholeWords(card)
  const now = source.passage ? whole.slice(source.passage.from, source.passage.to) : whole
  return now !== source.words
}
