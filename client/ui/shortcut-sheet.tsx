/** The sheet of shortcuts, opened with « ? » or from a menu: what this page offers now, read from the registry. */
import type { JSX } from 'react'
import { useWords } from '../words/words.ts'
import { Dialog } from './dialog.tsx'
import { Checkbox } from './field.tsx'
import { Kbd } from './kbd.tsx'
import styles from './shortcut-sheet.module.css'
import { type Shortcut, switchSingleKeys, useShortcuts, useSingleKeys } from './shortcuts.ts'
import { useShortcut } from './use-shortcut.ts'

interface ShortcutSheetProps {
  readonly open: boolean
  onOpen(): void
  onClose(): void
}

/** Once a page: it also listens to « ? ». */
export function ShortcutSheet({ open, onOpen, onClose }: ShortcutSheetProps): JSX.Element {
  const words = useWords().ui.shortcuts
  const singleKeys = useSingleKeys()
  useShortcut({ id: 'ui.shortcuts', keys: ['?'], description: words.show, run: onOpen })
  return (
    <Dialog open={open} title={words.title} onClose={onClose}>
      <div className={styles['sheet']}>
        {scopesOf(useShortcuts(), words.anywhere).map(([scope, shortcuts]) => (
          <section key={scope}>
            <h3>{scope}</h3>
            <dl>
              {shortcuts.map((shortcut) => (
                <div key={shortcut.id}>
                  <dt>{shortcut.description}</dt>
                  <dd>
                    {shortcut.keys.map((keys) => (
                      <Keys key={keys} keys={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <Checkbox
          label={words.use}
          hint={words.useHint}
          checked={singleKeys}
          onChange={(event) => switchSingleKeys(event.currentTarget.checked)}
        />
      </div>
    </Dialog>
  )
}

function Keys({ keys }: { readonly keys: string }): JSX.Element {
  const names = useWords().ui.shortcuts.keys
  return (
    <span className={styles['keys']}>
      {keys.split('+').map((key) => (
        <Kbd key={key}>{names[key] ?? key.toUpperCase()}</Kbd>
      ))}
    </span>
  )
}

/** By scope, each shortcut once; what works everywhere comes last. */
function scopesOf(shortcuts: readonly Shortcut[], anywhere: string): [string, Shortcut[]][] {
  const once = [...new Map(shortcuts.map((shortcut) => [shortcut.id, shortcut])).values()]
  const scopes = [...new Set(once.map((shortcut) => shortcut.scope ?? anywhere))]
  return scopes
    .toSorted((a, b) => Number(a === anywhere) - Number(b === anywhere))
    .map((scope) => [scope, once.filter((shortcut) => (shortcut.scope ?? anywhere) === scope)])
}
