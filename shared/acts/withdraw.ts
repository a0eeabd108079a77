/**
 * Takes a card back: by its author, or by those who moderate. The words leave the document; the act keeps them, so that
 * undoing puts them back. A card that serves a proposal keeps serving it: its words at promotion stand there.
 */
import * as v from 'valibot'
import { refuseStanding } from '../board/board-policy.ts'
import { workshopOf } from '../conference/conference.ts'
import { ok, refused } from '../kit/result.ts'
import { boardName, conferenceName } from '../live/document-name.ts'
import { holds } from '../people/reach.ts'
import type { RichNode } from '../text/rich-text-document.ts'
import { defineAct } from './act.ts'
import { id } from './inputs.ts'

export const withdraw = defineAct({
  kind: 'withdraw',
  schema: v.object({ workshopId: id, contributionId: id }),

  touches: (input, conferenceId) => [
    ...(conferenceId ? [conferenceName(conferenceId)] : []),
    boardName(input.workshopId),
  ],

  decide(world, { workshopId, contributionId }, stamp) {
    if (!world.conference || !workshopOf(world.conference, workshopId))
      return refused({ kind: 'no-such-workshop', workshopId })
    const card = world.contribution(workshopId, contributionId)
    if (!card) return refused({ kind: 'no-such-contribution', contributionId })
    const own = world.owns(stamp.personId, contributionId)
    if (!holds(world.actor, 'withdraw', { workshopId, own })) {
      return refused(
        holds(world.actor, 'withdraw', { own: true })
          ? { kind: 'not-yours' }
          : { kind: 'role-forbids', right: 'withdraw' },
      )
    }
    const standing = refuseStanding(contributionId, card.standing)
    if (standing) return refused(standing)
    const document = boardName(workshopId)
    return ok({
      changes: [
        {
          document,
          board: {
            kind: 'standing-set',
            contributionId,
            standing: { kind: 'withdrawn', at: stamp.at, by: stamp.personId },
          },
        },
        { document, board: { kind: 'words-set', contributionId, words: [] } },
      ],
      answer: { contributionId },
      subjects: [contributionId],
      kept: { words: world.cardWords(workshopId, contributionId) },
    })
  },

  undo(world, record, { workshopId, contributionId }, stamp) {
    const card = world.contribution(workshopId, contributionId)
    if (!card) return refused({ kind: 'no-such-contribution', contributionId })
    if (!holds(world.actor, 'withdraw', { workshopId, own: world.owns(stamp.personId, contributionId) }))
      return refused({ kind: 'role-forbids', right: 'withdraw' })
    const { words } = record.kept as { words: readonly RichNode[] } // written by decide above
    const document = boardName(workshopId)
    return ok({
      changes: [
        { document, board: { kind: 'standing-set', contributionId, standing: { kind: 'open' } } },
        { document, board: { kind: 'words-set', contributionId, words } },
      ],
      answer: { contributionId },
      subjects: [contributionId],
    })
  },
})
