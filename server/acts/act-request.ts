/** What was asked, once it is known to be sayable: a known kind, an input of its schema, a reason that fits. */
import * as v from 'valibot'
import type { Act } from '#shared/acts/act.ts'
import { undoInput } from '#shared/acts/undo.ts'
import { everyAct } from '#shared/catalogue/every-act.ts'
import { ok, type Result, refused } from '#shared/kit/result.ts'

/** What travels in `POST /api/acts`. */
export const actRequest = v.object({
  actId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/)),
  conferenceId: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(64))), null),
  kind: v.pipe(v.string(), v.maxLength(64)),
  input: v.unknown(),
  reason: v.optional(v.nullable(v.pipe(v.string(), v.trim())), null),
})

export type ActRequest = v.InferInput<typeof actRequest>

interface Told {
  readonly actId: string
  readonly conferenceId: string | null
  readonly reason: string | null
}

export type Asked =
  | (Told & { readonly kind: 'act'; readonly act: Act; readonly input: unknown })
  | (Told & { readonly kind: 'undo'; readonly input: v.InferOutput<typeof undoInput> })

/** A reason is a sentence or two, read in a list of acts. */
const reasonLimit = 500

export function readActRequest({ actId, conferenceId = null, kind, input, reason = null }: ActRequest): Result<Asked> {
  if (reason && reason.length > reasonLimit) {
    return refused({ kind: 'text-too-long', field: 'reason', length: reason.length, limit: reasonLimit })
  }
  const told = { actId, conferenceId, reason: reason || null }
  if (kind === 'undo') {
    const undone = v.safeParse(undoInput, input)
    return undone.success ? ok({ ...told, kind: 'undo', input: undone.output }) : malformed(undone.issues)
  }
  const act = everyAct.get(kind)
  if (!act) return refused({ kind: 'unknown-act', actKind: kind })
  const parsed = v.safeParse(act.schema, input)
  return parsed.success ? ok({ ...told, kind: 'act', act, input: parsed.output }) : malformed(parsed.issues)
}

export function kindOf(asked: Asked): string {
  return asked.kind === 'undo' ? 'undo' : asked.act.kind
}

/** Where in the input, so that a stranger writing a client finds it. */
function malformed([issue]: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]) {
  const path = v.getDotPath(issue)
  return refused({ kind: 'malformed', where: path ? `input.${path}` : 'input' })
}
