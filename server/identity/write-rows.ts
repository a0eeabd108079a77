/** Rows beside the documents, durable first and known afterwards. */
import { ok, type Result, refused } from '#shared/kit/result.ts'
import type { Journal, RecordWrite } from '../store/journal.ts'
import type { Registry } from '../store/registry-types.ts'

export interface RowDeps {
  readonly journal: Journal
  readonly registry: Registry
}

export async function writeRows(
  { journal, registry }: RowDeps,
  records: readonly RecordWrite[],
): Promise<Result<null>> {
  const [outcome] = await journal.commit([{ entries: [], records }])
  if (outcome !== 'durable') return refused({ kind: 'store-unavailable' })
  registry.apply(records)
  return ok(null)
}
