/** The SQLite store as plain synchronous functions; runs in the thread of sqlite-worker.ts, never in the server's. */
import { createDocumentReader, type DocumentReader } from './document-reader.ts'
import { openHeadsFile } from './heads-file.ts'
import { openDatabase } from './schema.ts'
import { createShelf, type Shelf } from './shelf.ts'
import { createUnitWriter, type UnitWriter } from './unit-writer.ts'

export interface SqliteStore extends DocumentReader, Shelf {
  write: UnitWriter
  close(): void
}

export interface StoreSettings {
  readonly path: string
  /** Bytes beyond which the database file must not grow; everything is then `unavailable` until room is made. */
  readonly sizeLimit?: number | undefined
  /** What an operator should read in the log. */
  readonly tellTrouble: (what: string) => void
}

/** Throws one plain sentence when the file cannot be opened or another server holds it. */
export function openSqliteStore({ path, sizeLimit, tellTrouble }: StoreSettings): SqliteStore {
  const db = openDatabase(path, sizeLimit)
  const heads = openHeadsFile(`${path}.heads`)
  return {
    ...createDocumentReader(db, heads, tellTrouble),
    ...createShelf(db, heads),
    write: createUnitWriter(db, heads, tellTrouble),
    close: () => {
      db.close()
      heads.close()
    },
  }
}
