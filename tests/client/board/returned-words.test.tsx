import { afterEach, expect, test, vi } from 'vitest'
import { ReturnedWords, type ReturnedWordsProps } from '#client/board/returned-words.tsx'
import { allByRole, byRole, click, render } from '../../setup/render.tsx'

const oneText = {
  words: 'Et pour les aidants ?',
  reason: { kind: 'workshop-closed' },
  cardId: 'k1',
  proposalId: null,
}

afterEach(() => vi.unstubAllGlobals())

async function band(differs: Partial<ReturnedWordsProps> = {}) {
  const verbs = { onPutInCard: vi.fn(), onPutAsCard: vi.fn(), onDismiss: vi.fn() }
  const drawn = await render(
    <ReturnedWords
      returned={[oneText]}
      sayReason={() => 'L’atelier est clos depuis 16 h 10.'}
      mayPutInCard={() => true}
      whyNotAdd={null}
      {...verbs}
      {...differs}
    />,
  )
  return { place: drawn.place, ...verbs }
}

test('nothing came back, nothing is drawn', async () => {
  const { place } = await band({ returned: [] })
  expect(place.textContent).toBe('')
})

test('words that came back are shown whole with the reason', async () => {
  const { place } = await band()
  expect(place.textContent).toContain('Et pour les aidants ?')
  expect(place.textContent).toContain('L’atelier est clos depuis 16 h 10.')
})

test('one may put them back in the card or as a new card, or be done with them', async () => {
  const { onPutInCard, onPutAsCard, onDismiss } = await band()
  await click(byRole('button', 'Remettre dans la carte'))
  expect(onPutInCard).toHaveBeenCalledWith(0)
  await click(byRole('button', 'Remettre en carte'))
  expect(onPutAsCard).toHaveBeenCalledWith(0)
  await click(byRole('button', 'J’en ai fini avec ce texte'))
  expect(onDismiss).toHaveBeenCalledWith(0)
})

test('a card one may no longer write in is not offered, and a closed workshop says why no card can be made', async () => {
  const { onPutAsCard } = await band({ mayPutInCard: () => false, whyNotAdd: 'L’atelier est clos.' })
  expect(allByRole('button').map((button) => button.textContent)).not.toContain('Remettre dans la carte')
  await click(byRole('button', 'Remettre en carte'))
  expect(onPutAsCard).not.toHaveBeenCalled()
})

test('the words can always be copied', async () => {
  const writeText = vi.fn(async () => {})
  vi.stubGlobal('navigator', { ...navigator, language: 'fr', clipboard: { writeText } })
  await band({ whyNotAdd: 'L’atelier est clos.' })
  await click(byRole('button', 'Copier'))
  expect(writeText).toHaveBeenCalledWith('Et pour les aidants ?')
  expect(byRole('button', 'Copié')).toBeDefined()
})
