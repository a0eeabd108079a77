/** Says aloud, and not too often, that cards of others arrived. What was there when the board opened is not news. */
import { useEffect, useRef } from 'react'
import type { Contribution } from '#shared/board/contribution.ts'
import { announce } from '../ui/announce.ts'
import { useWords } from '../words/words.ts'

/** Cards that come together are counted together: three sentences in ten seconds at most. */
const togetherMs = 5_000

export function useArrivalsHeard(cards: readonly Contribution[], me: string, opened: boolean): void {
  const words = useWords().board.heard
  const known = useRef<ReadonlySet<string> | null>(null)
  const arrived = useRef(0)
  const telling = useRef<ReturnType<typeof setTimeout> | null>(null)
  // Meets the clock: what arrives is counted until it is said.
  useEffect(() => {
    if (!opened) return
    const before = known.current
    known.current = new Set(cards.map(({ id }) => id))
    if (!before) return
    arrived.current += cards.filter(({ id, facts }) => !before.has(id) && facts !== null && facts.author !== me).length
    if (arrived.current === 0 || telling.current !== null) return
    telling.current = setTimeout(() => {
      announce(words.arrived(arrived.current))
      arrived.current = 0
      telling.current = null
    }, togetherMs)
  }, [cards, me, opened, words])
  useEffect(() => () => clearTimeout(telling.current ?? undefined), [])
}
