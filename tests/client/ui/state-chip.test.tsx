import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LiveRegion } from '#client/ui/live-region.tsx'
import { type ShownState, StateChip } from '#client/ui/state-chip.tsx'
import { byRole, pass, render } from '../../setup/render.tsx'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

const page = (state: ShownState) => (
  <>
    <StateChip state={state} />
    <LiveRegion />
  </>
)
const seconds = (n: number) => pass(n * 1000, vi.advanceTimersByTimeAsync)
const heard = () => byRole('status').textContent ?? ''
const seen = () => document.querySelector('p')?.textContent

test('the chip says in words where one’s words are', async () => {
  const { redraw } = await render(page({ kind: 'saved' }))
  expect(seen()).toBe('Enregistré')
  await redraw(page({ kind: 'sending' }))
  expect(seen()).toBe('Envoi…')
  await redraw(page({ kind: 'offline', pending: 3 }))
  expect(seen()).toBe('Hors ligne, 3 en attente (gardé sur cet appareil)')
  await redraw(page({ kind: 'readOnly' }))
  expect(seen()).toBe('Lecture seule')
})

test('saving is seen and never heard', async () => {
  const { redraw } = await render(page({ kind: 'saved' }))
  const before = heard()
  for (const kind of ['sending', 'saved', 'sending', 'saved'] as const) {
    await redraw(page({ kind }))
    await seconds(6)
  }
  expect(heard()).toBe(before)
})

test('an absence that lasts is heard once, and so is the return', async () => {
  const { redraw } = await render(page({ kind: 'offline', pending: 0 }))
  await seconds(10)
  expect(heard()).toContain('Hors ligne')
  await redraw(page({ kind: 'offline', pending: 4 }))
  await redraw(page({ kind: 'saved' }))
  await seconds(10)
  expect(heard()).toContain('De nouveau en ligne')
})

test('a short cut is not heard', async () => {
  const { redraw } = await render(page({ kind: 'saved' }))
  const before = heard()
  await redraw(page({ kind: 'offline', pending: 1 }))
  await seconds(2)
  await redraw(page({ kind: 'saved' }))
  await seconds(10)
  expect(heard()).toBe(before)
})
