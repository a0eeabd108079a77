/** The English catalogue: what French says, sentence for sentence. Fetched when somebody asks for it. */
import { boardEn } from './board.en.ts'
import { conferenceEn } from './conference.en.ts'
import { deskEn } from './desk.en.ts'
import { draftEn } from './draft.en.ts'
import { editorEn } from './editor.en.ts'
import type { Words } from './fr.ts'
import { frameEn } from './frame.en.ts'
import { homeEn } from './home.en.ts'
import { peopleEn } from './people.en.ts'
import { uiEn } from './ui.en.ts'

export const en: Words = {
  board: boardEn,
  conference: conferenceEn,
  desk: deskEn,
  draft: draftEn,
  editor: editorEn,
  frame: frameEn,
  home: homeEn,
  people: peopleEn,
  ui: uiEn,
}
