/** Names of documents: `kind:id`. The id of a notebook is `<workshop>.<person>`. Anything else allocates nothing. */
import { isId } from '../kit/id.ts'

export type DocumentName =
  | { readonly kind: 'conference'; readonly conferenceId: string }
  | { readonly kind: 'board'; readonly workshopId: string }
  | { readonly kind: 'notebook'; readonly workshopId: string; readonly personId: string }
  | { readonly kind: 'desk'; readonly conferenceId: string }
  | { readonly kind: 'draft'; readonly conferenceId: string }

export type DocumentKind = DocumentName['kind']

export const conferenceName = (conferenceId: string): string => `conference:${conferenceId}`
export const boardName = (workshopId: string): string => `board:${workshopId}`
export const notebookName = (workshopId: string, personId: string): string => `notebook:${workshopId}.${personId}`
export const deskName = (conferenceId: string): string => `desk:${conferenceId}`
export const draftName = (conferenceId: string): string => `draft:${conferenceId}`

/** null when the text is not the name of a kind of document. */
export function parseDocumentName(name: string): DocumentName | null {
  const at = name.indexOf(':')
  const kind = name.slice(0, at)
  const id = name.slice(at + 1)
  if (kind === 'notebook') {
    const [workshopId, personId, ...more] = id.split('.')
    return isId(workshopId) && isId(personId) && more.length === 0 ? { kind, workshopId, personId } : null
  }
  if (!isId(id)) return null
  if (kind === 'board') return { kind, workshopId: id }
  if (kind === 'conference' || kind === 'desk' || kind === 'draft') return { kind, conferenceId: id }
  return null
}
