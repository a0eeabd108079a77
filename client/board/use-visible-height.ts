/** On a phone the keyboard covers the page instead of shrinking it: the board keeps to what is left. */
import { type RefObject, useEffect } from 'react'

export function useVisibleHeight(page: RefObject<HTMLElement | null>): void {
  // Meets the visual viewport.
  useEffect(() => {
    const viewport = window.visualViewport
    if (!viewport) return
    const fit = () => {
      const covered = innerHeight - viewport.height > keyboardAtLeast
      page.current?.style.setProperty('height', covered ? `${viewport.height}px` : '')
      page.current?.toggleAttribute('data-keyboard', covered)
      if (covered) scrollTo(0, 0)
    }
    viewport.addEventListener('resize', fit)
    return () => viewport.removeEventListener('resize', fit)
  }, [page])
}

/** Smaller differences are a browser's own bars, or a page zoomed by two fingers. */
const keyboardAtLeast = 120
