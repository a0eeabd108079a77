/** What was said and what the server answered, kept on the test's side of the kill. */

export interface Ledger {
  /** Makes a mark that is in no other text, to be written once. */
  nextMark(board: string): string
  /** The server said that everything this far is on disk. */
  acknowledge(marks: readonly string[]): void
  /** Counts the marks in the boards' texts. */
  compare(texts: ReadonlyMap<string, string>): Compared
  acknowledged(): number
}

export interface Compared {
  /** Acknowledged and not there. */
  readonly lost: readonly string[]
  /** There more than once, or on another board. */
  readonly doubled: readonly string[]
}

export function createLedger(): Ledger {
  const boardOf = new Map<string, string>()
  const acknowledged = new Set<string>()

  return {
    nextMark(board) {
      const mark = `m${boardOf.size}w`
      boardOf.set(mark, board)
      return mark
    },
    acknowledge(marks) {
      for (const mark of marks) acknowledged.add(mark)
    },
    compare(texts) {
      const counts = new Map<string, number>()
      const strayed: string[] = []
      for (const [board, text] of texts) {
        for (const [mark] of text.matchAll(/m\d+w/g)) {
          counts.set(mark, (counts.get(mark) ?? 0) + 1)
          if (boardOf.get(mark) !== board) strayed.push(mark)
        }
      }
      return {
        lost: [...acknowledged].filter((mark) => !counts.has(mark)),
        doubled: [...strayed, ...[...counts].filter(([, count]) => count > 1).map(([mark]) => mark)],
      }
    },
    acknowledged: () => acknowledged.size,
  }
}
