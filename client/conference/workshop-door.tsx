/** One workshop in the programme: its plate, its name, whether it is open, who is in it by site. The whole line is the door. */
import { Link } from 'wouter'
import type { Conference, Workshop } from '#shared/conference/conference.ts'
import type { Presence } from '#shared/live/protocol.ts'
import { paths } from '../paths.ts'
import { Icon } from '../ui/icon.tsx'
import { Plate } from '../ui/plate.tsx'
import { SiteSign } from '../ui/site-sign.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { useFormat } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import styles from './programme.module.css'

interface WorkshopDoorProps {
  readonly conference: Conference
  readonly workshop: Workshop
  readonly room: NonNullable<Presence['rooms']>[string] | null
  /** Whether one runs it. */
  readonly mine: boolean
}

export function WorkshopDoor({ conference, workshop, room, mine }: WorkshopDoorProps) {
  const words = useWords().conference
  const format = useFormat()
  const closed = workshop.step.kind === 'closed'
  return (
    <li>
      <Link href={paths.board(conference.id, workshop.id)} className={styles['door']}>
        <span className={styles['plate']}>
          <Plate>{workshop.label}</Plate>
        </span>
        <span className={styles['name']}>
          {workshop.name}
          {mine && <small> {words.yours}</small>}
        </span>
        {closed && (
          <span className={styles['closed']}>
            <Icon name="lock" />{' '}
            {workshop.step.since > 0 ? words.closedSince(format.moment(workshop.step.since)) : words.steps.closed}
          </span>
        )}
        <Counts conference={conference} workshop={workshop} room={room} />
      </Link>
    </li>
  )
}

/** One small count a site, in the same order on every line, so that a column can be read down. */
function Counts({ conference, workshop, room }: Omit<WorkshopDoorProps, 'mine'>) {
  const words = useWords().conference
  return (
    <span className={styles['counts']}>
      {conference.sites.map((site) => {
        const count = room?.bySite[site.id] ?? 0
        const held = workshop.siteIds.includes(site.id)
        return (
          <span key={site.id} className={styles['count']} data-held={held || count > 0} data-here={count > 0}>
            {(held || count > 0) && (
              <>
                <SiteSign sign={site.sign} />
                <span aria-hidden="true">{count > 0 ? count : ''}</span>
                <VisuallyHidden>
                  {count === 0
                    ? words.awaited(site.name)
                    : site.remote
                      ? words.presentRemote(count)
                      : words.presentAt(count, site.name)}
                  {'. '}
                </VisuallyHidden>
              </>
            )}
          </span>
        )
      })}
    </span>
  )
}
