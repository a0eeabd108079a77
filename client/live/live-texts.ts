/** Live texts handed to the editor: the same object as long as nothing about it changed, so that it keeps its focus. */
import type * as Y from 'yjs'
import type { LiveText } from './types.ts'

type About = Pick<LiveText, 'editable' | 'limit' | 'shape'>
type Texts = (at: string, field: string, fragment: Y.XmlFragment | null, about: About) => LiveText | null

const known = new WeakMap<Y.Doc, Map<string, LiveText>>()

export function textsOf(doc: Y.Doc, document: string): Texts {
  const texts = known.get(doc) ?? new Map<string, LiveText>()
  known.set(doc, texts)
  return (at, field, fragment, about) => {
    if (!fragment) return null
    const key = `${at}/${field}`
    const before = texts.get(key)
    if (before && before.fragment === fragment && before.editable === about.editable) return before
    const text: LiveText = { fragment, document, at, ...about }
    texts.set(key, text)
    return text
  }
}
