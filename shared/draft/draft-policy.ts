/** May this person make this edit in the shared draft? Axes, sources and standings are written by acts alone. */
import { isId } from '../kit/id.ts'
import { isOrderKey } from '../kit/order-key.ts'
import type { Refusal } from '../kit/refusal.ts'
import { holds } from '../people/reach.ts'
import type { Actor } from '../people/role.ts'
import { type ProposalStanding, scopes } from './proposal.ts'

export type DraftEdit =
  | { readonly kind: 'proposal-words'; readonly proposalId: string; readonly field: string }
  | { readonly kind: 'proposal-key'; readonly proposalId: string; readonly key: string; readonly value: unknown }
  | { readonly kind: 'unknown'; readonly path: string }

export interface DraftSituation {
  /** null: no such proposal. */
  proposal(proposalId: string): ProposalStanding | null
}

/** null: allowed. */
export function refuseDraftEdit(actor: Actor, edit: DraftEdit, draft: DraftSituation): Refusal | null {
  if (edit.kind === 'unknown') return { kind: 'unknown-change', path: edit.path }
  const proposal = draft.proposal(edit.proposalId)
  if (!proposal) return { kind: 'no-such-proposal', proposalId: edit.proposalId }
  if (!holds(actor, 'editDraft')) {
    return actor.grants.some((grant) => grant.readOnly)
      ? { kind: 'read-only' }
      : { kind: 'role-forbids', right: 'editDraft' }
  }
  if (proposal.kind === 'binned') return { kind: 'proposal-in-bin', proposalId: edit.proposalId }
  if (edit.kind === 'proposal-key' && !proposalKeyValid(edit.key, edit.value)) {
    return { kind: 'unknown-change', path: `proposals.*.${edit.key}` }
  }
  return null
}

export function proposalKeyValid(key: string, value: unknown): boolean {
  switch (key) {
    case 'orientationId':
      return value === '' || isId(value)
    case 'order':
      return isOrderKey(value)
    case 'scope':
      return value === '' || scopes.some((scope) => scope === value)
    default:
      return false
  }
}
