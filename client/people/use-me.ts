/** Who I am here: asked once, and again when the page comes back into view or the server says that rights changed. */
import { useSyncExternalStore } from 'react'
import { askServer } from '../acts/ask-server.ts'
import { onRightsChanged, setLivePerson, tellRightsKnown } from '../live/live-person.ts'
import { makeSignal } from '../live/signal.ts'
import type { Me } from '../live/types.ts'

export interface MeState {
  /** null: signed out, or not known yet. Without a network, who one was when last heard. */
  readonly me: Me | null
  readonly kind: 'loading' | 'signedIn' | 'signedOut' | 'unreachable'
}

const keptAs = 'palabre.me'
/** Coming back to the page asks again, but not at every glance. */
const freshMs = 15_000
/** Several documents may say at once that rights changed. */
const gatherMs = 150

let state: MeState = { me: null, kind: 'loading' }
let asking: Promise<MeState> | null = null
let askedAt = 0
const changed = makeSignal<void>()

export function useMe(): MeState {
  return useSyncExternalStore(follow, () => state)
}

/** Asks the server again: after joining, leaving, or when rights changed. */
export function refreshMe(): Promise<MeState> {
  asking ??= askMe().finally(() => {
    asking = null
  })
  return asking
}

/** Told by joining and leaving, which know the answer already. */
export function knowMe(me: Me | null): MeState {
  return settle(me, me ? 'signedIn' : 'signedOut')
}

async function askMe(): Promise<MeState> {
  askedAt = Date.now()
  const answer = await askServer<Me>('GET', '/api/me')
  if (answer.kind === 'answered') return settle(answer.value, 'signedIn')
  if (answer.kind === 'refused' && answer.status === 401) return settle(null, 'signedOut')
  // A broken network proves nothing: one stays who one was.
  return settle(state.me ?? keptMe(), 'unreachable')
}

function settle(me: Me | null, kind: MeState['kind']): MeState {
  const same = sameRights(state.me, me)
  if (same && state.kind === kind) return state
  state = { me: same ? state.me : me, kind }
  keepMe(state.me)
  setLivePerson(state.me?.person.id ?? null)
  changed.tell()
  if (!same) tellRightsKnown()
  return state
}

/** The server's time moves with every answer and means nothing here. */
function sameRights(a: Me | null, b: Me | null): boolean {
  if (a === null || b === null) return a === b
  return JSON.stringify([a.person, a.conferences]) === JSON.stringify([b.person, b.conferences])
}

function follow(listener: () => void): () => void {
  const stop = changed.on(listener)
  if (state.kind === 'loading') void refreshMe()
  return stop
}

function keptMe(): Me | null {
  try {
    return JSON.parse(localStorage.getItem(keptAs) ?? 'null') as Me | null // written below
  } catch {
    return null
  }
}

function keepMe(me: Me | null): void {
  try {
    if (me) localStorage.setItem(keptAs, JSON.stringify(me))
    else localStorage.removeItem(keptAs)
  } catch {
    // Without storage one is asked for at each visit.
  }
}

let gathering: ReturnType<typeof setTimeout> | undefined
onRightsChanged(() => {
  if (gathering !== undefined) return
  gathering = setTimeout(() => {
    gathering = undefined
    void refreshMe()
  }, gatherMs)
})

if (typeof window !== 'undefined') {
  const comeBack = (): void => {
    if (document.visibilityState === 'visible' && state.kind !== 'loading' && Date.now() - askedAt > freshMs)
      void refreshMe()
  }
  window.addEventListener('focus', comeBack)
  document.addEventListener('visibilitychange', comeBack)
  window.addEventListener('online', () => {
    if (state.kind === 'unreachable') void refreshMe()
  })
}
