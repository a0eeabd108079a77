/** Withdrawing a link asks one question: what becomes of the people who entered by it. */
import { useState } from 'react'
import type { ThoseInside } from '#shared/people/link.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useWords } from '../words/words.ts'
import styles from './links-section.module.css'
import { useConferenceActs } from './use-conference-acts.ts'

interface RevokeDialogProps {
  readonly conferenceId: string
  readonly linkId: string
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}

const choices: readonly ThoseInside[] = ['stay', 'readOnly', 'leave']

export function RevokeDialog({ conferenceId, linkId, onClose, onDone }: RevokeDialogProps) {
  const words = useWords().conference
  const acts = useConferenceActs(conferenceId)
  const [thoseInside, setThoseInside] = useState<ThoseInside>('stay')

  async function revoke() {
    onClose()
    const revoked = await acts.aloud('revokeLink', { linkId, thoseInside }, words.revoked, false)
    if (revoked.ok) await onDone()
  }

  return (
    <Dialog
      title={words.revokeTitle}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="danger" onClick={() => void revoke()}>
            {words.revokeNow}
          </Button>
        </>
      }
    >
      <div className={styles['dialog']}>
        <Choice<ThoseInside>
          className={styles['stacked']}
          legend={words.revokeText}
          value={thoseInside}
          onChange={setThoseInside}
          options={choices.map((choice) => ({
            value: choice,
            label: words.thoseInside[choice],
            hint: words.thoseInsideDoes[choice],
          }))}
        />
      </div>
    </Dialog>
  )
}
