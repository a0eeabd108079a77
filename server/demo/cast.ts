/** The people of the demonstration: those who moderate and facilitate, and an author for each way cards are signed. */

import { printTerritory } from '#shared/conference/territory.ts'
import type { AuthorType } from '#shared/people/author-type.ts'
import { nameLimit, type Person } from '#shared/people/person.ts'
import type { Role } from '#shared/people/role.ts'
import { identify } from '#shared/scenario/values.ts'
import type { DemoContribution, DemoFiles } from './demo-files.ts'

export interface Cast {
  readonly people: readonly Person[]
  /** Who signed this contribution. */
  authorOf(contribution: DemoContribution): Person
  /** Somebody of the staff, by their id in the files. */
  staff(fileId: string): Person
}

export function createCast(files: DemoFiles, contributions: readonly DemoContribution[], at: number): Cast {
  const people = new Map<string, Person>()
  const join = (key: string, made: Omit<Person, 'colour' | 'founder' | 'joinedAt' | 'removedAt'>): Person => {
    const person = { ...made, colour: (people.size % colours) + 1, founder: false, joinedAt: at, removedAt: null }
    people.set(key, person)
    return person
  }
  for (const { id, name, role, site, authorType, workshops } of files.staging.people) {
    join(id, {
      id: `demo-${id}`,
      name,
      siteId: identify('site', site),
      authorType: identify('authorType', authorType),
      territory: null,
      grants: [grantOf(files, identify('role', role), workshops)],
    })
  }
  for (const contribution of contributions) {
    const key = signatureOf(contribution)
    if (!people.has(key)) join(key, authorFrom(files, contribution, people.size))
  }
  const known = (key: string): Person => {
    const person = people.get(key)
    if (!person) throw new Error(`nobody in the demonstration is « ${key} »`)
    return person
  }
  return { people: [...people.values()], authorOf: (contribution) => known(signatureOf(contribution)), staff: known }
}

/** As many as the look has checked. */
const colours = 12

/** The same label at the same site is the same person. */
function signatureOf({ authorLabel, site }: DemoContribution): string {
  return `${authorLabel} · ${site}`
}

function authorFrom(files: DemoFiles, contribution: DemoContribution, number: number) {
  const { authorLabel, site, authorType, territory } = contribution
  const known: AuthorType = identify('authorType', authorType)
  return {
    id: `demo-p${String(number).padStart(3, '0')}`,
    name: shortName(authorLabel),
    siteId: identify('site', site),
    authorType: known,
    territory: printTerritory({ level: identify('territoryLevel', territory.level), code: territory.code }),
    grants: [grantOf(files, 'participant', null)],
  }
}

function grantOf(
  { conference }: DemoFiles,
  role: Role,
  workshopIds: readonly string[] | null,
): Person['grants'][number] {
  return { conferenceId: conference.id, role, workshopIds, linkId: null, readOnly: false }
}

/** What stands in brackets (« contribution à distance ») is told by the site and the channel. */
function shortName(label: string): string {
  const name = label.replace(/ \(.*\)$/, '')
  return name.length <= nameLimit ? name : `${name.slice(0, nameLimit - 1).replace(/\s+\S*$/, '')}…`
}
