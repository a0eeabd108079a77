/**
 * Cards made on this device that the server may not have seen yet: theirs is whoever made them, also after a reload
 * without a network. Once the server states an author, that is what counts.
 */

/** More than anybody writes between two networks. */
const most = 300

const keyOf = (personId: string): string => `palabre.made:${personId}`
const memory = new Map<string, Set<string>>()

export function noteMade(personId: string, cardId: string): void {
  const made = madeBy(personId)
  made.add(cardId)
  try {
    localStorage.setItem(keyOf(personId), JSON.stringify([...made].slice(-most)))
  } catch {
    // Known for as long as the page lives.
  }
}

export function isMadeHere(personId: string, cardId: string): boolean {
  return madeBy(personId).has(cardId)
}

/** Somebody else uses this device now. */
export function forgetMadeByOthers(personId: string | null): void {
  memory.clear()
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(keyOf('')) && (personId === null || key !== keyOf(personId))) localStorage.removeItem(key)
  }
}

function madeBy(personId: string): Set<string> {
  const known = memory.get(personId)
  if (known) return known
  const kept = new Set(readKept(keyOf(personId)))
  memory.set(personId, kept)
  return kept
}

function readKept(key: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}
