/** A button in words. One that cannot be pressed now stays where it is and says why. */
import type { ComponentProps, JSX, MouseEvent } from 'react'
import { useWords } from '../words/words.ts'
import styles from './button.module.css'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import { useTip } from './use-tip.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

/** primary: the one thing to do now. plain: an ordinary action. quiet: one among others. danger: takes something away. */
export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'danger'

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: ButtonVariant
  /** Before the words; arrows to the right and chevrons stand after them, where they point. */
  readonly icon?: IconName | undefined
  readonly iconAfter?: IconName | undefined
  /** Why not now. Given: the button does nothing and says it. */
  readonly disabledReason?: string | null | false | undefined
  /** The action is on its way: pressing again does nothing. */
  readonly pending?: boolean
  /** The key that does the same, as the keyboard names it. */
  readonly keyHint?: string | undefined
  readonly small?: boolean
  readonly wide?: boolean
}

export function Button(props: ButtonProps): JSX.Element {
  const {
    variant,
    icon,
    iconAfter,
    disabledReason,
    pending = false,
    keyHint,
    small,
    wide,
    className,
    children,
    ...native
  } = props
  const words = useWords().ui
  const press = usePress(native, disabledReason || null, pending)
  const points = icon !== undefined && pointers.has(icon)
  const before = points ? undefined : icon
  const after = points ? icon : iconAfter
  return (
    <>
      <button
        type="button"
        {...native}
        {...press.attributes}
        className={classes(buttonClass(variant), small && styles['small'], wide && styles['wide'], className)}
      >
        {before && <Icon name={before} />}
        {children}
        {after && <Icon name={after} />}
        {keyHint && <Kbd>{keyHint}</Kbd>}
        {pending && (
          <>
            <span className={styles['pending']} aria-hidden="true" />
            <VisuallyHidden>{words.waiting}</VisuallyHidden>
          </>
        )}
      </button>
      {press.tip}
    </>
  )
}

/** For a link that looks like a button. */
export function buttonClass(variant: ButtonVariant = 'plain'): string {
  return classes(styles['button'], styles[variant])
}

/**
 * What pressing does, with its reasons: `aria-disabled` rather than `disabled`, so that the control keeps its place in
 * the tab order and can be asked why.
 */
export function usePress(native: ComponentProps<'button'>, reason: string | null, pending: boolean) {
  const tip = useTip(reason)
  const blocked = reason !== null || pending
  const describedBy = classes(native['aria-describedby'], reason !== null && tip.id)

  function refuse(event: MouseEvent<HTMLButtonElement>) {
    event.preventDefault()
    event.stopPropagation()
    if (reason !== null) tip.showBeside(event.currentTarget)
  }

  if (!blocked) return { attributes: {}, tip: null }
  return {
    attributes: {
      ...(reason === null ? {} : tip.events),
      'aria-disabled': true,
      'aria-busy': pending || undefined,
      'aria-describedby': describedBy || undefined,
      onClick: refuse,
    },
    tip: tip.element,
  }
}

const pointers: ReadonlySet<IconName> = new Set(['arrow-right', 'chevron', 'chevron-right'])
