/** Words handed back to me about one document, until I have dealt with them. */
import { useSyncExternalStore } from 'react'
import type { ReturnedWords } from '#shared/live/protocol.ts'
import { livePerson } from './live-person.ts'
import { onReturned, returnedWords } from './returned-words.ts'

export function useReturned(document: string): readonly ReturnedWords[] {
  return useSyncExternalStore(onReturned, () => returnedWords(livePerson(), document))
}
