/** What readers of live documents share: a snapshot that stays the same object until something changed, told per frame. */
import { useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { oncePerFrame } from './frame.ts'
import { makeSignal } from './signal.ts'

export interface Reading<T> {
  snapshot(): T
  subscribe(listener: () => void): () => void
}

/** `read` is asked again after `touch`, at the next frame when somebody listens, or when somebody asks. */
export function makeReading<T>(read: (before: T | null) => T): Reading<T> & { touch(): void } {
  const changed = makeSignal<void>()
  let value: T | null = null
  let stale = true
  const tell = oncePerFrame(() => changed.tell())
  const fresh = (): T => {
    // The first reading is never stale twice: `value` is set from then on.
    if (value !== null && !stale) return value
    stale = false
    value = read(value)
    return value
  }
  return {
    snapshot: fresh,
    subscribe: changed.on,
    touch() {
      if (stale) return
      stale = true
      if (changed.heard) tell()
    },
  }
}

/** One reading for each Y.Doc, for as long as the document lives. */
export function readingOf<T>(make: (doc: Y.Doc) => Reading<T>): (doc: Y.Doc) => Reading<T> {
  const readings = new WeakMap<Y.Doc, Reading<T>>()
  return (doc) => {
    const known = readings.get(doc)
    if (known) return known
    const made = make(doc)
    readings.set(doc, made)
    return made
  }
}

const silent = (): (() => void) => () => {}

/** Follows a reading; null: `otherwise`, which must be a constant. */
export function useReading<T>(reading: Reading<T> | null, otherwise: T): T {
  return useSyncExternalStore(reading ? reading.subscribe : silent, () => (reading ? reading.snapshot() : otherwise))
}

/** Keeps the old objects where nothing changed, so that what was drawn from them need not be drawn again. */
export function keepSame<T>(before: T | undefined, now: T): T {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now
}
