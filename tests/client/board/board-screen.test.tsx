import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BoardScreen, type BoardScreenProps } from '#client/board/board-screen.tsx'
import type { BoardView } from '#client/live/types.ts'
import type { Role } from '#shared/people/role.ts'
import { allByRole, byRole, click, focus, press, render, type } from '../../setup/render.tsx'
import {
  aBoard,
  aCard,
  acts,
  aView,
  closed,
  closedAt,
  conference,
  me,
  noProposals,
  theVerbs,
  workshop,
} from './a-board.ts'

beforeEach(() => {
  vi.stubGlobal('fetch', async () => new Response('{}', { status: 401 }))
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
})

afterEach(() => {
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/')
  localStorage.clear()
})

const propsOf = (board: BoardView, role: Role = 'participant', differs: Partial<BoardScreenProps> = {}) => ({
  me,
  conference,
  view: aView(role),
  workshop,
  board,
  proposals: noProposals,
  draftHref: '/c/conf/projet',
  acts,
  ...differs,
})

test('an open workshop asks its question and offers the composer', async () => {
  const board = aBoard()
  const { place } = await render(<BoardScreen {...propsOf(board)} />)
  expect(place.textContent).toContain('Qu’est-ce qui manque pour durer')
  const field = byRole('textbox', 'Votre idée') as HTMLTextAreaElement // the composer has one field
  await type(field, 'Un guichet')
  await focus(field)
  await press('Enter')
  expect(board.verbs.addCard).toHaveBeenCalledWith({ text: 'Un guichet', kind: 'proposal', columnId: 'c1' })
})

test('a closed workshop says since when, and the composer says why one cannot write', async () => {
  const shut = { ...workshop, step: { kind: 'closed', since: closedAt } as const }
  const board = aBoard({ verbs: theVerbs({ whyNotAdd: () => closed }) })
  const { place } = await render(<BoardScreen {...propsOf(board, 'participant', { workshop: shut })} />)
  expect(place.textContent).toMatch(/L’atelier est clos depuis \d+.h.10/)
  await click(byRole('button', 'Écrire'))
  expect(byRole('textbox', 'Votre idée')).toMatchObject({ readOnly: true })
  expect(byRole('button', 'Poser la carte').getAttribute('aria-disabled')).toBe('true')
})

test('a slip opens beside the board, and Escape closes it again', async () => {
  await render(<BoardScreen {...propsOf(aBoard())} />)
  await click(byRole('button', 'Un même dossier pour tous les financeurs'))
  const sheet = document.querySelector<HTMLElement>('[data-card-sheet="k1"]')
  expect(sheet?.getAttribute('aria-label')).toBe('Carte C-017')
  expect(document.activeElement).toBe(sheet)
  await press('Escape')
  await act(() => vi.waitFor(() => expect(location.hash).toBe('')))
  expect(document.querySelector('[data-card-sheet]')).toBeNull()
})

test('a withdrawn card is a quiet stub for its author and those who moderate, and nothing for others', async () => {
  const withdrawn = aCard({ standing: { kind: 'withdrawn', at: 1, by: 'p-other' }, title: '', body: '' })
  const board = aBoard({ cards: [withdrawn] })
  const { place, redraw } = await render(<BoardScreen {...propsOf(board)} />)
  expect(place.textContent).not.toContain('C-017')
  await redraw(<BoardScreen {...propsOf(board, 'moderator')} />)
  expect(place.textContent).toContain('C-017 retirée')
})

test('the arrow keys go from slip to slip, and only one of them is in the tab order', async () => {
  const cards = [
    aCard(),
    aCard({ id: 'k2', order: 'a1', title: 'Deux' }),
    aCard({ id: 'k3', columnId: 'c2', title: 'Trois' }),
  ]
  await render(<BoardScreen {...propsOf(aBoard({ cards }))} />)
  const slips = allByRole('article').map((slip) => slip.querySelector('button'))
  expect(slips.filter((slip) => slip?.tabIndex === 0)).toHaveLength(1)
  await focus(byRole('button', /^Un même/))
  await press('ArrowDown')
  expect(document.activeElement?.textContent).toBe('Deux')
  await press('ArrowRight')
  expect(document.activeElement?.textContent).toBe('Trois')
})

test('Shift and an arrow move the card one is on, where one may', async () => {
  const board = aBoard()
  const { redraw } = await render(<BoardScreen {...propsOf(board)} />)
  await focus(byRole('button', /^Un même/))
  await press('ArrowRight', { shiftKey: true })
  expect(board.verbs.moveCard).toHaveBeenCalledWith('k1', 'c2', null)

  const locked = aBoard({ verbs: theVerbs({ whyNotMove: () => closed }) })
  await redraw(<BoardScreen {...propsOf(locked)} />)
  await focus(byRole('button', /^Un même/))
  await press('ArrowRight', { shiftKey: true })
  expect(locked.verbs.moveCard).not.toHaveBeenCalled()
})

test('Ctrl+Z undoes my last action on the board, but in a field it belongs to what I type', async () => {
  const board = aBoard()
  await render(<BoardScreen {...propsOf(board)} />)
  await focus(byRole('textbox', 'Votre idée'))
  await press('z', { ctrlKey: true })
  expect(board.verbs.undo).not.toHaveBeenCalled()
  await focus(byRole('button', /^Un même/))
  await press('z', { ctrlKey: true })
  expect(board.verbs.undo).toHaveBeenCalledOnce()
})
