/** An act is asked once, however often the network fails; and a button knows why it may not be pressed. */
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { perform, undoAct } from '#client/acts/perform.ts'
import { type ActButton, useAct } from '#client/acts/use-act.ts'
import { closeDocuments } from '#client/live/live-documents.ts'
import type { Me } from '#client/live/types.ts'
import { useBoard } from '#client/live/use-board.ts'
import { knowMe } from '#client/people/use-me.ts'
import { addCard } from '#shared/board/board-document.ts'
import { writeConferenceChange } from '#shared/conference/conference-document.ts'
import { paragraph } from '#shared/text/rich-text-document.ts'
import { makeFakeLineServer } from '#tests/setup/fake-line-server.ts'
import { until } from '#tests/setup/until.ts'

interface Asked {
  readonly actId: string
  readonly kind: string
  readonly conferenceId: string | null
  readonly input: unknown
}

let asked: Asked[]
let answers: (() => Response)[]
let root: Root | null = null

beforeEach(() => {
  asked = []
  answers = []
  vi.useFakeTimers()
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (path !== '/api/acts') return Response.json({ people: [] })
    asked.push(JSON.parse(String(init.body)))
    const answer = answers.shift()
    if (!answer) throw new TypeError('no network')
    return answer()
  })
})

afterEach(async () => {
  vi.useRealTimers()
  await act(async () => root?.unmount())
  root = null
  knowMe(null)
  closeDocuments(true)
  vi.unstubAllGlobals()
})

const answered = () => Response.json({ answer: { proposalId: 'pa' }, at: 7 })
const refusing = (status: number, refusal: unknown) => () => Response.json({ refusal, sentence: {} }, { status })
const offline = () => {
  throw new TypeError('no network')
}

test('when the network fails the same act is asked again, with the same id', async () => {
  answers.push(offline, offline, answered)
  const done = perform({ conferenceId: 'c1', kind: 'promote', input: {} })
  await vi.runAllTimersAsync()
  expect(await done).toMatchObject({ ok: true, value: { answer: { proposalId: 'pa' }, at: 7 } })
  expect(asked).toHaveLength(3)
  expect(new Set(asked.map(({ actId }) => actId)).size).toBe(1)
  expect(asked[0]?.actId).toHaveLength(21)
})

test('two clicks are two acts', async () => {
  answers.push(answered, answered)
  await perform({ conferenceId: 'c1', kind: 'promote', input: {} })
  await perform({ conferenceId: 'c1', kind: 'promote', input: {} })
  expect(asked[0]?.actId).not.toBe(asked[1]?.actId)
})

test('a refusal is an answer: it is not asked again', async () => {
  answers.push(refusing(409, { kind: 'already-a-source', contributionId: 'k1', proposalId: 'pa' }))
  expect(await perform({ conferenceId: 'c1', kind: 'promote', input: {} })).toEqual({
    ok: false,
    refusal: { kind: 'already-a-source', contributionId: 'k1', proposalId: 'pa' },
  })
  expect(asked).toHaveLength(1)
})

test('after half a minute without a network one is told', async () => {
  const done = perform({ conferenceId: 'c1', kind: 'promote', input: {} })
  await vi.runAllTimersAsync()
  expect(await done).toEqual({ ok: false, refusal: { kind: 'store-unavailable' } })
  expect(asked).toHaveLength(6)
})

test('undoing an act done here needs its id alone', async () => {
  answers.push(answered, answered)
  const done = await perform({ conferenceId: 'c1', kind: 'promote', input: {} })
  if (!done.ok) throw new Error('refused')
  await undoAct(done.value.actId)
  expect(asked[1]).toMatchObject({ kind: 'undo', conferenceId: 'c1', input: { actId: done.value.actId } })
})

test('a button says why not from what this page sees, and nothing about what only the server knows', async () => {
  vi.useRealTimers()
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  const server = makeFakeLineServer()
  vi.stubGlobal('WebSocket', server.WebSocket)
  const { doc } = server.room('conference:c1')
  writeConferenceChange(doc, {
    kind: 'workshop-set',
    workshop: {
      id: 'w1',
      kind: 'thematic',
      label: '',
      name: '',
      question: '',
      siteIds: [],
      territories: [],
      order: 'a0',
    },
  })
  const board = server.room('board:w1').doc
  for (const id of ['mine', 'theirs']) {
    addCard(board, { id, kind: 'finding', columnId: 'c1', order: 'a0', words: [paragraph(id)] })
    board.getMap('facts').set(id, { number: 1, at: 1, author: id === 'mine' ? 'p1' : 'p2', channel: 'workshop' })
  }
  knowMe(participant)
  let withdraw: ActButton | null = null
  let remove: ActButton | null = null
  let cards = 0
  function Buttons(): null {
    withdraw = useAct('c1', 'withdraw')
    remove = useAct('c1', 'removePerson')
    cards = useBoard('c1', 'w1').cards.length
    return null
  }
  root = createRoot(document.createElement('div'))
  await act(async () => root?.render(<Buttons />))
  const why = (button: ActButton | null, input: unknown): unknown => button?.whyNot(input)
  const theirs = { workshopId: 'w1', contributionId: 'theirs' }
  await act(() => until(() => cards === 2 && why(withdraw, theirs) !== null, 'decisions are here'))
  expect(why(withdraw, theirs)).toEqual({ kind: 'not-yours' })
  expect(why(withdraw, { workshopId: 'w1', contributionId: 'mine' })).toBeNull()
  expect(why(withdraw, { workshopId: 'w1', contributionId: 'nowhere' })).toMatchObject({ kind: 'no-such-contribution' })
  // A board that is not open here may hold anything.
  expect(why(withdraw, { workshopId: 'w1' })).toMatchObject({ kind: 'malformed' })
  expect(why(remove, { personId: 'p9' })).toMatchObject({ kind: 'role-forbids' })
  await act(async () => knowMe(organizer))
  expect(why(remove, { personId: 'p9' })).toBeNull()
})

const meAs = (role: 'participant' | 'organizer'): Me => ({
  person: { id: 'p1', name: 'Moi', colour: 1, siteId: null, authorType: null, territory: null, founder: false },
  conferences: [
    {
      id: 'c1',
      name: '',
      date: '',
      grants: [{ conferenceId: 'c1', role, workshopIds: null, linkId: null, readOnly: false }],
      documents: [],
    },
  ],
})
const participant = meAs('participant')
const organizer = meAs('organizer')
