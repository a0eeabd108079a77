/** Writes any decided change into its document: one dispatch for the server, the importer and the tests. */
import type { DocumentChange } from '../acts/act.ts'
import { writeBoardChange } from '../board/board-document.ts'
import { writeConferenceChange } from '../conference/conference-document.ts'
import { writeDraftChange } from '../draft/draft-document.ts'
import type { LiveDocument } from '../text/rich-text-document.ts'

export function writeChange(doc: LiveDocument, change: DocumentChange): void {
  if ('conference' in change) writeConferenceChange(doc, change.conference)
  else if ('board' in change) writeBoardChange(doc, change.board)
  else writeDraftChange(doc, change.draft)
}
