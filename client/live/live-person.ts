/**
 * Who the live documents are opened for. Told by client/people when the session is known; documents tell back when
 * the server says that rights changed. Kept apart so that neither side imports the other.
 */
import { makeSignal } from './signal.ts'

let person: string | null = null
const changed = makeSignal<string | null>()
const rights = makeSignal<void>()

export function livePerson(): string | null {
  return person
}

export function setLivePerson(personId: string | null): void {
  if (personId === person) return
  person = personId
  changed.tell(personId)
}

export const onLivePerson = changed.on

/** The server said that somebody's rights, or the session itself, are no longer what they were. */
export function tellRightsChanged(): void {
  rights.tell()
}

export const onRightsChanged = rights.on

const known = makeSignal<void>()

/** Rights were asked for again, and are indeed others now. */
export function tellRightsKnown(): void {
  known.tell()
}

export const onRightsKnown = known.on
