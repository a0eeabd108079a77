/** An address as a square to scan: dark on light in every theme, with the quiet zone that cameras need. */
import { type JSX, useMemo } from 'react'
import { encode } from 'uqr'
import { classes } from './classes.ts'
import styles from './qr.module.css'

interface QrProps {
  readonly text: string
  /** What one enters by scanning it. */
  readonly label: string
  readonly className?: string | undefined
}

export function Qr({ text, label, className }: QrProps): JSX.Element {
  const { size, path } = useMemo(() => drawn(text), [text])
  return (
    <svg className={classes(styles['qr'], className)} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  )
}

/** Modules left light all around; scanners ask for four. */
const quietZone = 4

/** One stroke of the path for each run of dark modules in a row: no seams when printed. */
function drawn(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone })
  const runs = data.map((row, y) => {
    const dark = row.map((module) => (module ? '1' : '0')).join('')
    return [...dark.matchAll(/1+/g)].map((run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`).join('')
  })
  return { size, path: runs.join('') }
}
