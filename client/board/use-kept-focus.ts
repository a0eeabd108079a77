/** A card moved by the keyboard takes the focus along, though its slip is drawn anew in another column. */
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { slipOf } from './slip-keys.ts'
import type { ShownColumn } from './use-still-columns.ts'

export interface KeptFocus {
  keepOn(cardId: string): void
}

export function useKeptFocus(board: RefObject<HTMLElement | null>, columns: readonly ShownColumn[]): KeptFocus {
  const wanted = useRef<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time the columns are drawn anew, the focus may be lost
  useLayoutEffect(() => {
    if (wanted.current === null) return
    const focused = document.activeElement
    const slip = slipOf(board.current, wanted.current)
    // Somebody who went elsewhere meanwhile is left there.
    if (focused !== document.body && focused !== slip) wanted.current = null
    else slip?.focus()
  }, [board, columns])
  return {
    keepOn(cardId) {
      wanted.current = cardId
    },
  }
}
