/** Where some words of the draft come from: the card as it was, who, where and when, and whether its words still stand. */

import { Link } from 'wouter'
import { workshopOf } from '#shared/conference/conference.ts'
import type { Proposal, Source } from '#shared/draft/proposal.ts'
import { holds } from '#shared/people/reach.ts'
import { useAct } from '../acts/use-act.ts'
import { cardPath } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { SiteSign } from '../ui/site-sign.tsx'
import { useFormat } from '../words/format.ts'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'
import styles from './draft.module.css'
import { siteOf, useDraftSurroundings } from './draft-context.ts'
import { cardHasChanged, standsAsBrought } from './provenance.ts'
import { sourceNumber } from './source-chip.tsx'

export interface SourcePanelProps {
  readonly source: Source
  readonly proposal: Proposal
  onClose(): void
}

export function SourcePanel({ source, proposal, onClose }: SourcePanelProps) {
  const words = useWords().draft
  const { conference, acts } = useDraftSurroundings()
  return (
    <Dialog open title={words.sourceTitle(sourceNumber(source, words.unnumbered))} onClose={onClose}>
      <div className={styles['panel']}>
        <figure>
          <figcaption className={styles['quiet']}>
            {words.wordsThen}
            {source.passage && `, ${words.passageOnly.toLowerCase()}`}
          </figcaption>
          <blockquote className={styles['quoted']}>{source.words}</blockquote>
        </figure>
        <SourceFacts source={source} />
        <WhetherItStands source={source} proposal={proposal} />
        <p className={styles['foot']}>
          <Link href={cardPath(conference.id, source.workshopId, source.contributionId)}>{words.seeCard}</Link>
          <DemoteButton
            source={source}
            onDemote={() => {
              onClose()
              void acts.demote(proposal, source)
            }}
          />
        </p>
      </div>
    </Dialog>
  )
}

function SourceFacts({ source }: { readonly source: Source }) {
  const words = useWords().draft
  const format = useFormat()
  const { conference, person } = useDraftSurroundings()
  const author = person(source.author)
  const promoter = person(source.by)
  const site = siteOf(conference, source.siteId)
  const workshop = workshopOf(conference, source.workshopId)
  const when = format.moment(source.at)
  return (
    <div className={styles['facts']}>
      <p>
        <Icon name="people" />
        {author ? words.writtenBy(author.name) : words.anonymous}, {words.channels[source.channel]}
      </p>
      <p>
        {site ? <SiteSign sign={site.sign} /> : <Icon name="workshop" />}
        {[site?.name, workshop && `${workshop.label}. ${workshop.name}`].filter(Boolean).join(', ')}
      </p>
      <p>
        <Icon name="promote" />
        {promoter ? words.promotedBy(promoter.name, when) : words.promotedAt(when)}, {words.roles[source.role]}
      </p>
    </div>
  )
}

function WhetherItStands({ source, proposal }: Pick<SourcePanelProps, 'source' | 'proposal'>) {
  const words = useWords().draft
  const { cardNow } = useDraftSurroundings()
  const card = cardNow(source)
  const changed = card !== null && cardHasChanged(source, card)
  return (
    <div className={styles['facts']}>
      {standsAsBrought(proposal, source) ? (
        <p>
          <Icon name="saved" />
          {words.standing}
        </p>
      ) : (
        <p className={styles['changed']}>
          <Icon name="write" />
          <span>
            <b>{words.rewritten}</b>. {words.rewrittenMore}
          </span>
        </p>
      )}
      {changed && (
        <p>
          <Icon name="info" />
          {words.cardChanged}
        </p>
      )}
    </div>
  )
}

function DemoteButton({ source, onDemote }: { readonly source: Source; onDemote(): void }) {
  const words = useWords().draft
  const sentence = useRefusalSentence()
  const { conference, actor } = useDraftSurroundings()
  const refusal = useAct(conference.id, 'demote').whyNot({ sourceId: source.id, workshopId: source.workshopId })
  // Readers are not shown what is not theirs to do.
  if (!holds(actor, 'promote', { workshopId: source.workshopId })) return null
  return (
    <Button variant="plain" icon="undo" disabledReason={refusal && sentence(refusal)} onClick={onDemote}>
      {words.demote}
    </Button>
  )
}
