/** Work done at most once per animation frame: a burst of edits is one rendering. */

/** A hidden page has no frames and a busy one may skip them: nobody waits longer than this. */
const longestMs = 100

/** Answers a function that may be called any number of times: `work` runs once, at the next frame. */
export function oncePerFrame(work: () => void): () => void {
  let waiting = false
  return () => {
    if (waiting) return
    waiting = true
    let timer: ReturnType<typeof setTimeout> | undefined
    let frame = 0
    const run = (): void => {
      if (!waiting) return
      waiting = false
      clearTimeout(timer)
      cancelFrame(frame)
      work()
    }
    timer = setTimeout(run, longestMs)
    frame = requestFrame(run)
  }
}

const hasFrames = typeof requestAnimationFrame === 'function'
const requestFrame = (run: () => void): number => (hasFrames ? requestAnimationFrame(run) : 0)
const cancelFrame = (frame: number): void => {
  if (hasFrames) cancelAnimationFrame(frame)
}
