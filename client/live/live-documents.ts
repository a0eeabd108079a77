/**
 * Every live document of this page, each once however many components look at it. A document nobody looks at any more
 * stays for a while (people go back and forth), and for as long as it has something to send.
 */
import { useCallback, useSyncExternalStore } from 'react'
import { type Line, makeLine } from './line.ts'
import { type LiveDocument, type LiveState, openLiveDocument, stillOpening } from './live-document.ts'
import { livePerson, onLivePerson, onRightsKnown, tellRightsChanged } from './live-person.ts'
import { forgetMadeByOthers } from './made-here.ts'
import { makeSignal } from './signal.ts'
import { dropCopiesOfOthers } from './stored-copy.ts'

const lingerMs = 8_000

interface Held {
  readonly live: LiveDocument
  holders: number
  leaving: ReturnType<typeof setTimeout> | undefined
}

const held = new Map<string, Held>()
const anyChange = makeSignal<void>()
let line: Line | null = null

/** Opens a document, or joins those who look at it already. Answers how to let go. */
export function holdDocument(name: string, personId: string): { readonly live: LiveDocument; release(): void } {
  const entry = held.get(name) ?? opened(name, personId)
  entry.holders++
  clearTimeout(entry.leaving)
  let mine = true
  return {
    live: entry.live,
    release() {
      if (!mine) return
      mine = false
      entry.holders--
      if (entry.holders === 0) leaveLater(name, entry)
    },
  }
}

/** The document if this page has it open. */
export function peekDocument(name: string): LiveDocument | null {
  return held.get(name)?.live ?? null
}

/** A document followed by a component; null: none. */
export function useLiveDocument(name: string | null): LiveState {
  const person = useLivePerson()
  const subscribe = useCallback(
    (tell: () => void) => {
      if (name === null || person === null) return () => {}
      const { live, release } = holdDocument(name, person)
      const stop = live.subscribe(tell)
      return () => {
        stop()
        release()
      }
    },
    [name, person],
  )
  return useSyncExternalStore(subscribe, () => (name ? (peekDocument(name)?.state() ?? stillOpening) : stillOpening))
}

export function useLivePerson(): string | null {
  return useSyncExternalStore(onLivePerson, livePerson)
}

/** Told when any open document's state changes, or the set of them. */
export const onAnyDocument = anyChange.on

export function openDocuments(): readonly LiveDocument[] {
  return [...held.values()].map(({ live }) => live)
}

/** Documents that were refused are asked for again. */
export function retryRefused(): void {
  for (const { live } of held.values()) live.retry()
}

/** Closes everything: another person, or nobody, uses this page now. */
export function closeDocuments(forget: boolean): void {
  for (const [name, entry] of held) {
    clearTimeout(entry.leaving)
    entry.live.close(forget)
    held.delete(name)
  }
  line?.stop()
  line = null
  anyChange.tell()
}

function opened(name: string, personId: string): Held {
  line ??= makeLine({ url: lineUrl, suspicious: tellRightsChanged })
  const live = openLiveDocument(name, personId, line)
  const entry: Held = { live, holders: 0, leaving: undefined }
  held.set(name, entry)
  live.subscribe(() => anyChange.tell())
  anyChange.tell()
  return entry
}

function leaveLater(name: string, entry: Held): void {
  entry.leaving = setTimeout(() => {
    if (entry.holders > 0) return
    if (entry.live.pending > 0) return leaveLater(name, entry)
    entry.live.close(false)
    if (held.get(name) === entry) held.delete(name)
    anyChange.tell()
  }, lingerMs)
}

function lineUrl(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`
}

onLivePerson((person) => {
  closeDocuments(true)
  dropCopiesOfOthers(person)
  forgetMadeByOthers(person)
})

onRightsKnown(retryRefused)

if (typeof window !== 'undefined') {
  const wake = (): void => {
    for (const { live } of held.values()) live.ask()
    line?.wake()
  }
  window.addEventListener('online', wake)
  // Said when a cable is pulled; a server on this very network may still be there.
  window.addEventListener('offline', wake)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') wake()
  })
  // The last words typed before the page goes leave with it.
  window.addEventListener('pagehide', () => {
    for (const { live } of held.values()) live.flush()
  })
}
