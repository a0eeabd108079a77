/** The French catalogue, a noun a line. It comes with the page. */
import { boardFr } from './board.fr.ts'
import { conferenceFr } from './conference.fr.ts'
import { deskFr } from './desk.fr.ts'
import { draftFr } from './draft.fr.ts'
import { editorFr } from './editor.fr.ts'
import { frameFr } from './frame.fr.ts'
import { homeFr } from './home.fr.ts'
import { inFrenchTypography } from './in-french-typography.ts'
import { peopleFr } from './people.fr.ts'
import type { Same } from './same.ts'
import { uiFr } from './ui.fr.ts'

export const fr = inFrenchTypography({
  board: boardFr,
  conference: conferenceFr,
  desk: deskFr,
  draft: draftFr,
  editor: editorFr,
  frame: frameFr,
  home: homeFr,
  people: peopleFr,
  ui: uiFr,
})

/** What every language says. */
export type Words = Same<typeof fr>
