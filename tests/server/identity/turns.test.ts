import { expect, test } from 'vitest'
import { createTurns } from '#server/ops/turns.ts'

/** A job that ends when told, and notes when it begins. */
function aJob(begun: string[], name: string) {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const run = async () => {
    begun.push(name)
    await ended
    return name
  }
  return { run, end }
}

const aMoment = () => new Promise((resolve) => setImmediate(resolve))

test('jobs run together until one must be alone, which waits for them and holds up the next', async () => {
  const turns = createTurns()
  const begun: string[] = []
  const [one, two, alone, three] = ['one', 'two', 'alone', 'three'].map((name) => aJob(begun, name)) as [J, J, J, J]
  const all = [turns.together(one.run), turns.together(two.run), turns.alone(alone.run), turns.together(three.run)]
  await aMoment()
  expect(begun).toEqual(['one', 'two'])
  one.end()
  await aMoment()
  expect(begun).toEqual(['one', 'two'])
  two.end()
  await aMoment()
  expect(begun).toEqual(['one', 'two', 'alone'])
  alone.end()
  three.end()
  expect(await Promise.all(all)).toEqual(['one', 'two', 'alone', 'three'])
})

type J = ReturnType<typeof aJob>

test('a job that fails is its own affair: the next one runs', async () => {
  const turns = createTurns()
  const failed = turns.alone(() => Promise.reject(new Error('no')))
  await expect(failed).rejects.toThrow('no')
  expect(await turns.together(async () => 1)).toBe(1)
  expect(await turns.alone(async () => 2)).toBe(2)
})
