/** Who else has a caret in this text, with the name and the colour that the server says. */
import { useMemo, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { onAnyDocument, peekDocument } from '../live/live-documents.ts'
import type { LiveText } from '../live/types.ts'

export interface Writer {
  readonly clientId: number
  readonly name: string
  readonly colour: number
}

/** The awareness of the document a text lies in; null while it is not open. */
export function useAwareness(document: string): Awareness | null {
  return useSyncExternalStore(onAnyDocument, () => peekDocument(document)?.state().awareness ?? null)
}

const nobody: readonly Writer[] = []

export function useWriters(awareness: Awareness | null, { at }: LiveText): readonly Writer[] {
  const writers = useMemo(() => (awareness ? writersIn(awareness, at) : null), [awareness, at])
  return useSyncExternalStore(writers ? writers.subscribe : silent, writers ? writers.snapshot : () => nobody)
}

const silent = (): (() => void) => () => {}

function writersIn(awareness: Awareness, at: string) {
  let known = read()

  function read(): readonly Writer[] {
    const writers: Writer[] = []
    for (const [clientId, state] of awareness.getStates()) {
      const { user, cursor, at: where } = state as Told
      if (clientId === awareness.clientID || !cursor || where !== at || typeof user?.name !== 'string') continue
      writers.push({ clientId, name: user.name, colour: typeof user.colour === 'number' ? user.colour : 0 })
    }
    return writers
  }

  return {
    snapshot: () => known,
    subscribe(listener: () => void) {
      const look = (): void => {
        const now = read()
        if (JSON.stringify(now) === JSON.stringify(known)) return
        known = now
        listener()
      }
      awareness.on('change', look)
      look()
      return () => awareness.off('change', look)
    },
  }
}

/** What others' states hold: from the server, and read with care. */
interface Told {
  readonly user?: { readonly name?: unknown; readonly colour?: unknown }
  readonly cursor?: unknown
  readonly at?: unknown
}
