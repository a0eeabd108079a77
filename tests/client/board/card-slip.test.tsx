import { expect, test } from 'vitest'
import { CardSlip, type CardSlipProps } from '#client/board/card-slip.tsx'
import { boardFr } from '#client/words/board.fr.ts'
import { byRole, render } from '../../setup/render.tsx'
import { aCard, bordeaux, distance } from './a-board.ts'

async function slip(differs: Partial<CardSlipProps> = {}): Promise<HTMLElement> {
  await render(
    <CardSlip
      contribution={aCard()}
      site={bordeaux}
      authorName="Malik D."
      proposals={[]}
      words={boardFr.slip}
      {...differs}
    />,
  )
  return byRole('article')
}

test('a slip says its kind in a word, its number, its title as a button, its place and its author', async () => {
  const drawn = await slip()
  for (const said of ['Proposition', 'C-017', 'Bordeaux', 'Malik D.', 'Les mêmes pièces']) {
    expect(drawn.textContent).toContain(said)
  }
  expect(byRole('button', 'Un même dossier pour tous les financeurs').dataset['open']).toBe('k1')
})

test('a card that the server has not seen yet says that it waits, and has no number', async () => {
  const drawn = await slip({ contribution: aCard({ facts: null }), site: null, authorName: null })
  expect(drawn.textContent).toContain('en attente')
  expect(drawn.textContent).not.toContain('C-')
})

test('a promoted card wears its badge; the number and its link only where the draft may be read', async () => {
  const hidden = await slip({ proposals: [{ proposalId: 'x1', number: null, href: null }] })
  expect(hidden.textContent).toContain('dans le projet commun')
  expect(hidden.querySelector('a')).toBeNull()
})

test('a promoted card leads to its proposal for those who read the draft', async () => {
  await slip({ proposals: [{ proposalId: 'x1', number: 7, href: '/c/conf/projet#x1' }] })
  expect(byRole('link', 'P-07').getAttribute('href')).toBe('/c/conf/projet#x1')
})

test('somebody who writes in it is named in place of the number, in their colour', async () => {
  const drawn = await slip({ writer: { name: 'Mésange 7', colour: 11 } })
  expect(drawn.textContent).toContain('Mésange 7 écrit…')
  expect(drawn.dataset['person']).toBe('11')
})

test('how a card came is said unless its place already says so', async () => {
  const interview = await slip({ contribution: aCard({ facts: { channel: 'interview', siteId: null } }), site: null })
  expect(interview.textContent).toContain('Entretien')
})

test('a card from a distance says its place and not the wire as well', async () => {
  const remote = await slip({ contribution: aCard({ facts: { channel: 'online' } }), site: distance })
  expect(remote.textContent).toContain('À distance')
  expect(remote.textContent).not.toContain('En ligne')
})

test('a slip that may be chosen says whether it is, and one that may not says nothing of it', async () => {
  await slip({ selected: true })
  expect(byRole('button').getAttribute('aria-pressed')).toBe('true')
})

test('a slip on a board is no toggle', async () => {
  await slip()
  expect(byRole('button').hasAttribute('aria-pressed')).toBe(false)
})
