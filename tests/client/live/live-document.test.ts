/** A live document tells the truth about what is saved, survives cuts, and loses no words. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import type { LiveDocument } from '#client/live/live-document.ts'
import { closeDocuments, holdDocument } from '#client/live/live-documents.ts'
import { dropReturned, returnedWords } from '#client/live/returned-words.ts'
import { addCard, cardWords } from '#shared/board/board-document.ts'
import { paragraph, plainTextOf } from '#shared/text/rich-text-document.ts'
import { type FakeLineServer, makeFakeLineServer } from '#tests/setup/fake-line-server.ts'
import { until } from '#tests/setup/until.ts'

const name = 'board:w1'
let server: FakeLineServer
let live: LiveDocument

beforeEach(() => {
  localStorage.clear()
  dropReturned('p1')
  server = makeFakeLineServer()
  vi.stubGlobal('WebSocket', server.WebSocket)
})

afterEach(() => {
  closeDocuments(true)
  vi.unstubAllGlobals()
})

async function opened(): Promise<Y.Doc> {
  live = holdDocument(name, 'p1').live
  await until(() => live.state().doc !== null && live.state().saved.kind === 'saved', 'open and saved')
  return docOf(live)
}

function docOf(document: LiveDocument): Y.Doc {
  const { doc } = document.state()
  if (!doc) throw new Error('not open')
  return doc
}

function type(doc: Y.Doc, id: string, words: string): void {
  doc.transact(() => addCard(doc, { id, kind: 'proposal', columnId: 'c1', order: 'a0', words: [paragraph(words)] }))
}

const textAt = (doc: Y.Doc, id: string): string => {
  const words = cardWords(doc, id)
  return words ? plainTextOf(words) : ''
}

test('saved is said only after the server has echoed the last change', async () => {
  const doc = await opened()
  server.holdAcknowledgements = true
  type(doc, 'k1', 'un')
  await until(() => textAt(server.room(name).doc, 'k1') === 'un', 'received by the server')
  expect(live.state().saved).toEqual({ kind: 'sending', pending: 1 })
  server.releaseAcknowledgements()
  await until(() => live.state().saved.kind === 'saved', 'saved')
})

test('changes of one beat travel as one update', async () => {
  const doc = await opened()
  type(doc, 'k0', 'premier')
  await until(() => live.state().saved.kind === 'saved', 'saved')
  const before = server.room(name).received.length
  for (let index = 1; index <= 20; index++) type(doc, `k${index}`, `idée ${index}`)
  await until(() => live.state().saved.kind === 'saved', 'saved')
  expect(textAt(server.room(name).doc, 'k20')).toBe('idée 20')
  expect(server.room(name).received.length - before).toBeLessThanOrEqual(2)
})

test('without a network changes are counted, and arrive once when it is back', async () => {
  const doc = await opened()
  server.reachable = false
  server.cut()
  type(doc, 'k1', 'hors ligne')
  type(doc, 'k2', 'encore')
  await until(() => live.state().saved.kind === 'offline', 'offline')
  expect(live.state().saved).toEqual({ kind: 'offline', pending: 2 })
  server.reachable = true
  window.dispatchEvent(new Event('online'))
  await until(() => live.state().saved.kind === 'saved', 'saved')
  expect(textAt(server.room(name).doc, 'k1')).toBe('hors ligne')
  expect(server.room(name).doc.getMap('cards').size).toBe(2)
  expect(docOf(live)).toBe(doc)
})

test('words of others arrive', async () => {
  const doc = await opened()
  type(server.room(name).doc, 'k7', 'de Poitiers')
  await until(() => textAt(doc, 'k7') === 'de Poitiers', 'arrived')
  expect(live.state().saved).toEqual({ kind: 'saved' })
})

test('a refused document says its code; a reader is told that nothing can be written', async () => {
  server.room(name).refuse = 4404
  live = holdDocument(name, 'p1').live
  await until(() => live.state().opening.kind === 'refused', 'refused')
  expect(live.state().opening).toEqual({ kind: 'refused', code: 4404 })
  server.room('conference:c1').readOnly = true
  const conference = holdDocument('conference:c1', 'p1').live
  await until(() => conference.state().saved.kind === 'readOnly', 'read only')
})

test('asked to open afresh, the copy is dropped and undelivered words are handed back', async () => {
  const doc = await opened()
  type(doc, 'k1', 'reçu')
  await until(() => live.state().saved.kind === 'saved', 'saved')
  server.holdAcknowledgements = true
  server.reachable = false
  server.cut()
  type(doc, 'k2', 'jamais arrivé')
  server.reachable = true
  // What the server holds of the person never includes the second card.
  server.restore(name, (fresh) => type(fresh, 'k1', 'reçu'))
  window.dispatchEvent(new Event('online'))
  await until(() => live.state().doc !== null && live.state().doc !== doc, 'opened afresh')
  expect(textAt(docOf(live), 'k1')).toBe('reçu')
  expect(textAt(docOf(live), 'k2')).toBe('')
  await until(() => returnedWords('p1', name).length === 1, 'handed back')
  expect(returnedWords('p1', name)[0]).toMatchObject({ words: 'jamais arrivé', cardId: 'k2' })
})

test('words that turn out to have arrived are not handed back', async () => {
  const doc = await opened()
  server.holdAcknowledgements = true
  type(doc, 'k1', 'arrivé sans accusé')
  await until(() => textAt(server.room(name).doc, 'k1') !== '', 'received by the server')
  server.notice(name, { kind: 'reopen', document: name, reason: { kind: 'not-yours' } })
  await until(() => live.state().doc !== null && live.state().doc !== doc, 'opened afresh')
  await until(() => textAt(docOf(live), 'k1') !== '', 'synced')
  await until(() => returnedWords('p1', name).length === 0, 'nothing to hand back')
})

test('words that the server could not place are kept over a reload until they are dismissed', async () => {
  await opened()
  const returned = [{ words: 'trop tard', reason: { kind: 'workshop-closed' }, cardId: 'k3', proposalId: null }]
  server.notice(name, { kind: 'returned', document: name, returned })
  await until(() => returnedWords('p1', name).length === 1, 'handed back')
  expect(JSON.parse(localStorage.getItem(`palabre.returned:p1:${name}`) ?? '')).toEqual(returned)
  // Said twice by two connections, shown once.
  server.notice(name, { kind: 'returned', document: name, returned })
  type(docOf(live), 'k9', 'et la suite')
  await until(() => textAt(server.room(name).doc, 'k9') !== '', 'typing goes on')
  expect(returnedWords('p1', name)).toHaveLength(1)
})

test('of presence only my own place and caret are told, without a name', async () => {
  await opened()
  live.attend('k1')
  live.state().awareness?.setLocalStateField('user', { name: 'Quelqu’un d’autre' })
  await until(() => server.room(name).carets.some(({ state }) => (state as { at: string }).at === 'k1'), 'told')
  const told = server.room(name).carets.at(-1)
  expect(told).toEqual({ clients: 1, state: { at: 'k1', cursor: null } })
})

test('presence from the server is shown', async () => {
  await opened()
  server.presence(name, { count: 3, bySite: { bordeaux: 2, limoges: 1 }, people: [] })
  await until(() => live.state().presence?.count === 3, 'shown')
})
