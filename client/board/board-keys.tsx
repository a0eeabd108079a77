/** The board's keys, and the sheet that lists them. Undo is the board's outside fields, where the field has its own. */
import { type JSX, useState } from 'react'
import { ShortcutSheet } from '../ui/shortcut-sheet.tsx'
import { useShortcut } from '../ui/use-shortcut.ts'
import { useWords } from '../words/words.ts'
import type { Panel } from './board-rail.tsx'
import type { OwnUndo } from './use-undo.ts'

export interface BoardKeysProps extends Pick<OwnUndo, 'undo' | 'redo'> {
  show(panel: Panel): void
  /** null: no card is open. */
  readonly onClose: (() => void) | null
  /** null: nothing is open that way. */
  readonly onPrevious: (() => void) | null
  readonly onNext: (() => void) | null
}

export function BoardKeys({ show, undo, redo, onClose, onPrevious, onNext }: BoardKeysProps): JSX.Element {
  const [sheet, setSheet] = useState(false)
  const words = useWords().board
  const { shortcuts: said } = words
  const scope = words.tabs.board
  useShortcut({ id: 'board.write', keys: ['n'], description: said.write, scope, run: () => show('write') })
  useShortcut({ id: 'board.mine', keys: ['m'], description: said.mine, scope, run: () => show('mine') })
  useShortcut({ id: 'board.search', keys: ['/'], description: said.search, scope, run: () => show('search') })
  // The slips answer these two themselves; the sheet of shortcuts says so.
  useShortcut({ id: 'board.arrows', keys: arrows, description: said.arrows, scope, run: () => false })
  useShortcut({ id: 'board.move', keys: shiftedArrows, description: said.move, scope, run: () => false })
  useShortcut(onNext && { id: 'board.next', keys: ['j'], description: said.next, scope, run: onNext })
  useShortcut(onPrevious && { id: 'board.previous', keys: ['k'], description: said.previous, scope, run: onPrevious })
  useShortcut(onClose && { id: 'board.close', keys: ['Escape'], description: said.close, scope, run: onClose })
  useShortcut({ id: 'board.undo', keys: ['Mod+z'], description: said.undo, scope, run: outsideFields(undo) })
  useShortcut({
    id: 'board.redo',
    keys: ['Mod+y', 'Mod+Shift+z'],
    description: said.redo,
    scope,
    run: outsideFields(redo),
  })
  return <ShortcutSheet open={sheet} onOpen={() => setSheet(true)} onClose={() => setSheet(false)} />
}

const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']
const shiftedArrows = arrows.map((key) => `Shift+${key}`)

/** In a field, Ctrl+Z belongs to what one types. */
function outsideFields(run: () => void) {
  return ({ target }: KeyboardEvent): boolean => {
    const field =
      target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select'))
    if (field) return false
    run()
    return true
  }
}
