/** One column: its heading, what waits to be put in place, its groups and slips, or what an empty one teaches. */
import { type JSX, useId } from 'react'
import { contributionNumber } from '#shared/board/contribution.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import type { BoardWords } from '../words/board.fr.ts'
import { useWords } from '../words/words.ts'
import styles from './board-column.module.css'
import type { BoardSight } from './board-sight.ts'
import { CardSlip } from './card-slip.tsx'
import { CardStub } from './card-stub.tsx'
import { GroupHeading, type GroupTitles } from './group-heading.tsx'
import type { ShownColumn, ShownRow } from './use-still-columns.ts'

export interface ColumnContext {
  readonly sight: BoardSight
  readonly groupTitles: GroupTitles
  readonly openCard: string | null
  /** Only cards that match are shown. */
  readonly searching: boolean
  /** null: one may not write here. */
  readonly onWrite: ((columnId: string) => void) | null
}

export interface BoardColumnProps extends ColumnContext {
  readonly column: ShownColumn
  readonly tabbable: string | null
  onSettle(): void
}

export function BoardColumn(props: BoardColumnProps): JSX.Element {
  const { column, onSettle } = props
  const words = useWords().board
  const heading = useId()
  const title = column.column.title || words.column.untitled
  return (
    <section className={styles['column']} data-column={column.column.id} aria-labelledby={heading}>
      <header className={styles['header']}>
        <p className={styles['count']}>{countLine(words, column)}</p>
        <h2 id={heading}>{title}</h2>
      </header>
      {column.waiting > 0 && (
        <button type="button" className={styles['waiting']} onClick={onSettle}>
          <Icon name="refresh" />
          {words.column.arrived(column.waiting)}
          <span>{words.column.refresh}</span>
        </button>
      )}
      {column.rows.length === 0 && <EmptyColumn {...props} />}
      <ul className={styles['rows']} aria-labelledby={heading}>
        {column.rows.map((row) => (
          <ColumnRow key={row.key} row={row} {...props} words={words} />
        ))}
      </ul>
    </section>
  )
}

function ColumnRow({
  row,
  sight,
  words,
  ...props
}: BoardColumnProps & { readonly row: ShownRow; readonly words: BoardWords }): JSX.Element {
  if (row.kind === 'left') return <li className={styles['ghost']} aria-hidden="true" />
  if (row.kind === 'group') {
    return (
      <li className={styles['group']}>
        <GroupHeading group={row.group} count={row.count} titles={props.groupTitles} />
      </li>
    )
  }
  const { card } = row
  return (
    <li className={row.groupId === null ? styles['place'] : `${styles['place']} ${styles['inGroup']}`}>
      {card.standing.kind === 'open' ? (
        <CardSlip
          contribution={card}
          site={sight.site(card)}
          authorName={sight.author(card)}
          proposals={sight.served(card)}
          comments={sight.comments(card)}
          writer={sight.writer(card)}
          words={words.slip}
          current={card.id === props.openCard}
          tabbable={card.id === props.tabbable}
          level={row.groupId === null ? 3 : 4}
        />
      ) : (
        <CardStub
          standing={card.standing.kind}
          number={card.facts ? contributionNumber(card.facts.number) : ''}
          words={words.stub}
        />
      )}
    </li>
  )
}

/** « 9 cartes, 3 sites et à distance » */
function countLine(words: BoardWords, { cards, sites, remote }: ShownColumn): string {
  const rooms = words.column.sites(sites)
  const places = remote ? (sites > 0 ? words.column.both(rooms) : words.column.remote) : sites > 1 ? rooms : ''
  return places === '' ? words.column.cards(cards) : `${words.column.cards(cards)}, ${places}`
}

function EmptyColumn({ column, searching, onWrite }: BoardColumnProps): JSX.Element {
  const words = useWords().board.column
  if (searching) return <p className={styles['empty']}>{words.noneFound}</p>
  return (
    <div className={styles['empty']}>
      <p>{words.empty}</p>
      {onWrite && (
        <>
          <p className={styles['example']}>
            {words.forExample} : <q>{words.example}</q>
          </p>
          <Button variant="plain" icon="write" onClick={() => onWrite(column.column.id)}>
            {words.write}
          </Button>
        </>
      )}
    </div>
  )
}
