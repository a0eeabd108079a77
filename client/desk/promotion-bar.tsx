/** What is about to be promoted, where to and as what, on one bar under the wall; and why not, when it cannot be. */
import type { SourceRole } from '#shared/board/contribution.ts'
import { contributionNumber, sourceRoles } from '#shared/board/contribution.ts'
import { proposalNumber } from '#shared/draft/proposal.ts'
import { outlineOf } from '../draft/outline.ts'
import type { DraftView } from '../live/types.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Select } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'
import styles from './desk.module.css'
import { type Piece, parseTarget, printTarget } from './promotion-choice.ts'
import type { Promotion } from './use-promotion.ts'

export interface PromotionBarProps {
  readonly pieces: readonly Piece[]
  readonly draft: DraftView
  readonly promotion: Promotion
  onOpen(cardId: string): void
  onLeave(cardId: string): void
  onLeaveAll(): void
  onShow(proposalId: string): void
}

export function PromotionBar(props: PromotionBarProps) {
  const { pieces, draft, promotion } = props
  const words = useWords().desk
  const sentence = useRefusalSentence()
  const { refusal } = promotion
  return (
    <section className={styles['promotion']} aria-label={words.promotion} data-promotion="" data-thread-part="">
      <ChosenPieces {...props} />
      <div className={styles['aims']}>
        <Select
          label={words.target}
          hideLabel
          className={styles['target']}
          value={printTarget(promotion.target)}
          onChange={(event) => promotion.aim(parseTarget(event.currentTarget.value))}
        >
          <TargetOptions draft={draft} />
        </Select>
        <Choice<SourceRole>
          legend={words.role}
          hideLegend
          look="segments"
          value={promotion.role}
          options={sourceRoles.map((role) => ({ value: role, label: words.roles[role] }))}
          onChange={promotion.playAs}
        />
      </div>
      <div className={styles['aims']}>
        {refusal ? <WhyNot {...props} /> : <p className={styles['together']}>{words.together}</p>}
        <Button
          variant="primary"
          icon="promote"
          keyHint={words.enter}
          pending={promotion.pending}
          disabledReason={refusal && sentence(refusal)}
          onClick={() => void promotion.promote()}
        >
          {words.promote}
        </Button>
      </div>
      <p role="status" className={styles['heard']}>
        {words.chosenCount(pieces.length)}
      </p>
    </section>
  )
}

function ChosenPieces({ pieces, onOpen, onLeave, onLeaveAll }: PromotionBarProps) {
  const words = useWords().desk
  return (
    <div className={styles['chosen']}>
      <ul aria-label={words.chosenCount(pieces.length)}>
        {pieces.map((piece) => (
          <ChosenPiece key={piece.card.id} piece={piece} onOpen={onOpen} onLeave={onLeave} />
        ))}
      </ul>
      {pieces.length > 1 && (
        <Button variant="quiet" small onClick={onLeaveAll}>
          {words.unchooseAll}
        </Button>
      )}
    </div>
  )
}

function ChosenPiece({
  piece,
  onOpen,
  onLeave,
}: { readonly piece: Piece } & Pick<PromotionBarProps, 'onOpen' | 'onLeave'>) {
  const words = useWords().desk
  const number = piece.card.facts ? contributionNumber(piece.card.facts.number) : ''
  return (
    <li>
      <button type="button" className={styles['piece']} title={words.open} onClick={() => onOpen(piece.card.id)}>
        <span className={styles['figure']}>{number}</span> {piece.card.title}
      </button>
      {piece.passage && <span className={styles['passage']}>{words.passage}</span>}
      <IconButton small icon="close" label={words.unchoose(number)} onClick={() => onLeave(piece.card.id)} />
    </li>
  )
}

/** A new proposal first, then those that stand there, orientation after orientation. */
function TargetOptions({ draft }: { readonly draft: DraftView }) {
  const words = useWords()
  const under = outlineOf(draft).flatMap(({ orientations }) => orientations)
  const hasUnplaced = under.some(({ orientation }) => orientation === null)
  return (
    <>
      {under.map(({ orientation, proposals }) => (
        <optgroup
          key={orientation?.id ?? ''}
          label={orientation ? `${orientation.number} ${orientation.title}` : words.draft.unplaced}
        >
          <option value={printTarget({ kind: 'new', orientationId: orientation?.id ?? null })}>
            {orientation ? words.desk.newUnder(orientation.number) : words.desk.newUnplaced}
          </option>
          {proposals.map((proposal) => (
            <option key={proposal.id} value={printTarget({ kind: 'existing', proposalId: proposal.id })}>
              {proposal.number === null ? '' : `${proposalNumber(proposal.number)} `}
              {proposal.title || words.draft.untitled}
            </option>
          ))}
        </optgroup>
      ))}
      {!hasUnplaced && (
        <option value={printTarget({ kind: 'new', orientationId: null })}>{words.desk.newUnplaced}</option>
      )}
    </>
  )
}

/** The reason in words, with the way to what it speaks of. */
function WhyNot({ promotion, draft, onShow }: PromotionBarProps) {
  const words = useWords()
  const sentence = useRefusalSentence()
  const { refusal } = promotion
  if (!refusal) return null
  const proposal = 'proposalId' in refusal ? draft.proposals.find(({ id }) => id === refusal.proposalId) : undefined
  return (
    <p className={styles['whyNot']}>
      <Icon name="warn" />
      <span>
        {sentence(refusal)}{' '}
        {proposal && (
          <button type="button" onClick={() => onShow(proposal.id)}>
            {words.desk.seeProposal(proposal.number === null ? words.draft.untitled : proposalNumber(proposal.number))}
          </button>
        )}
      </span>
    </p>
  )
}
