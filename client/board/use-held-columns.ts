/**
 * Which columns somebody is busy in: a mouse over them, the focus inside, or a finger that scrolled them just now.
 * One listener of each kind on the whole board; columns say their id in `data-column`.
 */
import { type RefObject, useEffect, useState } from 'react'

/** A finger that has not touched a column for this long has finished reading it. */
const touchLastsMs = 4_000

export function useHeldColumns(board: RefObject<HTMLElement | null>): ReadonlySet<string> {
  const [held, setHeld] = useState<ReadonlySet<string>>(none)
  // Meets the pointer and the focus, which React does not keep.
  useEffect(() => {
    const root = board.current
    return root ? watchColumns(root, setHeld) : undefined
  }, [board])
  return held
}

const none: ReadonlySet<string> = new Set()

function watchColumns(root: HTMLElement, tell: (held: ReadonlySet<string>) => void): () => void {
  const busy = { pointer: null as string | null, focus: null as string | null, touch: null as string | null }
  let told = none
  let touchEnds: ReturnType<typeof setTimeout> | undefined
  const say = () => {
    const now = new Set(Object.values(busy).filter((id) => id !== null))
    if (now.size === told.size && [...now].every((id) => told.has(id))) return
    told = now
    tell(now)
  }
  const touched = (event: Event) => {
    busy.touch = columnAt(event.target)
    clearTimeout(touchEnds)
    touchEnds = setTimeout(() => {
      busy.touch = null
      say()
    }, touchLastsMs)
    say()
  }
  const listening = new AbortController()
  const listen = (kind: string, heard: (event: Event) => void) =>
    root.addEventListener(kind, heard, { signal: listening.signal, passive: true, capture: true })
  listen('pointerover', (event) => {
    if (event instanceof PointerEvent && event.pointerType !== 'mouse') return
    busy.pointer = columnAt(event.target)
    say()
  })
  root.addEventListener(
    'pointerleave',
    () => {
      busy.pointer = null
      say()
    },
    { signal: listening.signal },
  )
  listen('focusin', (event) => {
    busy.focus = columnAt(event.target)
    say()
  })
  listen('focusout', () => {
    busy.focus = null
    say()
  })
  listen('touchstart', touched)
  listen('touchmove', touched)
  return () => {
    clearTimeout(touchEnds)
    listening.abort()
  }
}

function columnAt(target: EventTarget | null): string | null {
  const column = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null
  return column?.dataset['column'] ?? null
}
