/**
 * The state of one's words, in its one place. Quiet while all is well, plain when something waits; heard only when the
 * network goes for a while, and when it is back.
 */
import { type JSX, useEffect, useRef } from 'react'
import { useWords } from '../words/words.ts'
import { announce } from './announce.ts'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import styles from './state-chip.module.css'

export type ShownState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'offline'; readonly pending: number }
  | { readonly kind: 'readOnly' }

export function StateChip({ state }: { readonly state: ShownState }): JSX.Element {
  const words = useWords().ui.state
  useHeardNetwork(state.kind === 'offline')
  return (
    <p className={classes(styles['chip'], styles[state.kind])}>
      <Icon name={state.kind} />
      {state.kind === 'offline' ? (
        <span>
          <span className={styles['now']}>{words.offline(state.pending)}</span>{' '}
          {state.pending > 0 && <span className={styles['kept']}>{words.keptHere}</span>}
        </span>
      ) : (
        <span>{words[state.kind]}</span>
      )}
    </p>
  )
}

/** Meets the announcer: a short cut is seen and not heard, and only an absence that was heard has a return. */
function useHeardNetwork(offline: boolean): void {
  const words = useWords().ui.state
  const wasHeard = useRef(false)
  useEffect(() => {
    if (!offline) {
      if (wasHeard.current) announce(words.cameBack)
      wasHeard.current = false
      return
    }
    const waiting = setTimeout(() => {
      if (!wasHeard.current) announce(words.wentOffline)
      wasHeard.current = true
    }, patienceMs)
    return () => clearTimeout(waiting)
  }, [offline, words])
}

/** A lift, a corridor: not worth a sentence. */
const patienceMs = 3_000
