/**
 * Loaded before the server's own first line (`--import`): on SIGUSR2 writes what the process weighs and how long its
 * loop let others wait. The server knows nothing of it.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread } from 'node:worker_threads'

export interface Measured {
  readonly pid: number
  /** How often it was asked. */
  readonly times: number
  readonly rssMiB: number
  /** Since it was asked last. */
  readonly loopP99Ms: number
  readonly loopMaxMs: number
}

const file = process.env['MEASURED_FILE']

if (isMainThread && file) {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as (how: object) => void // there once the flag is set
  const delay = monitorEventLoopDelay({ resolution: 5 })
  let times = 0
  const write = (): void => {
    const [loopP99Ms, loopMaxMs] = [delay.percentile(99) / 1e6, delay.max / 1e6]
    // What is kept counts, not what V8 has not given back yet.
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
    const rssMiB = Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1_024
    const measured: Measured = { pid: process.pid, times, rssMiB, loopP99Ms, loopMaxMs }
    writeFileSync(`${file}.new`, JSON.stringify(measured))
    renameSync(`${file}.new`, file)
    times += 1
    delay.reset()
  }
  delay.enable()
  process.on('SIGUSR2', write)
  write()
}
