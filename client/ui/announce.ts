/** The page's one quiet voice for those who listen: what happens is gathered, and said politely. */
import { useSyncExternalStore } from 'react'

/** Said soon, with whatever else happens meanwhile; never more often than one can listen. */
export function announce(sentence: string): void {
  if (!waiting.includes(sentence)) waiting.push(sentence)
  if (timer === null) timer = setTimeout(speak, Math.max(gatherMs, spokeAt + restMs - Date.now()))
}

/** What the live region holds. */
export function useAnnounced(): string {
  return useSyncExternalStore(listen, () => spoken)
}

/** Several things that happen together are one announcement. */
const gatherMs = 400
/** Between two announcements: time to hear the first, and to go on with what one does. */
const restMs = 5_000

const listeners = new Set<() => void>()
const waiting: string[] = []
let timer: ReturnType<typeof setTimeout> | null = null
let spokeAt = Number.NEGATIVE_INFINITY
let spoken = ''

function speak(): void {
  const said = waiting.splice(0).join(' ')
  timer = null
  spokeAt = Date.now()
  // The same words twice would not be a change, and would not be heard.
  spoken = said === spoken ? `${said}\u00A0` : said
  for (const heard of listeners) heard()
}

function listen(heard: () => void): () => void {
  listeners.add(heard)
  return () => listeners.delete(heard)
}
