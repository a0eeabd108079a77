/**
 * Says in the domain's words what one struct, or one deletion, would do. The guard asks the policy about these edits;
 * whatever this page does not know is `unknown`, and unknown is refused.
 */
import type * as Y from 'yjs'
import type { BoardEdit } from '#shared/board/board-policy.ts'
import type { DraftEdit } from '#shared/draft/draft-policy.ts'
import { lineFields, type ProposalField, proposalLines, proposalTexts } from '#shared/draft/proposal.ts'
import { cardLimit, proposalFieldLimit, richTextDepthLimit, titleLimit } from '#shared/live/limits.ts'
import { attributeAllowed, childrenOf, markAllowed, type TextShape, textParents } from '#shared/text/rich-text.ts'
import type { Spot } from './places.ts'
import { type Content, typeRef } from './scan.ts'

export type Edit = { readonly board: BoardEdit } | { readonly draft: DraftEdit }

/** Which documents people edit, and how they are laid out. */
export type Layout = 'board' | 'draft' | 'sealed'

/** A live text that an insertion belongs to. */
export interface TextField {
  readonly name: string
  readonly shape: TextShape
  readonly limit: number
  readonly cardId: string | null
  readonly proposalId: string | null
}

const fields: readonly string[] = [...proposalTexts, ...proposalLines]

/** The text field a spot lies in, or null when it is no text. */
export function textFieldOf(layout: Layout, spot: Spot): TextField | null {
  const [id, key] = spot.keys
  if (layout === 'board') {
    if (spot.root === 'cards' && id && key === 'words')
      return { name: `cards.${id}`, shape: 'words', limit: cardLimit, cardId: id, proposalId: null }
    if (spot.root === 'groups' && id && key === 'title')
      return { name: `groups.${id}`, shape: 'line', limit: titleLimit, cardId: null, proposalId: null }
    if (spot.root === 'notes' && spot.keys.length === 0)
      return { name: 'notes', shape: 'words', limit: proposalFieldLimit, cardId: null, proposalId: null }
  }
  if (layout === 'draft' && spot.root === 'proposals' && id && key && fields.includes(key)) {
    const line = lineFields.includes(key as ProposalField) // one of the fields, just seen
    return {
      name: `proposals.${id}.${key}`,
      shape: line ? 'line' : 'words',
      limit: line ? titleLimit : proposalFieldLimit,
      cardId: null,
      proposalId: id,
    }
  }
  return null
}

/** What inserting this content there would do. */
export function insertionEdit(layout: Layout, spot: Spot, key: string | null, content: Content): Edit {
  const field = textFieldOf(layout, spot)
  if (field) return textAllowed(field.shape, spot, key, content) ? textEdit(layout, spot) : unknown(layout, spot, key)
  if (key === null) return unknown(layout, spot, key)
  if (layout === 'board') return boardKeyEdit(spot, key, content)
  if (layout === 'draft') return draftKeyEdit(spot, key, content)
  return unknown(layout, spot, key)
}

/** What deleting a live item there would do (or overwriting it with nothing). */
export function deletionEdit(layout: Layout, spot: Spot, key: string | null, facts: DeletionFacts): Edit {
  const field = textFieldOf(layout, spot)
  if (field) return textEdit(layout, spot)
  const [id] = spot.keys
  if (layout === 'board' && key !== null) {
    if (spot.root === 'cards' && spot.keys.length === 0)
      return { board: { kind: 'card-removed', cardId: key, touchedByOthers: facts.touchedByOthers() } }
    if (spot.root === 'groups' && spot.keys.length === 0) return { board: { kind: 'group-removed', groupId: key } }
    if (spot.root === 'comments' && spot.keys.length === 0)
      return { board: { kind: 'comment-removed', commentId: key, own: facts.ownComment(key) } }
    if (spot.root === 'cards' && id && spot.keys.length === 1)
      // Undoing the first « open to all » takes the key away: that is « not open ».
      return { board: { kind: 'card-key', cardId: id, key, value: key === 'openToAll' ? false : null } }
  }
  return unknown(layout, spot, key)
}

export interface DeletionFacts {
  /** Whether anybody else's words lie beneath. */
  touchedByOthers(): boolean
  ownComment(commentId: string): boolean
}

function textEdit(layout: Layout, spot: Spot): Edit {
  const [id = '', field = ''] = spot.keys
  if (layout === 'draft') return { draft: { kind: 'proposal-words', proposalId: id, field } }
  if (spot.root === 'cards') return { board: { kind: 'card-words', cardId: id } }
  return spot.root === 'groups' ? { board: { kind: 'group-title', groupId: id } } : { board: { kind: 'notes' } }
}

function boardKeyEdit(spot: Spot, key: string, content: Content): Edit {
  const [id] = spot.keys
  if (spot.keys.length === 0) {
    const isMap = content.kind === 'type' && content.type === typeRef.map
    if (spot.root === 'cards' && isMap) return { board: { kind: 'card-added', cardId: key } }
    if (spot.root === 'groups' && isMap) return { board: { kind: 'group-added', groupId: key } }
    if (spot.root === 'comments' && isValue(content))
      return { board: { kind: 'comment-added', commentId: key, value: singleValue(content) } }
    return unknown('board', spot, key)
  }
  if (!id || spot.keys.length > 1 || spot.node !== 'map') return unknown('board', spot, key)
  // The text of a card or a group comes with it; later it is never replaced (the guard refuses to overwrite a container).
  const isText = content.kind === 'type' && content.type === typeRef.xmlFragment
  if (spot.root === 'cards') {
    if (isText && key === 'words') return { board: { kind: 'card-words', cardId: id } }
    if (isValue(content)) return { board: { kind: 'card-key', cardId: id, key, value: singleValue(content) } }
  }
  if (spot.root === 'groups') {
    if (isText && key === 'title') return { board: { kind: 'group-title', groupId: id } }
    if (isValue(content)) return { board: { kind: 'group-key', groupId: id, key, value: singleValue(content) } }
  }
  return unknown('board', spot, key)
}

function draftKeyEdit(spot: Spot, key: string, content: Content): Edit {
  const [id] = spot.keys
  if (spot.root !== 'proposals' || !id || spot.keys.length > 1 || !isValue(content)) return unknown('draft', spot, key)
  return { draft: { kind: 'proposal-key', proposalId: id, key, value: singleValue(content) } }
}

const isValue = (content: Content): boolean => content.kind === 'any' && content.values.length === 1
const singleValue = (content: Content): unknown => (content.kind === 'any' ? content.values[0] : undefined)

/** y-prosemirror names a mark that may overlap itself `link--xxxxxxxx`. */
const markName = (key: string): string => key.replace(/--[a-zA-Z0-9+/=]{8}$/, '')

/** The allow-list of shared/text, applied to one struct. */
function textAllowed(shape: TextShape, spot: Spot, key: string | null, content: Content): boolean {
  if (spot.node === '#text') {
    if (key !== null) return false
    if (content.kind === 'string') return true
    return content.kind === 'format' && markAllowed(shape, markName(content.key), content.value)
  }
  if (key !== null)
    return spot.node !== 'top' && isValue(content) && attributeAllowed(spot.node, key, singleValue(content))
  if (content.kind !== 'type' || spot.depth >= richTextDepthLimit) return false
  if (content.type === typeRef.xmlText) return textParents.includes(spot.node)
  return content.type === typeRef.xmlElement && (childrenOf[shape][spot.node]?.includes(content.name ?? '') ?? false)
}

function unknown(layout: Layout, spot: Spot, key: string | null): Edit {
  const path = [spot.root, ...spot.keys, ...(key === null ? [] : [key])].join('.').slice(0, 120)
  return layout === 'draft' ? { draft: { kind: 'unknown', path } } : { board: { kind: 'unknown', path } }
}

/** Roots a document of this layout may have: an update naming another would make it. */
export const rootsOf: Readonly<Record<Layout, readonly string[]>> = {
  board: ['cards', 'groups', 'comments', 'notes', 'facts', 'standings', 'promotions'],
  draft: ['axes', 'orientations', 'proposals', 'facts', 'sources', 'standings'],
  sealed: ['about', 'sites', 'workshops', 'columns', 'steps'],
}

/** Makes the roots what they are, so that nothing later turns a map into something else. */
export function prepareRoots(doc: Y.Doc, layout: Layout): void {
  for (const root of rootsOf[layout]) root === 'notes' ? doc.getXmlFragment(root) : doc.getMap(root)
}
