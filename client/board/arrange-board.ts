/** From a board's cards and groups to what stands in each column, top to bottom. Pure. */
import type { Contribution, Group } from '#shared/board/contribution.ts'
import type { Column, Site } from '#shared/conference/conference.ts'
import { byOrder } from '#shared/kit/order-key.ts'

export type Row =
  | { readonly kind: 'group'; readonly group: Group; readonly count: number }
  | { readonly kind: 'card'; readonly card: Contribution; readonly groupId: string | null }

export interface ArrangedColumn {
  readonly column: Column
  readonly cards: number
  /** Sites its cards come from, remote ones apart. */
  readonly sites: number
  readonly remote: boolean
  readonly rows: readonly Row[]
}

export interface BoardParts {
  readonly columns: readonly Column[]
  readonly cards: readonly Contribution[]
  readonly groups: readonly Group[]
  readonly sites: readonly Site[]
}

/** Groups first, then the cards of no group: what arrives comes last and pushes nothing. */
export function arrangeBoard({ columns, cards, groups, sites }: BoardParts): readonly ArrangedColumn[] {
  const byColumn = sortByColumn(columns, cards)
  return columns.map((column) => {
    const here = byColumn.get(column.id) ?? []
    const ownGroups = groups.filter((group) => columnOf(columns, group.columnId) === column.id)
    return {
      column,
      cards: here.length,
      rows: rowsOf(here, ownGroups),
      ...placesOf(here, sites),
    }
  })
}

/** The column a card is shown in: the first one when it names none that exists. */
export function columnOf(columns: readonly Column[], columnId: string | null): string | null {
  return (columns.find((column) => column.id === columnId) ?? columns[0])?.id ?? null
}

/** The group a card is shown in: only one of its own column counts. */
export function groupOf(columns: readonly Column[], groups: readonly Group[], card: Contribution): Group | null {
  const group = groups.find((known) => known.id === card.groupId)
  const together = group && columnOf(columns, group.columnId) === columnOf(columns, card.columnId)
  return together ? group : null
}

/** The cards one moves among: same column, same group, top to bottom. */
export function neighboursOf(parts: Omit<BoardParts, 'sites'>, card: Contribution): readonly Contribution[] {
  const groupId = groupOf(parts.columns, parts.groups, card)?.id ?? null
  const columnId = columnOf(parts.columns, card.columnId)
  return parts.cards
    .filter(
      (other) =>
        columnOf(parts.columns, other.columnId) === columnId &&
        (groupOf(parts.columns, parts.groups, other)?.id ?? null) === groupId,
    )
    .sort(byOrder)
}

function sortByColumn(columns: readonly Column[], cards: readonly Contribution[]): Map<string, Contribution[]> {
  const known = new Set(columns.map((column) => column.id))
  const first = columns[0]?.id
  const byColumn = new Map<string, Contribution[]>()
  for (const card of cards) {
    const id = card.columnId !== null && known.has(card.columnId) ? card.columnId : first
    if (id === undefined) continue
    const here = byColumn.get(id)
    if (here) here.push(card)
    else byColumn.set(id, [card])
  }
  for (const here of byColumn.values()) here.sort(byOrder)
  return byColumn
}

function rowsOf(cards: readonly Contribution[], groups: readonly Group[]): readonly Row[] {
  const members = new Map<string, Contribution[]>(groups.map((group) => [group.id, []]))
  const loose: Contribution[] = []
  for (const card of cards) ((card.groupId !== null && members.get(card.groupId)) || loose).push(card)
  const rows: Row[] = groups.flatMap((group) => {
    const inside = members.get(group.id) ?? []
    return [
      { kind: 'group' as const, group, count: inside.length },
      ...inside.map((card) => ({ kind: 'card' as const, card, groupId: group.id })),
    ]
  })
  return [...rows, ...loose.map((card) => ({ kind: 'card' as const, card, groupId: null }))]
}

function placesOf(cards: readonly Contribution[], sites: readonly Site[]): { sites: number; remote: boolean } {
  const here = new Set(cards.map((card) => card.facts?.siteId))
  const present = sites.filter((site) => here.has(site.id))
  return { sites: present.filter((site) => !site.remote).length, remote: present.some((site) => site.remote) }
}
