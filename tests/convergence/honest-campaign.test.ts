// @vitest-environment jsdom
/** Seeded random honest people. */
import '../setup/virtual-world.ts'
import { expect, test } from 'vitest'
import { run } from './honest/campaign.ts'

test('probe', async () => {
  const t = performance.now()
  for (let seed = 1; seed <= Number(process.env['RUNS'] ?? 5); seed++) {
    const t0 = performance.now()
    const found = await run(seed, { closing: process.env['CLOSING'] === '1' })
    const bad = found.refusals || found.punished.length || found.different.length || found.lost.length
    if (bad || seed < 3) console.log(seed, Math.round(performance.now() - t0), JSON.stringify({ ...found, returned: found.returned.length }))
  }
  console.log('total', performance.now() - t)
  expect(true).toBe(true)
}, 600_000)
