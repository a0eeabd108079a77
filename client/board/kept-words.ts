/** The words being written survive a reload: kept on this device until the card is placed. */

export interface KeptWords {
  read(): string
  write(words: string): void
}

export function keptWords(workshopId: string): KeptWords {
  const key = `palabre.writing.${workshopId}`
  return {
    read: () => attempt(() => localStorage.getItem(key)) ?? '',
    write(words) {
      attempt(() => (words === '' ? localStorage.removeItem(key) : localStorage.setItem(key, words)))
    },
  }
}

/** Storage may be forbidden or full: then the words live as long as the page. */
function attempt<T>(reach: () => T): T | null {
  try {
    return reach()
  } catch {
    return null
  }
}
