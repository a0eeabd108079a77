/**
 * Every sentence on screen. One pair of files a noun: `board.fr.ts` exports `boardFr`, plain sentences or functions
 * of facts; `board.en.ts` exports `boardEn: Same<typeof boardFr>`, so that a sentence missing in English does not
 * compile. Both are listed in `fr.ts` and `en.ts`; a component asks `useWords().board`.
 * French comes with the page; English is fetched when somebody asks for it.
 */
import { useSyncExternalStore } from 'react'
import { fr, type Words } from './fr.ts'

export type { Same } from './same.ts'
export type { Words }

export type Language = 'fr' | 'en'

export function useWords(): Words {
  return useSyncExternalStore(listen, currentWords)
}

export function useLanguage(): Language {
  return useSyncExternalStore(listen, currentLanguage)
}

/** For what speaks outside a component: a title, an announcement. */
export function currentWords(): Words {
  return spoken.words
}

export function currentLanguage(): Language {
  return spoken.language
}

/** Chosen by the person, and remembered on this device. */
export async function setLanguage(language: Language): Promise<void> {
  remember(language)
  await speak(language)
}

/** Called once before the first drawing, so that nobody sees the page change its language. */
export async function startWords(): Promise<void> {
  await speak(remembered() ?? languageOf(navigator.language))
}

/** French unless the device asks for English. */
export function languageOf(tag: string): Language {
  return tag.toLowerCase().startsWith('en') ? 'en' : 'fr'
}

const key = 'palabre.language'
const listeners = new Set<() => void>()
let spoken: { readonly language: Language; readonly words: Words } = { language: 'fr', words: fr }
let asked: Language = 'fr'

async function speak(language: Language): Promise<void> {
  asked = language
  const words = language === 'fr' ? fr : (await import('./en.ts')).en
  // Somebody who changed their mind while English was on its way keeps their last choice.
  if (asked !== language) return
  spoken = { language, words }
  document.documentElement.lang = language
  for (const heard of listeners) heard()
}

function listen(heard: () => void): () => void {
  listeners.add(heard)
  return () => listeners.delete(heard)
}

function remembered(): Language | null {
  try {
    const language = localStorage.getItem(key)
    return language === 'fr' || language === 'en' ? language : null
  } catch {
    // Storage may be forbidden to us: the device's own language then decides.
    return null
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(key, language)
  } catch {
    // Not remembered, but spoken now.
  }
}
