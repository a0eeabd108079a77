import { expect, test } from 'vitest'
import { parseTerritory, printTerritory, territoryLevels } from '#shared/conference/territory.ts'

test.each(territoryLevels)('%s and a code are read as they are printed', (level) => {
  for (const code of ['33', '2A', '200069953123']) {
    expect(parseTerritory(printTerritory({ level, code }))).toEqual({ level, code })
  }
})

test.each([
  ['', 'nothing'],
  ['33', 'no level'],
  ['departement', 'no code'],
  ['departement:', 'an empty code'],
  ['Departement:33', 'another case'],
  ['pays:33', 'an unknown level'],
  ['constructor:33', 'what every object answers to'],
  ['departement:3-3', 'a sign in the code'],
  ['departement:1234567890123', 'thirteen characters'],
  ['departement:33:1', 'more after the code'],
  ['departement:33\n', 'a line break'],
  [' departement:33', 'a space'],
])('%j is no territory: %s', (text) => expect(parseTerritory(text)).toBeNull())

test.each([null, undefined, 33, {}, ['departement:33']])('%j is no text, and so no territory', (value) => {
  expect(parseTerritory(value)).toBeNull()
})
