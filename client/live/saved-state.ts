/** The state of my words over several documents: what is furthest from the server's disk is what is said. */
import { useSyncExternalStore } from 'react'
import { oncePerFrame } from './frame.ts'
import { onAnyDocument, openDocuments } from './live-documents.ts'
import type { SavedState } from './types.ts'

const ranks: Readonly<Record<SavedState['kind'], number>> = { readOnly: 0, saved: 1, sending: 2, offline: 3 }

/** The worst of several documents: read only < saved < sending < offline. Changes on their way are counted together. */
export function worstOf(states: readonly SavedState[]): SavedState {
  const worst = states.reduce<SavedState>((a, b) => (ranks[b.kind] > ranks[a.kind] ? b : a), { kind: 'readOnly' })
  if (worst.kind !== 'sending' && worst.kind !== 'offline') return worst
  const pending = states.reduce((sum, state) => sum + ('pending' in state ? state.pending : 0), 0)
  return { kind: worst.kind, pending }
}

/** One chip for the whole page: every document it holds open. */
export function usePageSaved(): SavedState {
  return useSyncExternalStore(follow, () => page)
}

let page: SavedState = { kind: 'saved' }

function pageNow(): SavedState {
  const states = openDocuments().map((live) => live.state().saved)
  return states.length === 0 ? { kind: 'saved' } : worstOf(states)
}

function follow(listener: () => void): () => void {
  const look = oncePerFrame(() => {
    const now = pageNow()
    if (JSON.stringify(now) === JSON.stringify(page)) return
    page = now
    listener()
  })
  look()
  return onAnyDocument(look)
}
