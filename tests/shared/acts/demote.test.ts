import { describe, expect, test } from 'vitest'
import { readContribution } from '#shared/board/board-document.ts'
import { proposalText, readProposal } from '#shared/draft/draft-document.ts'
import { boardName, draftName } from '#shared/live/document-name.ts'
import { paragraph } from '#shared/text/rich-text-document.ts'
import { type AWorld, aGrantHere, aWorld, conferenceId } from '#tests/setup/a-world.ts'

const piece = (contributionId: string, more: object = {}) => ({ workshopId: 'wa', contributionId, ...more })
const into = (proposalId: string, ...contributions: readonly object[]) => ({
  contributions,
  into: { kind: 'existing', proposalId },
})
const source = (id: string, workshopId = 'wa') => ({ sourceId: id, workshopId })

/** A proposal with a sentence of its own, served by two cards; `p2` has nothing but a title. */
function aDraft(): AWorld {
  const world = aWorld()
    .withCard('wa', 'k1', 'Des trains du soir\nJusqu’à minuit')
    .withCard('wa', 'k2', 'Un guichet unique')
    .withProposal('p1', 'Se déplacer', [paragraph('Déjà là')])
    .withProposal('p2', 'Autre')
  world.act('mia', 'promote', into('p1', piece('k1'), piece('k2')))
  return world
}

const proposal = (world: AWorld, id = 'p1') => readProposal(world.doc(draftName(conferenceId)), id)
const badges = (world: AWorld, id: string) =>
  readContribution('wa', world.doc(boardName('wa')), id)?.promotions.map(({ proposalId }) => proposalId)

describe('demoting', () => {
  test('opens the card again and takes back the words nobody rewrote, others stay', () => {
    const world = aDraft()
    const { answer } = world.act('mia', 'demote', source('p1.k1'))
    expect(answer).toEqual({ demoted: ['p1.k1'], removed: [] })
    expect(proposal(world)).toMatchObject({
      texts: { words: 'Déjà là\nUn guichet unique' },
      sources: [{ id: 'p1.k2' }],
    })
    expect([badges(world, 'k1'), badges(world, 'k2')]).toEqual([[], ['p1']])
    expect(world.audit()).toEqual([])
  })

  test('leaves words that were rewritten', () => {
    const world = aDraft()
    world.edited(draftName(conferenceId), (doc) => proposalText(doc, 'p1', 'words')?.delete(1, 1))
    world.act('mia', 'demote', source('p1.k2'))
    expect(proposal(world)?.texts.words).toBe('Déjà là')
  })

  test('the last source of a proposal that has something of its own leaves the proposal', () => {
    const world = aDraft()
    for (const id of ['p1.k1', 'p1.k2']) world.act('mia', 'demote', source(id))
    expect(proposal(world)).toMatchObject({ standing: { kind: 'drafted' }, texts: { words: 'Déjà là' }, sources: [] })
  })

  test('the last source of a proposal nobody touched sends it to the bin, and undoing brings both back', () => {
    const world = aDraft()
    world.act('mia', 'promote', into('p2', piece('k1')))
    const before = world.reading()
    const demoted = world.act('mia', 'demote', source('p2.k1'))
    expect(demoted.answer).toMatchObject({ binned: 'p2' })
    expect(proposal(world, 'p2')?.standing).toEqual({ kind: 'binned', at: demoted.at, by: 'mia' })
    expect(badges(world, 'k1')).toEqual(['p1'])
    world.undo('mia', demoted)
    expect(world.reading()).toEqual(before)
    expect(world.audit()).toEqual([])
  })

  test('a facilitator takes back out what came from the workshop they run', () => {
    expect(aDraft().refusal('fay', 'demote', source('p1.k1'))).toBeNull()
  })
})

describe('is refused', () => {
  test.each([
    ['for what is no source', source('p1.k9'), { contributionId: 'k9', proposalId: 'p1' }],
    ['for a source asked of another workshop', source('p1.k1', 'wb'), { contributionId: 'k1', proposalId: 'p1' }],
  ])('%s', (_why, input, facts) => {
    expect(aDraft().refusal('mia', 'demote', input)).toEqual({ kind: 'not-a-source', ...facts })
  })

  test('when it was demoted already', () => {
    const world = aDraft()
    world.act('mia', 'demote', source('p1.k1'))
    expect(world.refusal('mia', 'demote', source('p1.k1'))).toMatchObject({ kind: 'not-a-source' })
  })

  test('to those whose role forbids it, and to a facilitator of another workshop', () => {
    const world = aDraft().withPerson('fred', aGrantHere('facilitator', { workshopIds: ['wb'] }))
    for (const who of ['lea', 'obi', 'fred']) {
      expect(world.refusal(who, 'demote', source('p1.k1'))).toEqual({ kind: 'role-forbids', right: 'promote' })
    }
  })

  test('when it is not well formed', () => {
    expect(aDraft().refusal('mia', 'demote', source('p'))).toMatchObject({ kind: 'malformed' })
  })
})

describe('undoing', () => {
  test.each(['p1.k1', 'p1.k2'])('of %s puts its words back in their place, not at the end', (id) => {
    const world = aDraft()
    const before = world.reading()
    world.undo('mia', world.act('mia', 'demote', source(id)))
    expect(world.reading()).toEqual(before)
    expect(world.audit()).toEqual([])
  })

  test('puts a disagreement back among the divergences', () => {
    const world = aDraft()
    world.act('mia', 'promote', into('p2', piece('k2', { role: 'opposition' })))
    const before = world.reading()
    world.undo('mia', world.act('mia', 'demote', source('p2.k2')))
    expect(world.reading()).toEqual(before)
  })

  test('keeps what was written between', () => {
    const world = aDraft()
    const demoted = world.act('mia', 'demote', source('p1.k1'))
    world.edited(draftName(conferenceId), (doc) => {
      const words = proposalText(doc, 'p1', 'words')
      const added = words?.get(0)?.clone()
      if (words && added) words.insert(0, [added])
    })
    world.undo('mia', demoted)
    expect(proposal(world)?.texts.words).toBe('Déjà là\nJusqu’à minuit\nDéjà là\nUn guichet unique')
  })

  test('is refused when an overlapping passage serves the proposal by now, and not when another does', () => {
    const world = aDraft()
    const demoted = world.act('mia', 'demote', source('p1.k1'))
    world.act('mia', 'promote', into('p2', piece('k1')))
    expect(world.undoRefusal('mia', demoted)).toBeNull()
    world.act('mia', 'promote', into('p1', piece('k1', { passage: { from: 0, to: 3 } })))
    expect(world.undoRefusal('mia', demoted)).toEqual({
      kind: 'already-a-source',
      contributionId: 'k1',
      proposalId: 'p1',
    })
  })

  test('is refused when the same card was promoted there again: that is the later act', () => {
    const world = aDraft()
    const demoted = world.act('mia', 'demote', source('p1.k1'))
    const again = world.act('syd', 'promote', into('p1', piece('k1')))
    expect(world.undoRefusal('mia', demoted)).toEqual({
      kind: 'later-act-depends',
      actKind: 'promote',
      actId: again.actId,
    })
  })

  test('is refused when the proposal or the card is gone', () => {
    const world = aDraft()
    const demoted = world.act('mia', 'demote', source('p1.k1'))
    world.edited(boardName('wa'), (doc) => doc.getMap('cards').delete('k1'))
    expect(world.undoRefusal('mia', demoted)).toEqual({ kind: 'no-such-contribution', contributionId: 'k1' })
    world.edited(draftName(conferenceId), (doc) => doc.getMap('proposals').delete('p1'))
    expect(world.undoRefusal('mia', demoted)).toEqual({ kind: 'no-such-proposal', proposalId: 'p1' })
  })

  test('is refused to whoever may promote no longer', () => {
    const world = aDraft()
    const demoted = world.act('fay', 'demote', source('p1.k1'))
    world.withPerson('fay', aGrantHere('facilitator', { workshopIds: ['wa'], readOnly: true }))
    expect(world.undoRefusal('fay', demoted)).toEqual({ kind: 'role-forbids', right: 'promote' })
  })
})
