/** A word beside a control, for whoever points at it, reaches it with the keyboard or taps it. */
import { type FocusEvent, type JSX, type KeyboardEvent, type PointerEvent, useEffect, useId, useRef } from 'react'
import { classes } from './classes.ts'
import styles from './floating.module.css'
import { lower, placeBeside, raise } from './top-layer.ts'

export interface Tip {
  readonly id: string
  /** Put beside the control. */
  readonly element: JSX.Element | null
  /** To spread on the control. */
  readonly events: {
    onPointerEnter(event: PointerEvent): void
    onPointerLeave(): void
    onFocus(event: FocusEvent): void
    onBlur(): void
    onKeyDown(event: KeyboardEvent): void
  }
  showBeside(control: Element): void
}

/** `text`: null where there is nothing to say. */
export function useTip(text: string | null, patience: 'at once' | 'after a while' = 'at once'): Tip {
  const id = useId()
  const tip = useRef<HTMLSpanElement>(null)
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)

  function showBeside(control: Element) {
    if (!tip.current) return
    raise(tip.current)
    placeBeside(control, tip.current, { side: 'above', align: 'center' })
    // The tip does not follow the page: it goes when the page moves.
    window.addEventListener('scroll', hide, { capture: true, once: true })
  }

  function hide() {
    clearTimeout(waiting.current)
    if (tip.current) lower(tip.current)
  }

  // Meets the timer of a pointer that was waiting when the control left the page.
  useEffect(() => () => clearTimeout(waiting.current), [])

  return {
    id,
    showBeside,
    element:
      text === null ? null : (
        <span ref={tip} id={id} role="tooltip" popover="manual" className={classes(styles['floating'], styles['tip'])}>
          {text}
        </span>
      ),
    events: {
      onPointerEnter({ currentTarget, pointerType }) {
        if (pointerType === 'touch') return
        if (patience === 'at once') showBeside(currentTarget)
        else waiting.current = setTimeout(() => showBeside(currentTarget), restMs)
      },
      onPointerLeave: hide,
      onFocus({ currentTarget }) {
        if (currentTarget.matches(':focus-visible')) showBeside(currentTarget)
      },
      onBlur: hide,
      onKeyDown({ key }) {
        if (key === 'Escape') hide()
      },
    },
  }
}

/** A pointer that only passes over asks for nothing. */
const restMs = 500
