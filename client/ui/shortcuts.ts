/**
 * The registry of keyboard shortcuts. Keys are named by what they write (`event.key`), so that an AZERTY keyboard is
 * one like the others. A single key never fires while somebody types, and single keys can be switched off.
 */
import { useSyncExternalStore } from 'react'

export interface Shortcut {
  readonly id: string
  /** Any of these: `n`, `?`, `Enter`, `ArrowDown`, `Shift+ArrowDown`, `Mod+z` (Ctrl, or ⌘ on a Mac). */
  readonly keys: readonly string[]
  /** For the sheet. */
  readonly description: string
  /** The heading of the sheet under which it stands; none: everywhere. */
  readonly scope?: string | undefined
  /** Returning false leaves the key to the page. */
  run(event: KeyboardEvent): unknown
}

/** Registered until the answer is called. Of two that claim one key, the latest wins. */
export function registerShortcut(shortcut: Shortcut): () => void {
  change([...registered, shortcut])
  return () => change(registered.filter((other) => other !== shortcut))
}

/** What the sheet shows: each id once, in order of arrival. */
export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(listen, () => registered)
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore(listen, singleKeysAreOn)
}

export function switchSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(storageKey, on ? 'on' : 'off')
  } catch {
    // Storage may be forbidden to us: the choice lasts as long as the page.
  }
  singleKeys = on
  tell()
}

const storageKey = 'palabre.shortcuts'
const listeners = new Set<() => void>()
let registered: readonly Shortcut[] = []
let singleKeys: boolean | null = null

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const shortcut = registered.findLast(({ keys }) => keys.some((keys) => answers(keys, event)))
  if (!shortcut || shortcut.run(event) === false) return
  event.preventDefault()
}

/** Whether this press is these keys, here and now. */
function answers(keys: string, event: KeyboardEvent): boolean {
  const { key, mod, alt, shift } = readKeys(keys)
  // AltGr writes characters on many keyboards: it is not Ctrl and Alt.
  const writes = event.getModifierState('AltGraph')
  if (mod !== (!writes && (event.ctrlKey || event.metaKey)) || alt !== (!writes && event.altKey)) return false
  // « ? » needs Shift here and not there: only letters and named keys tell Shift apart.
  if (isLetterOrNamed(key) && shift !== event.shiftKey) return false
  if (key.toLowerCase() !== event.key.toLowerCase()) return false
  if (mod || alt) return true
  return singleKeysAreOn() && !isBusy(event)
}

function readKeys(keys: string): { key: string; mod: boolean; alt: boolean; shift: boolean } {
  const parts = keys.split('+')
  const has = (name: string) => parts.slice(0, -1).includes(name)
  return { key: parts.at(-1) || '+', mod: has('Mod'), alt: has('Alt'), shift: has('Shift') }
}

function isLetterOrNamed(key: string): boolean {
  return key.length > 1 || /\p{Letter}/u.test(key)
}

/** Somebody types, presses a control with that very key, or answers a dialog that is in front of the page. */
function isBusy({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]:modal') !== null) return true
  if (!(target instanceof HTMLElement)) return false
  if (target.closest(typing) !== null || target.isContentEditable) return true
  return (key === 'Enter' || key === ' ') && target.closest('button, a[href], summary, [role="button"]') !== null
}

const typing =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])'

function singleKeysAreOn(): boolean {
  singleKeys ??= remembered() !== 'off'
  return singleKeys
}

function remembered(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

function change(next: readonly Shortcut[]): void {
  if (registered.length === 0 && next.length > 0) document.addEventListener('keydown', press)
  if (next.length === 0) document.removeEventListener('keydown', press)
  registered = next
  tell()
}

function tell(): void {
  for (const heard of listeners) heard()
}

function listen(heard: () => void): () => void {
  listeners.add(heard)
  return () => listeners.delete(heard)
}
