/** What stands in for the server and for the heavy parts of the page, beside the desk that answers. */
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
  LazyRichTextEditor: ({ label }: { label: string }) => <textarea data-editor="" aria-label={label} />,
  fetchEditor: () => undefined,
}

function there(): Desk {
  if (!current.desk) throw new Error('no desk on screen')
  return current.desk
}
