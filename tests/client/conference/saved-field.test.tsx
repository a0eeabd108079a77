import { act } from 'react'
import { expect, test } from 'vitest'
import { SavedField } from '#client/conference/saved-field.tsx'
import { ok, type Result, refused } from '#shared/kit/result.ts'
import { byRole, focus, press, render, type } from '#tests/setup/render.tsx'

test('a field is saved when one leaves it, once, and says so; left as it was, nothing is sent', async () => {
  const { sent, finish } = await open({ value: 'Limoges' })
  await focus(field())
  await leave()
  expect(sent).toEqual([])
  await type(field(), ' Tulle ')
  await leave()
  await leave()
  expect(sent).toEqual(['Tulle'])
  expect(label()).toContain('Envoi')
  await finish(ok(null))
  expect(label()).toContain('Enregistré')
})

test('Enter saves as well, and Escape takes the kept words back', async () => {
  const { sent, finish } = await open({ value: 'Limoges' })
  await focus(field())
  await type(field(), 'Brive')
  await press('Escape')
  expect(field().value).toBe('Limoges')
  await type(field(), 'Guéret')
  await press('Enter')
  expect(sent).toEqual(['Guéret'])
  await finish(ok(null))
})

test('a refusal keeps what was written and says why; it is never shown as saved', async () => {
  const { finish } = await open({ value: 'Limoges' })
  await focus(field())
  await type(field(), 'Tulle')
  await press('Enter')
  await finish(refused({ kind: 'role-forbids', right: 'setUp' }))
  expect(field().value).toBe('Tulle')
  expect(label()).not.toContain('Enregistré')
  expect(field().getAttribute('aria-invalid')).toBe('true')
})

test('what is typed while the first words are on their way is kept', async () => {
  const { finish } = await open({ value: 'Limoges' })
  await focus(field())
  await type(field(), 'Tulle')
  await press('Enter')
  await type(field(), 'Tulle et Brive')
  await finish(ok(null))
  expect(field().value).toBe('Tulle et Brive')
})

test('a name that is needed cannot be emptied, an optional one can', async () => {
  const needed = await open({ value: 'Limoges', required: true })
  await focus(field())
  await type(field(), '  ')
  await press('Enter')
  expect(needed.sent).toEqual([])
  expect(document.body.textContent).toContain('ne peut pas rester vide')
  await needed.page.remove()
  const optional = await open({ value: 'Limoges' })
  await focus(field())
  await type(field(), '')
  await press('Enter')
  expect(optional.sent).toEqual([''])
  await optional.finish(ok(null))
})

async function open({ value, required = false }: { value: string; required?: boolean }) {
  const sent: string[] = []
  const waiting: ((answer: Result<unknown>) => void)[] = []
  const save = (text: string) => {
    sent.push(text)
    return new Promise<Result<unknown>>((answer) => waiting.push(answer))
  }
  const page = await render(<SavedField label="Nom" value={value} required={required} save={save} />)
  const finish = async (answer: Result<unknown>) => {
    await act(async () => waiting.shift()?.(answer))
  }
  return { page, sent, finish }
}

const field = () => byRole('textbox', /^Nom/) as HTMLInputElement
const label = () => field().labels?.[0]?.textContent ?? ''

async function leave(): Promise<void> {
  await act(async () => field().blur())
  await focus(field())
}
