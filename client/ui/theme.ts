/**
 * Light and contrast: the device's, or this person's choice on this device. `public/theme.js` puts the same two keys on
 * the root before the first paint.
 */
import { useSyncExternalStore } from 'react'

export type Theme = 'system' | 'light' | 'dark'
export type Contrast = 'standard' | 'more'

export function useTheme(): Theme {
  return useSyncExternalStore(listen, currentTheme)
}

export function useContrast(): Contrast {
  return useSyncExternalStore(listen, currentContrast)
}

export function chooseTheme(theme: Theme): void {
  choose(themeKey, 'data-theme', theme === 'system' ? null : theme)
}

export function chooseContrast(contrast: Contrast): void {
  choose(contrastKey, 'data-contrast', contrast)
}

const themeKey = 'palabre.theme'
const contrastKey = 'palabre.contrast'
const root = document.documentElement
const listeners = new Set<() => void>()

function currentTheme(): Theme {
  const chosen = root.getAttribute('data-theme')
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

function currentContrast(): Contrast {
  const chosen = root.getAttribute('data-contrast')
  if (chosen === 'more' || chosen === 'standard') return chosen
  return window.matchMedia?.('(prefers-contrast: more)').matches ? 'more' : 'standard'
}

function choose(key: string, attribute: string, chosen: string | null): void {
  if (chosen === null) root.removeAttribute(attribute)
  else root.setAttribute(attribute, chosen)
  try {
    if (chosen === null) localStorage.removeItem(key)
    else localStorage.setItem(key, chosen)
  } catch {
    // Storage may be forbidden to us: the choice lasts as long as the page.
  }
  for (const heard of listeners) heard()
}

function listen(heard: () => void): () => void {
  listeners.add(heard)
  return () => listeners.delete(heard)
}
