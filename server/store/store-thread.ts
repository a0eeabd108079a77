/** The server's end of the store's thread: numbered questions, their answers, and what happens when the thread dies. */
import { Worker } from 'node:worker_threads'
import type { Answer, Ask, CallName, Reply, WorkerSettings } from './worker-messages.ts'

export interface StoreThread {
  /** Rejects when the store refuses or the thread is gone. The blocks are given away, not copied. */
  ask<Name extends CallName>(call: Name, ask: Ask<Name>, blocks?: readonly ArrayBuffer[]): Promise<Answer<Name>>
  /** Everything asked before is done first. */
  close(): Promise<void>
}

export interface ThreadEars {
  onTrouble(what: string): void
  /** At most once, and never for a close that was asked for. */
  onFatal(error: Error): void
}

interface Waiting {
  resolve(answer: Answer<CallName>): void
  reject(error: Error): void
}

/** Rejects with the sentence of the thread that could not start. */
export async function startStoreThread(settings: WorkerSettings, ears: ThreadEars): Promise<StoreThread> {
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData: settings })
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const waiting = new Map<number, Waiting>()
  let asked = 0
  let end: Error | null = null
  let closing: Promise<void> | null = null

  await hasStarted(worker)
  worker.on('message', hear)
  worker.on('error', (error) => stop(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => stop(new Error('the thread of the store ended')))

  function ask<Name extends CallName>(call: Name, ask: Ask<Name>, blocks: readonly ArrayBuffer[] = []) {
    return new Promise<Answer<Name>>((resolve, reject) => {
      if (end) return reject(end)
      asked += 1
      // The answer that comes back under this number is the one this call is owed.
      waiting.set(asked, { resolve: resolve as Waiting['resolve'], reject })
      worker.postMessage({ id: asked, call, ask }, blocks)
    })
  }

  function hear(reply: Reply): void {
    if (reply.kind === 'trouble') ears.onTrouble(reply.what)
    if (reply.kind === 'answer') takeAsker(reply.id)?.resolve(reply.answer)
    if (reply.kind === 'failure') takeAsker(reply.id)?.reject(new Error(reply.reason))
  }

  function takeAsker(id: number): Waiting | undefined {
    const asker = waiting.get(id)
    waiting.delete(id)
    return asker
  }

  function stop(error: Error): void {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
    if (!end) ears.onFatal(error)
    end ??= error
  }

  function close(): Promise<void> {
    closing ??= end ? ended : closeInOrder()
    return closing
  }

  async function closeInOrder(): Promise<void> {
    const answered = ask('close', null)
    end = new Error('the store is closed')
    await answered.catch(() => {})
    await ended
  }

  return { ask, close }
}

function hasStarted(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread of the store did not start')))
    worker.once('message', (reply: Reply) => {
      if (reply.kind === 'cannot-start') return reject(new Error(reply.sentence))
      resolve()
    })
  })
}
