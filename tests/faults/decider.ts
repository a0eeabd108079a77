/** Somebody who takes one decision after another by name, and remembers what the server answered to each. */

import type { Lots } from '#server/demo/seeded-lots.ts'
import { promotionId } from '#shared/board/contribution.ts'
import type { ActAnswered, ActRequest, Visitor } from '../setup/a-running-server.ts'
import type { Found } from './audit.ts'

export interface Decider {
  /** Decides until the server is gone; the decision it died on stays open. */
  decide(visitor: Visitor): Promise<void>
  /** What was answered 200 and is not so; only the open decision may have gone either way. */
  compare(found: Found): readonly string[]
  /** Asks the open decision again, under the same id. */
  settle(visitor: Visitor): Promise<void>
  /** Asks again something answered long ago: what is answered now and is not the same, or null. */
  repeat(visitor: Visitor): Promise<string | null>
  answered(): number
  /** Refusals by kind: what a decider may meet, and the test looks at. */
  refusals(): ReadonlyMap<string, number>
}

export interface DeciderDeps {
  readonly id: string
  readonly conferenceId: string
  readonly lots: Lots
  /** Cards nobody else decides on, as they were first found. */
  readonly cards: readonly DecidedCard[]
  readonly proposalIds: readonly string[]
  readonly mayWithdraw: boolean
}

export interface DecidedCard {
  readonly id: string
  readonly workshopId: string
  readonly words: string
}

/** A decision: what is asked, what it is about, and what follows from a 200. */
interface Decision {
  readonly request: ActRequest
  readonly about: readonly string[]
  readonly follow: (answer: Readonly<Record<string, unknown>>) => void
}

interface Answered {
  readonly request: ActRequest
  readonly answer: string
}

interface Promoted {
  readonly actId: string
  readonly sourceIds: readonly string[]
}

export function createDecider({ id, conferenceId, lots, cards, proposalIds, mayWithdraw }: DeciderDeps): Decider {
  const half = Math.ceil(cards.length / 2)
  const promotable = mayWithdraw ? cards.slice(0, half) : cards
  const withdrawable = mayWithdraw ? cards.slice(half) : []
  /** Source → whether it should stand now. */
  const sources = new Map<string, { readonly workshopId: string; stands: boolean }>()
  /** Card → the act that withdrew it. */
  const withdrawn = new Map<string, string>()
  const promotions: Promoted[] = []
  const answered: Answered[] = []
  const refusals = new Map<string, number>()
  let open: Decision | null = null
  let asked = 0

  async function decide(visitor: Visitor): Promise<void> {
    for (;;) {
      open = nextDecision()
      if (!(await ask(visitor, open))) return
    }
  }

  /** False: the server died on it. */
  async function ask(visitor: Visitor, decision: Decision): Promise<boolean> {
    let told: ActAnswered
    try {
      told = await visitor.act(decision.request)
    } catch {
      return false
    }
    open = null
    if ('answer' in told) {
      answered.push({ request: decision.request, answer: printed(told) })
      decision.follow(told.answer)
    } else refusals.set(told.refusal.kind, (refusals.get(told.refusal.kind) ?? 0) + 1)
    return true
  }

  function nextDecision(): Decision {
    const standing = [...sources].filter(([, source]) => source.stands).map(([sourceId]) => sourceId)
    const lot = lots.below(100)
    if (lot < 25 && standing.length > 10) return demotion(lots.pick(standing))
    if (lot < 35 && promotions.length > 0) return undoneOf(lots.pick(promotions))
    if (lot < 50 && withdrawable.length > 0) return withdrawal(lots.pick(withdrawable))
    return promotion()
  }

  function promotion(): Decision {
    const chosen = lots.shuffled(promotable).slice(0, lots.between(1, 3))
    const contributions = chosen.map((card) => ({
      workshopId: card.workshopId,
      contributionId: card.id,
      passage: lots.oftenIn100(40) && card.words.length > 20 ? { from: lots.below(5), to: lots.between(8, 18) } : null,
    }))
    const isNew = lots.oftenIn100(60)
    const proposalId = isNew ? null : lots.pick(proposalIds)
    const into = proposalId === null ? { kind: 'new' } : { kind: 'existing', proposalId }
    // A source taken back earlier may stand again by a promotion whose answer the kill swallowed.
    const about =
      proposalId === null ? [] : contributions.map((card) => promotionId(proposalId, card.contributionId, card.passage))
    return decision('promote', { contributions, into }, about, (answer, actId) => {
      const sourceIds = answer['sourceIds'] as string[] // the answer of `promote`, in its order
      sourceIds.forEach((sourceId, index) => {
        sources.set(sourceId, { workshopId: chosen[index]?.workshopId ?? '', stands: true })
      })
      promotions.push({ actId, sourceIds })
    })
  }

  function demotion(sourceId: string): Decision {
    const workshopId = sources.get(sourceId)?.workshopId
    return decision('demote', { sourceId, workshopId }, [sourceId], () => fall([sourceId]))
  }

  function undoneOf({ actId, sourceIds }: Promoted): Decision {
    return decision('undo', { actId }, sourceIds, (answer) => fall(answer['demoted'] as string[])) // the undo of `promote`
  }

  /** Withdraws the card, or takes that back. */
  function withdrawal({ id: contributionId, workshopId }: DecidedCard): Decision {
    const before = withdrawn.get(contributionId)
    if (before) return decision('undo', { actId: before }, [contributionId], () => withdrawn.delete(contributionId))
    return decision('withdraw', { workshopId, contributionId }, [contributionId], (_answer, actId) =>
      withdrawn.set(contributionId, actId),
    )
  }

  function fall(sourceIds: readonly string[]): void {
    for (const sourceId of sourceIds) {
      const source = sources.get(sourceId)
      if (source) source.stands = false
    }
  }

  function decision(
    kind: string,
    input: unknown,
    about: readonly string[],
    follow: (answer: Readonly<Record<string, unknown>>, actId: string) => void,
  ): Decision {
    asked += 1
    const actId = `act-${id}-${asked}`
    return { request: { actId, conferenceId, kind, input }, about, follow: (answer) => follow(answer, actId) }
  }

  function compare(found: Found): string[] {
    const either = new Set(open?.about)
    const wrong: string[] = []
    for (const [sourceId, { stands }] of sources) {
      if (either.has(sourceId)) continue
      const is = [found.promotions.has(sourceId), found.sources.has(sourceId)]
      if (is.some((there) => there !== stands)) wrong.push(`${sourceId}: ${is} instead of ${stands}`)
    }
    for (const card of withdrawable) {
      const now = found.cards.get(card.id)
      const expected = withdrawn.has(card.id) ? 'withdrawn' : card.words
      const is = now?.standing.kind === 'open' ? now.words : `${now?.standing.kind}${now?.words}`
      if (is !== expected && !either.has(card.id)) wrong.push(`${card.id}: ${is}`)
    }
    return [...wrong, ...unasked(found)]
  }

  /** Sources made by our acts that no answer speaks of: an act carried out twice, or half taken back. */
  function unasked(found: Found): string[] {
    return [...found.sources.values()]
      .filter(({ id: sourceId, actId }) => actId.startsWith(`act-${id}-`) && !sources.has(sourceId))
      .filter(({ actId }) => actId !== open?.request.actId)
      .map(({ id: sourceId, actId }) => `${sourceId} of ${actId}: never answered`)
  }

  async function settle(visitor: Visitor): Promise<void> {
    if (open && !(await ask(visitor, open))) throw new Error('the server was gone again')
  }

  async function repeat(visitor: Visitor): Promise<string | null> {
    if (answered.length === 0) return null
    const before = lots.pick(answered)
    const now = printed(await visitor.act(before.request))
    return now === before.answer ? null : `${before.request.actId}: ${now} instead of ${before.answer}`
  }

  return { decide, compare, settle, repeat, answered: () => answered.length, refusals: () => refusals }
}

function printed(told: ActAnswered): string {
  return JSON.stringify('answer' in told ? [told.answer, told.at] : told.refusal)
}
