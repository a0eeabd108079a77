/** Whether somebody is at work in a place: a mouse over it, or the focus inside. */
import { type RefObject, useEffect, useState } from 'react'

export function useBusy(place: RefObject<HTMLElement | null>): boolean {
  const [busy, setBusy] = useState(false)
  // Meets the pointer and the focus, which React does not keep.
  useEffect(() => {
    const root = place.current
    if (!root) return
    const at = { pointer: false, focus: false }
    const say = () => setBusy(at.pointer || at.focus)
    const listening = new AbortController()
    const listen = (kind: string, heard: (event: Event) => void) =>
      root.addEventListener(kind, heard, { signal: listening.signal, passive: true })
    listen('pointerenter', () => {
      at.pointer = true
      say()
    })
    listen('pointerleave', () => {
      at.pointer = false
      say()
    })
    listen('focusin', () => {
      at.focus = true
      say()
    })
    listen('focusout', (event) => {
      at.focus =
        event instanceof FocusEvent && event.relatedTarget instanceof Node && root.contains(event.relatedTarget)
      say()
    })
    return () => listening.abort()
  }, [place])
  return busy
}
