/** Puts words that came back at the end of the card they were meant for. The caller asked whether one may write there. */
import { appendRich, paragraphsOf } from '#shared/text/rich-text-document.ts'
import type { LiveText } from '../live/types.ts'

export function appendWords(text: LiveText, words: string): void {
  appendRich(text.fragment, paragraphsOf(words))
}
