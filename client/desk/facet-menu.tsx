/** One filter of the wall: a pill that says what it narrows to, and the list to tick. */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Icon } from '../ui/icon.tsx'
import { useWords } from '../words/words.ts'
import styles from './desk.module.css'

export interface FacetOption {
  readonly value: string
  readonly label: string
  readonly sign?: ReactNode
  readonly count: number
}

export interface FacetMenuProps {
  /** Said while nothing is ticked. */
  readonly label: string
  readonly legend: string
  readonly options: readonly FacetOption[]
  readonly chosen: readonly string[]
  onChange(chosen: readonly string[]): void
}

export function FacetMenu({ label, legend, options, chosen, onChange }: FacetMenuProps) {
  const words = useWords().desk
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const pill = useRef<HTMLButtonElement>(null)
  const id = useId()
  useElsewhere(place, open, () => setOpen(false))
  const ticked = options.filter(({ value }) => chosen.includes(value))
  const [first, ...more] = ticked
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return
    event.stopPropagation()
    setOpen(false)
    pill.current?.focus()
  }
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what the button opened, wherever inside one is
    <div ref={place} className={styles['facet']} onKeyDown={closeOnEscape}>
      <button
        ref={pill}
        type="button"
        className={styles['filter']}
        data-on={first ? '' : undefined}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span>{first ? words.chosen(first.label, more.length) : label}</span>
        <Icon name="chevron" />
      </button>
      <fieldset id={id} hidden={!open} className={styles['options']}>
        <legend>{legend}</legend>
        {options.length === 0 && <p className={styles['quiet']}>{words.none}</p>}
        {options.map((option) => (
          <label key={option.value}>
            <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => toggle(option.value)} />
            <span>
              {option.sign} {option.label}
            </span>
            <span className={styles['figure']}>{option.count}</span>
          </label>
        ))}
        {chosen.length > 0 && (
          <button type="button" className={styles['clear']} onClick={() => onChange([])}>
            {words.all}
          </button>
        )}
      </fieldset>
    </div>
  )
}

function useElsewhere(place: { readonly current: HTMLElement | null }, open: boolean, close: () => void): void {
  const latest = useRef(close)
  latest.current = close
  // Meets the document's pointer and focus.
  useEffect(() => {
    if (!open) return
    const heard = ({ target }: Event) => {
      if (target instanceof Node && !place.current?.contains(target)) latest.current()
    }
    document.addEventListener('pointerdown', heard)
    document.addEventListener('focusin', heard)
    return () => {
      document.removeEventListener('pointerdown', heard)
      document.removeEventListener('focusin', heard)
    }
  }, [open, place])
}
