/** A server of a few answers, for pages tested without one: what is asked is kept, what is not foreseen is a 404. */
import { vi } from 'vitest'
import type { Refusal } from '#shared/kit/refusal.ts'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly body: unknown
}

type Answer = { readonly status?: number; readonly body: unknown }
export type Answers = Readonly<Record<string, (body: unknown) => Answer>>

/** Answers by `METHOD /path`. Everything asked is in `asked`, in order. */
export function answeringServer(answers: Answers): { readonly asked: readonly Asked[] } {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    const path = new URL(address, 'http://palabre.test').pathname
    const method = init.method ?? 'GET'
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    asked.push({ method, path, body })
    const answer = answers[`${method} ${path}`]?.(body) ?? refusing({ kind: 'malformed', where: path }, 404)
    return new Response(JSON.stringify(answer.body), { status: answer.status ?? 200 })
  })
  return { asked }
}

export function refusing(refusal: Refusal, status: number): Answer {
  return { status, body: { refusal, sentence: { fr: '', en: '' } } }
}

export const signedOut = () => refusing({ kind: 'not-signed-in' }, 401)
