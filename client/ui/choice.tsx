/** One among a few, all visible: tiles to touch, or segments of a bar. Radio buttons underneath. */
import { type JSX, type ReactNode, useId } from 'react'
import styles from './choice.module.css'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

export interface ChoiceOption<Value extends string> {
  readonly value: Value
  readonly label: string
  /** A sign before the word. */
  readonly sign?: ReactNode
  /** A line under the word. */
  readonly hint?: string
  readonly disabledReason?: string | null | false | undefined
}

interface ChoiceProps<Value extends string> {
  readonly legend: string
  readonly legendNote?: ReactNode
  readonly hideLegend?: boolean
  readonly options: readonly ChoiceOption<Value>[]
  /** null: nothing chosen yet. */
  readonly value: Value | null
  onChange(value: Value): void
  readonly look?: 'tiles' | 'segments'
  readonly className?: string | undefined
}

export function Choice<Value extends string>(props: ChoiceProps<Value>): JSX.Element {
  const { legend, legendNote, hideLegend, options, value, onChange, look = 'tiles', className } = props
  const name = useId()
  return (
    <fieldset className={classes(styles['choice'], className)}>
      <legend className={hideLegend ? styles['heard'] : styles['legend']}>
        {legend} {legendNote && <small>{legendNote}</small>}
      </legend>
      <div className={styles[look]}>
        {options.map((option) => (
          <Option key={option.value} name={name} option={option} chosen={option.value === value} onChoose={onChange} />
        ))}
      </div>
    </fieldset>
  )
}

interface OptionProps<Value extends string> {
  readonly name: string
  readonly option: ChoiceOption<Value>
  readonly chosen: boolean
  onChoose(value: Value): void
}

function Option<Value extends string>({ name, option, chosen, onChoose }: OptionProps<Value>): JSX.Element {
  const why = option.disabledReason || null
  return (
    <label className={classes(styles['option'], chosen && styles['chosen'], why !== null && styles['not'])}>
      <input
        type="radio"
        name={name}
        value={option.value}
        checked={chosen}
        disabled={why !== null}
        onChange={() => onChoose(option.value)}
      />
      {option.sign}
      <span className={styles['words']}>
        {option.label}
        {(why ?? option.hint) && <small>{why ?? option.hint}</small>}
      </span>
      <Icon name="check" className={styles['check']} />
    </label>
  )
}
