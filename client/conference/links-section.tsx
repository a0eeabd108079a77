/** Invitation links, role by role: made, copied, shown as a QR code, replaced, withdrawn. */
import { useState } from 'react'
import { Link } from 'wouter'
import type { Conference } from '#shared/conference/conference.ts'
import type { Actor, Role } from '#shared/people/role.ts'
import { paths } from '../paths.ts'
import { type ManagedLink, useLinks } from '../people/use-server-list.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useWords } from '../words/words.ts'
import { invitedRoles } from './invited-roles.ts'
import { LinkRow } from './link-row.tsx'
import styles from './links-section.module.css'
import { MakeLinkDialog } from './make-link-dialog.tsx'
import setUp from './set-up.module.css'

export function LinksSection({ conference, actor }: { conference: Conference; actor: Actor }) {
  const words = useWords()
  const { items, unreachable, refresh } = useLinks(conference.id)
  const [making, setMaking] = useState<Role | null>(null)
  const links = items ?? []
  const living = links.filter((link) => link.revokedAt === null)
  const withdrawn = links.filter((link) => link.revokedAt !== null)
  const rows = (those: readonly ManagedLink[]) =>
    those.map((link) => <LinkRow key={link.id} conference={conference} link={link} onChanged={refresh} />)
  return (
    <>
      <div className={setUp['spread']}>
        <p className={setUp['teach']}>{words.conference.invitationsTeach}</p>
        <Link href={paths.links(conference.id)} className={setUp['quietLink']}>
          {words.conference.printLinks}
        </Link>
      </div>
      {unreachable && <Notice kind="warn">{words.conference.linksUnreadable}</Notice>}
      {invitedRoles(actor).map((role) => {
        const those = living.filter((link) => link.role === role)
        return (
          <div key={role} className={styles['role']}>
            <div className={styles['roleHead']}>
              <h3>{words.people.roles[role]}</h3>
              <p>{words.people.roleDoes[role]}</p>
              <Button variant="quiet" icon="plus" onClick={() => setMaking(role)}>
                {words.conference.makeLink}
              </Button>
            </div>
            {those.length > 0 && <ul className={setUp['rows']}>{rows(those)}</ul>}
          </div>
        )
      })}
      {withdrawn.length > 0 && (
        <details>
          <summary>{words.conference.revokedLinks(withdrawn.length)}</summary>
          <ul className={setUp['rows']}>{rows(withdrawn)}</ul>
        </details>
      )}
      {making && (
        <MakeLinkDialog
          conference={conference}
          actor={actor}
          role={making}
          onClose={() => setMaking(null)}
          onMade={refresh}
        />
      )}
    </>
  )
}
