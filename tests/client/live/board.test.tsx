/** A board as its page sees it: plain values that stay the same objects, and verbs that keep the rules. */
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { closeDocuments } from '#client/live/live-documents.ts'
import { dropReturned } from '#client/live/returned-words.ts'
import { usePageSaved } from '#client/live/saved-state.ts'
import type { BoardView, DraftView, Me, SavedState, WallView } from '#client/live/types.ts'
import { useBoard } from '#client/live/use-board.ts'
import { useDraft } from '#client/live/use-draft.ts'
import { useWall } from '#client/live/use-wall.ts'
import { knowMe, refreshMe } from '#client/people/use-me.ts'
import { addCard, cardWords } from '#shared/board/board-document.ts'
import { writeConferenceChange } from '#shared/conference/conference-document.ts'
import { writeDraftChange } from '#shared/draft/draft-document.ts'
import type { Role } from '#shared/people/role.ts'
import { paragraph, plainTextOf } from '#shared/text/rich-text-document.ts'
import { type FakeLineServer, makeFakeLineServer } from '#tests/setup/fake-line-server.ts'
import { until } from '#tests/setup/until.ts'

let server: FakeLineServer
let root: Root | null = null
let rights: Me

beforeEach(() => {
  localStorage.clear()
  dropReturned('p1')
  server = makeFakeLineServer()
  vi.stubGlobal('WebSocket', server.WebSocket)
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.stubGlobal('fetch', async (path: string) => {
    if (path === '/api/me') return Response.json(rights)
    return Response.json({ people: [{ id: 'p2', name: 'Naïma B.', colour: 3, siteId: 'limoges' }] })
  })
  server.room('conference:c1').readOnly = true
  prepareConference()
})

afterEach(async () => {
  await act(async () => root?.unmount())
  root = null
  closeDocuments(true)
  knowMe(null)
  vi.unstubAllGlobals()
})

function prepareConference(): void {
  const { doc } = server.room('conference:c1')
  doc.transact(() => {
    writeConferenceChange(doc, { kind: 'conference-described', about: { name: 'Conférence', date: '', region: '' } })
    for (const id of ['w1', 'w2']) {
      writeConferenceChange(doc, {
        kind: 'workshop-set',
        workshop: {
          id,
          kind: 'thematic',
          label: id,
          name: id,
          question: '',
          siteIds: [],
          territories: [],
          order: 'a0',
        },
      })
      writeConferenceChange(doc, {
        kind: 'columns-set',
        workshopId: id,
        columns: [
          { id: 'c1', title: 'Une' },
          { id: 'c2', title: 'Deux' },
        ],
      })
      writeConferenceChange(doc, { kind: 'step-set', workshopId: id, step: { kind: 'open', since: 1 } })
    }
  })
}

async function as(role: Role): Promise<void> {
  rights = {
    person: { id: 'p1', name: 'Moi', colour: 1, siteId: null, authorType: null, territory: null, founder: false },
    conferences: [
      {
        id: 'c1',
        name: 'Conférence',
        date: '',
        grants: [{ conferenceId: 'c1', role, workshopIds: null, linkId: null, readOnly: false }],
        documents: [],
      },
    ],
  }
  await refreshMe()
}

async function show(element: ReactNode): Promise<void> {
  const place = document.createElement('div')
  root = createRoot(place)
  await act(async () => root?.render(element))
}

/** Lets the page hear and draw until the condition holds. */
async function drawnUntil(holds: () => boolean, what: string): Promise<void> {
  await act(() => until(holds, what))
}

let board: BoardView
function Board({ workshopId = 'w1' }: { readonly workshopId?: string }): null {
  board = useBoard('c1', workshopId)
  return null
}

async function openBoard(role: Role = 'participant'): Promise<Y.Doc> {
  await as(role)
  await show(<Board />)
  await drawnUntil(() => board.opening.kind === 'open' && board.workshop !== null, 'open')
  return server.room('board:w1').doc
}

function seed(doc: Y.Doc, id: string, words: string, author: string | null = null): void {
  doc.transact(() => {
    addCard(doc, {
      id,
      kind: 'finding',
      columnId: 'c1',
      order: `a${doc.getMap('cards').size}`,
      words: [paragraph(words)],
    })
    if (author) doc.getMap('facts').set(id, { number: 1, at: 1, author, channel: 'workshop' })
  })
}

const textOn = (doc: Y.Doc, id: string): string => {
  const words = cardWords(doc, id)
  return words ? plainTextOf(words) : ''
}

test('a keystroke in one card leaves every other card the same object', async () => {
  const doc = await openBoard()
  seed(doc, 'k1', 'une', 'p2')
  seed(doc, 'k2', 'deux', 'p2')
  await drawnUntil(() => board.cards.length === 2, 'both cards')
  const [first, second] = board.cards
  doc.transact(() => {
    const words = cardWords(doc, 'k2')
    const element = words?.get(0)
    const text = element instanceof Y.XmlElement ? element.get(0) : null
    if (text instanceof Y.XmlText) text.insert(4, ' mots')
  })
  await drawnUntil(() => board.cards[1]?.title === 'deux mots', 'typed')
  expect(board.cards[0]).toBe(first)
  expect(board.cards[1]).not.toBe(second)
})

test('a card added here is on the server, last in its column, and may be edited before the server has seen it', async () => {
  const doc = await openBoard()
  seed(doc, 'k1', 'déjà là', 'p2')
  await drawnUntil(() => board.cards.length === 1, 'the first')
  const id = board.verbs.addCard({ text: 'Titre\nCorps', kind: 'proposal', columnId: 'c1' })
  expect(id).toMatch(/^k[0-9A-Za-z]{16}$/)
  await drawnUntil(() => board.cards.length === 2 && textOn(doc, id) === 'Titre\nCorps', 'here and on the server')
  expect(board.cards.map((card) => card.id)).toEqual(['k1', id])
  expect(board.cards[1]).toMatchObject({ title: 'Titre', body: 'Corps', facts: null })
  expect(board.verbs.whyNotEdit(id)).toBeNull()
  expect(board.verbs.text(id)).toMatchObject({ editable: true, shape: 'words', at: id })
  expect(board.verbs.text(id)).toBe(board.verbs.text(id))
})

test('another’s card may be moved, and not written in until its author leaves it open', async () => {
  const doc = await openBoard()
  seed(doc, 'k1', 'la sienne', 'p2')
  await drawnUntil(() => board.cards.length === 1, 'there')
  expect(board.verbs.whyNotEdit('k1')).toEqual({ kind: 'card-not-open', contributionId: 'k1' })
  expect(board.verbs.text('k1')?.editable).toBe(false)
  expect(board.verbs.whyNotMove('k1')).toBeNull()
  act(() => board.verbs.moveCard('k1', 'c2', null))
  await drawnUntil(() => board.cards[0]?.columnId === 'c2', 'moved')
  doc.getMap('cards').get('k1')
  doc.transact(() => (doc.getMap('cards').get('k1') as Y.Map<unknown>).set('openToAll', true))
  await drawnUntil(() => board.cards[0]?.openToAll === true, 'opened')
  expect(board.verbs.whyNotEdit('k1')).toBeNull()
})

test('an observer reads and is told why nothing else', async () => {
  const doc = await openBoard('observer')
  seed(doc, 'k1', 'lisible', 'p2')
  await drawnUntil(() => board.cards.length === 1, 'there')
  expect(board.verbs.whyNotAdd()).toEqual({ kind: 'role-forbids', right: 'addCards' })
  expect(board.verbs.whyNotComment('k1')).toEqual({ kind: 'role-forbids', right: 'comment' })
  board.verbs.comment('k1', 'non')
  board.verbs.moveCard('k1', 'c2', null)
  await drawnUntil(() => board.saved.kind === 'saved', 'nothing sent')
  expect(doc.getMap('comments').size).toBe(0)
  expect((doc.getMap('cards').get('k1') as Y.Map<unknown>).get('columnId')).toBe('c1')
})

test('a closed workshop says since when, and its moderators may still tidy up', async () => {
  const conference = server.room('conference:c1').doc
  conference.transact(() =>
    writeConferenceChange(conference, { kind: 'step-set', workshopId: 'w1', step: { kind: 'closed', since: 970 } }),
  )
  await openBoard()
  expect(board.verbs.whyNotAdd()).toEqual({ kind: 'workshop-closed', workshopId: 'w1', since: 970 })
  await act(() => as('moderator'))
  await drawnUntil(() => board.verbs.whyNotAdd() === null, 'a moderator may')
})

test('undo takes back my last gesture, and never a card in which another wrote', async () => {
  const doc = await openBoard()
  const mine = board.verbs.addCard({ text: 'à moi', kind: 'finding', columnId: 'c1' })
  await drawnUntil(() => textOn(doc, mine) !== '', 'on the server')
  act(() => board.verbs.setKind(mine, 'question'))
  expect(board.verbs.undo()).toBe(true)
  await drawnUntil(() => board.cards[0]?.kind === 'finding', 'kind taken back')
  expect(board.verbs.undo()).toBe(true)
  await drawnUntil(() => board.cards.length === 0 && textOn(doc, mine) === '', 'card taken back')
  expect(board.verbs.redo()).toBe(true)
  await drawnUntil(() => textOn(doc, mine) === 'à moi', 'card is back')

  const shared = board.verbs.addCard({ text: 'à deux', kind: 'finding', columnId: 'c1' })
  await drawnUntil(() => textOn(doc, shared) === 'à deux', 'on the server')
  doc.transact(() => cardWords(doc, shared)?.push([new Y.XmlElement('paragraph')]))
  await drawnUntil(() => cardWords(doc, shared)?.length === 2, 'another wrote')
  await drawnUntil(() => board.saved.kind === 'saved', 'settled')
  while (board.verbs.undo()) expect(doc.getMap('cards').has(shared)).toBe(true)
  await drawnUntil(() => board.saved.kind === 'saved', 'sent')
  expect(doc.getMap('cards').has(shared)).toBe(true)
})

test('undo leaves a card that another commented or moved since', async () => {
  const doc = await openBoard()
  const commented = board.verbs.addCard({ text: 'commentée', kind: 'finding', columnId: 'c1' })
  await drawnUntil(() => textOn(doc, commented) !== '', 'on the server')
  doc.getMap('comments').set('m1', { cardId: commented, text: 'et pourquoi ?' })
  await drawnUntil(() => board.comments.length === 1, 'commented')
  expect(board.verbs.undo()).toBe(false)

  act(() => board.verbs.setKind(commented, 'question'))
  await drawnUntil(() => (doc.getMap('cards').get(commented) as Y.Map<unknown>).get('kind') === 'question', 'changed')
  doc.transact(() => (doc.getMap('cards').get(commented) as Y.Map<unknown>).set('kind', 'objection'))
  await drawnUntil(() => board.cards[0]?.kind === 'objection', 'changed by another')
  board.verbs.undo()
  await drawnUntil(() => board.saved.kind === 'saved', 'settled')
  expect(board.cards[0]?.kind).toBe('objection')
})

test('comments are mine to remove, and only mine', async () => {
  const doc = await openBoard()
  seed(doc, 'k1', 'carte', 'p2')
  await drawnUntil(() => board.cards.length === 1, 'there')
  act(() => board.verbs.comment('k1', 'je suis d’accord'))
  await drawnUntil(() => doc.getMap('comments').size === 1, 'on the server')
  doc.getMap('comments').set('m1', { cardId: 'k1', text: 'pas moi' })
  const [mine = ''] = [...doc.getMap('comments').keys()].filter((id) => id !== 'm1')
  doc.getMap('facts').set(mine, { number: 0, at: 5, author: 'p1', channel: 'workshop' })
  doc.getMap('facts').set('m1', { number: 0, at: 6, author: 'p2', channel: 'workshop' })
  await drawnUntil(() => board.comments.at(-1)?.author === 'p2', 'both known')
  act(() => {
    board.verbs.removeComment('m1')
    board.verbs.removeComment(mine)
  })
  await drawnUntil(() => doc.getMap('comments').size === 1, 'mine is gone')
  expect(doc.getMap('comments').has('m1')).toBe(true)
})

test('groups: one is made, a card is put in it, and leaves it when it changes column', async () => {
  const doc = await openBoard()
  seed(doc, 'k1', 'carte', 'p2')
  await drawnUntil(() => board.cards.length === 1, 'there')
  const group = board.verbs.addGroup('c1', 'Financer')
  act(() => board.verbs.setGroup('k1', group))
  await drawnUntil(() => board.cards[0]?.groupId === group && board.groups[0]?.title === 'Financer', 'grouped')
  expect(board.verbs.groupTitle(group)).toMatchObject({ shape: 'line', editable: true })
  act(() => board.verbs.moveCard('k1', 'c2', null))
  await drawnUntil(() => board.cards[0]?.columnId === 'c2', 'moved')
  expect(board.cards[0]?.groupId).toBeNull()
})

let wall: WallView
let page: SavedState
function Wall(): null {
  wall = useWall('c1')
  page = usePageSaved()
  return null
}

test('the wall shows the cards of every board, and follows each', async () => {
  seed(server.room('board:w1').doc, 'k1', 'de un', 'p2')
  await as('moderator')
  await show(<Wall />)
  await drawnUntil(() => wall.total === 2 && wall.opened === 2, 'both boards')
  expect(wall.cards.map(({ id, workshopId }) => `${workshopId}/${id}`)).toEqual(['w1/k1'])
  const [before] = wall.cards
  seed(server.room('board:w2').doc, 'k2', 'de deux', 'p2')
  await drawnUntil(() => wall.cards.length === 2, 'the other board')
  expect(wall.cards[0]).toBe(before)
  await drawnUntil(() => page.kind === 'saved', 'the page says saved')
})

let draft: DraftView
function Draft(): null {
  draft = useDraft('c1')
  return null
}

test('the draft: proposals in order, the bin apart, and editing for those who may', async () => {
  const { doc } = server.room('draft:c1')
  doc.transact(() => {
    for (const [index, proposalId] of ['pa', 'pb'].entries()) {
      writeDraftChange(doc, {
        kind: 'proposal-added',
        proposalId,
        number: index + 1,
        orientationId: null,
        order: `a${index}`,
        texts: { title: [paragraph(proposalId)] },
        at: 1,
        by: 'p2',
      })
    }
  })
  await as('synthesizer')
  await show(<Draft />)
  await drawnUntil(() => draft.proposals.length === 2, 'both')
  expect(draft.verbs.text('pa', 'title')).toMatchObject({ editable: true, shape: 'line', limit: 200 })
  expect(draft.verbs.text('pa', 'words')).toMatchObject({ shape: 'words', limit: 20_000 })
  act(() => draft.verbs.moveProposal('pb', 'pa'))
  await drawnUntil(() => draft.proposals[0]?.id === 'pb', 'moved')
  doc.transact(() =>
    writeDraftChange(doc, {
      kind: 'proposal-standing-set',
      proposalId: 'pa',
      standing: { kind: 'binned', at: 2, by: 'p2' },
    }),
  )
  await drawnUntil(() => draft.binned.length === 1, 'in the bin')
  expect(draft.verbs.whyNotEdit('pa')).toEqual({ kind: 'proposal-in-bin', proposalId: 'pa' })
})

test('a draft that is not opened says so, and opens by itself when it is', async () => {
  server.room('draft:c1').refuse = 4403
  await as('participant')
  await show(<Draft />)
  await drawnUntil(() => draft.opening.kind === 'refused', 'refused')
  expect(draft.opening).toEqual({ kind: 'refused', code: 4403 })
  server.room('draft:c1').refuse = null
  const conference = server.room('conference:c1').doc
  conference.transact(() => writeConferenceChange(conference, { kind: 'draft-opened', opened: true }))
  await drawnUntil(() => draft.opening.kind === 'open', 'opened')
})
