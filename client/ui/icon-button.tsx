/** A button that is only a sign: it always has a name, shown to whoever rests on it, and 44 pixels for the finger. */
import type { JSX } from 'react'
import { type ButtonProps, buttonClass, usePress } from './button.tsx'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './icon-button.module.css'
import { useTip } from './use-tip.tsx'

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'wide' | 'icon' | 'iconAfter'> {
  readonly icon: IconName
  readonly label: string
}

export function IconButton(props: IconButtonProps): JSX.Element {
  const {
    icon,
    label,
    variant = 'quiet',
    disabledReason,
    pending = false,
    keyHint,
    small,
    className,
    ...native
  } = props
  const press = usePress(native, disabledReason ? `${label} : ${disabledReason}` : null, pending)
  const name = useTip(keyHint ? `${label} (${keyHint})` : label, 'after a while')
  return (
    <>
      <button
        type="button"
        aria-label={label}
        {...name.events}
        {...native}
        {...press.attributes}
        className={classes(buttonClass(variant), styles['only'], small && styles['small'], className)}
      >
        <Icon name={icon} />
      </button>
      {press.tip ?? name.element}
    </>
  )
}
