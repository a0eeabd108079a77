import { describe, expect, test } from 'vitest'
import { readAxes, readOrientations, readProposal } from '#shared/draft/draft-document.ts'
import { draftName } from '#shared/live/document-name.ts'
import { titleLimit } from '#shared/live/limits.ts'
import { type AWorld, aWorld, conferenceId } from '#tests/setup/a-world.ts'

const draftOf = (world: AWorld) => world.doc(draftName(conferenceId))
const proposalOf = (world: AWorld, id: unknown) => readProposal(draftOf(world), String(id))
const p1 = { proposalId: 'p1' }
const aDraft = (): AWorld => aWorld().withProposal('p1', 'Se déplacer').withAxis('x1').withOrientation('o1', 'x1')
const forbids = (right: string) => ({ kind: 'role-forbids', right })

describe('a new proposal', () => {
  test('has the title asked, an empty line to write on, the next number, and comes last', () => {
    const world = aDraft()
    const { answer, at } = world.act('syd', 'addProposal', { title: ' Produire ', orientationId: 'o1' })
    const made = proposalOf(world, answer.proposalId)
    expect(made).toMatchObject({ title: 'Produire', orientationId: 'o1', number: 2, texts: { words: '' }, sources: [] })
    expect((made?.order ?? '') > (proposalOf(world, 'p1')?.order ?? '')).toBe(true)
    expect(draftOf(world).getMap('facts').get(String(answer.proposalId))).toEqual({ number: 2, at, by: 'syd' })
  })

  test('goes to the bin when it is undone: somebody may have written in it', () => {
    const world = aDraft()
    const made = world.act('syd', 'addProposal', { title: 'Produire' })
    world.undo('syd', made)
    expect(proposalOf(world, made.answer.proposalId)?.standing.kind).toBe('binned')
    expect(world.act('syd', 'addProposal', { title: 'Habiter' }).answer.proposalId).not.toBe(made.answer.proposalId)
    expect(world.undoRefusal('mia', made)).toMatchObject({ kind: 'already-undone' })
  })

  test('is refused to those who do not write in the draft, and to an orientation that is not there', () => {
    for (const who of ['fay', 'lea', 'obi'])
      expect(aDraft().refusal(who, 'addProposal', { title: 'x' })).toEqual(forbids('editDraft'))
    expect(aDraft().refusal('syd', 'addProposal', { title: 'x', orientationId: 'o9' })).toEqual({
      kind: 'no-such-orientation',
      orientationId: 'o9',
    })
    expect(aDraft().refusal('syd', 'addProposal', { title: 'x' }, false)).toEqual({ kind: 'no-such-conference' })
    expect(aDraft().refusal('syd', 'addProposal', { title: 'x'.repeat(titleLimit + 1) })).toMatchObject({
      kind: 'malformed',
    })
  })
})

describe('the bin', () => {
  test('a proposal goes there and comes back, and undoing either leaves everything as it was', () => {
    const world = aDraft()
    const before = world.reading()
    const binned = world.act('mia', 'binProposal', p1)
    expect(proposalOf(world, 'p1')?.standing).toEqual({ kind: 'binned', at: binned.at, by: 'mia' })
    const inBin = world.reading()
    const restored = world.act('syd', 'restoreProposal', p1)
    expect(world.reading()).toEqual(before)
    world.undo('syd', restored)
    expect(world.reading()).toEqual(inBin)
    world.undo('mia', binned)
    expect(world.reading()).toEqual(before)
  })

  test('takes nothing twice and gives nothing twice', () => {
    const world = aDraft()
    expect(world.refusal('mia', 'restoreProposal', p1)).toEqual({ kind: 'proposal-not-in-bin', ...p1 })
    world.act('mia', 'binProposal', p1)
    expect(world.refusal('mia', 'binProposal', p1)).toEqual({ kind: 'proposal-in-bin', ...p1 })
  })

  test('keeps its sources, and their cards know', () => {
    const world = aDraft().withCard('wa', 'k1', 'Des trains')
    world.act('mia', 'promote', {
      contributions: [{ workshopId: 'wa', contributionId: 'k1' }],
      into: { kind: 'existing', ...p1 },
    })
    world.act('mia', 'binProposal', p1)
    expect(proposalOf(world, 'p1')?.sources).toHaveLength(1)
    expect(world.audit()).toEqual([])
  })

  test('is refused to those who do not write in the draft, and for a proposal that is not there', () => {
    for (const who of ['fay', 'lea', 'obi']) {
      expect(aDraft().refusal(who, 'binProposal', p1)).toEqual(forbids('binProposals'))
      expect(aDraft().refusal(who, 'restoreProposal', p1)).toEqual(forbids('binProposals'))
    }
    const p9 = { proposalId: 'p9' }
    expect(aDraft().refusal('mia', 'binProposal', p9)).toEqual({ kind: 'no-such-proposal', ...p9 })
    expect(aDraft().refusal('mia', 'restoreProposal', p9)).toEqual({ kind: 'no-such-proposal', ...p9 })
    expect(aDraft().refusal('mia', 'binProposal', p1, false)).toEqual({ kind: 'no-such-conference' })
    expect(aDraft().refusal('mia', 'restoreProposal', {})).toMatchObject({ kind: 'malformed' })
  })
})

describe('the outline', () => {
  test('an axis and its orientation are added last, and changed under their own ids', () => {
    const world = aDraft()
    const { axisId } = world.act('mia', 'setAxis', { number: 'II', title: 'Produire' }).answer
    const { orientationId } = world.act('syd', 'setOrientation', { axisId, number: '2', title: 'Relocaliser' }).answer
    world.act('mia', 'setAxis', { axisId, number: 'II', title: 'Produire ici' })
    world.act('mia', 'setOrientation', { orientationId, axisId: 'x1', number: '2', title: 'Réparer' })
    expect(readAxes(draftOf(world)).map(({ id, title }) => [id, title])).toEqual([
      ['x1', 'x1'],
      [axisId, 'Produire ici'],
    ])
    expect(readOrientations(draftOf(world)).map(({ id, axisId: of, title }) => [id, of, title])).toEqual([
      ['o1', 'x1', 'o1'],
      [orientationId, 'x1', 'Réparer'],
    ])
  })

  test('is refused to those who do not write in the draft', () => {
    for (const who of ['fay', 'lea', 'obi']) {
      expect(aDraft().refusal(who, 'setAxis', { number: 'I', title: 'x' })).toEqual(forbids('editDraft'))
      expect(aDraft().refusal(who, 'setOrientation', { axisId: 'x1', number: '1', title: 'x' })).toEqual(
        forbids('editDraft'),
      )
    }
  })

  test('names only what is there', () => {
    const noAxis = { kind: 'no-such-axis', axisId: 'x9' }
    expect(aDraft().refusal('mia', 'setAxis', { axisId: 'x9', number: 'I', title: 'x' })).toEqual(noAxis)
    expect(aDraft().refusal('mia', 'setOrientation', { axisId: 'x9', number: '1', title: 'x' })).toEqual(noAxis)
    expect(
      aDraft().refusal('mia', 'setOrientation', { orientationId: 'o9', axisId: 'x1', number: '1', title: 'x' }),
    ).toEqual({ kind: 'no-such-orientation', orientationId: 'o9' })
    expect(aDraft().refusal('mia', 'setAxis', { number: 'I', title: 'x' }, false)).toEqual({
      kind: 'no-such-conference',
    })
    expect(aDraft().refusal('mia', 'setAxis', { number: 'I', title: ' ' })).toMatchObject({ kind: 'malformed' })
  })
})
