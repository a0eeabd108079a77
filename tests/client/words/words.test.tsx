import { act } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { en } from '#client/words/en.ts'
import { fr } from '#client/words/fr.ts'
import { inFrenchTypography } from '#client/words/in-french-typography.ts'
import { languageOf, setLanguage, useWords } from '#client/words/words.ts'
import { render } from '../../setup/render.tsx'

beforeEach(() => localStorage.clear())
afterEach(() => act(() => setLanguage('fr')))

function leaves(said: unknown, path = ''): [string, unknown][] {
  if (typeof said !== 'object' || said === null) return [[path, said]]
  return Object.entries(said).flatMap(([name, inner]) => leaves(inner, `${path}.${name}`))
}

/** Lists may differ in length from one language to the other: examples, names of birds. */
const places = (catalogue: unknown) => leaves(catalogue).map(([path]) => path.replace(/\.\d+(?=\.|$)/g, '.n'))

test('English says everything French says, and nothing else', () => {
  expect([...new Set(places(en))].toSorted()).toEqual([...new Set(places(fr))].toSorted())
})

test('no sentence is empty, and none was left in the other language by mistake', () => {
  for (const [path, said] of [...leaves(fr), ...leaves(en)]) {
    if (typeof said !== 'string') continue
    expect(said.trim(), path).not.toBe('')
  }
  const french = new Map(leaves(fr))
  const left = leaves(en).filter(
    ([path, said]) => typeof said === 'string' && said.length > 24 && said === french.get(path),
  )
  expect(left).toEqual([])
})

test('functions of facts say the facts', () => {
  expect(fr.ui.state.offline(3)).toBe('Hors ligne, 3 en attente')
  expect(en.ui.state.offline(3)).toBe('Offline, 3 waiting')
  expect(fr.ui.avatars.moreHeard(1)).not.toBe(fr.ui.avatars.moreHeard(2))
})

test('French is set with no-break spaces, and people’s words inside are left as they wrote them', () => {
  const set = inFrenchTypography({ ask: 'Qui paie ?', quote: (words: string) => `Cartes qui disent « ${words} » : 3` })
  expect(set.ask).toBe('Qui paie\u202F?')
  expect(set.quote('ah ? bon !')).toBe('Cartes qui disent «\u00A0ah ? bon !\u00A0»\u00A0: 3')
})

test('a page speaks the language one chooses, says it to the browser and remembers it', async () => {
  function Page() {
    return <p>{useWords().ui.close}</p>
  }
  const { place } = await render(<Page />)
  expect(place.textContent).toBe('Fermer')
  await act(() => setLanguage('en'))
  expect(place.textContent).toBe('Close')
  expect(document.documentElement.lang).toBe('en')
  expect(localStorage.getItem('palabre.language')).toBe('en')
})

test('who changes their mind while English is on its way keeps their last choice', async () => {
  await act(() => Promise.all([setLanguage('en'), setLanguage('fr')]))
  expect(document.documentElement.lang).toBe('fr')
})

test('French unless the device asks for English', () => {
  expect(['en-GB', 'EN', 'fr-CA', 'oc', ''].map(languageOf)).toEqual(['en', 'en', 'fr', 'fr', 'fr'])
})
