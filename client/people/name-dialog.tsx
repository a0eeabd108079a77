/** One's name and site, changed at any moment. */
import { type FormEvent, useState } from 'react'
import type { Site } from '#shared/conference/conference.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import { cleanName, nameLimit } from '#shared/people/person.ts'
import type { Me } from '../live/types.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'
import styles from './join.module.css'
import { changeMe } from './join.ts'
import { NameField } from './name-field.tsx'
import { SiteTiles } from './site-tiles.tsx'

interface NameDialogProps {
  readonly me: Me
  readonly sites: readonly Site[]
  readonly onClose: () => void
}

export function NameDialog({ me, sites, onClose }: NameDialogProps) {
  const words = useWords().frame
  const sentence = useRefusalSentence()
  const toast = useToast()
  const [name, setName] = useState(me.person.name)
  const [siteId, setSiteId] = useState(me.person.siteId)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  async function save(event: FormEvent) {
    event.preventDefault()
    const clean = cleanName(name)
    if (!clean || clean.length > nameLimit) return
    const changed = await changeMe({ name: clean, siteId })
    if (!changed.ok) return setRefusal(changed.refusal)
    onClose()
    toast.say(words.nameSaved)
  }

  return (
    <Dialog title={words.changeName} open onClose={onClose}>
      <form className={styles['form']} onSubmit={(event) => void save(event)} noValidate>
        <NameField name={name} onName={setName} />
        {sites.length > 0 && <SiteTiles sites={sites} chosen={siteId} onChoose={setSiteId} />}
        {refusal && <Notice kind="against">{sentence(refusal)}</Notice>}
        <Button type="submit" variant="primary">
          {words.saveName}
        </Button>
      </form>
    </Dialog>
  )
}
