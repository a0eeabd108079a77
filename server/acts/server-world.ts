/** The world a decision looks at, as the open documents, the records and the acts show it at that instant. */
import type * as Y from 'yjs'
import type { ConferenceTemplate, World } from '#shared/acts/act.ts'
import { worldOf } from '#shared/acts/world.ts'
import { readConference } from '#shared/conference/conference-document.ts'
import { boardName, conferenceName, draftName } from '#shared/live/document-name.ts'
import type { Person } from '#shared/people/person.ts'
import { actorIn } from '../identity/actor.ts'
import type { Registry } from '../store/registry-types.ts'
import type { ActShelf } from './act-memory.ts'

export type OpenDocuments = ReadonlyMap<string, Y.Doc>

export interface WorldDeps {
  readonly registry: Registry
  readonly template: (name: string) => ConferenceTemplate | null
}

export function serverWorld(
  { registry, template }: WorldDeps,
  person: Person,
  conferenceId: string | null,
  shelf: ActShelf,
  open: OpenDocuments,
): World {
  const document = conferenceId ? open.get(conferenceName(conferenceId)) : undefined
  return worldOf({
    actor: actorIn(person, conferenceId),
    founder: person.founder,
    conference: conferenceId && document ? readConference(conferenceId, document) : null,
    board: (workshopId) => open.get(boardName(workshopId)) ?? null,
    draft: () => (conferenceId ? (open.get(draftName(conferenceId)) ?? null) : null),
    owns: (personId, cardId) => conferenceId !== null && registry.card(conferenceId, cardId)?.owner === personId,
    person: (personId) => registry.person(personId),
    people: () => (conferenceId ? registry.people(conferenceId) : []),
    link: (linkId) => registry.link(linkId),
    act: (actId) => shelf.find(actId),
    laterActs: (act) => shelf.laterThan(act),
    template,
  })
}
