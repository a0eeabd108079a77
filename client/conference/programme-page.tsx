/** `/c/…`: the conference as a list of doors. Where each workshop stands, who is there by site, what one's role adds. */
import type { Workshop } from '#shared/conference/conference.ts'
import { workshopKinds } from '#shared/conference/conference.ts'
import { holds } from '#shared/people/reach.ts'
import frame from '../frame/frame.module.css'
import { TopBar } from '../frame/top-bar.tsx'
import { type Inside, WithConference } from '../frame/with-conference.tsx'
import { paths } from '../paths.ts'
import { ThosePresent } from '../people/those-present.tsx'
import { useFormat } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { EmptyProgramme } from './empty-programme.tsx'
import styles from './programme.module.css'
import { RoleShortcuts } from './role-shortcuts.tsx'
import { SiteCounts } from './site-counts.tsx'
import { WorkshopDoor } from './workshop-door.tsx'

export function ProgrammePage({ conferenceId }: { conferenceId: string }) {
  return <WithConference conferenceId={conferenceId}>{(inside) => <Programme {...inside} />}</WithConference>
}

function Programme({ conference, view }: Inside) {
  const words = useWords().conference
  const format = useFormat()
  const { presence, actor } = view
  return (
    <>
      <TopBar
        home={paths.home()}
        title={conference.name}
        people={<ThosePresent conference={conference} presence={presence} />}
        sites={conference.sites}
      />
      <main id="main" className={`${frame['page']} ${styles['programme']}`}>
        <div className={styles['day']}>
          <p className={styles['date']}>{conference.date ? format.date(conference.date) : words.dateUnknown}</p>
          <SiteCounts sites={conference.sites} presence={presence} />
        </div>
        <RoleShortcuts conference={conference} actor={actor} />
        {conference.workshops.length === 0 && (
          <EmptyProgramme conferenceId={conference.id} mayPrepare={holds(actor, 'setUp')} />
        )}
        {workshopKinds.map((kind) => {
          const workshops = conference.workshops.filter((workshop) => workshop.kind === kind)
          if (workshops.length === 0) return null
          return (
            <section key={kind} className={styles['kind']} aria-labelledby={`kind-${kind}`}>
              <h2 id={`kind-${kind}`}>{words.kinds[kind]}</h2>
              <ul>
                {workshops.map((workshop: Workshop) => (
                  <WorkshopDoor
                    key={workshop.id}
                    conference={conference}
                    workshop={workshop}
                    room={presence?.rooms?.[workshop.id] ?? null}
                    mine={actor.grants.some(
                      (grant) => grant.role === 'facilitator' && grant.workshopIds?.includes(workshop.id),
                    )}
                  />
                ))}
              </ul>
            </section>
          )
        })}
      </main>
    </>
  )
}
