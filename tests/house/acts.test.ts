/** Nothing is decided untested: each act has its yes and its no, each refusal a place where it is said. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { everyAct } from '#shared/catalogue/every-act.ts'

const root = path.join(import.meta.dirname, '../..')
const read = (...patterns: readonly string[]) =>
  patterns.flatMap((pattern) =>
    globSync(pattern, { cwd: root }).map(
      (file) => [file.replaceAll('\\', '/'), readFileSync(path.join(root, file), 'utf8')] as const,
    ),
  )

const said = read('tests/shared/acts/*.test.ts')
  .map(([, code]) => code)
  .join('\n')
const kinds = [
  ...readFileSync(path.join(root, 'shared/kit/refusal.ts'), 'utf8').matchAll(/readonly kind: '([a-z-]+)'/g),
].map(([, kind = '']) => kind)

/** `world.act('mia', 'promote', …)` is a yes; `world.refusal('lea', 'promote', …)` is asked for a no. */
const acted = (kind: string) => new RegExp(`\\bact\\(\\s*\\w*'?\\w+'?,\\s*'${kind}'`).test(said)
const refused = (kind: string) => new RegExp(`\\brefusal\\(\\s*'?\\w+'?,\\s*'${kind}'`).test(said)

test.each([...everyAct.keys()])('%s is tried with a yes and with a no', (kind) => {
  expect([acted(kind), refused(kind)]).toEqual([true, true])
})

test('an act nobody tried is noticed', () => {
  expect([acted('explode'), refused('explode')]).toEqual([false, false])
})

describe('every refusal', () => {
  const places = read('{shared,server}/**/*.ts').filter(
    ([file]) => !/^shared\/(kit\/refusal|catalogue\/refusals)\.ts$/.test(file),
  )

  // Its status and its sentences: tests/shared/catalogue.
  test.each(kinds)('%s is said somewhere', (kind) => {
    expect(places.some(([, code]) => code.includes(`'${kind}'`))).toBe(true)
  })

  test('that nobody says would be noticed', () => {
    expect(places.some(([, code]) => code.includes("'no-such-planet'"))).toBe(false)
    expect(kinds.length).toBeGreaterThan(45)
  })

  test('that an act gives is expected by a test of acts', () => {
    const given = new Set(
      read('shared/acts/*.ts').flatMap(([, code]) =>
        [...code.matchAll(/kind: '([a-z-]+)'/g)].map(([, kind = '']) => kind),
      ),
    )
    const missing = kinds.filter((kind) => given.has(kind) && !said.includes(`'${kind}'`))
    expect(missing).toEqual([])
  })
})
