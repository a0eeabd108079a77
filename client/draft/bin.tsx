/** Proposals put aside: nothing is lost there, and each can come back. */
import { useState } from 'react'
import type { Proposal } from '#shared/draft/proposal.ts'
import { useAct } from '../acts/use-act.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useFormat } from '../words/format.ts'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'
import styles from './draft.module.css'
import { useDraftSurroundings } from './draft-context.ts'
import { nameOf } from './use-draft-acts.ts'

export function Bin({ binned }: { readonly binned: readonly Proposal[] }) {
  const words = useWords().draft
  const [open, setOpen] = useState(false)
  if (binned.length === 0) return null
  return (
    <>
      <Button variant="quiet" small icon="bin" onClick={() => setOpen(true)}>
        {words.bin} {binned.length}
      </Button>
      {open && (
        <Dialog open title={words.binCount(binned.length)} onClose={() => setOpen(false)}>
          <div className={styles['panel']}>
            <p className={styles['quiet']}>{words.binHint}</p>
            <ul className={styles['binned']}>
              {binned.map((proposal) => (
                <BinnedProposal key={proposal.id} proposal={proposal} />
              ))}
            </ul>
          </div>
        </Dialog>
      )}
    </>
  )
}

function BinnedProposal({ proposal }: { readonly proposal: Proposal }) {
  const words = useWords().draft
  const format = useFormat()
  const sentence = useRefusalSentence()
  const { conference, acts, person } = useDraftSurroundings()
  const refusal = useAct(conference.id, 'restoreProposal').whyNot({ proposalId: proposal.id })
  const { standing } = proposal
  const who = standing.kind === 'binned' ? person(standing.by) : null
  const when = standing.kind === 'binned' ? format.moment(standing.at) : ''
  return (
    <li>
      <strong>
        {nameOf(proposal, words.numberComing)} {proposal.title || words.untitled}
      </strong>
      <span className={styles['quiet']}>{who ? words.binnedBy(who.name, when) : words.binnedAt(when)}</span>
      <Button
        variant="plain"
        small
        icon="undo"
        disabledReason={refusal && sentence(refusal)}
        onClick={() => void acts.restore(proposal)}
      >
        {words.restore}
      </Button>
    </li>
  )
}
