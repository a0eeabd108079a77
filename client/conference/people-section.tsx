/** Who came in, with their roles: given, taken back; somebody may be asked to leave, and their words stay. */
import { useState } from 'react'
import type { Conference } from '#shared/conference/conference.ts'
import { holds } from '#shared/people/reach.ts'
import { type Actor, roles } from '#shared/people/role.ts'
import type { Me } from '../live/types.ts'
import { useRoleNames } from '../people/role-names.ts'
import { type Member, useMembers } from '../people/use-server-list.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Menu } from '../ui/menu.tsx'
import { SiteSign } from '../ui/site-sign.tsx'
import { useWords } from '../words/words.ts'
import styles from './people-section.module.css'
import setUp from './set-up.module.css'
import { useConferenceActs } from './use-conference-acts.ts'

/** Enough for a team; a whole hall is reached by searching. */
const shownAtFirst = 30

interface PeopleSectionProps {
  readonly conference: Conference
  readonly actor: Actor
  readonly me: Me
}

export function PeopleSection({ conference, actor, me }: PeopleSectionProps) {
  const words = useWords().conference
  const { items, refresh } = useMembers(conference.id)
  const [asked, setAsked] = useState('')
  const [limit, setLimit] = useState(shownAtFirst)
  const found = strongestFirst(items ?? []).filter((member) =>
    member.name.toLowerCase().includes(asked.trim().toLowerCase()),
  )
  if (items?.length === 0) return <p className={setUp['teach']}>{words.peopleNone}</p>
  return (
    <>
      <p className={setUp['teach']}>{words.peopleTeach}</p>
      {(items?.length ?? 0) > shownAtFirst && (
        <TextField
          label={words.peopleSearch}
          labelNote={words.peopleFound(found.length)}
          type="search"
          value={asked}
          onChange={(event) => setAsked(event.currentTarget.value)}
        />
      )}
      <ul className={setUp['rows']}>
        {found.slice(0, limit).map((member) => (
          <MemberRow
            key={member.id}
            conference={conference}
            actor={actor}
            member={member}
            isMe={member.id === me.person.id}
            onChanged={refresh}
          />
        ))}
      </ul>
      {found.length > limit && (
        <Button variant="quiet" onClick={() => setLimit(limit + 100)}>
          {words.peopleMore(Math.min(100, found.length - limit))}
        </Button>
      )}
    </>
  )
}

interface MemberRowProps {
  readonly conference: Conference
  readonly actor: Actor
  readonly member: Member
  readonly isMe: boolean
  readonly onChanged: () => Promise<void>
}

function MemberRow({ conference, actor, member, isMe, onChanged }: MemberRowProps) {
  const words = useWords()
  const roleNames = useRoleNames()
  const items = useMemberActions(conference, actor, member, onChanged)
  const site = conference.sites.find((known) => known.id === member.siteId)
  return (
    <li className={styles['member']}>
      <Avatar name={member.name} colour={member.colour} />
      <span className={styles['memberName']}>
        {member.name}
        {isMe && <small> ({words.conference.thatIsYou})</small>}
      </span>
      <span className={styles['memberSite']}>
        {site && (
          <>
            <SiteSign sign={site.sign} /> {site.name}
          </>
        )}
      </span>
      <span className={styles['memberRoles']}>{roleNames(member.grants)}</span>
      <Menu icon="more" align="end" label={words.conference.personActions(member.name)} items={items} />
    </li>
  )
}

function useMemberActions(conference: Conference, actor: Actor, member: Member, onChanged: () => Promise<void>) {
  const words = useWords()
  const acts = useConferenceActs(conference.id)
  const { id: personId, name } = member
  const has = (role: (typeof roles)[number]) => member.grants.some((grant) => grant.role === role)

  async function appoint(role: (typeof roles)[number]) {
    const give = !has(role)
    const said = give ? words.conference.roleGiven : words.conference.roleTaken
    const done = await acts.aloud('appoint', { personId, role, give }, said(words.people.roles[role], name))
    if (done.ok) await onChanged()
  }

  async function remove() {
    const done = await acts.aloud('removePerson', { personId }, words.conference.personRemoved(name))
    if (done.ok) await onChanged()
  }

  const appointing = holds(actor, 'appoint')
    ? roles
        .filter((role) => role !== 'kiosk')
        .map((role) => ({
          id: role,
          label: words.people.roles[role],
          checked: has(role),
          onSelect: () => void appoint(role),
        }))
    : []
  return [
    ...appointing,
    { id: 'remove', label: words.conference.removePerson, danger: true, apart: true, onSelect: () => void remove() },
  ]
}

/** Those with roles to look after before the many who take part; by name within. */
function strongestFirst(members: readonly Member[]): readonly Member[] {
  const rank = (member: Member) => Math.min(...member.grants.map((grant) => roles.indexOf(grant.role)), roles.length)
  return members.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}
