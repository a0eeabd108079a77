/** What was just done, kept long enough to be read and undone. One list for the page. */
export interface ToastOptions {
  /** Takes it back. Given: the toast offers it. */
  readonly undo?: (() => void) | undefined
  /** Another way on: « Voir P-07 ». */
  readonly action?: { readonly label: string; onPress(): void } | undefined
}

export interface ToastEntry extends ToastOptions {
  readonly id: number
  readonly said: string
}

export interface ToastVoice {
  say(said: string, options?: ToastOptions): void
}

/** For what speaks outside a component as well. */
export const toasts: ToastVoice & {
  dismiss(id: number): void
  list(): readonly ToastEntry[]
  listen(heard: () => void): () => void
} = {
  say(said, options = {}) {
    made += 1
    change([...entries, { ...options, id: made, said }].slice(-shownAtMost))
  },
  dismiss(id) {
    change(entries.filter((entry) => entry.id !== id))
  },
  list: () => entries,
  listen(heard) {
    listeners.add(heard)
    return () => listeners.delete(heard)
  },
}

const shownAtMost = 3
const listeners = new Set<() => void>()
let entries: readonly ToastEntry[] = []
let made = 0

function change(next: readonly ToastEntry[]): void {
  entries = next
  for (const heard of listeners) heard()
}
