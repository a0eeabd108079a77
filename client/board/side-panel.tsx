/** What stands between the tools and the board: writing and one's own cards, or a search. A phone shows it alone. */
import type { JSX } from 'react'
import type { Contribution } from '#shared/board/contribution.ts'
import type { Workshop } from '#shared/conference/conference.ts'
import { useWords } from '../words/words.ts'
import type { Panel } from './board-rail.tsx'
import { Composer, type ComposerProps } from './composer.tsx'
import { MyCards } from './my-cards.tsx'
import { SearchField, type SearchFieldProps } from './search-field.tsx'
import styles from './side-panel.module.css'

export interface SidePanelProps extends Pick<ComposerProps, 'columnId' | 'opening' | 'field' | 'onPlace' | 'onColumn'> {
  readonly panel: Panel
  readonly workshop: Workshop
  readonly mine: readonly Contribution[]
  readonly openCard: string | null
  readonly whyNotAdd: string | null
  readonly searchField: SearchFieldProps['field']
  readonly search: string
  readonly found: number | null
  onSearch(text: string): void
  onOpen(cardId: string): void
  onClose(): void
}

export function SidePanel(props: SidePanelProps): JSX.Element {
  const words = useWords().board
  const { panel, mine, openCard, onOpen } = props
  if (panel === 'search') {
    return (
      <aside className={styles['panel']} data-panel="search" aria-label={words.search.title}>
        <SearchField
          text={props.search}
          found={props.found}
          field={props.searchField}
          onText={props.onSearch}
          onClose={props.onClose}
        />
      </aside>
    )
  }
  return (
    <aside
      className={styles['panel']}
      data-panel={panel}
      aria-label={panel === 'write' ? words.composer.title : words.mine.title}
    >
      {panel === 'write' && (
        <Composer
          workshopId={props.workshop.id}
          columns={props.workshop.columns}
          columnId={props.columnId}
          whyNot={props.whyNotAdd}
          opening={props.opening}
          field={props.field}
          onPlace={props.onPlace}
          onColumn={props.onColumn}
        />
      )}
      <div className={styles['mine']}>
        <h2>{words.mine.title}</h2>
        <MyCards cards={mine} openCard={openCard} onOpen={onOpen} />
      </div>
    </aside>
  )
}
