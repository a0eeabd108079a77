/** From a slip to its neighbour with the arrow keys: by where slips stand on the page. */

export type Direction = 'up' | 'down' | 'left' | 'right'

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

export function directionOf(event: {
  key: string
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
}): Direction | null {
  return event.ctrlKey || event.altKey || event.metaKey ? null : (arrows[event.key] ?? null)
}

/** The slip to go to, or null at an edge. Sideways: the one nearest in height, in the next column that has any. */
export function slipTowards(from: HTMLElement, direction: Direction): HTMLElement | null {
  const column = from.closest<HTMLElement>('[data-column]')
  if (!column) return null
  if (direction === 'up' || direction === 'down') {
    const slips = slipsOf(column)
    return slips[slips.indexOf(from) + (direction === 'down' ? 1 : -1)] ?? null
  }
  return nearestIn(columnsBeside(column, direction), from)
}

/** The button of a card's slip, when it is drawn. */
export function slipOf(root: HTMLElement | null, cardId: string | null): HTMLElement | null {
  return (root && cardId && slipsOf(root).find((slip) => slip.dataset['open'] === cardId)) || null
}

const slipsOf = (column: HTMLElement): HTMLElement[] => [...column.querySelectorAll<HTMLElement>('[data-open]')]

function columnsBeside(column: HTMLElement, direction: 'left' | 'right'): HTMLElement[] {
  const all = [...(column.parentElement?.querySelectorAll<HTMLElement>('[data-column]') ?? [])]
  const at = all.indexOf(column)
  return direction === 'right' ? all.slice(at + 1) : all.slice(0, at).reverse()
}

function nearestIn(columns: readonly HTMLElement[], from: HTMLElement): HTMLElement | null {
  const slips = columns.map(slipsOf).find((found) => found.length > 0)
  const height = middle(from)
  const sorted = slips?.sort((a, b) => Math.abs(middle(a) - height) - Math.abs(middle(b) - height))
  return sorted?.[0] ?? null
}

const middle = (slip: HTMLElement): number => {
  const { top, bottom } = slip.getBoundingClientRect()
  return (top + bottom) / 2
}
