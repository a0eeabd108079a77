/** Those who cannot keep up get one diff when they can, and are cut off when they never do; the others wait for nobody. */
import { expect, test, vi } from 'vitest'
import { liveLimits } from '#server/live/limits.ts'
import { addCard } from '#shared/board/board-document.ts'
import { paragraph } from '#shared/text/rich-text-document.ts'
import { openHouse } from '../../faults/a-live-house.ts'
import { aSlowSocket } from '../../setup/a-slow-socket.ts'

const card = (id: string) => ({ id, kind: 'proposal', columnId: 'c1', order: 'a0', words: [paragraph(id)] })
const step1 = new Uint8Array([0, 0, 1, 0])

async function aReaderAmongWriters() {
  const house = await openHouse()
  const slow = aSlowSocket()
  house.live.acceptDocument(slow.socket, { sessionId: 's-tom', personId: 'tom' }, 'board:wa', false)
  await vi.waitFor(() => expect(house.live.stats().rooms).toBeGreaterThan(0))
  slow.receive(step1)
  await vi.waitFor(() => expect(slow.doc.getMap('cards').size).toBe(8))
  const lea = await house.connect('lea', 'board:wa')
  const write = async (from: number, to: number): Promise<void> => {
    for (let i = from; i < to; i++) {
      addCard(lea.doc, card(`klea${i}`))
      await lea.saved()
    }
  }
  return { house, slow, write }
}

test('a reader who keeps up hears every beat', async () => {
  const { house, slow, write } = await aReaderAmongWriters()
  slow.syncs()
  await write(0, 10)
  expect(slow.syncs()).toBe(10)
  expect(slow.doc.getMap('cards').size).toBe(18)
  await house.stop()
})

test('one who falls behind hears nothing, then everything in one diff', async () => {
  const { house, slow, write } = await aReaderAmongWriters()
  slow.syncs()
  slow.setBuffered(liveLimits.softBufferBytes + 1)
  await write(0, 10)
  expect(slow.syncs()).toBe(0)
  slow.setBuffered(0)
  await vi.waitFor(() => expect(slow.doc.getMap('cards').size).toBe(18), { timeout: 3_000 })
  expect(slow.syncs()).toBe(1)
  expect(slow.isCut()).toBe(false)
  await house.stop()
})

test('one whose buffer only grows is cut off', async () => {
  const { house, slow, write } = await aReaderAmongWriters()
  slow.setBuffered(liveLimits.hardBufferBytes + 1)
  await write(0, 1)
  await vi.waitFor(() => expect(slow.isCut()).toBe(true), { timeout: 3_000 })
  await house.stop()
})

test('a server that stops says so to everybody, with a code that brings them back', async () => {
  const { house, slow } = await aReaderAmongWriters()
  await house.live.drain()
  expect(slow.closeCode()).toBe(1012)
  await house.stop()
})
