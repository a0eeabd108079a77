/** The one way to the server's HTTP doors: an answer, a refusal with its facts, or no network. Never an exception. */
import type { Refusal } from '#shared/kit/refusal.ts'

export type ServerAnswer<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'refused'; readonly status: number; readonly refusal: Refusal }
  | { readonly kind: 'unreachable' }

/** Nobody waits longer than this for one answer; the same question may be asked again. */
const patienceMs = 15_000

export async function askServer<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<ServerAnswer<T>> {
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(patienceMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    // The shapes are those of the same release of the server.
    if (response.ok) return { kind: 'answered', value: (await response.json()) as T }
    const said: unknown = await response.json().catch(() => null)
    const refusal = refusalIn(said)
    if (refusal) return { kind: 'refused', status: response.status, refusal }
    // Not our server's words: something in between answered.
    return response.status === 401
      ? { kind: 'refused', status: 401, refusal: { kind: 'not-signed-in' } }
      : { kind: 'unreachable' }
  } catch {
    return { kind: 'unreachable' }
  }
}

function refusalIn(said: unknown): Refusal | null {
  const refusal = typeof said === 'object' && said !== null && 'refusal' in said ? said.refusal : null
  return typeof refusal === 'object' && refusal !== null && 'kind' in refusal ? (refusal as Refusal) : null // written by the same release
}
