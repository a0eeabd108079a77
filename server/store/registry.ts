/**
 * The records held in memory: loaded once from the journal, then kept true by what becomes durable.
 * Nobody asks the disk who may do what while a keystroke waits.
 */
import type { ConferenceRecord, WorkshopRecord } from '#shared/acts/act.ts'
import type { Link } from '#shared/people/link.ts'
import type { Person } from '#shared/people/person.ts'
import type { Journal, RecordWrite } from './journal.ts'
import { type CardRecord, collections, type Registry, type SessionRecord } from './registry-types.ts'

/** Rows of their own, written once each: counting them can never overwrite a revocation. Id `<link>/<person>`. */
export const useCollection = 'use'

const held = [...Object.values(collections), useCollection].filter(
  (collection) => collection !== collections.act && collection !== collections.client,
)

/** Rows that change what somebody may do: worth telling whoever keeps a door. */
const telling = new Set<string>([collections.person, collections.link, collections.session, collections.workshop])

export async function createRegistry(journal: Journal): Promise<Registry> {
  const registry = emptyRegistry()
  const rows = await Promise.all(held.map((collection) => journal.records(collection)))
  registry.apply(rows.flat())
  return registry
}

function emptyRegistry(): Registry {
  const persons = new Map<string, Person>()
  const links = new Map<string, Link>()
  const linksBySecret = new Map<string, string>()
  const linksByCode = new Map<string, string>()
  const usersByLink = new Map<string, Set<string>>()
  const sessions = new Map<string, SessionRecord>()
  const conferences = new Map<string, ConferenceRecord>()
  const workshops = new Map<string, WorkshopRecord>()
  const cards = new Map<string, CardRecord>()
  const ownersByConference = new Map<string, Set<string>>()
  const lastNumbers = new Map<string, number>()
  const watchers = new Set<(records: readonly RecordWrite[]) => void>()

  /** Rows are ours alone to write, so the casts only name what each collection holds. */
  const takers: Readonly<Record<string, (id: string, value: unknown) => void>> = {
    [collections.person]: (id, value) => keep(persons, id, value as Person | null),
    [collections.link]: (id, value) => keepLink(id, value as Link | null),
    [collections.session]: (id, value) => keep(sessions, id, value as SessionRecord | null),
    [collections.conference]: (id, value) => keep(conferences, id, value as ConferenceRecord | null),
    [collections.workshop]: (id, value) => keep(workshops, id, value as WorkshopRecord | null),
    [collections.card]: (id, value) => keepCard(id, value as CardRecord | null),
    [useCollection]: (id) => keepUse(id),
  }

  return {
    person: (personId) => persons.get(personId) ?? null,
    people: (conferenceId) => [...persons.values()].filter((one) => !conferenceId || isKnownIn(one, conferenceId)),
    link: (linkId) => withUses(links.get(linkId)),
    linkBySecret: (secretHash) => withUses(links.get(linksBySecret.get(secretHash) ?? '')),
    linkByCode: (codeHash) => withUses(links.get(linksByCode.get(codeHash) ?? '')),
    links: (conferenceId) =>
      [...links.values()].filter((link) => link.conferenceId === conferenceId).flatMap((link) => withUses(link) ?? []),
    session: (sessionId) => sessions.get(sessionId) ?? null,
    conference: (conferenceId) => conferences.get(conferenceId) ?? null,
    conferences: () => [...conferences.values()],
    workshop: (workshopId) => workshops.get(workshopId) ?? null,
    workshops: (conferenceId) => [...workshops.values()].filter((one) => one.conferenceId === conferenceId),
    card: (conferenceId, id) => cards.get(`${conferenceId}/${id}`) ?? null,
    nextCardNumber: (conferenceId) => (lastNumbers.get(conferenceId) ?? 0) + 1,
    apply(records) {
      for (const { collection, id, value } of records) takers[collection]?.(id, value)
      const told = records.filter(({ collection }) => telling.has(collection))
      if (told.length > 0) for (const watcher of watchers) watcher(told)
    },
    onChange(watcher) {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
  }

  function keepLink(id: string, link: Link | null): void {
    const before = links.get(id)
    if (before) {
      linksBySecret.delete(before.secretHash)
      if (before.codeHash) linksByCode.delete(before.codeHash)
    }
    keep(links, id, link)
    if (!link) return
    linksBySecret.set(link.secretHash, id)
    if (link.codeHash) linksByCode.set(link.codeHash, id)
  }

  function keepCard(id: string, card: CardRecord | null): void {
    keep(cards, id, card)
    if (!card) return
    setOf(ownersByConference, card.conferenceId).add(card.owner)
    const last = lastNumbers.get(card.conferenceId) ?? 0
    if (card.number !== null && card.number > last) lastNumbers.set(card.conferenceId, card.number)
  }

  function keepUse(id: string): void {
    const [linkId = '', personId = ''] = id.split('/')
    setOf(usersByLink, linkId).add(personId)
  }

  function withUses(link: Link | undefined): Link | null {
    return link ? { ...link, uses: usersByLink.get(link.id)?.size ?? 0 } : null
  }

  /** Who was removed is still the author of what they wrote: their name stays readable. */
  function isKnownIn(person: Person, conferenceId: string): boolean {
    return (
      person.grants.some((grant) => grant.conferenceId === conferenceId) ||
      ownersByConference.get(conferenceId)?.has(person.id) === true
    )
  }
}

function keep<T>(rows: Map<string, T>, id: string, value: T | null): void {
  if (value === null) rows.delete(id)
  else rows.set(id, value)
}

function setOf(sets: Map<string, Set<string>>, key: string): Set<string> {
  const known = sets.get(key)
  if (known) return known
  const made = new Set<string>()
  sets.set(key, made)
  return made
}
