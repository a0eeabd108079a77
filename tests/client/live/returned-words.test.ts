import { beforeEach, expect, test } from 'vitest'
import { keepReturned, returnedWords } from '#client/live/returned-words.ts'
import type { ReturnedWords } from '#shared/live/protocol.ts'

const words = (text: string, cardId: string | null = null): ReturnedWords => ({
  words: text,
  reason: { kind: 'words-without-place' },
  cardId,
  proposalId: null,
})
let document = 'board:0'
let boards = 0

beforeEach(() => {
  document = `board:w${++boards}`
})

test('words that come back whole are not said again by the pieces they were sent in', () => {
  keepReturned('p1', document, [words(' Pourtant j’y tenais.', 'k1')])
  keepReturned('p1', document, [words('Pourtant'), words('j’y tenais.')])
  expect(returnedWords('p1', document)).toEqual([words(' Pourtant j’y tenais.', 'k1')])
})

test('pieces that came back first give way to the whole', () => {
  keepReturned('p1', document, [words('Pourtant'), words('j’y tenais.')])
  keepReturned('p1', document, [words(' Pourtant j’y tenais.', 'k1')])
  expect(returnedWords('p1', document)).toEqual([words(' Pourtant j’y tenais.', 'k1')])
})

test('the same words for two cards are two losses', () => {
  keepReturned('p1', document, [words('Oui.', 'k1'), words('Oui.', 'k2')])
  expect(returnedWords('p1', document)).toHaveLength(2)
})
