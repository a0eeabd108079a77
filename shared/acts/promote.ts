/**
 * The heart: one contribution, several, or a passage, into a new or an existing proposal of the shared draft.
 * Both sides move in one unit or neither does. The words at that time are kept on both.
 */
import * as v from 'valibot'
import { refuseStanding } from '../board/board-policy.ts'
import {
  type Contribution,
  overlaps,
  type Passage,
  type Promotion,
  promotionId,
  sourceRoles,
} from '../board/contribution.ts'
import { workshopOf } from '../conference/conference.ts'
import type { Source } from '../draft/proposal.ts'
import { orderBetween } from '../kit/order-key.ts'
import type { Refusal } from '../kit/refusal.ts'
import { ok, type Result, refused } from '../kit/result.ts'
import type { Stamp } from '../kit/stamp.ts'
import { boardName, conferenceName, draftName } from '../live/document-name.ts'
import { titleLimit } from '../live/limits.ts'
import { holds } from '../people/reach.ts'
import { paragraph, type RichNode } from '../text/rich-text-document.ts'
import { type Decision, type DocumentChange, defineAct, type Fresh, type World } from './act.ts'
import { id } from './inputs.ts'

const piece = v.object({
  workshopId: id,
  contributionId: id,
  passage: v.optional(
    v.nullable(
      v.object({
        from: v.pipe(v.number(), v.integer(), v.minValue(0)),
        to: v.pipe(v.number(), v.integer(), v.minValue(1)),
      }),
    ),
    null,
  ),
  role: v.optional(v.picklist(sourceRoles), 'source'),
})

export const promoteInput = v.object({
  contributions: v.pipe(v.array(piece), v.minLength(1), v.maxLength(50)),
  into: v.variant('kind', [
    v.object({
      kind: v.literal('new'),
      orientationId: v.optional(v.nullable(id), null),
      title: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(titleLimit))),
    }),
    v.object({ kind: v.literal('existing'), proposalId: id }),
  ]),
})

export type PromoteInput = v.InferOutput<typeof promoteInput>

/** What undoing a promotion needs to know. */
export interface PromotionKept {
  readonly proposalId: string
  /** The title it was made with; null when the proposal was there before. */
  readonly madeTitle: string | null
  readonly sourceIds: readonly string[]
}

export const promote = defineAct({
  kind: 'promote',
  schema: promoteInput,

  touches: (input, conferenceId) => [
    ...(conferenceId ? [conferenceName(conferenceId), draftName(conferenceId)] : []),
    ...new Set(input.contributions.map(({ workshopId }) => boardName(workshopId))),
  ],

  decide(world, input, stamp, fresh) {
    const conference = world.conference
    if (!conference) return refused({ kind: 'no-such-conference' })
    const target = findTarget(world, input, fresh)
    if (!target.ok) return target
    const { proposalId, created } = target.value
    const sources: Source[] = []
    for (const asked of input.contributions) {
      const found = sourceOf(world, asked, proposalId, sources, stamp)
      if (!found.ok) return found
      sources.push(found.value)
    }
    const draft = draftName(conference.id)
    return ok({
      changes: [
        ...intoDraft(world, input, stamp, draft, proposalId, created, sources),
        ...sources.map((source): DocumentChange => ({ document: draft, draft: { kind: 'source-added', source } })),
        ...sources.map(
          (source): DocumentChange => ({
            document: boardName(source.workshopId),
            board: { kind: 'card-promoted', promotion: promotionOf(source) },
          }),
        ),
      ],
      answer: { proposalId, created, sourceIds: sources.map((source) => source.id) },
      subjects: [...(created ? [proposalId] : []), ...sources.map((source) => source.id)],
      kept: {
        proposalId,
        madeTitle: created ? titleFor(input, sources) : null,
        sourceIds: sources.map((source) => source.id),
      } satisfies PromotionKept,
    })
  },

  undo(world, record) {
    const { sourceIds, madeTitle } = record.kept as PromotionKept // written by decide above
    return unpromote(world, sourceIds, madeTitle)
  },
})

function findTarget(world: World, input: PromoteInput, fresh: Fresh): Result<{ proposalId: string; created: boolean }> {
  if (input.into.kind === 'new') {
    const { orientationId } = input.into
    if (orientationId && !world.orientations().some((orientation) => orientation.id === orientationId)) {
      return refused({ kind: 'no-such-orientation', orientationId })
    }
    return ok({ proposalId: fresh.id('proposal'), created: true })
  }
  const { proposalId } = input.into
  const proposal = world.proposal(proposalId)
  if (!proposal) return refused({ kind: 'no-such-proposal', proposalId })
  if (proposal.standing.kind === 'binned') return refused({ kind: 'proposal-in-bin', proposalId })
  return ok({ proposalId, created: false })
}

type Asked = PromoteInput['contributions'][number]

function sourceOf(
  world: World,
  asked: Asked,
  proposalId: string,
  already: readonly Source[],
  stamp: Stamp,
): Result<Source> {
  const refusal = refusePromotion(world, asked, proposalId, already)
  if (refusal) return refused(refusal)
  const card = world.contribution(asked.workshopId, asked.contributionId)
  if (!card) return refused({ kind: 'no-such-contribution', contributionId: asked.contributionId })
  return ok({
    id: promotionId(proposalId, card.id, asked.passage),
    proposalId,
    workshopId: asked.workshopId,
    contributionId: card.id,
    passage: asked.passage,
    role: asked.role,
    title: card.title,
    words: wordsOf(card, asked.passage),
    number: card.facts?.number ?? null,
    author: card.facts?.author ?? null,
    authorType: card.facts?.authorType ?? null,
    siteId: card.facts?.siteId ?? null,
    territory: card.territory,
    channel: card.facts?.channel ?? 'workshop',
    actId: stamp.actId,
    at: stamp.at,
    by: stamp.personId,
  })
}

/** Why this card, or this passage, may not be promoted into that proposal. */
function refusePromotion(world: World, asked: Asked, proposalId: string, already: readonly Source[]): Refusal | null {
  const { workshopId, contributionId, passage } = asked
  if (!world.conference || !workshopOf(world.conference, workshopId)) return { kind: 'no-such-workshop', workshopId }
  if (!holds(world.actor, 'promote', { workshopId })) return { kind: 'role-forbids', right: 'promote' }
  const card = world.contribution(workshopId, contributionId)
  if (!card) return { kind: 'no-such-contribution', contributionId }
  const standing = refuseStanding(contributionId, card.standing)
  if (standing) return standing
  const whole = wholeWords(card)
  if (whole.trim() === '') return { kind: 'empty-contribution', contributionId }
  if (passage && !isWholeIn(passage, whole)) return { kind: 'passage-not-found', contributionId }
  const cited = [...card.promotions, ...already.map(promotionOf)].filter(
    (promotion) => promotion.contributionId === contributionId,
  )
  const clash = cited.some((promotion) => promotion.proposalId === proposalId && overlaps(promotion.passage, passage))
  return clash ? { kind: 'already-a-source', contributionId, proposalId } : null
}

/** Within the words, and not through the middle of a character that takes two places (an emoji). */
function isWholeIn({ from, to }: Passage, words: string): boolean {
  return from < to && to <= words.length && !cutsCharacter(words, from) && !cutsCharacter(words, to)
}

const cutsCharacter = (words: string, at: number): boolean =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(words.slice(at - 1, at + 1))

export function promotionOf({
  id: sourceId,
  contributionId,
  proposalId,
  passage,
  role,
  words,
  actId,
  at,
  by,
}: Source): Promotion {
  return { id: sourceId, contributionId, proposalId, passage, role, words, actId, at, by }
}

/** The plain text passages are counted in: title, then the rest. */
export function wholeWords(card: Pick<Contribution, 'title' | 'body'>): string {
  return card.body === '' ? card.title : `${card.title}\n${card.body}`
}

function wordsOf(card: Contribution, passage: Passage | null): string {
  const whole = wholeWords(card)
  return passage ? whole.slice(passage.from, passage.to) : whole
}

/** A new proposal takes the first card's title; every source brings its words as paragraphs that remember it. */
function intoDraft(
  world: World,
  input: PromoteInput,
  stamp: Stamp,
  draft: string,
  proposalId: string,
  created: boolean,
  sources: readonly Source[],
): readonly DocumentChange[] {
  if (!created) {
    return sources.map((source) => ({
      document: draft,
      draft: { kind: 'words-appended', proposalId, field: fieldOf(source), words: broughtBy(source) },
    }))
  }
  const into = input.into.kind === 'new' ? input.into : null
  const last = world.proposals().at(-1)?.order ?? null
  return [
    {
      document: draft,
      draft: {
        kind: 'proposal-added',
        proposalId,
        number: world.nextProposalNumber(),
        orientationId: into?.orientationId ?? null,
        order: orderBetween(last, null),
        texts: {
          title: [paragraph(titleFor(input, sources))],
          words: sources.filter((source) => source.role !== 'opposition').flatMap(broughtBy),
          divergences: sources.filter((source) => source.role === 'opposition').flatMap(broughtBy),
        },
        at: stamp.at,
        by: stamp.personId,
      },
    },
  ]
}

function titleFor({ into }: PromoteInput, sources: readonly Source[]): string {
  const title = (into.kind === 'new' ? into.title : '') || sources[0]?.title || ''
  return title.slice(0, cutsCharacter(title, titleLimit) ? titleLimit - 1 : titleLimit)
}

/** The body when there is one, else the title: a title already stands above. */
export function linesBrought(source: Source): readonly string[] {
  const lines = source.words.split('\n').filter((text) => text.trim() !== '')
  const body = source.passage === null && lines.length > 1 && lines[0] === source.title ? lines.slice(1) : lines
  return body
}

/** A disagreement stays visible beside the words it contests. */
export function fieldOf({ role }: Pick<Source, 'role'>): 'divergences' | 'words' {
  return role === 'opposition' ? 'divergences' : 'words'
}

function broughtBy(source: Source): readonly RichNode[] {
  return linesBrought(source).map((text) => paragraph(text, { source: source.id }))
}

/**
 * Takes promotions back, on both sides. Words that nobody rewrote leave with them; a proposal that the promotion made
 * and that has nothing else left, its title as it was made, is removed with them.
 */
export function unpromote(world: World, sourceIds: readonly string[], madeTitle: string | null): Result<Decision> {
  const conference = world.conference
  if (!conference) return refused({ kind: 'no-such-conference' })
  const sources = world.sources().filter((source) => sourceIds.includes(source.id))
  if (sources.length === 0) return refused({ kind: 'nothing-to-promote' })
  if (!sources.every(({ workshopId }) => holds(world.actor, 'promote', { workshopId })))
    return refused({ kind: 'role-forbids', right: 'promote' })
  const draft = draftName(conference.id)
  const proposalIds = [...new Set(sources.map((source) => source.proposalId))]
  const emptied = proposalIds.filter(
    (proposalId) => world.proposal(proposalId)?.title === madeTitle && isOnlyBrought(world, proposalId, sourceIds),
  )
  return ok({
    changes: [
      ...sources.map(
        (source): DocumentChange => ({
          document: boardName(source.workshopId),
          board: { kind: 'card-demoted', promotionId: source.id },
        }),
      ),
      ...sources.map(
        (source): DocumentChange => ({ document: draft, draft: { kind: 'source-removed', sourceId: source.id } }),
      ),
      ...sources
        .filter((source) => !emptied.includes(source.proposalId))
        .map(
          (source): DocumentChange => ({
            document: draft,
            draft: {
              kind: 'untouched-words-removed',
              proposalId: source.proposalId,
              field: fieldOf(source),
              sourceId: source.id,
              lines: linesBrought(source),
            },
          }),
        ),
      ...emptied.map(
        (proposalId): DocumentChange => ({ document: draft, draft: { kind: 'proposal-removed', proposalId } }),
      ),
    ],
    answer: { demoted: sources.map((source) => source.id), removed: emptied },
    subjects: [...sources.map((source) => source.id), ...proposalIds],
    kept: { sources },
  })
}

/** Whether a proposal holds nothing but what these promotions brought, unchanged. */
export function isOnlyBrought(world: World, proposalId: string, sourceIds: readonly string[]): boolean {
  const proposal = world.proposal(proposalId)
  if (!proposal || proposal.sources.some((source) => !sourceIds.includes(source.id))) return false
  const { words, divergences, ...rest } = proposal.texts
  const brought = proposal.sources.flatMap((source) => linesBrought(source))
  const held = [words, divergences].flatMap((text) => text.split('\n')).filter((text) => text !== '')
  return (
    Object.values(rest).every((text) => text === '') &&
    held.length === brought.length &&
    held.every((text) => brought.includes(text))
  )
}
