/** A field that saves itself when one leaves it or presses Enter, and says so beside its label. Escape takes the kept words back. */
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Refusal } from '#shared/kit/refusal.ts'
import type { Result } from '#shared/kit/result.ts'
import { TextField } from '../ui/field.tsx'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'

interface SavedFieldProps {
  readonly label: string
  readonly value: string
  readonly save: (value: string) => Promise<Result<unknown>>
  readonly limit?: number
  readonly required?: boolean
  readonly type?: 'text' | 'date'
  /** Beside the label, while there is nothing to say of its state. */
  readonly note?: string
  readonly placeholder?: string
  readonly hideLabel?: boolean
}

type FieldState =
  | { readonly kind: 'still' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export function SavedField({
  label,
  value,
  save,
  limit,
  required = false,
  type = 'text',
  note,
  ...rest
}: SavedFieldProps) {
  const words = useWords().conference
  const sentence = useRefusalSentence()
  const [draft, setDraft] = useState<string | null>(null)
  const [state, setState] = useState<FieldState>({ kind: 'still' })
  const sent = useRef<string | null>(null)

  async function leave() {
    const written = draft?.trim()
    if (written === undefined || written === sent.current) return
    if (written === value) return giveUp()
    if (required && !written) return setState({ kind: 'empty' })
    setState({ kind: 'sending' })
    sent.current = written
    const answer = await save(written)
    sent.current = null
    if (!answer.ok) return setState({ kind: 'refused', refusal: answer.refusal })
    setState({ kind: 'saved' })
    // What was typed while this was on its way is kept for the next time one leaves the field.
    setDraft((now) => (now?.trim() === written ? null : now))
  }

  function giveUp() {
    setDraft(null)
    setState({ kind: 'still' })
  }

  function press(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter') void leave()
    if (event.key === 'Escape' && draft !== null) giveUp()
  }

  const problem =
    state.kind === 'refused' ? sentence(state.refusal) : state.kind === 'empty' ? words.required : undefined
  return (
    <TextField
      {...rest}
      label={label}
      type={type}
      labelNote={state.kind === 'sending' ? words.saving : state.kind === 'saved' ? words.saved : note}
      problem={problem}
      value={draft ?? value}
      maxLength={limit}
      onChange={(event) => {
        setDraft(event.currentTarget.value)
        if (state.kind !== 'sending') setState({ kind: 'still' })
      }}
      onBlur={() => void leave()}
      onKeyDown={press}
    />
  )
}
