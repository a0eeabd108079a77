/**
 * The editor's schema, built from the allow-list that the guard judges by (shared/text/rich-text.ts): what one cannot
 * write here is what would be refused there. Content is `*` everywhere: concurrent deletions may empty any node, and a
 * schema that required something would delete the rest of it for everybody.
 */
import { type Extensions, getSchema } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Italic } from '@tiptap/extension-italic'
import { Link } from '@tiptap/extension-link'
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import type { Schema } from '@tiptap/pm/model'
import { attributeAllowed, isSafeLink, isSourceId, type TextShape } from '#shared/text/rich-text.ts'

/** What may be written in a text of this shape. */
export function extensionsFor(shape: TextShape): Extensions {
  return shape === 'line' ? lineExtensions : wordsExtensions
}

/** For pasted and imported HTML, without an editor. */
export function schemaFor(shape: TextShape): Schema {
  return getSchema(extensionsFor(shape))
}

/** A paragraph that came by promotion names its source, in both halves when it is cut; what follows it is one's own. */
const SourcedParagraph = Paragraph.extend({
  addAttributes: () => ({
    source: {
      default: null,
      keepOnSplit: false,
      parseHTML: (element: HTMLElement) => {
        const source = element.getAttribute('data-source')
        return isSourceId(source) ? source : null
      },
      renderHTML: ({ source }: Record<string, unknown>) => (source ? { 'data-source': source } : {}),
    },
  }),
})

const line = SourcedParagraph.extend({ marks: '' })

/** Whatever a web page says of its list, only what the guard knows is taken. */
const KnownOrderedList = OrderedList.extend({
  content: 'listItem*',
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: (element: HTMLElement) => {
        const start = Number.parseInt(element.getAttribute('start') ?? '1', 10)
        return attributeAllowed('orderedList', 'start', start) ? start : 1
      },
    },
    type: {
      default: null,
      parseHTML: (element: HTMLElement) => {
        const type = element.getAttribute('type')
        return attributeAllowed('orderedList', 'type', type) ? type : null
      },
    },
  }),
})

const notParsed = { default: null, parseHTML: () => null, rendered: false }

/** Of a link, only where it leads is taken. The other attributes are kept where another client wrote them. */
const SafeLink = Link.extend({
  inclusive: false,
  addAttributes: () => ({
    href: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('href') },
    target: notParsed,
    rel: notParsed,
    class: notParsed,
    title: notParsed,
  }),
}).configure({
  openOnClick: false,
  defaultProtocol: 'https',
  isAllowedUri: (url) => isSafeLink(url),
  shouldAutoLink: (url) => isSafeLink(url),
  HTMLAttributes: { target: '_blank', rel: 'noopener noreferrer nofollow' },
})

/** Ctrl+Enter is for being done. */
const Break = HardBreak.extend({
  addKeyboardShortcuts() {
    return { 'Shift-Enter': () => this.editor.commands.setHardBreak() }
  },
})

const wordsExtensions: Extensions = [
  Document.extend({ content: 'block*' }),
  SourcedParagraph,
  Text,
  BulletList.extend({ content: 'listItem*' }),
  KnownOrderedList,
  ListItem.extend({ content: '(paragraph | bulletList | orderedList)*' }),
  Break,
  Bold,
  Italic,
  SafeLink,
]

const lineExtensions: Extensions = [Document.extend({ content: 'paragraph*' }), line, Text]
