/** The body of a POST as its schema says, or why it is not understood. */

import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { ok, type Result, refused } from '#shared/kit/result.ts'
import { refuse } from './refuse.ts'

/** Fifty contributions promoted at once take 10 kB; nothing longer than a page is ever posted. */
const bodyLimitBytes = 256 * 1_024

export const limitBody = bodyLimit({
  maxSize: bodyLimitBytes,
  onError: (c) => {
    const length = Number(c.req.header('content-length') ?? bodyLimitBytes + 1)
    return refuse(c, { kind: 'text-too-long', field: 'body', length, limit: bodyLimitBytes })
  },
})

export async function readBody<S extends v.GenericSchema>(c: Context, schema: S): Promise<Result<v.InferOutput<S>>> {
  if (!isJson(c.req.header('content-type'))) return refused({ kind: 'malformed', where: 'content-type' })
  const body = await parseJson(c)
  if (body === undefined) return refused({ kind: 'malformed', where: 'body' })
  const parsed = v.safeParse(schema, body)
  if (parsed.success) return ok(parsed.output)
  return refused({ kind: 'malformed', where: v.getDotPath(parsed.issues[0]) ?? 'body' })
}

function isJson(contentType: string | undefined): boolean {
  return contentType?.split(';')[0]?.trim().toLowerCase() === 'application/json'
}

/** undefined: no JSON. */
async function parseJson(c: Context): Promise<unknown> {
  try {
    return await c.req.json()
  } catch {
    return undefined
  }
}
