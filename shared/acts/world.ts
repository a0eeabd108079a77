/** The world as documents and records show it: built by the server from its rooms, by a browser from what it holds. */
import { cardWords, contributionIds, readContribution } from '../board/board-document.ts'
import type { Conference } from '../conference/conference.ts'
import {
  nextProposalNumber,
  readAxes,
  readOrientations,
  readProposal,
  readProposals,
  readSources,
  richTextOf,
} from '../draft/draft-document.ts'
import type { Actor } from '../people/role.ts'
import { type LiveDocument, readRich } from '../text/rich-text-document.ts'
import type { World } from './act.ts'

export interface WorldSources
  extends Pick<
    World,
    'founder' | 'conference' | 'owns' | 'person' | 'people' | 'link' | 'act' | 'laterActs' | 'template'
  > {
  readonly actor: Actor
  readonly conference: Conference | null
  /** The open document of a board, when there is one. */
  board(workshopId: string): LiveDocument | null
  draft(): LiveDocument | null
}

export function worldOf(sources: WorldSources): World {
  const { board, draft, ...rest } = sources
  const fromDraft = <T>(read: (doc: LiveDocument) => T, otherwise: T): T => {
    const doc = draft()
    return doc ? read(doc) : otherwise
  }
  return {
    ...rest,
    contribution(workshopId, contributionId) {
      const doc = board(workshopId)
      return doc ? readContribution(workshopId, doc, contributionId) : null
    },
    cardWords(workshopId, contributionId) {
      const doc = board(workshopId)
      const words = doc ? cardWords(doc, contributionId) : null
      return words ? readRich(words) : []
    },
    cardCount(workshopId) {
      const doc = board(workshopId)
      return doc ? contributionIds(doc).length : 0
    },
    axes: () => fromDraft(readAxes, []),
    orientations: () => fromDraft(readOrientations, []),
    proposals: () => fromDraft(readProposals, []),
    proposal: (proposalId) => fromDraft((doc) => readProposal(doc, proposalId), null),
    richText: (proposalId, field) => fromDraft((doc) => richTextOf(doc, proposalId, field), []),
    sources: () => fromDraft(readSources, []),
    nextProposalNumber: () => fromDraft(nextProposalNumber, 1),
  }
}
