/** Puts a desk on the screen of a test: the real page, with acts that run on the desk's own documents. */
import { act } from 'react'
import { afterEach, beforeEach, vi } from 'vitest'
import { DraftDocument } from '#client/draft/draft-document.tsx'
import { Workbench } from '#client/desk/workbench.tsx'
import { toasts } from '#client/ui/toast-store.ts'
import { Toaster } from '#client/ui/toast.tsx'
import { render } from '#tests/setup/render.tsx'
import type { Desk } from './a-desk.ts'

/** The desk that acts speak to: one at a time. */
export const current: { desk: Desk | null } = { desk: null }

/** What stands in for client/acts/perform.ts. */
export const performing = {
  perform: async ({ kind, input }: { kind: string; input: unknown }) => there().perform(kind, input),
  undoAct: async (actId: string) => there().undo(actId),
}

/** What stands in for client/acts/use-act.ts. */
export const acting = {
  useAct: (_conferenceId: string, kind: string) => ({
    state: { kind: 'idle' },
    whyNot: (input: unknown) => there().whyNot(kind, input),
    perform: async (input: unknown) => there().perform(kind, input),
    reset: () => undefined,
  }),
}

/** Neither the bar of the page nor the editor is what these tests look at. */
export const plainBar = { TopBar: () => null }
export const plainEditor = {
  LazyRichTextEditor: ({ label }: { label: string }) => <div role="textbox" aria-label={label} tabIndex={0} />,
  fetchEditor: () => undefined,
}

function there(): Desk {
  if (!current.desk) throw new Error('no desk on screen')
  return current.desk
}

beforeEach(() => {
  // The test document knows neither sizes nor scrolling.
  vi.stubGlobal('ResizeObserver', class { observe() {} disconnect() {} unobserve() {} })
  vi.stubGlobal('CSS', { escape: (text: string) => text })
  Element.prototype.scrollIntoView = () => undefined
  Element.prototype.scrollTo = () => undefined
  window.history.replaceState(null, '', '/')
})

afterEach(() => {
  for (const { id } of toasts.list()) toasts.dismiss(id)
  vi.unstubAllGlobals()
})

export async function showDesk(desk: Desk): Promise<void> {
  await show(desk, () => {
    const view = desk.view()
    return view.conference && <Workbench conference={view.conference} view={view} wall={desk.wall()} draft={desk.draft()} />
  })
}

export async function showDraft(desk: Desk): Promise<void> {
  await show(desk, () => {
    const { conference, actor, person } = desk.view()
    return conference && <DraftDocument conference={conference} draft={desk.draft()} actor={actor} person={person} />
  })
}

async function show(desk: Desk, page: () => React.ReactNode): Promise<void> {
  current.desk = desk
  const drawn = await render(<Toaster>{page()}</Toaster>)
  desk.onChange(() => void drawn.redraw(<Toaster>{page()}</Toaster>))
}

/** Lets promises and short timers run, and React draw what came of them. */
export async function settle(ms = 20): Promise<void> {
  await act(async () => {
    await new Promise((done) => setTimeout(done, ms))
  })
}

/** What the page says, white space folded. */
export const said = (place: Element = document.body): string => (place.textContent ?? '').replace(/\s+/g, ' ')
