/** One sign, drawn in the colour of the words beside it. It says nothing by itself: the word does. */
import type { JSX } from 'react'
import { classes } from './classes.ts'
import styles from './icon.module.css'
import { iconShapes } from './icon-shapes.ts'

export type IconName = keyof typeof iconShapes

interface IconProps {
  readonly name: IconName
  readonly className?: string | undefined
}

export function Icon({ name, className }: IconProps): JSX.Element {
  const shape: { readonly line?: string; readonly solid?: string } = iconShapes[name]
  return (
    <svg className={classes(styles['icon'], className)} viewBox="0 0 20 20" aria-hidden="true">
      {shape.line && <path d={shape.line} />}
      {shape.solid && <path d={shape.solid} className={styles['solid']} />}
    </svg>
  )
}
