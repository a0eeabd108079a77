/** A new proposal without a source: a title, an orientation; the rest is written in the page. */
import { type SyntheticEvent, useState } from 'react'
import { titleLimit } from '#shared/live/limits.ts'
import { useAct } from '../acts/use-act.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'
import styles from './draft.module.css'
import { useDraftSurroundings } from './draft-context.ts'

export function AddProposal({ onAdded }: { onAdded(proposalId: string): void }) {
  const words = useWords().draft
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button variant="plain" small icon="plus" onClick={() => setAsking(true)}>
        {words.addProposal}
      </Button>
      {asking && <AskTitle onAdded={onAdded} onClose={() => setAsking(false)} />}
    </>
  )
}

function AskTitle({ onAdded, onClose }: { onAdded(proposalId: string): void; onClose(): void }) {
  const words = useWords().draft
  const sentence = useRefusalSentence()
  const { conference, orientations, acts } = useDraftSurroundings()
  const [title, setTitle] = useState('')
  const [orientationId, setOrientationId] = useState(orientations[0]?.id ?? '')
  const [sending, setSending] = useState(false)
  const refusal = useAct(conference.id, 'addProposal').whyNot({ title, orientationId: orientationId || null })
  const create = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (refusal || sending) return
    setSending(true)
    const proposalId = await acts.add(title.trim(), orientationId || null)
    setSending(false)
    if (proposalId === null) return
    onClose()
    onAdded(proposalId)
  }
  return (
    <Dialog open title={words.addProposal} onClose={onClose}>
      <form className={styles['form']} onSubmit={(event) => void create(event)}>
        <p className={styles['quiet']}>{words.addHint}</p>
        <TextField
          label={words.addTitle}
          value={title}
          maxLength={titleLimit}
          hint={words.hints.title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Select
          label={words.orientation}
          value={orientationId}
          onChange={(event) => setOrientationId(event.currentTarget.value)}
        >
          {orientations.map((orientation) => (
            <option key={orientation.id} value={orientation.id}>
              {orientation.number} {orientation.title}
            </option>
          ))}
          <option value="">{words.unplaced}</option>
        </Select>
        <Button type="submit" variant="primary" pending={sending} disabledReason={refusal && sentence(refusal)}>
          {words.addNow}
        </Button>
      </form>
    </Dialog>
  )
}
