/** The draft in reading order: axes, their orientations, the proposals of each; what names no orientation comes last. */
import type { Axis, Orientation, Proposal } from '#shared/draft/proposal.ts'

export interface OutlinedOrientation {
  /** null: proposals that stand under no orientation yet. */
  readonly orientation: Orientation | null
  /** 1 to 8: the colour of its theme, always shown beside its number. 0: none. */
  readonly theme: number
  readonly proposals: readonly Proposal[]
}

export interface OutlinedAxis {
  readonly axis: Axis | null
  readonly orientations: readonly OutlinedOrientation[]
}

interface Parts {
  readonly axes: readonly Axis[]
  readonly orientations: readonly Orientation[]
  readonly proposals: readonly Proposal[]
}

export function outlineOf({ axes, orientations, proposals }: Parts): readonly OutlinedAxis[] {
  const under = (orientationId: string) => proposals.filter((proposal) => proposal.orientationId === orientationId)
  const outlined = (orientation: Orientation): OutlinedOrientation => ({
    orientation,
    theme: themeOf(orientations, orientation.id),
    proposals: under(orientation.id),
  })
  const known = new Set(axes.map(({ id }) => id))
  const adrift = orientations.filter(({ axisId }) => !known.has(axisId))
  const unplaced = proposals.filter(({ orientationId }) => !orientations.some(({ id }) => id === orientationId))
  const rest = [
    ...adrift.map(outlined),
    ...(unplaced.length > 0 ? [{ orientation: null, theme: 0, proposals: unplaced }] : []),
  ]
  return [
    ...axes.map((axis) => ({
      axis,
      orientations: orientations.filter(({ axisId }) => axisId === axis.id).map(outlined),
    })),
    ...(rest.length > 0 ? [{ axis: null, orientations: rest }] : []),
  ]
}

/** Colours follow the order of the orientations; after the eighth they begin again, the number still tells. */
export function themeOf(orientations: readonly Orientation[], orientationId: string | null): number {
  const place = orientations.findIndex(({ id }) => id === orientationId)
  return place < 0 ? 0 : (place % 8) + 1
}

/** Where a proposal goes one place up among those of its orientation: before whom. undefined: nowhere. */
export function placeUp(siblings: readonly Proposal[], proposalId: string): string | undefined {
  const place = siblings.findIndex(({ id }) => id === proposalId)
  return siblings[place - 1]?.id
}

/** One place down: before whom, or null for the end. undefined: nowhere. */
export function placeDown(siblings: readonly Proposal[], proposalId: string): string | null | undefined {
  const place = siblings.findIndex(({ id }) => id === proposalId)
  if (place < 0 || place === siblings.length - 1) return undefined
  return siblings[place + 2]?.id ?? null
}
