/**
 * The store of a real server on one machine: SQLite in a thread of its own, seen from the server's side.
 * Commits may be asked for one upon the other; the thread gathers them (sqlite-worker.ts).
 */
import type { Journal, Outcome, Unit } from './journal.ts'
import { packUnits, unpackDocument, unpackEntries } from './on-the-way.ts'
import { pack } from './parcel.ts'
import { startStoreThread } from './store-thread.ts'

export interface SqliteJournalOptions {
  /** The database file; made with its folder when missing. SQLite and we keep `-wal` and `.heads` beside it. */
  readonly path: string
  /** Bytes beyond which the file must not grow: then `unavailable` until room is made. */
  readonly sizeLimit?: number
  /** The thread died or can no longer trust the disk: nothing will be durable again; the process should stop. */
  readonly onFatal?: (error: Error) => void
  /** What an operator should read in the log: a full disk, a damaged snapshot. */
  readonly onTrouble?: (what: string) => void
  /** For one test only: says durable before it is, so that the test that kills the server can be seen to fail. */
  readonly acknowledgeBeforeCommit?: boolean
}

/** Long enough for a kill to fall between the false acknowledgement and the write. */
const delayOfTheLiarMs = 5

/** Rejects with one plain sentence when the file cannot be opened or another server holds it. */
export async function createSqliteJournal(options: SqliteJournalOptions): Promise<Journal> {
  const { path, sizeLimit, onTrouble = () => {}, onFatal = () => {}, acknowledgeBeforeCommit = false } = options
  const delayBeforeWritingMs = acknowledgeBeforeCommit ? delayOfTheLiarMs : 0
  const { ask, close } = await startStoreThread({ path, sizeLimit, delayBeforeWritingMs }, { onTrouble, onFatal })

  async function commit(units: readonly Unit[]): Promise<readonly Outcome[]> {
    try {
      const packed = packUnits(units)
      const answer = ask('commit', packed, [packed.updates.block])
      return await (acknowledgeBeforeCommit ? lie(units, answer) : answer)
    } catch (error) {
      onTrouble(`nothing was written: ${String(error)}`)
      return units.map(() => 'unavailable')
    }
  }

  return {
    commit,
    open: async (document) => {
      const opened = await ask('open', document)
      return opened && 'kind' in opened ? opened : opened && unpackDocument(opened)
    },
    read: async (document, after, limit) => unpackEntries(await ask('read', { document, after, limit: limit ?? null })),
    create: (document) => ask('create', document),
    putSnapshot: async (document, { sequence, state }) => {
      const parcel = pack([state])
      await ask('putSnapshot', { document, sequence, state: parcel }, [parcel.block])
    },
    raiseEpoch: (document) => ask('raiseEpoch', document),
    documents: () => ask('documents', null),
    record: (collection, id) => ask('record', { collection, id }),
    records: (collection, scope) => ask('records', { collection, scope: scope ?? null }),
    verify: (document) => ask('verify', document),
    close,
  }
}

function lie(units: readonly Unit[], truth: Promise<unknown>): Outcome[] {
  truth.catch(() => {})
  return units.map(() => 'durable')
}
