import { expect, test, vi } from 'vitest'
import { Button } from '#client/ui/button.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { byRole, click, render } from '../../setup/render.tsx'

test('a button that may be pressed does what it says', async () => {
  const done = vi.fn()
  await render(<Button onClick={done}>Promouvoir</Button>)
  await click(byRole('button', 'Promouvoir'))
  expect(done).toHaveBeenCalledOnce()
})

test('a button that may not be pressed stays in the tab order, says why, and does nothing', async () => {
  const done = vi.fn()
  await render(
    <Button onClick={done} disabledReason="L’atelier est clos.">
      Promouvoir
    </Button>,
  )
  const button = byRole('button', 'Promouvoir')
  const reason = byRole('tooltip')
  expect(button).toMatchObject({ disabled: false })
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(button.getAttribute('aria-describedby')).toBe(reason.id)
  expect(reason.textContent).toBe('L’atelier est clos.')

  await click(button)
  expect(done).not.toHaveBeenCalled()
  expect(reason.dataset, 'a tap shows the reason').toHaveProperty('open')
})

test('a submit button with a reason does not send its form, and without one does', async () => {
  const sent = vi.fn((event: { preventDefault(): void }) => event.preventDefault())
  const form = (reason: string | null) => (
    <form onSubmit={sent}>
      <Button type="submit" disabledReason={reason}>
        Poser
      </Button>
    </form>
  )
  const { redraw } = await render(form('Écrivez d’abord.'))
  await click(byRole('button', 'Poser'))
  expect(sent).not.toHaveBeenCalled()
  await redraw(form(null))
  await click(byRole('button', 'Poser'))
  expect(sent).toHaveBeenCalledOnce()
})

test('a pending button is pressed once', async () => {
  const done = vi.fn()
  await render(
    <Button pending onClick={done}>
      Créer
    </Button>,
  )
  const button = byRole('button', /Créer/)
  await click(button)
  expect(done).not.toHaveBeenCalled()
  expect(button.getAttribute('aria-busy')).toBe('true')
})

test('a button that is only a sign has a name', async () => {
  await render(<IconButton icon="close" label="Fermer" />)
  expect(byRole('button', 'Fermer').querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
})
