/**
 * Lists every promotion without its source in the draft, and every source without its promotion on the board.
 * It must never find anything: promotion moves both sides or neither.
 */
import type { Promotion } from '../board/contribution.ts'
import type { Source } from './proposal.ts'

export type ProvenanceFault =
  | { readonly kind: 'promotion-without-source'; readonly promotionId: string; readonly workshopId: string }
  | { readonly kind: 'source-without-promotion'; readonly sourceId: string; readonly workshopId: string }
  | { readonly kind: 'promotion-without-proposal'; readonly promotionId: string; readonly proposalId: string }
  | { readonly kind: 'words-differ'; readonly sourceId: string }

export function auditProvenance(
  boards: ReadonlyMap<string, readonly Promotion[]>,
  draft: { readonly sources: readonly Source[]; readonly proposalIds: readonly string[] },
): readonly ProvenanceFault[] {
  const sources = new Map(draft.sources.map((source) => [source.id, source]))
  const proposals = new Set(draft.proposalIds)
  const faults: ProvenanceFault[] = []
  const seen = new Set<string>()
  for (const [workshopId, promotions] of boards) {
    for (const promotion of promotions) {
      const source = sources.get(promotion.id)
      seen.add(promotion.id)
      if (!source) faults.push({ kind: 'promotion-without-source', promotionId: promotion.id, workshopId })
      else if (source.words !== promotion.words) faults.push({ kind: 'words-differ', sourceId: source.id })
      if (!proposals.has(promotion.proposalId)) {
        faults.push({ kind: 'promotion-without-proposal', promotionId: promotion.id, proposalId: promotion.proposalId })
      }
    }
  }
  for (const source of draft.sources) {
    if (!seen.has(source.id) && boards.has(source.workshopId)) {
      faults.push({ kind: 'source-without-promotion', sourceId: source.id, workshopId: source.workshopId })
    }
  }
  return faults
}
