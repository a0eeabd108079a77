/** The plain rows of the store: which documents there are, their snapshots and epochs, and the records. */
import { firstLink, hashOfSnapshot } from './chain.ts'
import type { HeadsFile } from './heads-file.ts'
import type { Snapshot, StoredRecord } from './journal.ts'
import type { SqliteDatabase } from './schema.ts'

export interface Shelf {
  create(document: string): boolean
  documents(): { document: string; epoch: number; sequence: number }[]
  raiseEpoch(document: string): number
  putSnapshot(document: string, snapshot: Snapshot): void
  record(collection: string, id: string): StoredRecord | null
  records(collection: string, scope: string | null): StoredRecord[]
}

interface RecordRow {
  readonly collection: string
  readonly id: string
  readonly scope: string
  readonly value: string
}

/** The one before the newest is what a document opens from when the newest is damaged. */
const snapshotsKept = 2

export function createShelf(db: SqliteDatabase, heads: HeadsFile): Shelf {
  const addDocument = db.prepare('INSERT OR IGNORE INTO documents VALUES (?, 1, 0, ?, NULL)')
  const listDocuments = db.prepare<[], { document: string; epoch: number; sequence: number }>(
    'SELECT name AS document, epoch, sequence FROM documents ORDER BY name',
  )
  const epochOf = db.prepare<[string], { epoch: number }>('SELECT epoch FROM documents WHERE name = ?')
  const setEpoch = db.prepare('UPDATE documents SET epoch = ? WHERE name = ?')
  const hasReached = db.prepare('SELECT 1 FROM documents WHERE name = ? AND sequence >= ?')
  const addSnapshot = db.prepare('INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?)')
  const dropOldSnapshots = db.prepare(
    `DELETE FROM snapshots WHERE document = :document AND sequence NOT IN
       (SELECT sequence FROM snapshots WHERE document = :document ORDER BY sequence DESC LIMIT ${snapshotsKept})`,
  )
  const noteSnapshot = db.prepare(
    `UPDATE documents SET snapshot_sequence = (SELECT max(sequence) FROM snapshots WHERE document = :document)
     WHERE name = :document`,
  )
  const findRecord = db.prepare<[string, string], RecordRow>('SELECT * FROM records WHERE collection = ? AND id = ?')
  const listAll = db.prepare<[string], RecordRow>('SELECT * FROM records WHERE collection = ? ORDER BY id')
  const listScope = db.prepare<[string, string], RecordRow>(
    'SELECT * FROM records WHERE collection = ? AND scope = ? ORDER BY id',
  )

  function create(document: string): boolean {
    const isNew = addDocument.run(document, firstLink(document)).changes === 1
    if (isNew) heads.note(new Map([[document, heads.headOf(document) ?? 0]]))
    return isNew
  }

  function raiseEpoch(document: string): number {
    const row = epochOf.get(document)
    if (!row) throw new Error(`there is no document ${document}`)
    setEpoch.run(row.epoch + 1, document)
    return row.epoch + 1
  }

  const putSnapshot = db.transaction((document: string, { sequence, state }: Snapshot) => {
    if (!hasReached.get(document, sequence)) return
    addSnapshot.run(document, sequence, state, hashOfSnapshot(document, sequence, state))
    dropOldSnapshots.run({ document })
    noteSnapshot.run({ document })
  })

  function record(collection: string, id: string): StoredRecord | null {
    const row = findRecord.get(collection, id)
    return row ? recordOf(row) : null
  }

  function records(collection: string, scope: string | null): StoredRecord[] {
    return (scope === null ? listAll.all(collection) : listScope.all(collection, scope)).map(recordOf)
  }

  return { create, documents: () => listDocuments.all(), raiseEpoch, putSnapshot, record, records }
}

function recordOf({ collection, id, scope, value }: RecordRow): StoredRecord {
  return { collection, id, scope, value: JSON.parse(value) }
}
