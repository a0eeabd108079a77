/** Takes a decision by name: asked with an id made once per click, so that asking again is the same act. */
import { nanoid } from 'nanoid'
import type { ActKind } from '#shared/catalogue/every-act.ts'
import { ok, type Result, refused } from '#shared/kit/result.ts'
import { askServer } from './ask-server.ts'

export interface ActRequest {
  /** Made once per click; given again, it is the same act. */
  readonly actId?: string
  readonly conferenceId: string | null
  readonly kind: ActKind
  readonly input: unknown
  readonly reason?: string
}

export interface ActDone {
  readonly actId: string
  readonly answer: Readonly<Record<string, unknown>>
  readonly at: number
}

/** About half a minute of bad network in all; then one is told, and may press again. */
const retryAfterMs = [400, 1_200, 3_000, 7_000, 15_000]

/** Where acts done from this page belong, so that they can be undone by their id alone. */
const doneIn = new Map<string, string | null>()

export async function perform(request: ActRequest): Promise<Result<ActDone>> {
  const actId = request.actId ?? nanoid(21)
  const { conferenceId, kind, input, reason } = request
  const body = { actId, conferenceId, kind, input, ...(reason ? { reason } : {}) }
  for (let attempt = 0; ; attempt++) {
    const answer = await askServer<Omit<ActDone, 'actId'>>('POST', '/api/acts', body)
    if (answer.kind === 'answered') {
      doneIn.set(actId, conferenceId)
      return ok({ actId, ...answer.value })
    }
    const mayPass = answer.kind === 'unreachable' || answer.refusal.kind === 'store-unavailable'
    const wait = retryAfterMs[attempt]
    if (!mayPass || wait === undefined) {
      return refused(answer.kind === 'refused' ? answer.refusal : { kind: 'store-unavailable' })
    }
    await new Promise((resolve) => setTimeout(resolve, wait * (0.75 + Math.random() / 2)))
  }
}

/** Undoes an act; its conference is remembered when the act was done from this page. */
export function undoAct(actId: string, conferenceId?: string | null): Promise<Result<ActDone>> {
  return perform({ conferenceId: conferenceId ?? doneIn.get(actId) ?? null, kind: 'undo', input: { actId } })
}
