/** Which card is open: said in the address after `#`, so that a link can open one and « Retour » closes it. */
import { useSyncExternalStore } from 'react'

export interface OpenedCard {
  readonly id: string | null
  open(cardId: string): void
  close(): void
}

export function useOpenCard(): OpenedCard {
  const id = useSyncExternalStore(listen, read)
  return { id: id === '' ? null : id, open, close }
}

const read = (): string => decodeURIComponent(location.hash.slice(1))

function listen(heard: () => void): () => void {
  const events = ['hashchange', 'popstate', changed]
  for (const event of events) addEventListener(event, heard)
  return () => {
    for (const event of events) removeEventListener(event, heard)
  }
}

/** Writing the history makes no event of its own. */
const changed = 'palabre-card'

/** From the board a card is one step further in the history; from card to card it is not. */
function open(cardId: string): void {
  const address = `${location.pathname}${location.search}#${cardId}`
  if (read() === '') history.pushState({ opened: true }, '', address)
  else history.replaceState(history.state, '', address)
  dispatchEvent(new Event(changed))
}

function close(): void {
  const opened: unknown = history.state
  const cameFromBoard = typeof opened === 'object' && opened !== null && 'opened' in opened
  if (cameFromBoard) {
    goBackOnce()
    return
  }
  history.replaceState(null, '', `${location.pathname}${location.search}`)
  dispatchEvent(new Event(changed))
}

let goingBack = false

/** The history answers a moment later: a second Escape meanwhile must not leave the board. */
function goBackOnce(): void {
  if (goingBack) return
  goingBack = true
  const arrived = () => {
    goingBack = false
  }
  addEventListener('popstate', arrived, { once: true })
  history.back()
}
