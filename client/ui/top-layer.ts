/**
 * Raises a tip, a menu or a dialog above the page, and sets it beside what it belongs to. Browsers without the
 * popover attribute show the same element in its place: `data-open` and the style sheet do the rest.
 */
export function raise(floating: HTMLElement): void {
  floating.dataset['open'] = ''
  if (typeof floating.showPopover === 'function' && !floating.matches(':popover-open')) floating.showPopover()
}

export function lower(floating: HTMLElement): void {
  delete floating.dataset['open']
  if (typeof floating.hidePopover === 'function' && floating.matches(':popover-open')) floating.hidePopover()
}

export interface Beside {
  readonly side: 'above' | 'below'
  readonly align: 'start' | 'center' | 'end'
}

/** On the asked side if there is room, on the other otherwise; never outside the window. */
export function placeBeside(anchor: Element, floating: HTMLElement, { side, align }: Beside): void {
  const at = anchor.getBoundingClientRect()
  const { width, height } = floating.getBoundingClientRect()
  const above = at.top - height - gap
  const below = at.bottom + gap
  const fitsBelow = below + height <= window.innerHeight
  const goesBelow = side === 'below' ? fitsBelow || above < margin : above < margin
  const left = { start: at.left, center: at.left + (at.width - width) / 2, end: at.right - width }[align]
  floating.style.left = `${within(left, window.innerWidth - width)}px`
  floating.style.top = `${within(goesBelow ? below : above, window.innerHeight - height)}px`
}

/** Between what floats and what it belongs to, in pixels. */
const gap = 6
/** Kept free along the window's edges, in pixels. */
const margin = 8

function within(wanted: number, room: number): number {
  return Math.max(margin, Math.min(wanted, room - margin))
}
