import { createRef } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { Composer, type ComposerProps } from '#client/board/composer.tsx'
import { cardLimit } from '#shared/live/limits.ts'
import { byRole, click, focus, press, render, type } from '../../setup/render.tsx'
import { workshop } from './a-board.ts'

afterEach(() => localStorage.clear())

async function composer(differs: Partial<ComposerProps> = {}) {
  const onPlace = vi.fn<ComposerProps['onPlace']>()
  const props: ComposerProps = {
    workshopId: workshop.id,
    columns: workshop.columns,
    columnId: 'c1',
    whyNot: null,
    field: createRef(),
    onPlace,
    onColumn: () => {},
    ...differs,
  }
  const drawn = await render(<Composer {...props} />)
  const field = byRole('textbox', 'Votre idée') as HTMLTextAreaElement // the composer has one field
  await focus(field)
  return { field, onPlace, drawn, props }
}

test('Enter places the card, empties the field and keeps the focus there for the next idea', async () => {
  const { field, onPlace } = await composer()
  await type(field, 'Un dossier commun\nDéposé une fois. ')
  await press('Enter')
  expect(onPlace).toHaveBeenCalledExactlyOnceWith({
    text: 'Un dossier commun\nDéposé une fois.',
    kind: 'proposal',
    columnId: 'c1',
  })
  expect(field.value).toBe('')
  expect(document.activeElement).toBe(field)
})

test('Shift and Enter, and the Enter of an input method, leave the line to the field', async () => {
  const { field, onPlace } = await composer()
  await type(field, 'Première ligne')
  expect(await press('Enter', { shiftKey: true })).toBe(true)
  expect(await press('Enter', { isComposing: true })).toBe(true)
  expect(onPlace).not.toHaveBeenCalled()
})

test('an empty field places nothing', async () => {
  const { field, onPlace } = await composer()
  await type(field, '   ')
  await press('Enter')
  await click(byRole('button', 'Poser la carte'))
  expect(onPlace).not.toHaveBeenCalled()
})

test('the words being written survive a reload, and are forgotten once the card is placed', async () => {
  const first = await composer()
  await type(first.field, 'Une idée à moitié')
  await first.drawn.remove()

  const second = await composer()
  expect(second.field.value).toBe('Une idée à moitié')
  await press('Enter')
  await second.drawn.remove()

  const third = await composer()
  expect(third.field.value).toBe('')
})

test('a text longer than a card may be is refused beforehand with how much is too long, and nothing of it is lost', async () => {
  const { field, onPlace, drawn } = await composer()
  await type(field, 'a'.repeat(cardLimit + 12))
  await press('Enter')
  expect(onPlace).not.toHaveBeenCalled()
  expect(drawn.place.textContent).toContain('12 caractères de trop')
  expect(field.value).toHaveLength(cardLimit + 12)

  await type(field, 'a'.repeat(cardLimit))
  await press('Enter')
  expect(onPlace).toHaveBeenCalledOnce()
})

test('where one may not write the reason is said, and the words already there may still be copied', async () => {
  localStorage.setItem('palabre.writing.w1', 'Mots écrits avant la clôture')
  const { field, onPlace, drawn } = await composer({ whyNot: 'L’atelier est clos depuis 16 h 10.' })
  expect(field.readOnly).toBe(true)
  expect(field.value).toBe('Mots écrits avant la clôture')
  expect(drawn.place.textContent).toContain('L’atelier est clos depuis 16 h 10.')
  expect(byRole('button', 'Poser la carte').getAttribute('aria-disabled')).toBe('true')
  await press('Enter')
  expect(onPlace).not.toHaveBeenCalled()
})

test('while the board opens one may write already, and nothing is placed into the void', async () => {
  const { field, onPlace } = await composer({ opening: true })
  expect(field.readOnly).toBe(false)
  await type(field, 'Déjà une idée')
  await press('Enter')
  expect(onPlace).not.toHaveBeenCalled()
  expect(field.value).toBe('Déjà une idée')
})
