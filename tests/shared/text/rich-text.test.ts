import { describe, expect, test } from 'vitest'
import {
  attributeAllowed,
  childrenOf,
  isSafeLink,
  isSourceId,
  markAllowed,
  markNames,
  nodeNames,
} from '#shared/text/rich-text.ts'

describe('a link', () => {
  test.each([
    'https://ess.example/rapport',
    'HTTPS://ESS.EXAMPLE',
    'http://ess.example',
    'mailto:lea@ess.example',
    'MailTo:lea@ess.example',
    'https://ess.example/a?b=c#d',
    'https://ess.example/été',
  ])('leads to %s', (href) => expect(isSafeLink(href)).toBe(true))

  test.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'javascript\u0000:alert(1)',
    'vbscript:x',
    'data:text/html,<script>',
    'DATA:text/html;base64,AAAA',
    'file:///etc/passwd',
    'blob:https://ess.example/1',
    'ftp://ess.example',
    'https://ess.example/a b',
    'https://ess.example/\n',
    '//ess.example',
    '/accueil',
    'accueil',
    '#ancre',
    '',
    'https',
    ':',
    `https://ess.example/${'x'.repeat(2_000)}`,
  ])('does not lead to %j', (href) => expect(isSafeLink(href)).toBe(false))

  test.each([null, undefined, 12, {}, ['https://ess.example']])('is text, not %j', (href) =>
    expect(isSafeLink(href)).toBe(false),
  )
})

describe('a mark', () => {
  test.each<[string, unknown]>([
    ['bold', {}],
    ['bold', null],
    ['italic', {}],
    ['italic', null],
    ['link', null],
    ['link', { href: 'https://ess.example' }],
    ['link', { href: 'mailto:lea@ess.example', target: '_blank', rel: 'noopener', class: null, title: 'Écrire' }],
  ])('%s may be %j in words', (name, value) => expect(markAllowed('words', name, value)).toBe(true))

  test.each<[string, unknown]>([
    ['bold', true],
    ['bold', []],
    ['bold', { level: 1 }],
    ['italic', 'yes'],
    ['strike', {}],
    ['code', {}],
    ['__proto__', {}],
    ['link', {}],
    ['link', []],
    ['link', 'https://ess.example'],
    ['link', { href: 'javascript:alert(1)' }],
    ['link', { href: 'https://ess.example', onclick: 'alert(1)' }],
    ['link', { href: 'https://ess.example', style: 'position:fixed' }],
    ['link', { href: 'https://ess.example', title: 'x'.repeat(201) }],
    ['link', { href: 'https://ess.example', rel: {} }],
  ])('%s may not be %j', (name, value) => expect(markAllowed('words', name, value)).toBe(false))

  test.each(markNames)('%s is not for a line, taken away or not', (name) => {
    expect(markAllowed('line', name, {})).toBe(false)
    expect(markAllowed('line', name, null)).toBe(false)
  })
})

describe('an attribute', () => {
  test.each<[string, string, unknown]>([
    ['paragraph', 'source', 'p1.k1'],
    ['paragraph', 'source', 'p1.k1.0-12'],
    ['paragraph', 'source', null],
    ['orderedList', 'start', 1],
    ['orderedList', 'start', 0],
    ['orderedList', 'type', null],
    ['orderedList', 'type', 'a'],
    ['orderedList', 'type', 'I'],
  ])('of %s, %s, may be %j', (node, name, value) => expect(attributeAllowed(node, name, value)).toBe(true))

  test.each<[string, string, unknown]>([
    ['paragraph', 'source', ''],
    ['paragraph', 'source', 'p1 k1'],
    ['paragraph', 'source', 12],
    ['paragraph', 'source', 'x'.repeat(121)],
    ['paragraph', 'style', 'color:red'],
    ['paragraph', '__proto__', null],
    ['orderedList', 'start', -1],
    ['orderedList', 'start', 1.5],
    ['orderedList', 'start', '1'],
    ['orderedList', 'start', 100_000],
    ['orderedList', 'type', 'disc'],
    ['orderedList', 'source', 'p1.k1'],
    ['bulletList', 'start', 1],
    ['hardBreak', 'source', 'p1.k1'],
    ['listItem', 'class', 'x'],
  ])('of %s, %s, may not be %j', (node, name, value) => expect(attributeAllowed(node, name, value)).toBe(false))

  test('a source is named as promotions are', () => {
    expect([isSourceId('p1.k1'), isSourceId('p1.k1.0-12')]).toEqual([true, true])
    expect([isSourceId('p'), isSourceId('p1/k1'), isSourceId(null)]).toEqual([false, false, false])
  })
})

test('every node that may stand somewhere is one the page names, and stands somewhere', () => {
  for (const shape of ['line', 'words'] as const) {
    for (const children of Object.values(childrenOf[shape]))
      for (const child of children) expect(nodeNames).toContain(child)
  }
  const standing = new Set(Object.values(childrenOf.words).flat())
  expect([...standing].toSorted()).toEqual([...nodeNames].toSorted())
})

test('a line is one paragraph of bare text; words have lists and line breaks, and no table, image or heading', () => {
  expect(childrenOf.line).toEqual({ top: ['paragraph'], paragraph: [] })
  expect(childrenOf.words['top']).toEqual(['paragraph', 'bulletList', 'orderedList'])
})
