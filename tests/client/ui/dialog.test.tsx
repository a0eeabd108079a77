import { act, useState } from 'react'
import { expect, test } from 'vitest'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { allByRole, byRole, click, focus, render } from '../../setup/render.tsx'

function Page({ field = false }: { readonly field?: boolean }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Retirer le lien</Button>
      <Dialog open={open} title="Retirer ce lien ?" onClose={() => setOpen(false)}>
        {field && <input aria-label="Motif" />}
      </Dialog>
    </>
  )
}

async function opened(page: React.ReactNode): Promise<HTMLElement> {
  await render(page)
  const opener = byRole('button', 'Retirer le lien')
  await focus(opener)
  await click(opener)
  return opener
}

test('a dialog gives the focus back to what opened it', async () => {
  const opener = await opened(<Page />)
  expect(byRole('dialog', 'Retirer ce lien ?').contains(document.activeElement)).toBe(true)
  await click(byRole('button', 'Fermer'))
  expect(allByRole('dialog')).toEqual([])
  expect(document.activeElement).toBe(opener)
})

test('a dialog puts the focus on its title, or on its first field where it has one, never on the cross', async () => {
  await opened(<Page />)
  expect(document.activeElement?.textContent).toBe('Retirer ce lien ?')
})

test('a dialog with a field is ready to be typed in', async () => {
  await opened(<Page field />)
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Motif')
})

test('Escape, which the browser turns into a cancel, closes it', async () => {
  await opened(<Page />)
  await act(async () => byRole('dialog').dispatchEvent(new Event('cancel', { cancelable: true })))
  expect(allByRole('dialog')).toEqual([])
})
