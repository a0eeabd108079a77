/** Finds cards by words, number, author or place, accents and case folded. Pure. */
import { type Contribution, contributionNumber } from '#shared/board/contribution.ts'

export interface CardNames {
  readonly author: string | null
  readonly site: string | null
}

/** Every word must be found somewhere on the card. */
export function cardMatches(card: Contribution, names: CardNames, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true
  const number = card.facts ? contributionNumber(card.facts.number) : ''
  const whole = fold([card.title, card.body, number, names.author ?? '', names.site ?? ''].join('\n'))
  return wanted.every((word) => whole.includes(word))
}

export function wordsWanted(text: string): readonly string[] {
  return fold(text)
    .split(/\s+/)
    .filter((word) => word !== '')
}

/** « Énergie » and “energie” are one word. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
