/** How keys walk through a list: arrows go round, Home and End to its ends, letters to what begins with them. */
export function nextIn(key: string, at: number, length: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % length
    case 'ArrowUp':
      return (at <= 0 ? length : at) - 1
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return null
  }
}

/** Letters typed one after the other are one beginning; after a pause they start another. */
export function letterFinder(): (key: string, at: number, labels: readonly string[]) => number | null {
  let typed = ''
  let last = 0
  return (key, at, labels) => {
    if (key.length !== 1 || key === ' ') return null
    const now = Date.now()
    typed = now - last > pauseMs ? key : typed + key
    last = now
    // A first letter goes to the next that begins with it; more letters may stay where they are.
    const from = typed.length === 1 ? at + 1 : Math.max(at, 0)
    const turned = labels.map((_, step) => (from + step) % labels.length)
    return turned.find((index) => folded(labels[index] ?? '').startsWith(folded(typed))) ?? null
  }
}

const pauseMs = 700

/** « À distance » is found by an « a ». */
function folded(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
}
