/** Workshops and stands, one line each; opening a line shows what may be changed in it. */
import { useState } from 'react'
import type { Conference, Workshop, WorkshopKind } from '#shared/conference/conference.ts'
import { holds } from '#shared/people/reach.ts'
import type { Actor } from '#shared/people/role.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Plate } from '../ui/plate.tsx'
import { useWords } from '../words/words.ts'
import setUp from './set-up.module.css'
import { SiteSigns } from './site-signs.tsx'
import { useConferenceActs } from './use-conference-acts.ts'
import { WorkshopForm } from './workshop-form.tsx'
import styles from './workshops-section.module.css'

interface WorkshopsSectionProps {
  readonly conference: Conference
  readonly actor: Actor
}

export function WorkshopsSection({ conference, actor }: WorkshopsSectionProps) {
  const words = useWords().conference
  const [openedId, setOpenedId] = useState<string | null>(null)
  const runs = (workshop: Workshop) => holds(actor, 'step', { workshopId: workshop.id })
  return (
    <>
      <p className={setUp['teach']}>{words.workshopsTeach}</p>
      <ul className={setUp['rows']}>
        {conference.workshops.filter(runs).map((workshop) => (
          <WorkshopRow
            key={workshop.id}
            conference={conference}
            workshop={workshop}
            actor={actor}
            opened={workshop.id === openedId}
            onTurn={() => setOpenedId(workshop.id === openedId ? null : workshop.id)}
          />
        ))}
      </ul>
      {holds(actor, 'setUp') && <NewWorkshop conference={conference} onMade={setOpenedId} />}
    </>
  )
}

interface WorkshopRowProps extends WorkshopsSectionProps {
  readonly workshop: Workshop
  readonly opened: boolean
  readonly onTurn: () => void
}

function WorkshopRow({ conference, workshop, actor, opened, onTurn }: WorkshopRowProps) {
  const words = useWords().conference
  const formId = `workshop-${workshop.id}`
  return (
    <li>
      <button type="button" aria-expanded={opened} aria-controls={formId} className={styles['turn']} onClick={onTurn}>
        <Plate>{workshop.label}</Plate>
        <span className={styles['workshopName']}>{workshop.name}</span>
        {workshop.step.kind === 'closed' && (
          <span className={styles['closed']}>
            <Icon name="lock" /> {words.steps.closed}
          </span>
        )}
        <SiteSigns sites={conference.sites} siteIds={workshop.siteIds} />
        <Icon name="chevron" />
      </button>
      <div id={formId}>{opened && <WorkshopForm conference={conference} workshop={workshop} actor={actor} />}</div>
    </li>
  )
}

function NewWorkshop({ conference, onMade }: { conference: Conference; onMade: (workshopId: string) => void }) {
  const words = useWords().conference
  const acts = useConferenceActs(conference.id)

  async function add(kind: WorkshopKind) {
    const stand = kind === 'stand'
    const number = conference.workshops.filter((other) => (other.kind === 'stand') === stand).length + 1
    const label = stand ? words.newStandLabel(number) : words.newWorkshopLabel(number)
    const name = stand ? words.newStandName : words.newWorkshopName
    const siteIds = conference.sites.map((site) => site.id)
    const made = await acts.aloud('setWorkshop', { kind, label, name, siteIds }, words.workshopAdded(label))
    if (made.ok) onMade(String(made.value.answer['workshopId']))
  }

  return (
    <div className={setUp['buttons']}>
      <Button icon="plus" onClick={() => void add('thematic')}>
        {words.addWorkshop}
      </Button>
      <Button icon="plus" onClick={() => void add('stand')}>
        {words.addStand}
      </Button>
    </div>
  )
}
