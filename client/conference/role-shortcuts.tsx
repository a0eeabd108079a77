/** What one's role adds to the programme: desk, draft, set-up, sheets. Nothing for those who come to write. */
import { Link } from 'wouter'
import type { Conference } from '#shared/conference/conference.ts'
import { holds, holdsSomewhere } from '#shared/people/reach.ts'
import type { Actor } from '#shared/people/role.ts'
import { paths } from '../paths.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { useWords } from '../words/words.ts'
import styles from './programme.module.css'

export function RoleShortcuts({ conference, actor }: { conference: Conference; actor: Actor }) {
  const words = useWords().conference
  const { id, draftOpened } = conference
  const shortcuts: readonly (Shortcut | false)[] = [
    mayPromote(actor) && { to: paths.desk(id), icon: 'promote', title: words.desk, does: words.deskDoes },
    holds(actor, 'readDraft', { draftOpened }) && {
      to: paths.draft(id),
      icon: 'draft',
      title: words.draft,
      does: words.draftDoes,
    },
    holdsSomewhere(actor, 'makeLinks') && {
      to: paths.setUp(id),
      icon: 'settings',
      title: words.setUp,
      does: words.setUpDoes,
    },
    holdsSomewhere(actor, 'makeLinks') && {
      to: paths.links(id),
      icon: 'print',
      title: words.links,
      does: words.linksDoes,
    },
  ]
  const mine = shortcuts.filter((shortcut) => shortcut !== false)
  if (mine.length === 0) return null
  return (
    <nav className={styles['shortcuts']} aria-label={words.shortcuts}>
      <ul>
        {mine.map(({ to, icon, title, does }) => (
          <li key={to}>
            <Link href={to}>
              <Icon name={icon} />
              <span>
                <strong>{title}</strong>
                <small>{does}</small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface Shortcut {
  readonly to: string
  readonly icon: IconName
  readonly title: string
  readonly does: string
}

/** Those who promote from every board, or from the boards they run. */
const mayPromote = (actor: Actor): boolean => holdsSomewhere(actor, 'promote')
