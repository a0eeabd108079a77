/** Who I am, and what others are called: asked of the server, remembered without it. */
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { livePerson, tellRightsChanged } from '#client/live/live-person.ts'
import { keepReturned, returnedWords } from '#client/live/returned-words.ts'
import type { Me } from '#client/live/types.ts'
import { join, leave, lookAtInvitation } from '#client/people/join.ts'
import { forgetPeople, usePeople } from '#client/people/people-directory.ts'
import { knowMe, type MeState, refreshMe, useMe } from '#client/people/use-me.ts'
import { until } from '#tests/setup/until.ts'

const someone: Me & { serverTime: number } = {
  person: { id: 'p1', name: 'Moi', colour: 1, siteId: null, authorType: null, territory: null, founder: false },
  conferences: [],
  serverTime: 1,
}

let doors: Record<string, () => Response>
let asked: string[]
let root: Root | null = null

beforeEach(() => {
  localStorage.clear()
  asked = []
  doors = {}
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    const door = doors[path.split('?')[0] ?? '']
    if (!door) throw new TypeError('no network')
    return door()
  })
})

afterEach(async () => {
  await act(async () => root?.unmount())
  root = null
  knowMe(null)
  forgetPeople()
  vi.unstubAllGlobals()
})

async function show(component: () => null): Promise<void> {
  const Shown = component
  root = createRoot(document.createElement('div'))
  await act(async () => root?.render(<Shown />))
}

test('signed in, signed out, and out of reach are three things', async () => {
  doors['/api/me'] = () => Response.json(someone)
  expect(await refreshMe()).toMatchObject({ kind: 'signedIn', me: { person: { id: 'p1' } } })
  expect(livePerson()).toBe('p1')
  delete doors['/api/me']
  expect(await refreshMe()).toMatchObject({ kind: 'unreachable', me: { person: { id: 'p1' } } })
  doors['/api/me'] = () => Response.json({ refusal: { kind: 'not-signed-in' } }, { status: 401 })
  expect(await refreshMe()).toEqual({ kind: 'signedOut', me: null })
  expect(livePerson()).toBeNull()
})

test('when rights changed who I am is asked once, and is the same object if nothing did', async () => {
  let time = 0
  doors['/api/me'] = () => Response.json({ ...someone, serverTime: time++ })
  let seen: MeState | null = null
  await show(() => {
    seen = useMe()
    return null
  })
  await act(() => refreshMe())
  const before = seen as MeState | null
  const times = asked.length
  await act(async () => {
    tellRightsChanged()
    tellRightsChanged()
    await until(() => asked.length > times, 'asked again')
  })
  expect(asked).toHaveLength(times + 1)
  expect(seen).toBe(before)
})

test('a code is looked at without entering; joining makes me known at once', async () => {
  doors['/api/invitation'] = () => Response.json({ refusal: { kind: 'link-unknown' } }, { status: 404 })
  expect(await lookAtInvitation({ code: 'AAA AAA' })).toEqual({ ok: false, refusal: { kind: 'link-unknown' } })
  doors['/api/join'] = () => Response.json(someone)
  expect(await join({ secret: 's' }, { name: 'Moi' })).toMatchObject({ ok: true })
  expect(livePerson()).toBe('p1')
})

test('leaving forgets what this device kept; without a network one has not left', async () => {
  knowMe(someone)
  const back = [{ words: 'mots', reason: { kind: 'x' }, cardId: null, proposalId: null }]
  keepReturned('p1', 'board:w1', back)
  expect(await leave()).toMatchObject({ ok: false })
  expect(livePerson()).toBe('p1')
  doors['/api/leave'] = () => Response.json({})
  expect(await leave()).toEqual({ ok: true, value: null })
  expect(livePerson()).toBeNull()
  expect(returnedWords('p1', 'board:w1')).toEqual([])
  expect(localStorage.getItem('palabre.me')).toBeNull()
})

test('a name not yet known is asked for, once for all who are met together', async () => {
  vi.useFakeTimers()
  try {
    let known = [{ id: 'p2', name: 'Naïma B.', colour: 3, siteId: null }]
    doors['/api/people'] = () => Response.json({ people: known })
    let name: (id: string) => string | null = () => null
    await show(() => {
      const person = usePeople('c1')
      name = (id) => person(id)?.name ?? null
      return null
    })
    await act(() => vi.advanceTimersByTimeAsync(10))
    expect(name('p2')).toBe('Naïma B.')
    expect(asked).toHaveLength(1)
    known = [
      ...known,
      { id: 'p3', name: 'Karim', colour: 4, siteId: null },
      { id: 'p4', name: 'Inès', colour: 5, siteId: null },
    ]
    expect([name('p3'), name('p4'), name('p9')]).toEqual([null, null, null])
    await act(() => vi.advanceTimersByTimeAsync(2_100))
    expect([name('p3'), name('p4'), name('p9')]).toEqual(['Karim', 'Inès', null])
    expect(asked).toHaveLength(2)
    // Somebody the server does not know either is not asked for at every drawing.
    await act(() => vi.advanceTimersByTimeAsync(10_000))
    expect(name('p9')).toBeNull()
    expect(asked).toHaveLength(2)
  } finally {
    vi.useRealTimers()
  }
})
