/** People as small rounds: colour and initials, always with the name to be heard; a sign says where they sit. */
import type { JSX } from 'react'
import { useWords } from '../words/words.ts'
import styles from './avatar.module.css'
import { classes } from './classes.ts'
import { initials } from './initials.ts'
import { SiteSign, type SiteSignName } from './site-sign.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface Shown {
  readonly id?: string
  readonly name: string
  /** 1 to 12, given by the server. */
  readonly colour: number
  readonly sign?: SiteSignName | null | undefined
}

interface AvatarProps extends Shown {
  readonly small?: boolean
}

export function Avatar({ name, colour, sign, small = false }: AvatarProps): JSX.Element {
  return (
    <span className={classes(styles['avatar'], small && styles['small'])} data-person={colour} title={name}>
      <span aria-hidden="true">{initials(name)}</span>
      <VisuallyHidden>{name}</VisuallyHidden>
      {sign && <SiteSign sign={sign} className={styles['sign']} />}
    </span>
  )
}

interface AvatarsProps {
  readonly people: readonly Shown[]
  /** Everybody, those who are not drawn included; the length of `people` unless said. */
  readonly count?: number
  /** Who these people are: « 51 personnes présentes ». */
  readonly label: string
  readonly max?: number
  readonly small?: boolean
  /** Shows everybody. Without it the number is only a number. */
  readonly onMore?: (() => void) | undefined
}

export function Avatars({
  people,
  count = people.length,
  label,
  max = 3,
  small = false,
  onMore,
}: AvatarsProps): JSX.Element {
  const words = useWords().ui.avatars
  const drawn = people.slice(0, max)
  const others = Math.max(count - drawn.length, 0)
  const more = (
    <>
      <span aria-hidden="true">{words.more(others)}</span>
      <VisuallyHidden>{words.moreHeard(others)}</VisuallyHidden>
    </>
  )
  return (
    <ul className={styles['avatars']} aria-label={label}>
      {drawn.map((person, place) => (
        <li key={person.id ?? `${place} ${person.name}`}>
          <Avatar {...person} small={small} />
        </li>
      ))}
      {others > 0 && (
        <li>
          {onMore ? (
            <button type="button" className={styles['more']} onClick={onMore}>
              {more}
            </button>
          ) : (
            <span className={styles['more']}>{more}</span>
          )}
        </li>
      )}
    </ul>
  )
}
