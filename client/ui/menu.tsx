/** A button and the list of what it offers. Arrows, first letters, Escape; what cannot be done now says why. */
import {
  type FocusEvent,
  type JSX,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { Button, type ButtonVariant } from './button.tsx'
import { classes } from './classes.ts'
import floating from './floating.module.css'
import { Icon, type IconName } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { Kbd } from './kbd.tsx'
import styles from './menu.module.css'
import { letterFinder, nextIn } from './menu-keys.ts'
import { lower, placeBeside, raise } from './top-layer.ts'

export interface MenuItem {
  readonly id: string
  readonly label: string
  readonly icon?: IconName | undefined
  /** Instead of an icon: a place's sign, a person. */
  readonly sign?: ReactNode
  readonly keyHint?: string | undefined
  /** Given: one among several, chosen or not. */
  readonly checked?: boolean
  readonly danger?: boolean
  /** Starts a new part of the list. */
  readonly apart?: boolean
  readonly disabledReason?: string | null | false | undefined
  onSelect(): void
}

interface MenuProps {
  /** What the menu is about; with an icon and no children it is the button's only name. */
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly icon?: IconName | undefined
  readonly children?: ReactNode
  readonly variant?: ButtonVariant
  readonly small?: boolean
  readonly align?: 'start' | 'end'
  readonly disabledReason?: string | null | false | undefined
}

export function Menu({
  label,
  items,
  icon,
  children,
  variant,
  small = false,
  align = 'start',
  disabledReason,
}: MenuProps): JSX.Element {
  const id = useId()
  const place = useRef<HTMLSpanElement>(null)
  const [opensAt, setOpensAt] = useState<'first' | 'last' | null>(null)
  const open = opensAt !== null
  const onlySign = icon !== undefined && children === undefined

  function close(gives: 'focus back' | 'focus away') {
    setOpensAt(null)
    if (gives === 'focus back') place.current?.querySelector('button')?.focus()
  }

  const opener = {
    'aria-haspopup': 'menu' as const,
    'aria-expanded': open,
    'aria-controls': open ? id : undefined,
    disabledReason,
    small,
    onClick: () => setOpensAt(open ? null : 'first'),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      if (!disabledReason) setOpensAt(event.key === 'ArrowUp' ? 'last' : 'first')
    },
  }

  return (
    <span ref={place} className={styles['place']}>
      {onlySign ? (
        <IconButton {...opener} {...(variant && { variant })} icon={icon} label={label} />
      ) : (
        <Button {...opener} {...(variant && { variant })} icon={icon} iconAfter="chevron">
          {children ?? label}
        </Button>
      )}
      {open && (
        <OpenMenu id={id} label={label} items={items} align={align} from={opensAt} place={place} onClose={close} />
      )}
    </span>
  )
}

interface OpenMenuProps {
  readonly id: string
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly align: 'start' | 'end'
  readonly from: 'first' | 'last'
  readonly place: { readonly current: HTMLElement | null }
  onClose(gives: 'focus back' | 'focus away'): void
}

function OpenMenu({ id, label, items, align, from, place, onClose }: OpenMenuProps): JSX.Element {
  const list = useRef<HTMLDivElement>(null)
  const [findByLetters] = useState(letterFinder)

  // Meets the top layer and the window: the list stays beside its button while the page moves under it.
  useEffect(() => {
    const anchor = place.current
    const shown = list.current
    if (!anchor || !shown) return
    const settle = () => placeBeside(anchor, shown, { side: 'below', align })
    raise(shown)
    settle()
    choices(shown)
      .at(from === 'first' ? 0 : -1)
      ?.focus({ preventScroll: true })
    window.addEventListener('scroll', settle, { capture: true, passive: true })
    window.addEventListener('resize', settle)
    return () => {
      window.removeEventListener('scroll', settle, { capture: true })
      window.removeEventListener('resize', settle)
      lower(shown)
    }
  }, [place, align, from])

  // Meets the pointer elsewhere on the page.
  useEffect(() => {
    const leave = (event: PointerEvent) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) onClose('focus away')
    }
    document.addEventListener('pointerdown', leave)
    return () => document.removeEventListener('pointerdown', leave)
  }, [place, onClose])

  function press(event: KeyboardEvent<HTMLDivElement>) {
    const all = choices(event.currentTarget)
    const at = all.findIndex((choice) => choice.matches(':focus'))
    if (event.key === 'Tab') return onClose('focus away')
    const next =
      nextIn(event.key, at, all.length) ??
      findByLetters(
        event.key,
        at,
        all.map((choice) => choice.dataset['label'] ?? ''),
      )
    if (event.key !== 'Escape' && next === null) return
    // The page's own shortcuts, and a dialog around the menu, do not hear these keys.
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') onClose('focus back')
    else if (next !== null) all[next]?.focus()
  }

  function leaveWithFocus(event: FocusEvent) {
    if (event.relatedTarget instanceof Node && !place.current?.contains(event.relatedTarget)) onClose('focus away')
  }

  return (
    <div
      ref={list}
      id={id}
      role="menu"
      aria-label={label}
      popover="manual"
      className={classes(floating['floating'], styles['list'])}
      onKeyDown={press}
      onBlur={leaveWithFocus}
    >
      {items.map((item) => (
        <Item key={item.id} item={item} onClose={onClose} />
      ))}
    </div>
  )
}

function Item({ item, onClose }: { readonly item: MenuItem; readonly onClose: OpenMenuProps['onClose'] }): JSX.Element {
  const why = item.disabledReason || null
  return (
    <button
      type="button"
      {...(item.checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': item.checked })}
      aria-disabled={why !== null || undefined}
      tabIndex={-1}
      data-label={item.label}
      className={classes(styles['item'], item.danger && styles['danger'], item.apart && styles['apart'])}
      onClick={() => {
        if (why !== null) return
        onClose('focus back')
        item.onSelect()
      }}
    >
      {item.sign ?? (item.icon && <Icon name={item.icon} />)}
      <span className={styles['words']}>
        {item.label}
        {why !== null && <small>{why}</small>}
      </span>
      {item.checked && <Icon name="check" />}
      {item.keyHint && <Kbd>{item.keyHint}</Kbd>}
    </button>
  )
}

function choices(list: Element): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[role^="menuitem"]')]
}
