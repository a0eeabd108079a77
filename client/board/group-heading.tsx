/** The heading of a group inside its column; those who may group edit it in place, together. */
import { type JSX, useState } from 'react'
import type { Group } from '#shared/board/contribution.ts'
import { LazyRichTextEditor } from '../editor/lazy-rich-text-editor.tsx'
import type { LiveText } from '../live/types.ts'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useWords } from '../words/words.ts'
import styles from './group-heading.module.css'

export interface GroupTitles {
  /** Why titles may not be edited, in a sentence; null: they may. */
  readonly whyNot: string | null
  text(groupId: string): LiveText | null
}

export interface GroupHeadingProps {
  readonly group: Group
  readonly count: number
  readonly titles: GroupTitles
}

export function GroupHeading({ group, count, titles }: GroupHeadingProps): JSX.Element {
  const words = useWords().board.group
  const [editing, setEditing] = useState(false)
  const text = editing && titles.whyNot === null ? titles.text(group.id) : null
  const done = () => setEditing(false)
  return (
    <div className={styles['group']}>
      <p className={styles['count']}>
        <Icon name="group" /> {words.cards(count)}
      </p>
      {text ? (
        <div className={styles['editing']}>
          <LazyRichTextEditor text={text} label={words.title} autofocus names="below" onEscape={done} onDone={done} />
          <IconButton icon="check" label={words.done} onClick={done} />
        </div>
      ) : (
        <h3 className={styles['title']}>
          <span>{group.title || words.untitled}</span>
          {titles.whyNot === null && <IconButton icon="write" label={words.rename} onClick={() => setEditing(true)} />}
        </h3>
      )}
    </div>
  )
}
