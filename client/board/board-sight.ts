/** What the slips of a board need beside their card: names, places, counts, who is at it. Read once for all of them. */
import { useMemo } from 'react'
import type { Contribution } from '#shared/board/contribution.ts'
import type { Conference, Site } from '#shared/conference/conference.ts'
import type { BoardView, ConferenceView } from '../live/types.ts'
import type { ServedProposal, SlipWriter } from './card-slip.tsx'

/** What one may do with other people's cards here. */
export interface BoardPowers {
  /** Runs this workshop, or the conference: sees where masked and withdrawn cards were, takes cards back. */
  readonly moderates: boolean
  /** Organises or moderates the conference: tidies comments, opens and closes cards. */
  readonly tidies: boolean
}

export interface BoardSight {
  readonly me: string
  readonly powers: BoardPowers
  site(card: Contribution): Site | null
  author(card: Contribution): string | null
  comments(card: Contribution): number
  /** Somebody else who writes in it. */
  writer(card: Contribution): SlipWriter | null
  served(card: Contribution): readonly ServedProposal[]
}

/** Numbers and addresses of the proposals, when the draft may be read. */
export interface KnownProposals {
  number(proposalId: string): number | null
  href(proposalId: string): string | null
}

export function useBoardSight(
  me: string,
  powers: BoardPowers,
  conferenceView: ConferenceView,
  board: BoardView,
  proposals: KnownProposals,
): BoardSight {
  const sites = useMemo(() => sitesById(conferenceView.conference), [conferenceView.conference])
  const comments = useMemo(() => countByCard(board.comments), [board.comments])
  const writers = useMemo(() => writersByCard(board.presence, me), [board.presence, me])
  const served = useMemo(() => servedReader(proposals), [proposals])
  const { person } = conferenceView
  return useMemo(
    () => ({
      me,
      powers,
      site: (card) => sites.get(card.facts?.siteId ?? '') ?? null,
      author: (card) => person(card.facts?.author ?? null)?.name ?? null,
      comments: (card) => comments.get(card.id) ?? 0,
      writer: (card) => writers.get(card.id) ?? null,
      served,
    }),
    [me, powers, sites, person, comments, writers, served],
  )
}

/** Somebody who took a card back, or whose card was masked, still sees where it was. Nobody else does, moderators apart. */
export function mayBeSeen(card: Contribution, me: string, moderates: boolean): boolean {
  return card.standing.kind === 'open' || moderates || card.facts?.author === me
}

const sitesById = (conference: Conference | null): ReadonlyMap<string, Site> =>
  new Map(conference?.sites.map((site) => [site.id, site]))

function countByCard(comments: BoardView['comments']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { cardId } of comments) counts.set(cardId, (counts.get(cardId) ?? 0) + 1)
  return counts
}

function writersByCard(presence: BoardView['presence'], me: string): ReadonlyMap<string, SlipWriter> {
  const writers = new Map<string, SlipWriter>()
  for (const { at, id, name, colour } of presence?.people ?? []) {
    if (at !== null && id !== me && !writers.has(at)) writers.set(at, { name, colour })
  }
  return writers
}

/** The same card gives the same array again, so that its slip is not drawn anew. */
function servedReader(proposals: KnownProposals): (card: Contribution) => readonly ServedProposal[] {
  const known = new WeakMap<Contribution, readonly ServedProposal[]>()
  return (card) => {
    if (card.promotions.length === 0) return nowhere
    const before = known.get(card)
    if (before) return before
    const ids = [...new Set(card.promotions.map((promotion) => promotion.proposalId))]
    const served = ids.map((proposalId) => ({
      proposalId,
      number: proposals.number(proposalId),
      href: proposals.href(proposalId),
    }))
    known.set(card, served)
    return served
  }
}

const nowhere: readonly ServedProposal[] = []
