/** The first proposals of the draft: promoted by the real act, then rewritten into the sheets of the files. */

import type * as Y from 'yjs'
import type { ActRecord, DocumentChange } from '#shared/acts/act.ts'
import { type PromoteInput, promote } from '#shared/acts/promote.ts'
import { worldOf } from '#shared/acts/world.ts'
import { promotionId, type SourceRole } from '#shared/board/contribution.ts'
import { writeChange } from '#shared/catalogue/every-change.ts'
import { readConference } from '#shared/conference/conference-document.ts'
import type { ProposalField } from '#shared/draft/proposal.ts'
import { boardName, conferenceName, draftName } from '#shared/live/document-name.ts'
import type { Person } from '#shared/people/person.ts'
import { identify } from '#shared/scenario/values.ts'
import { paragraph, type RichNode } from '#shared/text/rich-text-document.ts'
import type { Cast } from './cast.ts'
import type { DemoContribution, DemoFiles, DemoProposal } from './demo-files.ts'
import { orientationIdOf } from './template.ts'

/** Writes draft and boards, and returns the acts, so that each promotion has its author and its undo. */
export function writeDraft(files: DemoFiles, cast: Cast, documentOf: (name: string) => Y.Doc): ActRecord[] {
  return files.staging.promotions.map(({ proposal: proposalId, by, at, actions }) => {
    const proposal = files.proposals.find(({ id }) => id === proposalId)
    if (!proposal) throw new Error(`there is no proposal ${proposalId} to promote into`)
    const sheet = sheetOf(proposal, actions)
    return promoteInto(files, proposal, sheet, cast.staff(by), Date.parse(at), documentOf)
  })
}

type Sheet = Partial<Record<ProposalField, readonly RichNode[]>>

function promoteInto(
  files: DemoFiles,
  proposal: DemoProposal,
  sheet: Sheet,
  moderator: Person,
  at: number,
  documentOf: (name: string) => Y.Doc,
): ActRecord {
  const { id: conferenceId } = files.conference
  const input = inputOf(files, proposal)
  const stamp = { actId: `demo-promote-${proposal.id}`, personId: moderator.id, at }
  const fresh = { id: () => proposal.id, secretHash: '', codeHash: '' }
  const decision = promote.decide(worldAsSeenBy(moderator, conferenceId, documentOf), input, stamp, fresh)
  if (!decision.ok) throw new Error(`${proposal.id} could not be promoted: ${JSON.stringify(decision.refusal)}`)
  const { changes, answer = {}, subjects = [], kept = null } = decision.value
  for (const change of changes) {
    const doc = documentOf(change.document)
    doc.transact(() => writeChange(doc, rewritten(change, sheet, proposal)))
  }
  const { actId, personId } = stamp
  return {
    actId,
    kind: promote.kind,
    personId,
    conferenceId,
    input,
    reason: null,
    at,
    answer,
    subjects,
    kept,
    undoneBy: null,
  }
}

function worldAsSeenBy(moderator: Person, conferenceId: string, documentOf: (name: string) => Y.Doc) {
  return worldOf({
    actor: { personId: moderator.id, grants: moderator.grants },
    founder: false,
    conference: readConference(conferenceId, documentOf(conferenceName(conferenceId))),
    board: (workshopId) => documentOf(boardName(workshopId)),
    draft: () => documentOf(draftName(conferenceId)),
    owns: () => false,
    person: () => null,
    people: () => [],
    link: () => null,
    act: () => null,
    laterActs: () => [],
    template: () => null,
  })
}

function inputOf({ contributions }: DemoFiles, { orientation, titre, sources }: DemoProposal): PromoteInput {
  return {
    contributions: sources.map((sourceId) => {
      const contribution = contributions.find(({ id }) => id === sourceId)
      if (!contribution) throw new Error(`a proposal cites ${sourceId}, which nobody wrote`)
      return { workshopId: contribution.workshop, contributionId: sourceId, passage: null, role: roleOf(contribution) }
    }),
    into: { kind: 'new', orientationId: orientationIdOf(orientation), title: titre },
  }
}

function roleOf({ expected }: DemoContribution): SourceRole {
  return expected.role === null ? 'source' : identify('sourceRole', expected.role)
}

/** The moderators have since written the sheet in place of the cards' own words; the sources stay. */
function rewritten(change: DocumentChange, sheet: Sheet, { perimetre }: DemoProposal): DocumentChange {
  if (!('draft' in change) || change.draft.kind !== 'proposal-added') return change
  const texts = { ...sheet, title: change.draft.texts.title ?? [] }
  return { ...change, draft: { ...change.draft, texts, scope: identify('scope', perimetre) } }
}

/** Paragraphs remember the card they were rewritten from, where one is named. */
function sheetOf(proposal: DemoProposal, actionsFrom: readonly string[]): Sheet {
  const rewrittenFrom = (text: string, contributionId = '') =>
    proposal.sources.includes(contributionId)
      ? paragraph(text, { source: promotionId(proposal.id, contributionId, null) })
      : paragraph(text)
  const items = proposal.actions.map((action, index): RichNode => {
    return { node: 'listItem', children: [rewrittenFrom(action, actionsFrom[index])] }
  })
  return {
    words: [{ node: 'bulletList', children: items }],
    finding: [paragraph(proposal.constat)],
    goal: [paragraph(proposal.objectif)],
    means: [paragraph(proposal.moyens)],
    divergences: proposal.divergences.map((text) => rewrittenFrom(text, /C-\d{3}/.exec(text)?.[0])),
    lead: [paragraph(proposal.pilote)],
    partners: [paragraph(proposal.partenaires.join(', '))],
    deadline: [paragraph(frenchDate.format(Date.parse(proposal.echeance)))],
    indicators: [paragraph(proposal.indicateurs.join(' ; '))],
  }
}

const frenchDate = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' })
