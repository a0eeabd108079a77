/** A shortcut that lives as long as the component that offers it. */
import { useEffect, useRef } from 'react'
import { registerShortcut, type Shortcut } from './shortcuts.ts'

/** null: not offered now. */
export function useShortcut(shortcut: Shortcut | null): void {
  const latest = useRef(shortcut)
  useEffect(() => {
    latest.current = shortcut
  })
  const id = shortcut?.id
  const keys = shortcut?.keys.join('\n')
  const description = shortcut?.description
  const scope = shortcut?.scope
  // Meets the registry: registered again only when what the sheet shows changes, not at every drawing.
  useEffect(() => {
    if (id === undefined || keys === undefined || description === undefined) return
    return registerShortcut({
      id,
      keys: keys.split('\n'),
      description,
      scope,
      run: (event) => latest.current?.run(event),
    })
  }, [id, keys, description, scope])
}
