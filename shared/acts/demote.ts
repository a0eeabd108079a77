/** Takes one source back out of a proposal: the card opens again, the draft loses what nobody has rewritten. */
import * as v from 'valibot'
import type { Source } from '../draft/proposal.ts'
import { ok, refused } from '../kit/result.ts'
import { boardName, conferenceName, draftName } from '../live/document-name.ts'
import { holds } from '../people/reach.ts'
import { paragraph } from '../text/rich-text-document.ts'
import { type DocumentChange, defineAct, type World } from './act.ts'
import { id, sourceId } from './inputs.ts'
import { isOnlyBrought, linesBrought, unpromote } from './promote.ts'

export const demote = defineAct({
  kind: 'demote',
  schema: v.object({ sourceId, workshopId: id }),

  touches: (input, conferenceId) => [
    ...(conferenceId ? [conferenceName(conferenceId), draftName(conferenceId)] : []),
    boardName(input.workshopId),
  ],

  decide(world, input, stamp) {
    const source = world.sources().find((known) => known.id === input.sourceId)
    if (!source || source.workshopId !== input.workshopId) {
      const [proposalId = '', contributionId = ''] = input.sourceId.split('.')
      return refused({ kind: 'not-a-source', contributionId, proposalId })
    }
    if (!holds(world.actor, 'promote', { workshopId: source.workshopId }))
      return refused({ kind: 'role-forbids', right: 'promote' })
    const taken = unpromote(world, [source.id], false)
    if (!taken.ok || !isOnlyBrought(world, source.proposalId, [source.id])) return taken
    // Nothing would be left but a title: to the bin, from which it can be taken again.
    const standing = { kind: 'binned', at: stamp.at, by: stamp.personId } as const
    const binned: DocumentChange = {
      document: draftName(conferenceOf(world)),
      draft: { kind: 'proposal-standing-set', proposalId: source.proposalId, standing },
    }
    return ok({
      ...taken.value,
      changes: [...taken.value.changes, binned],
      answer: { ...taken.value.answer, binned: source.proposalId },
    })
  },

  /** Puts the source back, with the words it had brought. */
  undo(world, record) {
    const conference = world.conference
    if (!conference) return refused({ kind: 'no-such-conference' })
    const [source] = (record.kept as { sources: readonly Source[] }).sources // written by unpromote
    if (!source) return refused({ kind: 'nothing-to-promote' })
    const proposal = world.proposal(source.proposalId)
    if (!proposal) return refused({ kind: 'no-such-proposal', proposalId: source.proposalId })
    const card = world.contribution(source.workshopId, source.contributionId)
    if (!card) return refused({ kind: 'no-such-contribution', contributionId: source.contributionId })
    const { id: promotionId, contributionId, proposalId, passage, role, words, actId, at, by } = source
    const draft = draftName(conference.id)
    const present = proposal.texts.words.split('\n').concat(proposal.texts.divergences.split('\n'))
    const missing = linesBrought(source).filter((text) => !present.includes(text))
    const changes: DocumentChange[] = [
      { document: draft, draft: { kind: 'source-added', source } },
      {
        document: boardName(source.workshopId),
        board: {
          kind: 'card-promoted',
          promotion: { id: promotionId, contributionId, proposalId, passage, role, words, actId, at, by },
        },
      },
    ]
    if (missing.length > 0) {
      const brought = missing.map((text) => paragraph(text, { source: source.id }))
      changes.push({
        document: draft,
        draft: {
          kind: 'words-appended',
          proposalId,
          field: role === 'opposition' ? 'divergences' : 'words',
          words: brought,
        },
      })
    }
    if (record.answer.binned === proposalId) {
      changes.push({
        document: draft,
        draft: { kind: 'proposal-standing-set', proposalId, standing: { kind: 'drafted' } },
      })
    }
    return ok({ changes, answer: { sourceId: source.id }, subjects: [source.id] })
  },
})

const conferenceOf = (world: World): string => world.conference?.id ?? ''
