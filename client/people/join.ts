/** Entering by a link or a code, and leaving. */
import type { Invitation } from '#shared/conference/invitation.ts'
import { ok, type Result, refused } from '#shared/kit/result.ts'
import { askServer, type ServerAnswer } from '../acts/ask-server.ts'
import { livePerson } from '../live/live-person.ts'
import { dropReturned } from '../live/returned-words.ts'
import type { Me } from '../live/types.ts'
import { forgetPeople } from './people-directory.ts'
import { knowMe } from './use-me.ts'

/** The secret of a link, or the short code. */
export type Key = { readonly secret: string } | { readonly code: string }

export interface AboutMe {
  readonly name: string
  readonly siteId?: string | null
  readonly authorType?: string | null
  readonly territory?: string | null
}

/** What a link or a code opens, without entering. */
export async function lookAtInvitation(key: Key): Promise<Result<Invitation>> {
  return resultOf(await askServer<Invitation>('POST', '/api/invitation', key))
}

export async function join(key: Key, about: AboutMe): Promise<Result<Me>> {
  return knowing(await askServer<Me>('POST', '/api/join', { ...key, ...about }))
}

export async function changeMe(about: Partial<AboutMe>): Promise<Result<Me>> {
  return knowing(await askServer<Me>('POST', '/api/me', about))
}

/** Ends the session and deletes what this device kept, words handed back included. */
export async function leave(): Promise<Result<null>> {
  const left = await askServer<unknown>('POST', '/api/leave', {})
  const result = resultOf(left)
  if (!result.ok && result.refusal.kind !== 'not-signed-in') return result
  const person = livePerson()
  knowMe(null)
  if (person) dropReturned(person)
  forgetPeople()
  return ok(null)
}

function knowing(answer: ServerAnswer<Me>): Result<Me> {
  const result = resultOf(answer)
  if (result.ok) knowMe(result.value)
  return result
}

function resultOf<T>(answer: ServerAnswer<T>): Result<T> {
  if (answer.kind === 'answered') return ok(answer.value)
  return refused(answer.kind === 'refused' ? answer.refusal : { kind: 'store-unavailable' })
}
