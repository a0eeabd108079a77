/** The linter cannot say this one: only server/ops reads the time or draws lots, so that every decision can be replayed. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../..')
const readsTheClockOrDrawsLots = /\bDate\.now\b|\bnew Date\(\s*\)|\bnew Date\b(?!\s*\()|\bMath\.random\b/

function sources(pattern: string): string[] {
  // What a neighbouring test plants for an instant is not of the house.
  return globSync(pattern, { cwd: root }).filter((file) => !file.includes('planted-'))
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<!:)\/\/.*$/gm, '')
}

function offends(code: string): boolean {
  return readsTheClockOrDrawsLots.test(withoutComments(code))
}

test('no file of shared or server reads the clock or draws lots, server/ops apart', () => {
  const files = sources('{shared,server}/**/*.ts').filter((file) => !file.startsWith(path.join('server', 'ops')))
  expect(files.length).toBeGreaterThan(0)
  expect(files.filter((file) => offends(readFileSync(path.join(root, file), 'utf8')))).toEqual([])
})

test.each(['Date.now()', 'new Date()', 'new Date( )', 'new Date', 'Math.random()'])('%s is noticed', (code) => {
  expect(offends(`const seen = ${code}`)).toBe(true)
})

test.each(['new Date(stamp.at)', '// Date.now() is for server/ops', '/* Math.random() */', 'clock.now()'])(
  '%s passes',
  (code) => {
    expect(offends(`const seen = ${code}`)).toBe(false)
  },
)
