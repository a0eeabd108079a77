/** Names of the people of a conference: fetched once, and again when somebody unknown is met. Never in documents. */
import { useCallback, useSyncExternalStore } from 'react'
import type { PublicPerson } from '#shared/people/person.ts'
import { askServer } from '../acts/ask-server.ts'
import { makeSignal } from '../live/signal.ts'

type Lookup = (personId: string | null) => PublicPerson | null

/** A room that fills brings many unknown people: they are asked for together. */
const againAfterMs = 2_000
const keptAs = 'palabre.people:'

interface Directory {
  people: Map<string, PublicPerson>
  /** Unknown even to the server when last asked. */
  strangers: Set<string>
  lookup: Lookup
  askedAt: number
  waiting: ReturnType<typeof setTimeout> | undefined
}

const directories = new Map<string, Directory>()
const changed = makeSignal<void>()
const nobody: Lookup = () => null

/** Names by person id; unknown ids read as null and are asked for. The function changes when names were learnt. */
export function usePeople(conferenceId: string | null): Lookup {
  const subscribe = useCallback(
    (listener: () => void) => {
      if (conferenceId) askSoon(conferenceId, directoryOf(conferenceId))
      return changed.on(listener)
    },
    [conferenceId],
  )
  return useSyncExternalStore(subscribe, () => (conferenceId ? directoryOf(conferenceId).lookup : nobody))
}

export function forgetPeople(): void {
  for (const { waiting } of directories.values()) clearTimeout(waiting)
  directories.clear()
  for (const key of Object.keys(localStorage)) if (key.startsWith(keptAs)) localStorage.removeItem(key)
  changed.tell()
}

function directoryOf(conferenceId: string): Directory {
  const known = directories.get(conferenceId)
  if (known) return known
  const made: Directory = {
    people: keptPeople(conferenceId),
    strangers: new Set(),
    lookup: nobody,
    askedAt: 0,
    waiting: undefined,
  }
  made.lookup = lookupIn(conferenceId, made)
  directories.set(conferenceId, made)
  return made
}

function lookupIn(conferenceId: string, directory: Directory): Lookup {
  return (personId) => {
    if (personId === null || personId === '') return null
    const person = directory.people.get(personId)
    if (person) return person
    if (!directory.strangers.has(personId)) askSoon(conferenceId, directory, personId)
    return null
  }
}

const met = new Set<string>()

function askSoon(conferenceId: string, directory: Directory, stranger?: string): void {
  if (stranger) met.add(stranger)
  if (directory.waiting !== undefined) return
  const wait = Math.max(0, directory.askedAt + againAfterMs - Date.now())
  directory.waiting = setTimeout(() => void ask(conferenceId, directory), wait)
}

async function ask(conferenceId: string, directory: Directory): Promise<void> {
  directory.askedAt = Date.now()
  const asked = [...met]
  met.clear()
  const answer = await askServer<{ people: readonly PublicPerson[] }>(
    'GET',
    `/api/people?conference=${encodeURIComponent(conferenceId)}`,
  )
  directory.waiting = undefined
  if (answer.kind !== 'answered' || directories.get(conferenceId) !== directory) return
  directory.people = new Map(answer.value.people.map((person) => [person.id, person]))
  for (const id of asked) if (!directory.people.has(id)) directory.strangers.add(id)
  directory.lookup = lookupIn(conferenceId, directory)
  keepPeople(conferenceId, answer.value.people)
  changed.tell()
}

function keptPeople(conferenceId: string): Map<string, PublicPerson> {
  try {
    const kept = JSON.parse(localStorage.getItem(keptAs + conferenceId) ?? '[]') as readonly PublicPerson[] // written below
    return new Map(kept.map((person) => [person.id, person]))
  } catch {
    return new Map()
  }
}

function keepPeople(conferenceId: string, people: readonly PublicPerson[]): void {
  try {
    localStorage.setItem(keptAs + conferenceId, JSON.stringify(people))
  } catch {
    // Without storage names wait for the network.
  }
}
