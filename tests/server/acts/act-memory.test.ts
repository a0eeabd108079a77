import { expect, test } from 'vitest'
import { createShelf } from '#server/acts/act-memory.ts'
import type { ActRecord } from '#shared/acts/act.ts'

function anAct(
  actId: string,
  at: number,
  subjects: readonly string[] = ['w1'],
  more: Partial<ActRecord> = {},
): ActRecord {
  const asked = { kind: 'setStep', personId: 'p1', conferenceId: 'c1', input: {}, reason: null }
  return { ...asked, actId, at, answer: {}, subjects, kept: null, undoneBy: null, ...more }
}

test('a later act on the same subject stands in the way, an earlier, another, an undone one or an undo does not', () => {
  const act = anAct('a', 10)
  const others = [
    anAct('before', 5),
    anAct('elsewhere', 20, ['w2']),
    anAct('undone', 21, ['w1'], { undoneBy: 'x' }),
    anAct('x', 22, ['w1'], { kind: 'undo' }),
  ]
  expect(createShelf([act, ...others]).laterThan(act)).toEqual([])
  const later = anAct('later', 23)
  expect(createShelf([act, ...others, later]).laterThan(act)).toEqual([later])
})

test('what is noted is known at once, and forgotten when the store says no', () => {
  const shelf = createShelf([])
  const noted = shelf.note([anAct('a', 1)])
  expect(shelf.find('a')?.actId).toBe('a')
  noted.takeBack()
  expect(shelf.find('a')).toBeNull()
})

test.each([
  ['the act first', [0, 1]],
  ['the undo first', [1, 0]],
])('an act and its undo of one beat, %s: both kept, or both gone', (_which, order) => {
  for (const end of ['keep', 'takeBack'] as const) {
    const shelf = createShelf([])
    const act = anAct('a', 1)
    const layers = [shelf.note([act]), shelf.note([anAct('u', 2, [], { kind: 'undo' }), { ...act, undoneBy: 'u' }])]
    for (const index of order) layers[index]?.[end]()
    expect(shelf.find('a')?.undoneBy).toBe(end === 'keep' ? 'u' : undefined)
    expect(
      shelf
        .all()
        .map(({ actId }) => actId)
        .sort(),
    ).toEqual(end === 'keep' ? ['a', 'u'] : [])
  }
})

test('times go up by themselves when the clock does not', () => {
  const shelf = createShelf([anAct('a', 100)])
  expect([shelf.nextTime(100), shelf.nextTime(50), shelf.nextTime(500)]).toEqual([101, 102, 500])
})
