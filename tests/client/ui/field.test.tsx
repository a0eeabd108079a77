import { expect, test } from 'vitest'
import { TextField } from '#client/ui/field.tsx'
import { initials } from '#client/ui/initials.ts'
import { byRole, render } from '../../setup/render.tsx'

test('a field is named by its label and described by its hint and its problem', async () => {
  await render(<TextField label="Code" labelNote="affiché au mur" hint="Six signes." problem="Ce code n’ouvre rien." />)
  const field = byRole('textbox', 'Code affiché au mur')
  const described = (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
  expect(described.map((words) => words?.trim())).toEqual(['Six signes.', 'Ce code n’ouvre rien.'])
  expect(field.getAttribute('aria-invalid')).toBe('true')
})

test('a field without a problem is not invalid', async () => {
  await render(<TextField label="Code" />)
  const field = byRole('textbox', 'Code')
  expect(field.hasAttribute('aria-invalid')).toBe(false)
  expect(field.hasAttribute('aria-describedby')).toBe(false)
})

test('initials tell people apart in three signs', () => {
  expect(['Inès R.', 'Mésange 7', 'Colibri 12', 'Rouge-gorge 3', 'Zoé', ''].map(initials)).toEqual([
    'IR',
    'M7',
    'C12',
    'R3',
    'Z',
    '',
  ])
})
