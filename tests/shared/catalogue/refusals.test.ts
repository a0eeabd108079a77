import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { refusalSentence, refusalStatus } from '#shared/catalogue/refusals.ts'
import { rightName } from '#shared/catalogue/right-names.ts'
import type { Refusal, RefusalKind } from '#shared/kit/refusal.ts'
import { rights } from '#shared/people/matrix.ts'

/** Every fact a refusal may bring, so that each kind can be told. */
const facts = {
  right: 'promote',
  at: Date.UTC(2026, 10, 19, 15, 10),
  since: Date.UTC(2026, 10, 19, 15, 10),
  uses: 40,
  retryAfterSeconds: 90,
  field: 'name',
  length: 300,
  limit: 60,
  step: 'closed',
  what: 'Bordeaux',
  count: 3,
  where: 'body',
  actKind: 'promote',
  document: 'board:w1',
}

/** Read from the type's own page: a kind added there is looked at here without a list to keep. */
const source = readFileSync(path.join(import.meta.dirname, '../../../shared/kit/refusal.ts'), 'utf8')
const kinds = [...source.matchAll(/readonly kind: '([a-z-]+)'/g)].map(([, kind]) => kind as RefusalKind) // from the union itself

const refusalOf = (kind: RefusalKind) => ({ kind, ...facts }) as Refusal // more facts than any one needs

test('the page of refusals was read', () => {
  expect(kinds.length).toBeGreaterThan(45)
})

test.each(kinds)('%s has a status and a sentence in both languages', (kind) => {
  const refusal = refusalOf(kind)
  const { fr, en } = refusalSentence(refusal)
  expect(refusalStatus(refusal)).toBeGreaterThanOrEqual(400)
  for (const sentence of [fr, en]) {
    expect(sentence).toMatch(/^\p{Lu}|^[«"]/u)
    expect(sentence).toMatch(/[.]$/)
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object/)
    expect(sentence).not.toContain(kind)
  }
  expect(fr).not.toBe(en)
})

test.each(kinds)('%s keeps French punctuation on its line', (kind) => {
  const { fr } = refusalSentence(refusalOf(kind))
  expect(fr).not.toMatch(/ [;:!?»%]/)
  expect(fr).not.toContain('« ')
  expect(fr).not.toMatch(/\d h|h \d/)
})

test('a sentence is built from its facts', () => {
  const closed = refusalSentence({ kind: 'workshop-closed', workshopId: 'w1', since: facts.since })
  expect(closed.fr).toBe(
    'L’atelier est clos depuis 16\u00a0h\u00a010. Votre texte est gardé\u00a0: copiez-le ou portez-le à la table.',
  )
  expect(closed.en).toContain('since 16:10')
  expect(refusalSentence({ kind: 'link-expired', at: facts.at }).fr).toContain('19 novembre 2026 à 16\u00a0h\u00a010')
  expect(
    refusalSentence({ kind: 'workshop-closed', workshopId: 'w1', since: facts.since }, 'America/Cayenne').fr,
  ).toContain('12\u00a0h\u00a010')
  expect(refusalSentence({ kind: 'role-forbids', right: 'promote' }).fr).toContain('promouvoir cette contribution')
  expect(refusalSentence({ kind: 'link-full', uses: 1 }).en).toContain('1 time and')
})

test('every right of the matrix has its name in both languages', () => {
  for (const right of rights) expect([right, rightName(right).fr]).not.toEqual([right, rightName('unknown').fr])
})
