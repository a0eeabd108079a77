/**
 * Tries to break in: plants forbidden lines in files of the house, lets the linter and the compiler look once, and expects
 * each to be refused by name; beside them, the lines that must pass.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { askTheCompiler, askTheLinter, type Heard, type Plant } from './plant-and-listen.ts'

const onTheWire = 'client/ and server/ meet only on the wire'
const yjsIs = 'Yjs is known only by'
const sqliteIs = 'Only server/store knows SQLite'
const honoIs = 'Only server/main.ts, server/app.ts, server/http and server/live know Hono and ws.'
const tiptapIs = 'Only client/editor knows Tiptap.'
const reactIs = 'Only client/ draws'
const nodeIs = 'No Node here'
const testsAre = 'Nobody depends on the tests.'
const aliasIs = 'Across rooms, say #shared/'

const refusedByLinter: readonly (readonly [where: string, line: string, sentence: string])[] = [
  ['shared/kit', `import '#server/store/journal.ts'`, onTheWire],
  ['shared/kit', `import '../../server/store/journal.ts'`, onTheWire],
  ['shared/kit', `import '#client/main.tsx'`, onTheWire],
  ['shared/kit', `import '#tests/setup/browser.ts'`, testsAre],
  ['shared/kit', `import 'node:fs'`, nodeIs],
  ['shared/kit', `import 'react'`, reactIs],
  ['shared/kit', `import 'yjs'`, yjsIs],
  ['shared/kit', `import type { Doc } from 'yjs'`, yjsIs],
  ['shared/kit', `export * from 'yjs'`, yjsIs],
  ['shared/kit', `export const later = () => import('yjs')`, yjsIs],
  ['shared/board/*-refused-document', `import 'hono'`, honoIs],
  ['shared/kit', `import 'better-sqlite3'`, sqliteIs],
  ['shared/text', `import '@tiptap/core'`, tiptapIs],
  ['server/identity', `import '#client/main.tsx'`, onTheWire],
  ['server/live', `import '../../client/main.tsx'`, onTheWire],
  ['server/store', `import '#tests/setup/browser.ts'`, testsAre],
  ['server/http', `import 'react-dom/server'`, reactIs],
  ['server/acts', `import '@tiptap/pm/model'`, tiptapIs],
  ['server/http', `import 'yjs'`, yjsIs],
  ['server/store', `import 'yjs'`, yjsIs],
  ['server/identity', `import 'better-sqlite3'`, sqliteIs],
  ['server/live', `import 'better-sqlite3'`, sqliteIs],
  ['server/http', `import 'better-sqlite3'`, sqliteIs],
  ['server/acts', `import 'hono'`, honoIs],
  ['server/store', `import 'ws'`, honoIs],
  ['server/identity', `import '@hono/node-server/serve-static'`, honoIs],
  ['server/acts', `import '../../shared/kit/result.ts'`, aliasIs],
  ['client/ui', `import '#server/store/journal.ts'`, onTheWire],
  ['client/live', `import '#server/store/journal.ts'`, onTheWire],
  ['client/editor', `import '../../server/store/journal.ts'`, onTheWire],
  ['client/ui', `import '#tests/setup/browser.ts'`, testsAre],
  ['client/ui', `import 'node:fs'`, nodeIs],
  ['client/editor', `import 'node:fs/promises'`, nodeIs],
  ['client/board', `import 'yjs'`, yjsIs],
  ['client/board', `import 'y-websocket'`, yjsIs],
  ['client/board', `import '@tiptap/react'`, tiptapIs],
  ['client/live', `import '@tiptap/core'`, tiptapIs],
  ['client/live', `import 'ws'`, honoIs],
  ['client/ui', `import '../../shared/kit/result.ts'`, aliasIs],
  ['shared/kit/*-here', `export * from './planted-there.ts'`, 'cycle'],
  ['shared/kit/*-there', `export * from './planted-here.ts'`, 'cycle'],
  ['client/ui', `export * from './planted-d'`, 'useImportExtensions'],
  ['shared/kit', `import 'left-pad'`, `isn't specified in package.json`],
  ['shared/kit', `export default 1`, 'default export'],
  ['server/ops', `Promise.resolve(1)`, 'Promise'],
]

const passesTheLinter: readonly (readonly [where: string, line: string])[] = [
  ['shared/board/*-allowed-document', `export { Doc } from 'yjs'`],
  ['shared/live', `export { Doc } from 'yjs'`],
  ['shared/kit', `export { string } from 'valibot'`],
  ['server/live', `export { Doc } from 'yjs'; export { Hono } from 'hono'; export { WebSocketServer } from 'ws'`],
  ['server/acts', `export { Doc } from 'yjs'`],
  ['server/http', `export { Hono } from 'hono'`],
  ['server/store', `export { default as Database } from 'better-sqlite3'`],
  ['client/live', `export { Doc } from 'yjs'`],
  ['client/editor', `export { Editor } from '@tiptap/core'; export { Doc } from 'yjs'`],
  ['client/ui', `export { useState } from 'react'`],
  ['server/identity', `export { truth } from '#shared/kit/planted-truth.ts'`],
  ['client/ui', `export { truth } from '#shared/kit/planted-truth.ts'`],
  ['tests/setup', `export { journal } from '#server/ops/planted-a.ts'`],
  ['server/ops', `export const kept = await Promise.resolve(1)`],
]

/** The compiler names a foreign file once, where it first meets it: one foreign file for each way in. */
const refusedByCompiler: readonly (readonly [where: string, line: string, code: string])[] = [
  ['client/ui', `import '#server/ops/planted-a.ts'`, 'TS6307'],
  ['client/ui', `export const later = () => import('#server/ops/planted-b.ts')`, 'TS6307'],
  ['client/ui', `export type { B } from '../../server/ops/planted-c.ts'`, 'TS6307'],
  ['shared/kit', `import '#server/ops/planted-a.ts'`, 'TS6307'],
  ['shared/kit', `export type { B } from '../../client/ui/planted-d.ts'`, 'TS6307'],
  ['server/ops', `import '#client/ui/planted-d.ts'`, 'TS6307'],
  ['client/ui', `export { readFileSync } from 'node:fs'`, 'TS2591'],
  ['client/ui', `export const seen = process.version`, 'TS2591'],
  ['shared/kit', `export { readFileSync } from 'node:fs'`, 'TS2591'],
  ['shared/kit', `export const seen = document.title`, 'TS2584'],
  ['shared/kit', `export const seen = fetch`, 'TS2304'],
  ['shared/kit', `console.log(1)`, 'TS2584'],
  ['shared/kit', `export const seen = setTimeout`, 'TS2304'],
  ['shared/kit', `export const seen = crypto`, 'TS2304'],
  ['server/ops', `export const seen = document.title`, 'TS2584'],
  ['server/ops', `export * from './planted-a'`, 'TS2835'],
  ['shared/kit', `export * from './planted-truth'`, 'TS2835'],
  ['server/ops', `export enum Step { Open }`, 'TS1294'],
]

const passesTheCompiler: readonly (readonly [where: string, line: string])[] = [
  ['client/ui', `export { truth } from '#shared/kit/planted-truth.ts'`],
  ['client/ui', `export const seen = document.title`],
  ['server/ops', `export { truth } from '#shared/kit/planted-truth.ts'`],
  ['server/ops', `export { readFileSync } from 'node:fs'`],
  ['shared/kit', `export * from './planted-truth.ts'`],
]

/** What the other plants speak of. */
const spokenOf: readonly (readonly [where: string, line: string])[] = [
  ['shared/kit/*-truth', `export const truth = 1`],
  ['server/ops/*-a', `export const journal = 1`],
  ['server/ops/*-b', `export const later = 1`],
  ['server/ops/*-c', `export type B = 1`],
  ['client/ui/*-d', `export type B = 1`],
]

function plants(
  ...tables: readonly (readonly (readonly [where: string, line: string, ...rest: string[]])[])[]
): Plant[] {
  return tables.flat().map(([where, line]) => ({ where, line }))
}

describe('the linter', () => {
  let heard: Heard
  beforeAll(() => {
    heard = askTheLinter(plants(spokenOf, refusedByLinter, passesTheLinter))
  })
  test.each(refusedByLinter)('refuses in %s: %s', (where, line, sentence) => {
    expect(heard({ where, line })).toContain(sentence)
  })
  test.each(passesTheLinter)('lets pass in %s: %s', (where, line) => {
    expect(heard({ where, line })).toBe('')
  })
})

describe('the compiler', () => {
  let heard: Heard
  beforeAll(() => {
    heard = askTheCompiler(plants(spokenOf, refusedByCompiler, passesTheCompiler))
  }, 60_000)
  test.each(refusedByCompiler)('refuses in %s: %s', (where, line, code) => {
    expect(heard({ where, line })).toContain(code)
  })
  test.each(passesTheCompiler)('lets pass in %s: %s', (where, line) => {
    expect(heard({ where, line })).toBe('')
  })
})
