/** The name that will sign one's cards: proposed, so that nobody has to give theirs. */
import type { Ref } from 'react'
import { cleanName, nameLimit } from '#shared/people/person.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../words/words.ts'
import { proposeName } from './propose-name.ts'

interface NameFieldProps {
  readonly name: string
  readonly onName: (name: string) => void
  readonly ref?: Ref<HTMLInputElement>
}

export function NameField({ name, onName, ref }: NameFieldProps) {
  const words = useWords().people
  const { length } = cleanName(name)
  const tooLong = length > nameLimit && words.nameTooLong(length, nameLimit)
  return (
    <TextField
      ref={ref}
      label={words.yourName}
      problem={length === 0 ? words.nameMissing : tooLong}
      value={name}
      autoComplete="nickname"
      enterKeyHint="go"
      onChange={(event) => onName(event.currentTarget.value)}
      beside={
        <Button
          icon="refresh"
          aria-label={words.anotherNameLong}
          onClick={() => onName(proposeName(words.proposedNames, name))}
        >
          {words.anotherName}
        </Button>
      }
    />
  )
}
