/** The keys that go through the wall: next, previous, choose, promote, read, search. */
import type { RefObject } from 'react'
import { useShortcut } from '../ui/use-shortcut.ts'
import { useWords } from '../words/words.ts'
import type { Chosen } from './use-chosen.ts'

export interface WallKeys {
  readonly list: RefObject<HTMLUListElement | null>
  readonly search: RefObject<HTMLInputElement | null>
  /** The slip one was at last. */
  readonly cursor: string | null
  readonly chosen: Chosen
  enter(cardId: string | null): void
  open(cardId: string): void
}

export function useWallKeys({ list, search, cursor, chosen, enter, open }: WallKeys): void {
  const words = useWords().desk.keys
  const { scope } = words
  const step = (by: number) => () => stepTo(list.current, cursor, by)
  useShortcut({ id: 'desk.next', keys: ['j'], description: words.next, scope, run: step(1) })
  useShortcut({ id: 'desk.previous', keys: ['k'], description: words.previous, scope, run: step(-1) })
  useShortcut({
    id: 'desk.choose',
    keys: ['x'],
    description: words.choose,
    scope,
    run: () => cursor !== null && chosen.toggle(cursor),
  })
  useShortcut({ id: 'desk.promote', keys: ['Enter'], description: words.promote, scope, run: () => enter(cursor) })
  useShortcut({
    id: 'desk.open',
    keys: ['e'],
    description: words.open,
    scope,
    run: () => (cursor === null ? false : open(cursor)),
  })
  useShortcut({ id: 'desk.search', keys: ['/'], description: words.search, scope, run: () => search.current?.focus() })
  useShortcut({
    id: 'desk.leave',
    keys: ['Escape'],
    description: words.leave,
    scope,
    run: () => (chosen.pieces.length === 0 ? false : chosen.leaveAll()),
  })
}

/** The focus is moved, and the browser brings it into sight. */
function stepTo(list: HTMLElement | null, cursor: string | null, by: number): boolean {
  const slips = [...(list?.querySelectorAll<HTMLElement>('[data-open]') ?? [])]
  const at = slips.findIndex((slip) => slip.dataset['open'] === cursor)
  const next = slips[at < 0 ? 0 : Math.min(slips.length - 1, Math.max(0, at + by))]
  next?.focus()
  return next !== undefined
}
