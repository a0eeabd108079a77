/** Undo instead of "are you sure": what was done, said politely, with its way back. F6 reaches it from anywhere. */
import { type FocusEvent, type JSX, type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useWords } from '../words/words.ts'
import { IconButton } from './icon-button.tsx'
import styles from './toast.module.css'
import { type ToastEntry, type ToastVoice, toasts } from './toast-store.ts'

export function useToast(): ToastVoice {
  return toasts
}

/** Once, around the pages or beside them. */
export function Toaster({ children }: { readonly children?: ReactNode }): JSX.Element {
  const words = useWords().ui.toast
  const entries = useSyncExternalStore(toasts.listen, toasts.list)
  const [held, setHeld] = useState(false)
  const region = useRef<HTMLElement>(null)
  const cameFrom = useRef<Element | null>(null)

  // Meets the keyboard of the whole page.
  useEffect(() => {
    const reach = (event: KeyboardEvent) => {
      const latest = [...(region.current?.querySelectorAll('li') ?? [])].at(-1)?.querySelector('button')
      if (event.key !== 'F6' || !latest) return
      event.preventDefault()
      cameFrom.current = document.activeElement
      latest.focus()
    }
    document.addEventListener('keydown', reach)
    return () => document.removeEventListener('keydown', reach)
  }, [])

  function dismiss(id: number) {
    const hadFocus = region.current?.contains(document.activeElement) ?? false
    toasts.dismiss(id)
    setHeld(false)
    if (hadFocus && cameFrom.current instanceof HTMLElement) cameFrom.current.focus({ preventScroll: true })
  }

  function leave(event: FocusEvent) {
    if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setHeld(false)
  }

  return (
    <>
      {children}
      <section
        ref={region}
        className={styles['place']}
        aria-label={words.label}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={leave}
      >
        <ol aria-live="polite" aria-relevant="additions">
          {entries.map((entry) => (
            <Toast key={entry.id} entry={entry} held={held} onDismiss={dismiss} />
          ))}
        </ol>
      </section>
    </>
  )
}

interface ToastProps {
  readonly entry: ToastEntry
  /** Somebody is reading, or about to press. */
  readonly held: boolean
  onDismiss(id: number): void
}

function Toast({ entry, held, onDismiss }: ToastProps): JSX.Element {
  const words = useWords().ui.toast
  const { id, said, undo, action } = entry

  // Meets the clock: time runs only while nobody holds the toast.
  useEffect(() => {
    if (held) return
    const leaving = setTimeout(() => toasts.dismiss(id), shownMs)
    return () => clearTimeout(leaving)
  }, [held, id])

  function after(press: () => void) {
    onDismiss(id)
    press()
  }

  return (
    <li className={styles['toast']}>
      <span className={styles['said']}>{said}</span>
      <span className={styles['ways']}>
        {action && (
          <button type="button" className={styles['act']} onClick={() => after(action.onPress)}>
            {action.label}
          </button>
        )}
        {undo && (
          <button type="button" className={styles['act']} onClick={() => after(undo)}>
            {words.undo}
          </button>
        )}
        <IconButton
          icon="close"
          label={words.dismiss}
          small
          className={styles['close']}
          onClick={() => onDismiss(id)}
        />
      </span>
    </li>
  )
}

/** Long enough to read a sentence, look at the page and come back to undo. */
const shownMs = 10_000
