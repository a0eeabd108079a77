/** One workshop opened: organisers change what it is; those who run it, its columns and whether it is open. */
import { Link } from 'wouter'
import { type Conference, type Workshop, workshopKinds } from '#shared/conference/conference.ts'
import { holds } from '#shared/people/reach.ts'
import type { Actor } from '#shared/people/role.ts'
import { useAct } from '../acts/use-act.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox, Select } from '../ui/field.tsx'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'
import { ColumnsEditor } from './columns-editor.tsx'
import { SavedField } from './saved-field.tsx'
import setUp from './set-up.module.css'
import { TerritoriesField } from './territories-field.tsx'
import { useAhead } from './use-ahead.ts'
import { useConferenceActs } from './use-conference-acts.ts'
import styles from './workshop-form.module.css'

interface WorkshopFormProps {
  readonly conference: Conference
  readonly workshop: Workshop
  readonly actor: Actor
}

export function WorkshopForm({ conference, workshop, actor }: WorkshopFormProps) {
  return (
    <div className={styles['workshopForm']}>
      {holds(actor, 'setUp') && <WhatItIs conference={conference} workshop={workshop} />}
      <ColumnsEditor conferenceId={conference.id} workshop={workshop} />
      <StepAndEnd conference={conference} workshop={workshop} actor={actor} />
    </div>
  )
}

function WhatItIs({ conference, workshop }: Omit<WorkshopFormProps, 'actor'>) {
  const words = useWords().conference
  const acts = useConferenceActs(conference.id)
  const { kind, label, name, question, siteIds, territories } = workshop
  const kept = { kind, label, name, question, siteIds, territories }
  const { fields, change } = useAhead(kept, (all) => acts.quietly('setWorkshop', { workshopId: workshop.id, ...all }))
  const turnSite = (siteId: string) =>
    fields.siteIds.includes(siteId) ? fields.siteIds.filter((known) => known !== siteId) : [...fields.siteIds, siteId]
  return (
    <>
      <div className={styles['three']}>
        <Select
          label={words.kind}
          value={fields.kind}
          onChange={(event) => {
            const chosen = workshopKinds.find((known) => known === event.currentTarget.value)
            if (chosen) void change({ kind: chosen })
          }}
        >
          {workshopKinds.map((known) => (
            <option key={known} value={known}>
              {words.kindNames[known]}
            </option>
          ))}
        </Select>
        <SavedField
          label={words.label}
          note={words.labelHint}
          value={fields.label}
          limit={40}
          required
          save={(text) => change({ label: text })}
        />
      </div>
      <SavedField
        label={words.workshopName}
        value={fields.name}
        limit={160}
        required
        save={(text) => change({ name: text })}
      />
      <SavedField
        label={words.question}
        note={words.questionHint}
        placeholder={words.questionExample}
        value={fields.question}
        limit={300}
        save={(text) => change({ question: text })}
      />
      <fieldset className={setUp['choices']}>
        <legend>{words.whichSites}</legend>
        {conference.sites.map((site) => (
          <Checkbox
            key={site.id}
            label={site.name}
            checked={fields.siteIds.includes(site.id)}
            onChange={() => void change({ siteIds: turnSite(site.id) })}
          />
        ))}
      </fieldset>
      {fields.kind === 'territorial' && (
        <TerritoriesField chosen={fields.territories} onChoose={(chosen) => void change({ territories: chosen })} />
      )}
    </>
  )
}

function StepAndEnd({ conference, workshop, actor }: WorkshopFormProps) {
  const words = useWords().conference
  const sentence = useRefusalSentence()
  const acts = useConferenceActs(conference.id)
  const whyNotRemove = useAct(conference.id, 'removeWorkshop').whyNot({ workshopId: workshop.id })
  const { id: workshopId, label } = workshop
  const open = workshop.step.kind === 'open'
  const turn = () =>
    void acts.aloud(
      'setStep',
      { workshopId, step: open ? 'closed' : 'open' },
      open ? words.workshopClosed(label) : words.workshopOpened(label),
    )
  return (
    <div className={setUp['buttons']}>
      <Button icon={open ? 'lock' : 'lock-open'} onClick={turn}>
        {open ? words.closeWorkshop : words.openWorkshop}
      </Button>
      <Link href={paths.board(conference.id, workshopId)} className={setUp['quietLink']}>
        {words.seeBoard}
      </Link>
      {holds(actor, 'setUp') && (
        <Button
          variant="quiet"
          icon="bin"
          disabledReason={whyNotRemove && sentence(whyNotRemove)}
          onClick={() => void acts.aloud('removeWorkshop', { workshopId }, words.workshopRemoved(label))}
        >
          {words.removeWorkshop}
        </Button>
      )}
    </div>
  )
}
