/** Native choices drawn as pills: of what kind a card is, and where it goes. A phone shows its own wheel for them. */
import type { JSX } from 'react'
import { type ContributionKind, contributionKinds, type Group } from '#shared/board/contribution.ts'
import type { Column } from '#shared/conference/conference.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { useWords } from '../words/words.ts'
import styles from './card-picks.module.css'
import { kindIcons } from './card-slip.tsx'
import { useAsked } from './use-asked.ts'

export interface PickProps {
  readonly label: string
  /** A sentence; null: one may choose. */
  readonly whyNot?: string | null
}

export function KindPick({
  kind,
  onKind,
  ...rest
}: PickProps & { readonly kind: ContributionKind; onKind(kind: ContributionKind): void }): JSX.Element {
  const { kinds } = useWords().board.slip
  const options = shownKinds.map((value) => ({ value, label: kinds[value] }))
  return <Pick icon={kindIcons[kind]} value={kind} options={options} onValue={onKind} {...rest} />
}

/** A proposal first: it is what most come to write. */
const shownKinds: readonly ContributionKind[] = ['proposal', ...contributionKinds.filter((kind) => kind !== 'proposal')]

export function ColumnPick({
  columns,
  columnId,
  onColumn,
  ...rest
}: PickProps & {
  readonly columns: readonly Column[]
  readonly columnId: string
  onColumn(id: string): void
}): JSX.Element {
  const { untitled } = useWords().board.column
  const options = columns.map((column) => ({ value: column.id, label: column.title || untitled }))
  return <Pick icon="plan" value={columnId} options={options} onValue={onColumn} {...rest} />
}

export function GroupPick({
  groups,
  groupId,
  onGroup,
  onNew,
  ...rest
}: PickProps & {
  readonly groups: readonly Group[]
  readonly groupId: string | null
  onGroup(id: string | null): void
  onNew(): void
}): JSX.Element {
  const words = useWords().board
  const options = [
    { value: none, label: words.sheet.noGroup },
    ...groups.map((group) => ({ value: group.id, label: group.title || words.group.untitled })),
    { value: another, label: words.sheet.newGroup },
  ]
  const chosen = (value: string) => (value === another ? onNew() : onGroup(value === none ? null : value))
  return <Pick icon="group" value={groupId ?? none} options={options} action={another} onValue={chosen} {...rest} />
}

/** Neither can be an id: ids begin with a letter. */
const none = '-'
const another = '+'

interface Option<T extends string> {
  readonly value: T
  readonly label: string
}

function Pick<T extends string>({
  icon,
  label,
  value,
  options,
  onValue,
  whyNot = null,
  action,
}: PickProps & {
  readonly icon: IconName
  readonly value: T
  readonly options: readonly Option<T>[]
  /** An option that does something instead of being chosen. */
  readonly action?: T
  onValue(value: T): void
}): JSX.Element {
  const [shown, choose] = useAsked(value, onValue)
  return (
    <label className={styles['pick']} title={whyNot ?? label}>
      <Icon name={icon} />
      <span className={styles['heard']}>{label}</span>
      <select
        value={shown}
        disabled={whyNot !== null}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (!chosen) return
          if (chosen.value === action) onValue(chosen.value)
          else choose(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="chevron" />
    </label>
  )
}
