/** The smallest way for one part of the live layer to tell others that something changed. */

export interface Signal<T> {
  tell(value: T): void
  /** Answers how to stop listening. */
  on(listener: (value: T) => void): () => void
  readonly heard: boolean
}

export function makeSignal<T>(): Signal<T> {
  const listeners = new Set<(value: T) => void>()
  return {
    tell(value) {
      for (const listener of [...listeners]) listener(value)
    },
    on(listener) {
      // Wrapped, so that the same function given twice is two listeners.
      const own = (value: T): void => listener(value)
      listeners.add(own)
      return () => listeners.delete(own)
    },
    get heard() {
      return listeners.size > 0
    },
  }
}
