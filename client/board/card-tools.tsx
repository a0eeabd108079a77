/** What one may do with an opened card, in words: its kind, its place, whether others may write in it, taking it back. */
import { type JSX, type SyntheticEvent, useState } from 'react'
import type { Contribution, ContributionKind, Group } from '#shared/board/contribution.ts'
import type { Column } from '#shared/conference/conference.ts'
import { titleLimit } from '#shared/live/limits.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/field.tsx'
import { useWords } from '../words/words.ts'
import { ColumnPick, GroupPick, KindPick } from './card-picks.tsx'
import styles from './card-tools.module.css'
import { useAsked } from './use-asked.ts'

export interface CardToolsProps {
  readonly card: Contribution
  readonly columns: readonly Column[]
  readonly columnId: string
  /** Those of the card's own column. */
  readonly groups: readonly Group[]
  readonly groupId: string | null
  /** Sentences; null: one may. */
  readonly whyNotWrite: string | null
  readonly whyNotMove: string | null
  readonly whyNotUp: string | null
  readonly whyNotDown: string | null
  /** null: not one's business, so it is not drawn. */
  readonly openToAll: { readonly whyNot: string | null } | null
  readonly withdraw: { readonly whyNot: string | null } | null
  onKind(kind: ContributionKind): void
  onColumn(columnId: string): void
  onGroup(groupId: string | null): void
  onNewGroup(title: string): void
  onUp(): void
  onDown(): void
  onOpenToAll(open: boolean): void
  onWithdraw(): void
}

export function CardTools(props: CardToolsProps): JSX.Element {
  const words = useWords().board.sheet
  const [naming, setNaming] = useState(false)
  return (
    <div className={styles['tools']}>
      <div className={styles['picks']}>
        <KindPick label={words.kind} kind={props.card.kind} onKind={props.onKind} whyNot={props.whyNotWrite} />
        {props.columns.length > 1 && (
          <ColumnPick
            label={words.column}
            columns={props.columns}
            columnId={props.columnId}
            onColumn={props.onColumn}
            whyNot={props.whyNotMove}
          />
        )}
        <GroupPick
          label={words.group}
          groups={props.groups}
          groupId={props.groupId}
          onGroup={props.onGroup}
          onNew={() => setNaming(true)}
          whyNot={props.whyNotMove}
        />
      </div>
      <div className={styles['picks']}>
        <Button
          variant="quiet"
          icon="arrow-up"
          disabledReason={props.whyNotMove ?? props.whyNotUp}
          onClick={props.onUp}
        >
          {words.up}
        </Button>
        <Button
          variant="quiet"
          icon="arrow-down"
          disabledReason={props.whyNotMove ?? props.whyNotDown}
          onClick={props.onDown}
        >
          {words.down}
        </Button>
      </div>
      {naming && (
        <NewGroup
          onCancel={() => setNaming(false)}
          onMake={(title) => {
            setNaming(false)
            props.onNewGroup(title)
          }}
        />
      )}
      <OpenToAll {...props} />
      {props.withdraw && (
        <Button variant="quiet" icon="undo" disabledReason={props.withdraw.whyNot} onClick={props.onWithdraw}>
          {words.withdraw}
        </Button>
      )}
    </div>
  )
}

function OpenToAll({ card, openToAll, onOpenToAll }: CardToolsProps): JSX.Element | null {
  const words = useWords().board.sheet
  const [open, setOpen] = useAsked(card.openToAll, onOpenToAll)
  if (!openToAll) return card.openToAll ? <p className={styles['hint']}>{words.openToAllYes}</p> : null
  return (
    <Checkbox
      label={words.openToAll}
      hint={words.openToAllHint}
      disabledReason={openToAll.whyNot}
      checked={open}
      onChange={(event) => setOpen(event.target.checked)}
    />
  )
}

function NewGroup({ onCancel, onMake }: { onCancel(): void; onMake(title: string): void }): JSX.Element {
  const words = useWords().board.sheet
  const [title, setTitle] = useState('')
  const make = (event: SyntheticEvent) => {
    event.preventDefault()
    if (title.trim() !== '') onMake(title.trim())
  }
  return (
    <form className={styles['newGroup']} onSubmit={make}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it was just asked for
        autoFocus
        aria-label={words.newGroupTitle}
        placeholder={words.newGroupTitle}
        maxLength={titleLimit}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          onCancel()
        }}
      />
      <Button type="submit" variant="plain">
        {words.newGroupMake}
      </Button>
      <Button variant="quiet" onClick={onCancel}>
        {words.cancel}
      </Button>
    </form>
  )
}
