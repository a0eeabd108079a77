/**
 * Words that found no place, kept for their author until they have dealt with them: a reload does not lose them.
 * By person and document, in this browser.
 */
import type { ReturnedWords } from '#shared/live/protocol.ts'
import { makeSignal } from './signal.ts'

const changed = makeSignal<void>()
const memory = new Map<string, readonly ReturnedWords[]>()
const nothing: readonly ReturnedWords[] = []

export const onReturned = changed.on

export function returnedWords(personId: string | null, document: string): readonly ReturnedWords[] {
  if (!personId) return nothing
  const key = keyOf(personId, document)
  const known = memory.get(key)
  if (known) return known
  const read = readKept(key)
  memory.set(key, read)
  return read
}

/** The same words are said once, also when they come back whole by one road and in pieces by another. */
export function keepReturned(personId: string, document: string, words: readonly ReturnedWords[]): void {
  const before = returnedWords(personId, document)
  const after = words.reduce(withReturned, before)
  if (after !== before) write(keyOf(personId, document), after)
}

function withReturned(kept: readonly ReturnedWords[], fresh: ReturnedWords): readonly ReturnedWords[] {
  if (fresh.words.trim() === '') return kept
  const whole = kept.find((item) => isPieceOf(fresh, item))
  // This page only knows that they did not arrive; the server says why.
  if (whole && whole.reason.kind === 'not-delivered' && fresh.reason.kind !== 'not-delivered') {
    return kept.map((item) => (item === whole ? { ...whole, reason: fresh.reason } : item))
  }
  return whole ? kept : [...kept.filter((piece) => !isPieceOf(piece, fresh)), fresh]
}

/** Where a piece stood may not be known any more. */
function isPieceOf(piece: ReturnedWords, whole: ReturnedWords): boolean {
  const samePlace = piece.cardId === whole.cardId && piece.proposalId === whole.proposalId
  const nowhere = piece.cardId === null && piece.proposalId === null
  return (samePlace || nowhere) && whole.words.includes(piece.words.trim())
}

export function dismissReturned(personId: string, document: string, index: number): void {
  write(
    keyOf(personId, document),
    returnedWords(personId, document).filter((_, at) => at !== index),
  )
}

/** Forgets those that turned out not to be lost. */
export function forgetReturned(personId: string, document: string, words: readonly ReturnedWords[]): void {
  if (words.length === 0) return
  const gone = new Set(words.map(({ words: text }) => text))
  write(
    keyOf(personId, document),
    returnedWords(personId, document).filter((item) => !gone.has(item.words)),
  )
}

export function dropReturned(personId: string): void {
  const prefix = keyOf(personId, '')
  for (const key of [...memory.keys()]) if (key.startsWith(prefix)) memory.delete(key)
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
  changed.tell()
}

const keyOf = (personId: string, document: string): string => `palabre.returned:${personId}:${document}`

function readKept(key: string): readonly ReturnedWords[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? (kept as ReturnedWords[]) : nothing // written below
  } catch {
    return nothing
  }
}

function write(key: string, words: readonly ReturnedWords[]): void {
  memory.set(key, words)
  try {
    if (words.length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(words))
  } catch {
    // Full or forbidden: they stay on screen for as long as the page lives.
  }
  changed.tell()
}

// Another tab of the same person dealt with them.
if (typeof window !== 'undefined') {
  window.addEventListener('storage', ({ key }) => {
    if (!key?.startsWith('palabre.returned:')) return
    memory.delete(key)
    changed.tell()
  })
}
