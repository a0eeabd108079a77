/** Form fields: a label that stays, a hint before, a problem in words after. Native controls underneath. */
import { type ComponentProps, type JSX, type ReactNode, useId } from 'react'
import { classes } from './classes.ts'
import styles from './field.module.css'
import { Icon } from './icon.tsx'

export interface FieldWords {
  readonly label: string
  /** Beside the label, lighter: « facultatif », « affiché au mur ». */
  readonly labelNote?: ReactNode
  /** The label is heard and not shown: only where something else on screen says it. */
  readonly hideLabel?: boolean
  readonly hint?: ReactNode
  /** What is wrong, and what to do. */
  readonly problem?: ReactNode
  /** Beside the control: « Un autre ». */
  readonly beside?: ReactNode
}

export interface ControlAttributes {
  readonly id: string
  readonly className: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

interface FieldProps extends FieldWords {
  readonly id?: string | undefined
  readonly className?: string | undefined
  children(control: ControlAttributes): ReactNode
}

/** Any control with its words around it. */
export function Field({
  label,
  labelNote,
  hideLabel,
  hint,
  problem,
  beside,
  id,
  className,
  children,
}: FieldProps): JSX.Element {
  const made = useId()
  const control = id ?? made
  const hinted = hint !== undefined && hint !== null
  const wrong = problem !== undefined && problem !== null && problem !== false && problem !== ''
  return (
    <div className={classes(styles['field'], className)}>
      <label htmlFor={control} className={hideLabel ? styles['heard'] : styles['label']}>
        {label} {labelNote && <small>{labelNote}</small>}
      </label>
      {hinted && (
        <p id={`${control}-hint`} className={styles['hint']}>
          {hint}
        </p>
      )}
      <div className={styles['line']}>
        {children({
          id: control,
          className: classes(styles['control']),
          'aria-describedby': classes(hinted && `${control}-hint`, wrong && `${control}-problem`) || undefined,
          'aria-invalid': wrong || undefined,
        })}
        {beside}
      </div>
      <div id={`${control}-problem`} aria-live="polite">
        {wrong && (
          <p className={styles['problem']}>
            <Icon name="warn" /> <span>{problem}</span>
          </p>
        )}
      </div>
    </div>
  )
}

interface TextFieldProps extends ComponentProps<'input'>, FieldWords {
  /** For a code to copy from a wall: large and spaced. */
  readonly asCode?: boolean
}

export function TextField(props: TextFieldProps): JSX.Element {
  const { asCode, className, id, ...rest } = props
  const [words, native] = wordsApart(rest)
  return (
    <Field {...words} id={id} className={className}>
      {(control) => (
        <input type="text" {...native} {...control} className={classes(control.className, asCode && styles['code'])} />
      )}
    </Field>
  )
}

export function TextArea({ className, id, ...rest }: ComponentProps<'textarea'> & FieldWords): JSX.Element {
  const [words, native] = wordsApart(rest)
  return (
    <Field {...words} id={id} className={className}>
      {(control) => (
        <textarea rows={3} {...native} {...control} className={classes(control.className, styles['area'])} />
      )}
    </Field>
  )
}

/** A native list of choices; `children` are its options. */
export function Select({ className, id, ...rest }: ComponentProps<'select'> & FieldWords): JSX.Element {
  const [words, native] = wordsApart(rest)
  return (
    <Field {...words} id={id} className={className}>
      {(control) => (
        <span className={styles['select']}>
          <select {...native} {...control} />
          <Icon name="chevron" />
        </span>
      )}
    </Field>
  )
}

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** Why it cannot be changed now: shown beneath. */
  readonly disabledReason?: string | null | false | undefined
}

export function Checkbox({ label, hint, disabledReason, className, id, ...native }: CheckboxProps): JSX.Element {
  const made = useId()
  const control = id ?? made
  const note = disabledReason || hint
  return (
    <div className={classes(styles['checkbox'], className)}>
      <input
        {...native}
        type="checkbox"
        id={control}
        disabled={Boolean(disabledReason) || native.disabled}
        aria-describedby={note ? `${control}-hint` : undefined}
      />
      <label htmlFor={control}>{label}</label>
      {note && (
        <p id={`${control}-hint`} className={styles['hint']}>
          {note}
        </p>
      )}
    </div>
  )
}

/** What the field says, and what its control is: two lists of properties out of one. */
function wordsApart<Rest extends object>(props: Rest & FieldWords): [FieldWords, Omit<Rest, keyof FieldWords>] {
  const { label, labelNote, hideLabel, hint, problem, beside, ...native } = props
  return [{ label, labelNote, hint, problem, beside, ...(hideLabel === undefined ? {} : { hideLabel }) }, native]
}
