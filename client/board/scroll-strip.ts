/** Scrolls the columns sideways, and never the page around them. */

/** The column comes to the beginning of the strip. */
export function scrollStripTo(strip: HTMLElement | null, column: Element | null): void {
  if (!strip || !column) return
  const padding = Number.parseFloat(getComputedStyle(strip).scrollPaddingLeft) || 0
  strip.scrollTo({
    left: strip.scrollLeft + column.getBoundingClientRect().left - strip.getBoundingClientRect().left - padding,
  })
}

/** The column comes into sight, as little moved as can be. */
export function revealInStrip(strip: HTMLElement, column: Element): void {
  const seen = strip.getBoundingClientRect()
  const { left, right } = column.getBoundingClientRect()
  if (left < seen.left) strip.scrollBy({ left: left - seen.left - 8 })
  else if (right > seen.right) strip.scrollBy({ left: right - seen.right + 8 })
}
