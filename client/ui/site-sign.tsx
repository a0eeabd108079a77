/** The twelve solid signs that tell places apart without a colour. Beside the name, or named by `label` where alone. */
import type { JSX } from 'react'
import { classes } from './classes.ts'
import styles from './site-sign.module.css'

const shapes = {
  crescent: 'M10.9 1.5a6.7 6.7 0 1 0 3.6 9.9A5.6 5.6 0 0 1 10.9 1.5z',
  diamond: 'M8 .8 15.2 8 8 15.2.8 8z',
  arch: 'M1.6 14.6V7.8a6.4 6.4 0 0 1 12.8 0v6.8h-4V8a2.4 2.4 0 0 0-4.8 0v6.6z',
  house: 'M8 1.2 15.4 7.4V14.8H.6V7.4zM3.2 8.6v3.6h9.6V8.6L8 4.6z',
  square: 'M2.2 2.2h11.6v11.6H2.2z',
  triangle: 'M8 1.4 15.4 14.4H.6z',
  drop: 'M8 .8c2.7 3.5 5 6 5 8.9a5 5 0 0 1-10 0C3 6.8 5.3 4.3 8 .8z',
  star: 'M8 .7l2.2 4.8 5.2.6-3.9 3.5 1.1 5.2L8 12.2 3.4 14.8l1.1-5.2L.6 6.1l5.2-.6z',
  hexagon: 'M4.2 1.5h7.6L15.6 8l-3.8 6.5H4.2L.4 8z',
  cross: 'M5.6 1.2h4.8v4.4h4.4v4.8h-4.4v4.4H5.6v-4.4H1.2V5.6h4.4z',
  ring: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zM8 4.6a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8z',
  leaf: 'M14.6 1.4c.6 7.4-2.7 12-7.7 12-1.2 0-2.2-.3-3-.8L2.4 14.8.9 13.6l1.7-2.4C.9 6.2 5.8 1.8 14.6 1.4z',
} as const

export type SiteSignName = keyof typeof shapes

interface SiteSignProps {
  readonly sign: SiteSignName
  /** The place's name, where no word stands beside the sign. */
  readonly label?: string | undefined
  readonly className?: string | undefined
}

export function SiteSign({ sign, label, className }: SiteSignProps): JSX.Element {
  const shape = <path fillRule="evenodd" d={shapes[sign]} />
  const look = classes(styles['sign'], className)
  return label === undefined ? (
    <svg className={look} viewBox="0 0 16 16" aria-hidden="true">
      {shape}
    </svg>
  ) : (
    <svg className={look} viewBox="0 0 16 16" role="img" aria-label={label}>
      {shape}
    </svg>
  )
}
