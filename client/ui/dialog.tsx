/** A question that wants an answer before the page goes on. Native and modal; gives the focus back where it was. */
import { type JSX, type ReactNode, type SyntheticEvent, useEffect, useId, useRef } from 'react'
import { useWords } from '../words/words.ts'
import { classes } from './classes.ts'
import styles from './dialog.module.css'
import { IconButton } from './icon-button.tsx'

interface DialogProps {
  readonly open: boolean
  readonly title: string
  /** Asked by Escape and by the cross; the owner then renders it closed. */
  onClose(): void
  readonly children: ReactNode
  /** Buttons, the main one last in reading order. */
  readonly actions?: ReactNode
  readonly wide?: boolean
}

export function Dialog({ open, ...rest }: DialogProps): JSX.Element | null {
  return open ? <OpenDialog {...rest} /> : null
}

function OpenDialog({ title, onClose, children, actions, wide = false }: Omit<DialogProps, 'open'>): JSX.Element {
  const words = useWords().ui
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)

  // Meets the browser's top layer and its focus: opened when drawn, given back when gone.
  useEffect(() => {
    const opener = document.activeElement
    const shown = dialog.current
    if (shown) openModally(shown)
    return () => {
      shown?.close?.()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
    }
  }, [])

  function cancel(event: SyntheticEvent<HTMLDialogElement>) {
    if (event.target !== event.currentTarget) return
    event.preventDefault()
    onClose()
  }

  return (
    <dialog
      ref={dialog}
      className={classes(styles['dialog'], wide && styles['wide'])}
      aria-labelledby={titleId}
      onCancel={cancel}
    >
      <header className={styles['head']}>
        <h2 id={titleId} tabIndex={-1}>
          {title}
        </h2>
        <IconButton icon="close" label={words.close} onClick={onClose} />
      </header>
      <div className={styles['body']}>{children}</div>
      {actions && <footer className={styles['actions']}>{actions}</footer>}
    </dialog>
  )
}

/** The focus goes to what asks for it, else to the first field, else to the title: never first to the cross. */
function openModally(dialog: HTMLDialogElement): void {
  // Older browsers and test documents know the element but not its modal form.
  if (typeof dialog.showModal === 'function') dialog.showModal()
  else dialog.setAttribute('open', '')
  const first =
    dialog.querySelector<HTMLElement>('[data-first-focus]') ??
    dialog.querySelector<HTMLElement>(
      `.${styles['body']} :is(input, textarea, select):not([type="hidden"], :disabled)`,
    ) ??
    dialog.querySelector<HTMLElement>('h2')
  first?.focus()
}
