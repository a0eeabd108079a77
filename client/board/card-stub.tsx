/** Where a card was, for those who may know: its author, and those who moderate. */
import type { JSX } from 'react'
import type { Standing } from '#shared/board/contribution.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import type { BoardWords } from '../words/board.fr.ts'
import styles from './card-stub.module.css'

export type StubStanding = Exclude<Standing['kind'], 'open'>

export interface CardStubProps {
  readonly standing: StubStanding
  /** « C-017 », or empty. */
  readonly number: string
  readonly words: BoardWords['stub']
}

export function CardStub({ standing, number, words }: CardStubProps): JSX.Element {
  return (
    <p className={styles['stub']}>
      <Icon name={icons[standing]} />
      <span>{words[standing](number)}</span>
      <span className={styles['who']}>{words.onlyYou}</span>
    </p>
  )
}

const icons: Readonly<Record<StubStanding, IconName>> = { withdrawn: 'undo', masked: 'mask', merged: 'merge' }
