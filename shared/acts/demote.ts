/** Takes one source back out of a proposal: the card opens again, the draft loses what nobody has rewritten. */
import * as v from 'valibot'
import { overlaps } from '../board/contribution.ts'
import type { Source } from '../draft/proposal.ts'
import { ok, refused } from '../kit/result.ts'
import { boardName, conferenceName, draftName } from '../live/document-name.ts'
import { holds } from '../people/reach.ts'
import { plainText, type RichNode } from '../text/rich-text-document.ts'
import { type DocumentChange, defineAct, type World } from './act.ts'
import { id, sourceId } from './inputs.ts'
import { fieldOf, isOnlyBrought, linesBrought, promotionOf, unpromote } from './promote.ts'

/** What undoing needs: the source, and the text it stood in, so that its words come back to their place. */
interface DemotionKept {
  readonly source: Source
  readonly before: readonly RichNode[]
}

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
    const taken = unpromote(world, [source.id], null)
    if (!taken.ok) return taken
    const before = world.richText(source.proposalId, fieldOf(source))
    const decision = { ...taken.value, kept: { source, before } satisfies DemotionKept }
    if (!isOnlyBrought(world, source.proposalId, [source.id])) return ok(decision)
    // Nothing would be left but a title: to the bin, from which it can be taken again.
    const standing = { kind: 'binned', at: stamp.at, by: stamp.personId } as const
    const binned: DocumentChange = {
      document: draftName(conferenceOf(world)),
      draft: { kind: 'proposal-standing-set', proposalId: source.proposalId, standing },
    }
    return ok({
      ...decision,
      changes: [...decision.changes, binned],
      answer: { ...decision.answer, binned: source.proposalId },
    })
  },

  /** Puts the source back, with the words it had brought. */
  undo(world, record) {
    const conference = world.conference
    if (!conference) return refused({ kind: 'no-such-conference' })
    const { source, before } = record.kept as DemotionKept // written by decide above
    const { id: sourceId, proposalId, workshopId, contributionId } = source
    if (!holds(world.actor, 'promote', { workshopId })) return refused({ kind: 'role-forbids', right: 'promote' })
    if (!world.proposal(proposalId)) return refused({ kind: 'no-such-proposal', proposalId })
    const card = world.contribution(workshopId, contributionId)
    if (!card) return refused({ kind: 'no-such-contribution', contributionId })
    if (card.promotions.some((other) => other.proposalId === proposalId && overlaps(other.passage, source.passage)))
      return refused({ kind: 'already-a-source', contributionId, proposalId })
    const draft = draftName(conference.id)
    const field = fieldOf(source)
    const changes: DocumentChange[] = [
      { document: draft, draft: { kind: 'source-added', source } },
      { document: boardName(workshopId), board: { kind: 'card-promoted', promotion: promotionOf(source) } },
      ...wordsToReturn(source, before, world.richText(proposalId, field)).map(
        (place): DocumentChange => ({
          document: draft,
          draft: { kind: 'words-inserted', proposalId, field, ...place },
        }),
      ),
    ]
    if (record.answer.binned === proposalId) {
      const standing = { kind: 'drafted' } as const
      changes.push({ document: draft, draft: { kind: 'proposal-standing-set', proposalId, standing } })
    }
    return ok({ changes, answer: { sourceId }, subjects: [sourceId] })
  },
})

interface Place {
  readonly at: number
  readonly words: readonly RichNode[]
}

/** Each paragraph that left with the source, and where: after what stood before it and is still there. */
function wordsToReturn(source: Source, before: readonly RichNode[], now: readonly RichNode[]): readonly Place[] {
  const lines = linesBrought(source)
  const standing = now.map((node) => JSON.stringify(node))
  const places: Place[] = []
  let at = 0
  for (const node of before) {
    const found = standing.indexOf(JSON.stringify(node), at)
    if (found >= 0) at = found + 1
    else if ('node' in node && node.attributes?.source === source.id && lines.includes(plainText([node]))) {
      places.push({ at, words: [node] })
      standing.splice(at, 0, JSON.stringify(node))
      at += 1
    }
  }
  return places
}

const conferenceOf = (world: World): string => world.conference?.id ?? ''
