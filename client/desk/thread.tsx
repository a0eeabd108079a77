/** The green line from a chosen slip to where its words will land, drawn across the two halves of the desk. */
import { type RefObject, useEffect, useRef } from 'react'
import styles from './desk.module.css'

export interface ThreadProps {
  readonly desk: RefObject<HTMLElement | null>
  /** The slip it leaves from. */
  readonly cardId: string
}

export function Thread({ desk, cardId }: ThreadProps) {
  const line = useRef<SVGSVGElement>(null)
  // Meets the layout: both ends scroll on their own, so the line is drawn again whenever either moves.
  useEffect(() => {
    const place = desk.current
    const drawing = line.current
    if (!place || !drawing) return
    let asked = 0
    const draw = () => {
      asked = 0
      drawThread(drawing, place, cardId)
    }
    const ask = () => {
      if (asked === 0) asked = requestAnimationFrame(draw)
    }
    const resized = new ResizeObserver(ask)
    for (const part of [place, ...place.querySelectorAll('[data-thread-part]')]) resized.observe(part)
    const changed = new MutationObserver(ask)
    changed.observe(place, { childList: true, subtree: true })
    place.addEventListener('scroll', ask, { capture: true, passive: true })
    window.addEventListener('resize', ask)
    draw()
    return () => {
      cancelAnimationFrame(asked)
      resized.disconnect()
      changed.disconnect()
      place.removeEventListener('scroll', ask, { capture: true })
      window.removeEventListener('resize', ask)
    }
  }, [desk, cardId])
  return (
    <svg ref={line} className={styles['thread']} aria-hidden="true">
      <path />
      <circle r="5.5" />
      <circle r="5.5" />
    </svg>
  )
}

/** Nothing is drawn while an end is out of sight: a line to nowhere would explain nothing. */
function drawThread(drawing: SVGSVGElement, place: HTMLElement, cardId: string): void {
  const from = startOf(place, cardId)
  const to = seen(place.querySelector('[data-landing]'))
  drawing.toggleAttribute('data-hidden', !from || !to)
  if (!from || !to) return
  const origin = place.getBoundingClientRect()
  const start = { x: from.right - origin.left, y: from.middle - origin.top }
  const end = { x: to.left - origin.left, y: to.middle - origin.top }
  const [path, first, last] = drawing.children
  path?.setAttribute('d', threadPath(start, end, gutterOf(place) - origin.left))
  for (const [circle, at] of [
    [first, start],
    [last, end],
  ] as const) {
    circle?.setAttribute('cx', String(at.x))
    circle?.setAttribute('cy', String(at.y))
  }
}

interface Point {
  readonly x: number
  readonly y: number
}

/** A short way is one bend; a long one follows the gutter between the halves, and crosses no label of the margin. */
function threadPath(start: Point, end: Point, gutter: number): string {
  const bend = (end.x - start.x) / 2
  if (Math.abs(end.y - start.y) < longPx) {
    return `M${start.x} ${start.y}C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`
  }
  const turn = end.y > start.y ? turnPx : -turnPx
  return [
    `M${start.x} ${start.y}`,
    `Q${gutter} ${start.y} ${gutter} ${start.y + turn}`,
    `V${end.y - turn}`,
    `Q${gutter} ${end.y} ${gutter + turnPx} ${end.y}`,
    `H${end.x}`,
  ].join('')
}

const longPx = 170
const turnPx = 22

/** Just before the draft's paper. */
function gutterOf(place: HTMLElement): number {
  const paper = place.querySelector('[data-draft-page]')
  return (paper?.getBoundingClientRect().left ?? 0) - 5
}

/** The slip itself where nothing stands between it and the draft, else the bar that names it: no line crosses words. */
function startOf(place: HTMLElement, cardId: string): Seen | null {
  const slip = seen(place.querySelector(`[data-card="${CSS.escape(cardId)}"]`))
  const bar = seen(place.querySelector('[data-promotion]'))
  return slip && bar && bar.right - slip.right < neighbourPx ? slip : bar
}

/** A slip with another at its right ends at least this far from the edge of the wall. */
const neighbourPx = 80

interface Seen {
  readonly left: number
  readonly right: number
  readonly middle: number
}

/** The part of an element that shows in what scrolls around it. */
function seen(element: Element | null): Seen | null {
  const window = element?.closest('[data-thread-part]')
  if (!element || !window) return null
  const box = element.getBoundingClientRect()
  const frame = window.getBoundingClientRect()
  const top = Math.max(box.top, frame.top)
  const bottom = Math.min(box.bottom, frame.bottom)
  return bottom - top < 8 ? null : { left: box.left, right: box.right, middle: (top + bottom) / 2 }
}
