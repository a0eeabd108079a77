/** A chip that leads from the words of the draft back to a slip: the sign of its site, its number, its role. */
import { contributionNumber } from '#shared/board/contribution.ts'
import type { Source } from '#shared/draft/proposal.ts'
import { Icon } from '../ui/icon.tsx'
import { SiteSign } from '../ui/site-sign.tsx'
import { useWords } from '../words/words.ts'
import styles from './draft.module.css'
import { siteOf, useDraftSurroundings } from './draft-context.ts'

export function SourceChip({ source, withRole = false }: { readonly source: Source; readonly withRole?: boolean }) {
  const words = useWords().draft
  const { conference, openSource } = useDraftSurroundings()
  const site = siteOf(conference, source.siteId)
  const number = sourceNumber(source, words.unnumbered)
  return (
    <button
      type="button"
      className={styles['chip']}
      data-role={source.role}
      aria-haspopup="dialog"
      title={words.openSource(number, site?.name ?? '')}
      onClick={() => openSource(source)}
    >
      {site ? (
        <SiteSign sign={site.sign} label={site.name} />
      ) : (
        <Icon name={source.channel === 'interview' ? 'interview' : 'stand'} />
      )}
      {number} {withRole && source.role !== 'source' && <b>{words.roles[source.role]}</b>}
    </button>
  )
}

/** « C-017 ». */
export function sourceNumber(source: Pick<Source, 'number'>, unnumbered: string): string {
  return source.number === null ? unnumbered : contributionNumber(source.number)
}
