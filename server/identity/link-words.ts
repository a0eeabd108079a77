/**
 * The secret and the code of a link, found again without being kept: each act that made or rotated it is a seed, and
 * the hash in the record says which one still counts.
 */
import type { ActRecord, Fresh } from '#shared/acts/act.ts'
import type { Link } from '#shared/people/link.ts'
import type { Registry } from '../store/registry-types.ts'
import { hashOf, type Keyring } from './keyring.ts'

export interface LinkWords {
  readonly secret: string
  /** Bare: six characters. */
  readonly code: string
}

/** Of nine hundred million codes one is rarely taken, and never eight in a row. */
const saltLimit = 8

export function seedOfAct(personId: string, actId: string): string {
  return `${personId}/${actId}`
}

/** Links the server makes at start: a new seed whenever it has to make them again. */
export function seedOfStart(linkId: string, madeAt: number): string {
  return `start:${linkId}:${madeAt}`
}

export function makeLinkWords(keyring: Keyring, registry: Registry, seed: string): LinkWords {
  const isFree = (code: string) => registry.linkByCode(keyring.hashOfCode(code)) === null
  const code = codesOf(keyring, seed).find(isFree) ?? keyring.codeOf(seed, 0)
  return { secret: keyring.secretOf(seed), code }
}

/** null: nobody here can know it, as for the founder's, whose secret is drawn afresh at each start. */
export function findLinkWords(keyring: Keyring, link: Link, acts: readonly ActRecord[]): LinkWords | null {
  const seeds = [seedOfStart(link.id, link.madeAt), ...seedsFrom(link.id, acts)]
  const seed = seeds.find((candidate) => hashOf(keyring.secretOf(candidate)) === link.secretHash)
  if (seed === undefined) return null
  const code = codesOf(keyring, seed).find((candidate) => keyring.hashOfCode(candidate) === link.codeHash)
  return { secret: keyring.secretOf(seed), code: code ?? '' }
}

/** What `decide` receives to make things with: the same again for the same person and act. */
export function freshFor(keyring: Keyring, registry: Registry, personId: string, actId: string): Fresh {
  const seed = seedOfAct(personId, actId)
  const words = makeLinkWords(keyring, registry, seed)
  return { id: (name) => keyring.idOf(seed, name), ...hashesOf(keyring, words) }
}

export function hashesOf(keyring: Keyring, { secret, code }: LinkWords): Pick<Fresh, 'secretHash' | 'codeHash'> {
  return { secretHash: hashOf(secret), codeHash: keyring.hashOfCode(code) }
}

function codesOf(keyring: Keyring, seed: string): readonly string[] {
  return Array.from({ length: saltLimit }, (_, salt) => keyring.codeOf(seed, salt))
}

function seedsFrom(linkId: string, acts: readonly ActRecord[]): readonly string[] {
  const making = acts.filter(
    ({ kind, answer }) => (kind === 'makeLink' || kind === 'rotateLink') && answer.linkId === linkId,
  )
  return making.map(({ personId, actId }) => seedOfAct(personId, actId))
}
