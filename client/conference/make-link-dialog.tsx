/** A new link: its role is chosen already; a site, workshops and a name if they help. */
import { type FormEvent, useId, useState } from 'react'
import type { Conference } from '#shared/conference/conference.ts'
import { holds } from '#shared/people/reach.ts'
import type { Actor, Role } from '#shared/people/role.ts'
import { useAct } from '../acts/use-act.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Checkbox, Select, TextField } from '../ui/field.tsx'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'
import styles from './links-section.module.css'
import setUp from './set-up.module.css'
import { useConferenceActs } from './use-conference-acts.ts'

interface MakeLinkDialogProps {
  readonly conference: Conference
  readonly actor: Actor
  readonly role: Role
  readonly onClose: () => void
  readonly onMade: () => Promise<void>
}

export function MakeLinkDialog({ conference, actor, role, onClose, onMade }: MakeLinkDialogProps) {
  const words = useWords()
  const sentence = useRefusalSentence()
  const form = useId()
  const acts = useConferenceActs(conference.id)
  const [label, setLabel] = useState('')
  const [siteId, setSiteId] = useState<string | null>(null)
  const [workshopIds, setWorkshopIds] = useState<readonly string[]>([])
  const link = { role, label: label.trim(), siteId, workshopIds: workshopIds.length > 0 ? workshopIds : null }
  const whyNot = useAct(conference.id, 'makeLink').whyNot(link)
  const workshops = conference.workshops.filter((workshop) => holds(actor, 'makeLinks', { workshopId: workshop.id }))
  const turn = (workshopId: string) =>
    setWorkshopIds((before) =>
      before.includes(workshopId) ? before.filter((other) => other !== workshopId) : [...before, workshopId],
    )

  async function make(event: FormEvent) {
    event.preventDefault()
    if (whyNot) return
    onClose()
    const made = await acts.aloud('makeLink', link, words.conference.linkMade, false)
    if (made.ok) await onMade()
  }

  return (
    <Dialog
      title={words.conference.makeLinkFor(words.people.roles[role])}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.conference.cancel}</Button>
          <Button type="submit" form={form} variant="primary" icon="link" disabledReason={whyNot && sentence(whyNot)}>
            {words.conference.makeLink}
          </Button>
        </>
      }
    >
      <form id={form} className={styles['dialog']} onSubmit={(event) => void make(event)}>
        <TextField
          label={words.conference.linkLabel}
          labelNote={words.conference.linkLabelHint}
          value={label}
          maxLength={80}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Select
          label={words.conference.linkSite}
          value={siteId ?? ''}
          onChange={(event) => setSiteId(event.currentTarget.value || null)}
        >
          <option value="">{words.conference.linkAnySite}</option>
          {conference.sites.map((site) => (
            <option key={site.id} value={site.id}>
              {site.name}
            </option>
          ))}
        </Select>
        {role === 'facilitator' ? (
          <fieldset className={setUp['choices']}>
            <legend>{words.conference.linkWorkshops}</legend>
            {workshops.map((workshop) => (
              <Checkbox
                key={workshop.id}
                label={`${workshop.label}. ${workshop.name}`}
                checked={workshopIds.includes(workshop.id)}
                onChange={() => turn(workshop.id)}
              />
            ))}
          </fieldset>
        ) : (
          <Select
            label={words.conference.linkWorkshop}
            value={workshopIds[0] ?? ''}
            onChange={(event) => setWorkshopIds(event.currentTarget.value ? [event.currentTarget.value] : [])}
          >
            <option value="">{words.conference.linkNoWorkshop}</option>
            {workshops.map((workshop) => (
              <option key={workshop.id} value={workshop.id}>
                {workshop.label}. {workshop.name}
              </option>
            ))}
          </Select>
        )}
      </form>
    </Dialog>
  )
}
