import { act } from 'react'
import { expect, test, vi } from 'vitest'
import { Menu, type MenuItem } from '#client/ui/menu.tsx'
import { allByRole, byRole, click, focus, press, render } from '../../setup/render.tsx'

const chosen = vi.fn()

const items: readonly MenuItem[] = [
  { id: 'up', label: 'Monter', onSelect: () => chosen('up') },
  { id: 'down', label: 'Descendre', disabledReason: 'Elle est déjà en bas.', onSelect: () => chosen('down') },
  { id: 'remote', label: 'À distance', onSelect: () => chosen('remote') },
]

async function openedByKeyboard(): Promise<HTMLElement> {
  chosen.mockClear()
  await render(<Menu label="Autres actions" icon="more" items={items} />)
  const opener = byRole('button', 'Autres actions')
  await focus(opener)
  await press('ArrowDown')
  return opener
}

const current = () => document.activeElement?.getAttribute('data-label')

test('a menu is walked with the arrows, round and round', async () => {
  await openedByKeyboard()
  expect(current()).toBe('Monter')
  await press('ArrowDown')
  expect(current()).toBe('Descendre')
  await press('End')
  expect(current()).toBe('À distance')
  await press('ArrowDown')
  expect(current()).toBe('Monter')
  await press('ArrowUp')
  expect(current()).toBe('À distance')
})

test('a letter goes to what begins with it, accents aside', async () => {
  await openedByKeyboard()
  await press('a')
  expect(current()).toBe('À distance')
})

test('Escape closes the menu and gives the focus back', async () => {
  const opener = await openedByKeyboard()
  await press('Escape')
  expect(allByRole('menu')).toEqual([])
  expect(document.activeElement).toBe(opener)
})

test('choosing closes the menu, gives the focus back and does it', async () => {
  const opener = await openedByKeyboard()
  await click(byRole('menuitem', 'Monter'))
  expect(chosen).toHaveBeenCalledExactlyOnceWith('up')
  expect(allByRole('menu')).toEqual([])
  expect(document.activeElement).toBe(opener)
})

test('what cannot be done now says why and is not done', async () => {
  await openedByKeyboard()
  const item = byRole('menuitem', /Descendre/)
  expect(item.textContent).toContain('Elle est déjà en bas.')
  await click(item)
  expect(chosen).not.toHaveBeenCalled()
  expect(allByRole('menu')).toHaveLength(1)
})

test('a press elsewhere closes the menu', async () => {
  await openedByKeyboard()
  await act(async () => document.body.dispatchEvent(new Event('pointerdown', { bubbles: true })))
  expect(allByRole('menu')).toEqual([])
})
