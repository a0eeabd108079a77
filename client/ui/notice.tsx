/** A band across a place: something to know, to mind or to repair, in one sentence, with what to do. */
import type { JSX, ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './notice.module.css'

export type NoticeKind = 'quiet' | 'accent' | 'warn' | 'against'

interface NoticeProps {
  readonly kind?: NoticeKind
  /** Another sign than the kind's own. */
  readonly icon?: IconName
  readonly title?: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Heard when it appears: for what answers an action. */
  readonly live?: boolean
}

export function Notice({
  kind = 'quiet',
  icon = signs[kind],
  title,
  children,
  actions,
  live = false,
}: NoticeProps): JSX.Element {
  return (
    <div className={classes(styles['notice'], styles[kind])} role={live ? 'status' : undefined}>
      <Icon name={icon} />
      <div className={styles['said']}>
        {title && <p className={styles['title']}>{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {actions && <div className={styles['actions']}>{actions}</div>}
    </div>
  )
}

const signs: Readonly<Record<NoticeKind, IconName>> = {
  quiet: 'info',
  accent: 'refresh',
  warn: 'warn',
  against: 'warn',
}
