/**
 * The process is killed without warning, again and again, while twenty people write and three decide.
 * What the server said was on disk is there afterwards, once.
 */
import { expect, test } from 'vitest'
import { runKills } from './kill-campaign.ts'

const seed = Number(process.env['SEED'] ?? 20261122)
const rounds = Number(process.env['ROUNDS'] ?? 50)

test(
  `killed ${rounds} times under 20 writers and 3 deciders, it has every acknowledged word and act, none twice`,
  async () => {
    const figures = await runKills({ rounds, seed })
    const slowest = Math.round(Math.max(...figures.readyMs))
    console.info(
      `seed ${seed}: ${figures.rounds} kills, ${figures.acknowledged} acknowledged updates, ${figures.decided} acts, ` +
        `ready within ${slowest} ms, refused: ${JSON.stringify(figures.refusals)}`,
    )
    expect(figures.lost).toEqual([])
    expect(figures.doubled).toEqual([])
    expect(figures.undecided).toEqual([])
    expect(figures.provenance).toEqual([])
    expect(figures.damaged).toEqual([])
    expect(figures.complaints).toEqual([])
    expect(slowest).toBeLessThan(5_000)
    // Otherwise the campaign would have proved nothing.
    expect(figures.rounds).toBe(rounds)
    expect(figures.acknowledged).toBeGreaterThan(rounds * 20)
    expect(figures.decided).toBeGreaterThan(rounds * 3)
    expect(Object.keys(figures.refusals)).not.toContain('store-unavailable')
  },
  120_000 + rounds * 2_000,
)

test('a server that acknowledges before it commits is caught by the same campaign', async () => {
  const isCaught = (figures: { lost: string[]; undecided: string[] }) =>
    figures.lost.length + figures.undecided.length > 0
  const figures = await runKills({ rounds: 10, seed, environment: { PALABRE_TEST_LIE: '1' }, until: isCaught })
  console.info(`seed ${seed}: caught after ${figures.rounds} kills, ${figures.lost.length} acknowledged words lost`)
  expect(isCaught(figures)).toBe(true)
}, 60_000)
