/**
 * Who waits for whom where rows are read, changed and written whole. People's and links' rows are: a removal must not
 * be undone by a renaming that had read the row before it. Jobs that only add rows run `together`; those that rewrite
 * rows others may be rewriting run `alone`.
 */
export interface Turns {
  together<T>(job: () => Promise<T>): Promise<T>
  alone<T>(job: () => Promise<T>): Promise<T>
}

export function createTurns(): Turns {
  let lastAlone: Promise<unknown> = Promise.resolve()
  const together = new Set<Promise<unknown>>()

  return {
    together: (job) => {
      const mine = lastAlone.then(job)
      const end = settled(mine)
      together.add(end)
      void end.then(() => together.delete(end))
      return mine
    },
    alone: (job) => {
      const mine = Promise.all([lastAlone, ...together]).then(job)
      lastAlone = settled(mine)
      return mine
    },
  }
}

/** Failing is the job's own affair: the next one goes on. */
function settled(job: Promise<unknown>): Promise<unknown> {
  return job.catch(() => {})
}
