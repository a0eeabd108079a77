/** The nodes of a live text, read again when somebody writes: for a page that places something beside its paragraphs. */
import { useCallback, useRef, useSyncExternalStore } from 'react'
import { type RichNode, readRich } from '#shared/text/rich-text-document.ts'
import type { LiveText } from '../live/types.ts'

const nothing: readonly RichNode[] = []

export function useRichWords(text: LiveText | null): readonly RichNode[] {
  const fragment = text?.fragment ?? null
  const read = useRef<{ of: typeof fragment; nodes: readonly RichNode[] }>({ of: null, nodes: nothing })
  const follow = useCallback(
    (changed: () => void) => {
      if (!fragment) return () => undefined
      const again = () => {
        read.current = { of: fragment, nodes: readRich(fragment) }
        changed()
      }
      fragment.observeDeep(again)
      return () => fragment.unobserveDeep(again)
    },
    [fragment],
  )
  return useSyncExternalStore(follow, () => {
    if (read.current.of !== fragment) read.current = { of: fragment, nodes: fragment ? readRich(fragment) : nothing }
    return read.current.nodes
  })
}
