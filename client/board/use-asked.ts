/** A choice shows what was just asked at once; the board confirms it a moment later, or shows what it is instead. */
import { useEffect, useState } from 'react'

export function useAsked<T>(value: T, ask: (next: T) => void): readonly [T, (next: T) => void] {
  const [asked, setAsked] = useState<{ readonly next: T } | null>(null)
  // Meets the board: whatever it now says replaces what was asked.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value is not read, its change is what counts
  useEffect(() => setAsked(null), [value])
  return [
    asked ? asked.next : value,
    (next) => {
      setAsked({ next })
      ask(next)
    },
  ]
}
