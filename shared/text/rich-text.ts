/**
 * What live text may contain. The guard judges by this page and the editor's schema is built from it: one unknown mark
 * would make every viewer's editor erase the paragraph.
 * Content is written with `*` only (nothing is required): concurrent deletions may empty any node.
 */

/** A `line` is one paragraph without marks (titles); `words` is what people write on cards and in proposals. */
export type TextShape = 'line' | 'words'

export const nodeNames = ['paragraph', 'bulletList', 'orderedList', 'listItem', 'hardBreak'] as const
export type NodeName = (typeof nodeNames)[number]

export const markNames = ['bold', 'italic', 'link'] as const
export type MarkName = (typeof markNames)[number]

/** Which elements may stand directly in which. `top` is the fragment itself. */
export const childrenOf: Readonly<Record<TextShape, Readonly<Record<string, readonly string[]>>>> = {
  line: { top: ['paragraph'], paragraph: [] },
  words: {
    top: ['paragraph', 'bulletList', 'orderedList'],
    paragraph: ['hardBreak'],
    bulletList: ['listItem'],
    orderedList: ['listItem'],
    listItem: ['paragraph', 'bulletList', 'orderedList'],
    hardBreak: [],
  },
}

/** Only paragraphs hold text. */
export const textParents: readonly string[] = ['paragraph']

export const linkSchemes = ['https:', 'http:', 'mailto:'] as const

/** A link leads to the web or to a mail address; anything else (scripts, data, files) is no link. */
export function isSafeLink(href: unknown): href is string {
  if (typeof href !== 'string' || href.length > 2_000) return false
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*:)/.exec(href)?.[1]?.toLowerCase()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are how a scheme is hidden from a reader
  return !/[\u0000-\u0020\u007f]/.test(href) && linkSchemes.some((known) => known === scheme)
}

/** Whether an element may carry this attribute with this value. */
export function attributeAllowed(node: string, name: string, value: unknown): boolean {
  if (node === 'paragraph') return name === 'source' && (value === null || isSourceId(value))
  if (node !== 'orderedList') return false
  if (name === 'start') return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < 100_000 // narrowed by isSafeInteger
  return (
    name === 'type' &&
    (value === null || value === '1' || value === 'a' || value === 'A' || value === 'i' || value === 'I')
  )
}

/** Whether text may carry this mark with this value; null takes a mark away. */
export function markAllowed(shape: TextShape, name: string, value: unknown): boolean {
  if (shape === 'line') return false
  if (name === 'bold' || name === 'italic') return value === null || isEmptyRecord(value)
  if (name !== 'link') return false
  return value === null || isLinkMark(value)
}

const linkAttributes = new Set(['href', 'target', 'rel', 'class', 'title'])

function isLinkMark(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const { href, ...rest } = value as Record<string, unknown> // an object, just seen
  return (
    isSafeLink(href) &&
    Object.entries(rest).every(([key, item]) => linkAttributes.has(key) && (item === null || isShort(item)))
  )
}

/** A paragraph that came by promotion names its source: `<proposal>.<contribution>` with an optional passage. */
export function isSourceId(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_.-]{3,120}$/.test(value)
}

const isShort = (value: unknown): boolean => typeof value === 'string' && value.length <= 200
const isEmptyRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
