/** What people say of themselves, at joining and later: a name, and three things they may leave out. */
import type { Conference } from '#shared/conference/conference.ts'
import { parseTerritory } from '#shared/conference/territory.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import type { AuthorType } from '#shared/people/author-type.ts'
import { cleanName, nameLimit, type Person } from '#shared/people/person.ts'

export interface SelfDescription {
  readonly name?: string | undefined
  readonly siteId?: string | null | undefined
  readonly authorType?: AuthorType | null | undefined
  readonly territory?: string | null | undefined
}

/** The first thing that cannot be kept, or null. */
export function refuseDescription(said: SelfDescription, conferences: readonly Conference[]): Refusal | null {
  const name = said.name === undefined ? null : cleanName(said.name)
  if (name === '') return { kind: 'name-missing' }
  if (name && name.length > nameLimit)
    return { kind: 'text-too-long', field: 'name', length: name.length, limit: nameLimit }
  const { siteId } = said
  if (siteId && !conferences.some(({ sites }) => sites.some(({ id }) => id === siteId)))
    return { kind: 'no-such-site', siteId }
  return said.territory && !parseTerritory(said.territory) ? { kind: 'malformed', where: 'territory' } : null
}

/** What was not said stays as it was. */
export function describedAs(person: Person, said: SelfDescription): Person {
  return {
    ...person,
    name: said.name === undefined ? person.name : cleanName(said.name),
    siteId: said.siteId === undefined ? person.siteId : said.siteId,
    authorType: said.authorType === undefined ? person.authorType : said.authorType,
    territory: said.territory === undefined ? person.territory : said.territory,
  }
}
