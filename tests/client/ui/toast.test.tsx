import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Toaster } from '#client/ui/toast.tsx'
import { toasts } from '#client/ui/toast-store.ts'
import { allByRole, byRole, click, focus, pass, press, render } from '../../setup/render.tsx'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(async () => {
  await act(async () => {
    for (const { id } of toasts.list()) toasts.dismiss(id)
  })
  vi.useRealTimers()
})

const say = (...said: Parameters<typeof toasts.say>) => act(async () => toasts.say(...said))
const seconds = (n: number) => pass(n * 1000, vi.advanceTimersByTimeAsync)
const shown = () => [...document.querySelectorAll('li')].map((toast) => toast.firstElementChild?.textContent)

test('what was done can be undone from its toast, which then goes', async () => {
  const undo = vi.fn()
  await render(<Toaster />)
  await say('3 cartes promues dans P-07', { undo })
  await click(byRole('button', 'Annuler'))
  expect(undo).toHaveBeenCalledOnce()
  expect(shown()).toEqual([])
})

test('a toast without a way back offers none', async () => {
  await render(<Toaster />)
  await say('C’est noté.')
  expect(allByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual(['Fermer ce message'])
})

test('a toast leaves after ten seconds, and stays while somebody holds it', async () => {
  await render(<Toaster />)
  await say('Carte retirée', { undo() {} })
  await seconds(9)
  await focus(byRole('button', 'Annuler'))
  await seconds(60)
  expect(shown()).toEqual(['Carte retirée'])
  await act(async () => byRole('button', 'Annuler').blur())
  await seconds(10)
  expect(shown()).toEqual([])
})

test('three toasts at most: the oldest makes room', async () => {
  await render(<Toaster />)
  for (const said of ['un', 'deux', 'trois', 'quatre']) await say(said)
  expect(shown()).toEqual(['deux', 'trois', 'quatre'])
})

test('F6 reaches the latest toast from anywhere, and undoing gives the focus back', async () => {
  await render(
    <>
      <textarea />
      <Toaster />
    </>,
  )
  const field = document.querySelector('textarea')
  if (!field) throw new Error('no field')
  await focus(field)
  await say('Carte retirée', { undo() {} })
  expect(document.activeElement, 'a toast takes no focus by itself').toBe(field)
  await press('F6')
  expect(document.activeElement?.textContent).toBe('Annuler')
  await click(byRole('button', 'Annuler'))
  expect(document.activeElement).toBe(field)
})
