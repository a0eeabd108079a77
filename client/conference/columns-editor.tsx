/** The columns of one board, in order. Removing one loses no card: its cards are read in the first. */
import type { Column, Workshop } from '#shared/conference/conference.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useWords } from '../words/words.ts'
import { SavedField } from './saved-field.tsx'
import { useConferenceActs } from './use-conference-acts.ts'
import styles from './workshop-form.module.css'

export function ColumnsEditor({ conferenceId, workshop }: { conferenceId: string; workshop: Workshop }) {
  const words = useWords().conference
  const acts = useConferenceActs(conferenceId)
  const { columns, id: workshopId } = workshop
  const set = (next: readonly Partial<Column>[]) => acts.quietly('setColumns', { workshopId, columns: next })
  const remove = (column: Column) =>
    void acts.aloud(
      'setColumns',
      { workshopId, columns: columns.filter((other) => other !== column) },
      words.columnRemoved,
    )
  return (
    <fieldset className={styles['columns']}>
      <legend>{words.columns}</legend>
      <ol>
        {columns.map((column, index) => {
          const said = column.title || words.columnUntitled
          return (
            <li key={column.id}>
              <SavedField
                label={words.columnTitle(index + 1)}
                hideLabel
                placeholder={words.columnUntitled}
                value={column.title}
                limit={80}
                save={(title) => set(columns.map((other) => (other === column ? { ...column, title } : other)))}
              />
              <IconButton
                icon="arrow-up"
                label={words.moveColumnUp(said)}
                disabled={index === 0}
                onClick={() => void set(swapped(columns, index - 1))}
              />
              <IconButton
                icon="arrow-down"
                label={words.moveColumnDown(said)}
                disabled={index === columns.length - 1}
                onClick={() => void set(swapped(columns, index))}
              />
              <IconButton
                icon="bin"
                label={words.removeColumn(said)}
                disabledReason={columns.length === 1 ? words.columnLast : null}
                onClick={() => remove(column)}
              />
            </li>
          )
        })}
      </ol>
      <Button variant="quiet" icon="plus" onClick={() => void set([...columns, { title: '' }])}>
        {words.addColumn}
      </Button>
    </fieldset>
  )
}

/** The same list with one column and the next exchanged. */
function swapped(columns: readonly Column[], first: number): readonly Column[] {
  const [a, b] = [columns[first], columns[first + 1]]
  if (!a || !b) return columns
  return columns.with(first, b).with(first + 1, a)
}
