/** What a promotion would bring, shown where it would stand, before anybody promotes. */
import type { SourceRole } from '#shared/board/contribution.ts'
import type { SiteSign as SignName } from '#shared/conference/conference.ts'
import { SiteSign } from '../ui/site-sign.tsx'
import { useWords } from '../words/words.ts'
import styles from './draft.module.css'

export interface Arriving {
  readonly id: string
  /** « C-004 ». */
  readonly number: string
  readonly sign: SignName | null
  readonly title: string
  readonly words: string
}

export interface Landing {
  /** An existing proposal, or a new one under an orientation. */
  readonly at:
    | { readonly kind: 'existing'; readonly proposalId: string }
    | { readonly kind: 'new'; readonly orientationId: string | null }
  readonly role: SourceRole
  /** « Limoges », or empty. */
  readonly from: string
  readonly pieces: readonly Arriving[]
}

export function LandingRow({ landing }: { readonly landing: Landing }) {
  const words = useWords().desk
  const isNew = landing.at.kind === 'new'
  const [first] = landing.pieces
  return (
    <div className={`${styles['row']} ${styles['landing']}`}>
      <p className={styles['side']}>{isNew ? words.arrivesNew : null}</p>
      <div className={styles['text']}>
        <div className={styles['arriving']} data-landing="">
          <small>{words.arrives[landing.role](landing.from)}</small>
          {isNew && <p className={styles['title']}>{first?.title}</p>}
          {landing.pieces.map((piece) => (
            <p key={piece.id}>
              {piece.words}{' '}
              <span className={styles['chip']}>
                {piece.sign && <SiteSign sign={piece.sign} />}
                {piece.number}
              </span>
            </p>
          ))}
        </div>
      </div>
    </div>
  )
}
