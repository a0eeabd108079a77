/** A button that takes a decision: where it stands, why it may not be pressed, and pressing it. */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { ActKind } from '#shared/catalogue/every-act.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import type { Result } from '#shared/kit/result.ts'
import { peekDocument } from '../live/live-documents.ts'
import { makeSignal } from '../live/signal.ts'
import { type ActDone, perform } from './perform.ts'
import { useWorld } from './use-world.ts'

export type ActState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'done'; readonly done: ActDone }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export interface ActButton {
  readonly state: ActState
  /** Why this input would be refused, as far as this browser can see; null: go ahead. */
  whyNot(input: unknown): Refusal | null
  perform(input: unknown, reason?: string): Promise<Result<ActDone>>
  reset(): void
}

export function useAct(conferenceId: string | null, kind: ActKind): ActButton {
  const [state, setState] = useState<ActState>({ kind: 'idle' })
  const world = useWorld(conferenceId)
  const decide = useDecide()
  const here = useRef(true)

  // The page: an answer may come after the button is gone.
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])

  const whyNot = useCallback(
    (input: unknown) =>
      decide?.(kind, world, conferenceId, input, (name) => peekDocument(name)?.state().doc != null) ?? null,
    [decide, kind, world, conferenceId],
  )
  const take = useCallback(
    async (input: unknown, reason?: string) => {
      setState({ kind: 'pending' })
      const result = await perform({ conferenceId, kind, input, ...(reason ? { reason } : {}) })
      if (here.current) {
        setState(result.ok ? { kind: 'done', done: result.value } : { kind: 'refused', refusal: result.refusal })
      }
      return result
    },
    [conferenceId, kind],
  )
  const reset = useCallback(() => setState({ kind: 'idle' }), [])
  return { state, whyNot, perform: take, reset }
}

type Decide = typeof import('./decide-here.ts').whyNotHere

let decideHere: Decide | null = null
const fetched = makeSignal<void>()

/** null until the decisions are fetched: the server decides in any case. */
function useDecide(): Decide | null {
  useEffect(() => {
    if (decideHere) return
    import('./decide-here.ts').then(
      ({ whyNotHere }) => {
        decideHere = whyNotHere
        fetched.tell()
      },
      () => {},
    )
  }, [])
  return useSyncExternalStore(fetched.on, () => decideHere)
}
