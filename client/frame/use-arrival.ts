/** Arriving on a page: its title in the tab, and the caret on its heading so that a screen reader says where one is. */
import { type RefObject, useEffect, useRef } from 'react'
import { useWords } from '../words/words.ts'

/** The page on which the browser itself opened: it already put the reader at its top. */
let openedHere = true

/** Give the ref to the page's `h1`, with `tabIndex={-1}`. An empty title: not known yet. */
export function useArrival(title: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  const words = useWords()
  // Meets the tab's title, outside React.
  useEffect(() => {
    document.title = title ? words.frame.pageTitle(title) : words.frame.product
  }, [title, words])
  // Meets the document's focus, which navigation inside the application leaves on a link that is gone.
  useEffect(() => {
    if (openedHere) openedHere = false
    else heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}
