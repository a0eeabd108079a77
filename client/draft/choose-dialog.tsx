/** One question with a list of answers, and one button. */
import { type SyntheticEvent, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/field.tsx'
import { useWords } from '../words/words.ts'
import styles from './draft.module.css'

export interface ChooseDialogProps {
  readonly title: string
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  onChoose(value: string): void
  onClose(): void
}

export function ChooseDialog({ title, label, value, options, onChoose, onClose }: ChooseDialogProps) {
  const words = useWords().draft
  const [chosen, setChosen] = useState(value)
  const apply = (event: SyntheticEvent) => {
    event.preventDefault()
    if (chosen !== value) onChoose(chosen)
    onClose()
  }
  return (
    <Dialog open title={title} onClose={onClose}>
      <form className={styles['form']} onSubmit={apply}>
        <Select label={label} value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
        <Button type="submit" variant="primary">
          {words.apply}
        </Button>
      </form>
    </Dialog>
  )
}
