/**
 * The thread that holds the database, so that no sync to disk stalls the live path.
 * Commits that arrived while one transaction was being synced go into the next together: one sync for all of them.
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { Outcome } from './journal.ts'
import { packDocument, packEntries, unpackUnits } from './on-the-way.ts'
import { unpack } from './parcel.ts'
import { codeOf } from './schema.ts'
import { openSqliteStore, type SqliteStore } from './sqlite-store.ts'
import type { Answer, CallName, Reply, Request, WorkerSettings } from './worker-messages.ts'

type CommitRequest = Extract<Request, { readonly call: 'commit' }>
type OtherRequest = Exclude<Request, CommitRequest>

// Given by sqlite-journal.ts, which alone starts this file.
const settings = workerData as WorkerSettings
const queue: Request[] = []

start()

function start(): void {
  try {
    const store = openSqliteStore({ path: settings.path, sizeLimit: settings.sizeLimit, tellTrouble })
    parentPort?.on('message', (request: Request) => {
      // Drained after everything that has already arrived is in the queue.
      if (queue.push(request) === 1) setImmediate(() => drain(store))
    })
    send({ kind: 'ready' })
  } catch (error) {
    send({ kind: 'cannot-start', sentence: error instanceof Error ? error.message : String(error) })
  }
}

/** In the order asked: what is read after a commit was asked for knows its outcome. */
function drain(store: SqliteStore): void {
  const requests = queue.splice(0)
  for (let at = 0; at < requests.length; at++) {
    const group: CommitRequest[] = []
    for (let next = requests[at]; next?.call === 'commit'; next = requests[++at]) group.push(next)
    if (group.length > 0) commitTogether(store, group)
    const other = requests[at]
    if (other && other.call !== 'commit') answerAlone(store, other)
  }
}

function commitTogether(store: SqliteStore, group: readonly CommitRequest[]): void {
  pause(settings.delayBeforeWritingMs)
  const unitsOf = group.map((request) => unpackUnits(request.ask))
  try {
    const outcomes = store.write(unitsOf.flat())
    group.forEach(({ id }, index) => {
      answer(id, outcomes.splice(0, unitsOf[index]?.length))
    })
  } catch (error) {
    tellTrouble(`nothing was written: ${String(error)}`)
    group.forEach(({ id }, index) => {
      answer(id, unitsOf[index]?.map((): Outcome => 'unavailable') ?? [])
    })
    stopIfUntrustworthy(error)
  }
}

function answerAlone(store: SqliteStore, request: OtherRequest): void {
  try {
    answer(request.id, carryOut(store, request))
  } catch (error) {
    send({ kind: 'failure', id: request.id, reason: String(error) })
    stopIfUntrustworthy(error)
  }
}

function carryOut(store: SqliteStore, request: OtherRequest): Answer<CallName> {
  switch (request.call) {
    case 'open': {
      const opened = store.open(request.ask)
      return opened && 'kind' in opened ? opened : opened && packDocument(opened)
    }
    case 'read':
      return packEntries(store.read(request.ask.document, request.ask.after, request.ask.limit))
    case 'create':
      return store.create(request.ask)
    case 'putSnapshot': {
      const [state] = unpack(request.ask.state)
      if (state) store.putSnapshot(request.ask.document, { sequence: request.ask.sequence, state })
      return null
    }
    case 'raiseEpoch':
      return store.raiseEpoch(request.ask)
    case 'documents':
      return store.documents()
    case 'record':
      return store.record(request.ask.collection, request.ask.id)
    case 'records':
      return store.records(request.ask.collection, request.ask.scope)
    case 'verify':
      return store.verify(request.ask)
    case 'close':
      store.close()
      parentPort?.close()
      return null
  }
}

/** After a failed sync nobody knows what the disk holds: the thread ends, and the log is read again from the disk. */
function stopIfUntrustworthy(error: unknown): void {
  if (codeOf(error).startsWith('SQLITE_IOERR')) throw error
}

function answer(id: number, value: Answer<CallName>): void {
  send({ kind: 'answer', id, answer: value }, blocksIn(value))
}

function tellTrouble(what: string): void {
  send({ kind: 'trouble', what })
}

function send(reply: Reply, blocks: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(reply, blocks)
}

/** The blocks of bytes an answer may give away instead of copying. */
function blocksIn(value: Answer<CallName>): ArrayBuffer[] {
  if (value === null || typeof value !== 'object') return []
  if ('updates' in value) return [value.updates.block]
  return 'tail' in value ? [value.snapshotState.block, value.tail.updates.block] : []
}

function pause(ms: number): void {
  if (ms > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
