import { afterEach, expect, test, vi } from 'vitest'
import { switchSingleKeys } from '#client/ui/shortcuts.ts'
import { useShortcut } from '#client/ui/use-shortcut.ts'
import { focus, press, render } from '../../setup/render.tsx'

const run = vi.fn()

function Page({ keys }: { readonly keys: readonly string[] }) {
  useShortcut({ id: 'test', keys, description: 'Écrire une carte', run })
  return (
    <>
      <textarea />
      <button type="button">Lire</button>
    </>
  )
}

afterEach(() => {
  run.mockClear()
  switchSingleKeys(true)
})

test('a key runs its shortcut, and another does not', async () => {
  await render(<Page keys={['n']} />)
  await press('n')
  expect(run).toHaveBeenCalledOnce()
  await press('b')
  await press('n', { shiftKey: true })
  await press('n', { ctrlKey: true })
  expect(run).toHaveBeenCalledOnce()
})

test('« ? » is « ? » wherever it is on the keyboard', async () => {
  await render(<Page keys={['?']} />)
  await press('?', { shiftKey: true })
  await press('?')
  expect(run).toHaveBeenCalledTimes(2)
})

test('a single key never fires while somebody types; with Ctrl it does', async () => {
  await render(<Page keys={['n', 'Mod+z']} />)
  const field = document.querySelector('textarea')
  if (field) await focus(field)
  expect(await press('n'), 'the letter is written').toBe(true)
  expect(run).not.toHaveBeenCalled()
  await press('z', { ctrlKey: true })
  expect(run).toHaveBeenCalledOnce()
})

test('Enter on a button presses the button, not the shortcut', async () => {
  await render(<Page keys={['Enter']} />)
  const button = document.querySelector('button')
  if (button) await focus(button)
  await press('Enter')
  expect(run).not.toHaveBeenCalled()
  button?.blur()
  await press('Enter')
  expect(run).toHaveBeenCalledOnce()
})

test('single keys can be switched off; those with Ctrl stay', async () => {
  await render(<Page keys={['n', 'Mod+z']} />)
  switchSingleKeys(false)
  await press('n')
  expect(run).not.toHaveBeenCalled()
  await press('z', { metaKey: true })
  expect(run).toHaveBeenCalledOnce()
})

test('a shortcut goes with the component that offered it', async () => {
  const { remove } = await render(<Page keys={['n']} />)
  await remove()
  await press('n')
  expect(run).not.toHaveBeenCalled()
})
