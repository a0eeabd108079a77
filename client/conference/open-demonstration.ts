/** Loads the demonstration on this machine if it is not there yet, and makes the caller its organiser. */
import { ok, type Result, refused } from '#shared/kit/result.ts'
import { askServer } from '../acts/ask-server.ts'

export async function openDemonstration(): Promise<Result<string>> {
  const answer = await askServer<{ conferenceId: string }>('POST', '/api/demonstration', {})
  switch (answer.kind) {
    case 'answered':
      return ok(answer.value.conferenceId)
    case 'refused':
      return refused(answer.refusal)
    case 'unreachable':
      return refused({ kind: 'store-unavailable' })
  }
}
