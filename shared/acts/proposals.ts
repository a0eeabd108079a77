/** Acts on whole proposals: a new one without a source, to the bin, back from it; and the outline they stand in. */
import * as v from 'valibot'
import type { Conference } from '../conference/conference.ts'
import { orderBetween } from '../kit/order-key.ts'
import { ok, type Result, refused } from '../kit/result.ts'
import { conferenceName, draftName } from '../live/document-name.ts'
import { titleLimit } from '../live/limits.ts'
import type { Right } from '../people/matrix.ts'
import { holds } from '../people/reach.ts'
import { paragraph } from '../text/rich-text-document.ts'
import { type ActRecord, defineAct, type World } from './act.ts'
import { filledLine, id, line } from './inputs.ts'

const inDraft = (_input: unknown, conferenceId: string | null): readonly string[] =>
  conferenceId ? [conferenceName(conferenceId), draftName(conferenceId)] : []

export const addProposal = defineAct({
  kind: 'addProposal',
  schema: v.object({ title: line(titleLimit), orientationId: v.optional(v.nullable(id), null) }),
  touches: inDraft,
  decide(world, { title, orientationId }, stamp, fresh) {
    const conference = editing(world, 'editDraft')
    if (!conference.ok) return conference
    if (orientationId && !world.orientations().some((known) => known.id === orientationId)) {
      return refused({ kind: 'no-such-orientation', orientationId })
    }
    const proposalId = fresh.id('proposal')
    const order = orderBetween(world.proposals().at(-1)?.order ?? null, null)
    return ok({
      changes: [
        {
          document: draftName(conference.value.id),
          draft: {
            kind: 'proposal-added',
            proposalId,
            number: world.nextProposalNumber(),
            orientationId,
            order,
            texts: { title: [paragraph(title)], words: [paragraph('')] },
            at: stamp.at,
            by: stamp.personId,
          },
        },
      ],
      answer: { proposalId },
      subjects: [proposalId],
    })
  },
  undo: (world, record, _input, stamp) =>
    setStanding(world, String(record.answer.proposalId), { kind: 'binned', at: stamp.at, by: stamp.personId }),
})

export const binProposal = defineAct({
  kind: 'binProposal',
  schema: v.object({ proposalId: id }),
  touches: inDraft,
  decide: (world, { proposalId }, stamp) =>
    setStanding(world, proposalId, { kind: 'binned', at: stamp.at, by: stamp.personId }),
  undo: (world, _record: ActRecord, { proposalId }) => setStanding(world, proposalId, { kind: 'drafted' }),
})

export const restoreProposal = defineAct({
  kind: 'restoreProposal',
  schema: v.object({ proposalId: id }),
  touches: inDraft,
  decide: (world, { proposalId }) => setStanding(world, proposalId, { kind: 'drafted' }),
  undo: (world, _record: ActRecord, { proposalId }, stamp) =>
    setStanding(world, proposalId, { kind: 'binned', at: stamp.at, by: stamp.personId }),
})

export const setAxis = defineAct({
  kind: 'setAxis',
  schema: v.object({ axisId: v.optional(id), number: line(12), title: filledLine(titleLimit) }),
  touches: inDraft,
  decide(world, input, _stamp, fresh) {
    const conference = editing(world, 'editDraft')
    if (!conference.ok) return conference
    const known = world.axes().find((axis) => axis.id === input.axisId)
    if (input.axisId && !known) return refused({ kind: 'no-such-axis', axisId: input.axisId })
    const axisId = known?.id ?? fresh.id('axis')
    const order = known?.order ?? orderBetween(world.axes().at(-1)?.order ?? null, null)
    const axis = { id: axisId, number: input.number, title: input.title, order }
    return ok({
      changes: [{ document: draftName(conference.value.id), draft: { kind: 'axis-set', axis } }],
      answer: { axisId },
      subjects: [axisId],
    })
  },
})

export const setOrientation = defineAct({
  kind: 'setOrientation',
  schema: v.object({ orientationId: v.optional(id), axisId: id, number: line(12), title: filledLine(titleLimit) }),
  touches: inDraft,
  decide(world, input, _stamp, fresh) {
    const conference = editing(world, 'editDraft')
    if (!conference.ok) return conference
    const { axisId } = input
    if (!world.axes().some((axis) => axis.id === axisId)) return refused({ kind: 'no-such-axis', axisId })
    const known = world.orientations().find((orientation) => orientation.id === input.orientationId)
    if (input.orientationId && !known)
      return refused({ kind: 'no-such-orientation', orientationId: input.orientationId })
    const orientationId = known?.id ?? fresh.id('orientation')
    const order = known?.order ?? orderBetween(world.orientations().at(-1)?.order ?? null, null)
    const orientation = { id: orientationId, axisId, number: input.number, title: input.title, order }
    return ok({
      changes: [{ document: draftName(conference.value.id), draft: { kind: 'orientation-set', orientation } }],
      answer: { orientationId },
      subjects: [orientationId],
    })
  },
})

function editing(world: World, right: Right): Result<Conference> {
  if (!world.conference) return refused({ kind: 'no-such-conference' })
  return holds(world.actor, right) ? ok(world.conference) : refused({ kind: 'role-forbids', right })
}

type Standing = NonNullable<ReturnType<World['proposal']>>['standing']

function setStanding(world: World, proposalId: string, standing: Standing) {
  const conference = editing(world, 'binProposals')
  if (!conference.ok) return conference
  const proposal = world.proposal(proposalId)
  if (!proposal) return refused({ kind: 'no-such-proposal', proposalId })
  if (proposal.standing.kind === standing.kind) {
    return refused(
      standing.kind === 'binned'
        ? { kind: 'proposal-in-bin', proposalId }
        : { kind: 'proposal-not-in-bin', proposalId },
    )
  }
  return ok({
    changes: [
      {
        document: draftName(conference.value.id),
        draft: { kind: 'proposal-standing-set' as const, proposalId, standing },
      },
    ],
    answer: { proposalId },
    subjects: [proposalId],
  })
}
