/**
 * The copy of a document on this device, so that words survive a reload without a network. It belongs to one person and
 * one epoch of the document; signing out deletes it.
 */
import { clearDocument, IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import type { Unsent } from './live-connection.ts'

export interface StoredCopy {
  readonly epoch: number
  /** Resolves once what was stored is in the document, with what was not yet on the server's disk. */
  readonly loaded: Promise<Unsent>
  /** Remembered beside the words: a reload still knows what is to be sent, and what to hand back if it is refused. */
  keepUnsent(count: number, updates: readonly Uint8Array[]): void
  /** Stops following; the copy stays. */
  leave(): void
  /** Deletes it. */
  drop(): Promise<void>
}

/** A database that does not answer must not keep people from reading. */
const patienceMs = 1_500
const epochsKey = 'palabre.copies'

/** The epoch of the copy kept for this person, or null when there is none. */
export function knownEpoch(personId: string, document: string): number | null {
  return readEpochs()[`${personId}:${document}`] ?? null
}

/** null where the browser keeps nothing (private windows of some). */
export function openCopy(personId: string, document: string, epoch: number, doc: Y.Doc): StoredCopy | null {
  if (typeof indexedDB === 'undefined') return null
  const name = copyName(personId, document, epoch)
  const kept = new IndexeddbPersistence(name, doc)
  noteEpoch(personId, document, epoch)
  let open = true
  const left: Promise<Unsent> = kept.whenSynced.then(() => kept.get('unsent')).then(readUnsent, () => nothingUnsent)
  const tooLong = new Promise<Unsent>((resolve) => setTimeout(resolve, patienceMs, nothingUnsent))
  return {
    epoch,
    loaded: Promise.race([left, tooLong]),
    keepUnsent(count, updates) {
      if (!open || !kept.synced) return
      const unsent = { count, update: updates.length > 0 ? Y.mergeUpdates([...updates]) : null }
      kept.set('unsent', unsent as unknown as string).catch(() => {}) // IndexedDB keeps any value it can clone
    },
    leave() {
      open = false
      kept.destroy().catch(() => {})
    },
    async drop() {
      open = false
      forgetEpoch(personId, document)
      await kept.destroy().catch(() => {})
      await clearDocument(name).catch(() => {})
    },
  }
}

export const nothingUnsent: Unsent = { count: 0, update: null }

function readUnsent(kept: unknown): Unsent {
  const { count, update } = (kept ?? {}) as Partial<Unsent> // written by keepUnsent, or absent
  if (typeof count !== 'number' || count === 0) return nothingUnsent
  return { count, update: update ? new Uint8Array(update) : null }
}

/** Deletes what is kept of one document without opening it. */
export function dropCopy(personId: string, document: string): void {
  const epoch = knownEpoch(personId, document)
  if (epoch === null) return
  forgetEpoch(personId, document)
  if (typeof indexedDB !== 'undefined') clearDocument(copyName(personId, document, epoch)).catch(() => {})
}

/** Everything this device keeps of anybody but this person; null: of everybody. */
export function dropCopiesOfOthers(personId: string | null): void {
  for (const key of Object.keys(readEpochs())) {
    const at = key.indexOf(':')
    const owner = key.slice(0, at)
    if (owner !== personId) dropCopy(owner, key.slice(at + 1))
  }
}

const copyName = (personId: string, document: string, epoch: number): string =>
  `palabre:${personId}:${document}:${epoch}`

function readEpochs(): Readonly<Record<string, number>> {
  try {
    return JSON.parse(localStorage.getItem(epochsKey) ?? '{}') as Record<string, number> // written below
  } catch {
    return {}
  }
}

function noteEpoch(personId: string, document: string, epoch: number): void {
  writeEpochs({ ...readEpochs(), [`${personId}:${document}`]: epoch })
}

function forgetEpoch(personId: string, document: string): void {
  const { [`${personId}:${document}`]: _gone, ...others } = readEpochs()
  writeEpochs(others)
}

function writeEpochs(epochs: Readonly<Record<string, number>>): void {
  try {
    localStorage.setItem(epochsKey, JSON.stringify(epochs))
  } catch {
    // Full or forbidden: nothing is kept on this device, and everything still works with a network.
  }
}
