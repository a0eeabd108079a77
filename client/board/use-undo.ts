/** Undo and redo of one's own last change to the board, each said by a toast that offers the way back. */
import type { BoardVerbs } from '../live/types.ts'
import { useToast } from '../ui/toast.tsx'
import { useWords } from '../words/words.ts'

export interface OwnUndo {
  undo(): void
  redo(): void
  /** Does something at once, and offers to undo it. */
  offer(change: () => void, said: string): void
}

export function useUndo(verbs: BoardVerbs, settleNext: () => void): OwnUndo {
  const toast = useToast()
  const words = useWords().board.undo
  const redo = () => {
    settleNext()
    toast.say(verbs.redo() ? words.redone : words.nothingAgain)
  }
  const undo = () => {
    settleNext()
    if (verbs.undo()) toast.say(words.undone, { action: { label: words.redo, onPress: redo } })
    else toast.say(words.nothing)
  }
  return {
    undo,
    redo,
    offer(change, said) {
      settleNext()
      change()
      toast.say(said, { undo })
    },
  }
}
