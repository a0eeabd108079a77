/** Puts a desk on the screen of a test: the real page, with acts that run on the desk's own documents. */
import { act, type ReactNode, useEffect, useState } from 'react'
import { afterEach, beforeEach, vi } from 'vitest'
import { Workbench } from '#client/desk/workbench.tsx'
import { DraftDocument } from '#client/draft/draft-document.tsx'
import { Toaster } from '#client/ui/toast.tsx'
import { toasts } from '#client/ui/toast-store.ts'
import { render } from '#tests/setup/render.tsx'
import { until } from '#tests/setup/until.ts'
import type { Desk } from './a-desk.ts'
import { current } from './stand-ins.tsx'

beforeEach(() => {
  // The test document knows neither sizes nor scrolling.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
      unobserve() {}
    },
  )
  vi.stubGlobal('CSS', { escape: (text: string) => text })
  Element.prototype.scrollIntoView = () => undefined
  Element.prototype.scrollTo = () => undefined
  window.history.replaceState(null, '', '/')
})

afterEach(() => {
  act(() => {
    for (const { id } of toasts.list()) toasts.dismiss(id)
  })
  vi.unstubAllGlobals()
})

export async function showDesk(desk: Desk): Promise<void> {
  await show(desk, () => {
    const view = desk.view()
    return (
      view.conference && <Workbench conference={view.conference} view={view} wall={desk.wall()} draft={desk.draft()} />
    )
  })
}

export async function showDraft(desk: Desk): Promise<void> {
  await show(desk, () => {
    const { conference, actor, person } = desk.view()
    return conference && <DraftDocument conference={conference} draft={desk.draft()} actor={actor} person={person} />
  })
}

async function show(desk: Desk, page: () => ReactNode): Promise<void> {
  current.desk = desk
  await render(<Screen desk={desk} page={page} />)
}

/** Drawn again after each change of the desk's documents. */
function Screen({ desk, page }: { readonly desk: Desk; page(): ReactNode }) {
  const [, drawAgain] = useState(0)
  useEffect(() => desk.onChange(() => act(() => drawAgain((times) => times + 1))), [desk])
  return <Toaster>{page()}</Toaster>
}

/** Waits until the page, or what is behind it, has come to this. */
export async function comes(what: string, holds: () => boolean = () => said().includes(what)): Promise<void> {
  await act(async () => until(holds, what))
}

/** What the page says, white space folded. */
export const said = (place: Element = document.body): string => (place.textContent ?? '').replace(/\s+/g, ' ')
