/** What one may do with a whole proposal: move it, place it elsewhere, say its scope, put it in the bin. */
import { useState } from 'react'
import { type Proposal, type Scope, scopes } from '#shared/draft/proposal.ts'
import { useAct } from '../acts/use-act.ts'
import { Menu } from '../ui/menu.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'
import { ChooseDialog } from './choose-dialog.tsx'
import { useDraftSurroundings } from './draft-context.ts'
import { placeDown, placeUp } from './outline.ts'
import { nameOf } from './use-draft-acts.ts'

export interface ProposalMenuProps {
  readonly proposal: Proposal
  readonly siblings: readonly Proposal[]
}

export function ProposalMenu({ proposal, siblings }: ProposalMenuProps) {
  const words = useWords().draft
  const sentence = useRefusalSentence()
  const { conference, verbs, acts } = useDraftSurroundings()
  const [asking, setAsking] = useState<'orientation' | 'scope' | null>(null)
  const noEdit = verbs.whyNotEdit(proposal.id)
  const noBin = useAct(conference.id, 'binProposal').whyNot({ proposalId: proposal.id })
  const whyNot = noEdit && sentence(noEdit)
  const up = placeUp(siblings, proposal.id)
  const down = placeDown(siblings, proposal.id)
  return (
    <>
      <Menu
        label={words.actions(nameOf(proposal, words.numberComing))}
        icon="more"
        items={[
          {
            id: 'up',
            label: words.up,
            icon: 'arrow-up',
            disabledReason: whyNot ?? (up === undefined ? words.already.first : null),
            onSelect: () => up !== undefined && verbs.moveProposal(proposal.id, up),
          },
          {
            id: 'down',
            label: words.down,
            icon: 'arrow-down',
            disabledReason: whyNot ?? (down === undefined ? words.already.last : null),
            onSelect: () => down !== undefined && verbs.moveProposal(proposal.id, down),
          },
          {
            id: 'orientation',
            label: words.changeOrientation,
            icon: 'plan',
            disabledReason: whyNot,
            onSelect: () => setAsking('orientation'),
          },
          {
            id: 'scope',
            label: words.changeScope,
            icon: 'settings',
            disabledReason: whyNot,
            onSelect: () => setAsking('scope'),
          },
          {
            id: 'bin',
            label: words.toBin,
            icon: 'bin',
            disabledReason: noBin && sentence(noBin),
            onSelect: () => void acts.bin(proposal),
          },
        ]}
      />
      {asking === 'orientation' && <AskOrientation proposal={proposal} onClose={() => setAsking(null)} />}
      {asking === 'scope' && <AskScope proposal={proposal} onClose={() => setAsking(null)} />}
    </>
  )
}

interface Asking {
  readonly proposal: Proposal
  onClose(): void
}

function AskOrientation({ proposal, onClose }: Asking) {
  const words = useWords().draft
  const toast = useToast()
  const { orientations, verbs } = useDraftSurroundings()
  const move = (orientationId: string) => {
    const before = proposal.orientationId
    const chosen = orientations.find(({ id }) => id === orientationId)
    verbs.setOrientation(proposal.id, orientationId || null)
    toast.say(words.moved(nameOf(proposal, words.numberComing), chosen?.number ?? words.unplaced), {
      undo: () => verbs.setOrientation(proposal.id, before),
    })
  }
  return (
    <ChooseDialog
      title={nameOf(proposal, words.numberComing)}
      label={words.orientation}
      value={proposal.orientationId ?? ''}
      options={[
        ...orientations.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` })),
        { value: '', label: words.unplaced },
      ]}
      onChoose={move}
      onClose={onClose}
    />
  )
}

function AskScope({ proposal, onClose }: Asking) {
  const words = useWords().draft
  const { verbs } = useDraftSurroundings()
  return (
    <ChooseDialog
      title={nameOf(proposal, words.numberComing)}
      label={words.scope}
      value={proposal.scope ?? ''}
      options={[
        ...scopes.map((scope) => ({ value: scope, label: words.scopes[scope] })),
        { value: '', label: words.noScope },
      ]}
      onChoose={(value) => verbs.setScope(proposal.id, scopes.find((scope): scope is Scope => scope === value) ?? null)}
      onClose={onClose}
    />
  )
}
