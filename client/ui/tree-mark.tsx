/** The mark of the house: a tree whose leaves are the people under it. The name stands beside it. */
import type { JSX } from 'react'
import { classes } from './classes.ts'
import styles from './tree-mark.module.css'

const farLeaves = [
  [2.4, 15.4],
  [3.28, 10.96],
  [5.8, 7.2],
  [9.56, 4.68],
  [14, 3.8],
  [18.44, 4.68],
  [22.2, 7.2],
  [24.72, 10.96],
  [25.6, 15.4],
  [7, 15.4],
  [8.34, 11.29],
  [11.84, 8.74],
  [16.16, 8.74],
  [19.66, 11.29],
  [21, 15.4],
] as const
const nearLeaves = [
  [11.4, 15.4],
  [14, 12.8],
  [16.6, 15.4],
] as const
const trunk = 'M12.9 18.6h2.2v6.2h-2.2zM9.6 24.4h8.8v2H9.6z'

export function TreeMark({ className }: { readonly className?: string | undefined }): JSX.Element {
  return (
    <svg className={classes(styles['mark'], className)} viewBox="0 0 28 28" aria-hidden="true">
      {farLeaves.map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={1.65} />
      ))}
      {nearLeaves.map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={1.3} />
      ))}
      <path d={trunk} />
    </svg>
  )
}
