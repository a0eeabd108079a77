import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readContribution } from '#shared/board/board-document.ts'
import { proposalText, readProposal, readSources, richTextOf } from '#shared/draft/draft-document.ts'
import { boardName, draftName } from '#shared/live/document-name.ts'
import { titleLimit } from '#shared/live/limits.ts'
import { paragraph } from '#shared/text/rich-text-document.ts'
import { type AWorld, aGrantHere, aWorld, conferenceId } from '#tests/setup/a-world.ts'

const idea = 'Une plateforme\nElle relierait les ateliers.'
const piece = (contributionId = 'k1', more: object = {}) => ({ workshopId: 'wa', contributionId, ...more })
const intoNew = (...contributions: readonly object[]) => ({ contributions, into: { kind: 'new' } })
const intoOld = (...contributions: readonly object[]) => ({
  contributions,
  into: { kind: 'existing', proposalId: 'p1' },
})

/** Three cards of two workshops, and a proposal that somebody began. */
const aDesk = (): AWorld =>
  aWorld()
    .withCard('wa', 'k1', idea)
    .withCard('wa', 'k2', 'Un guichet unique')
    .withCard('wb', 'k3', 'Des trains du soir', 'tom')
    .withProposal('p1', 'Se déplacer', [paragraph('Déjà là')])

const draftOf = (world: AWorld): Y.Doc => world.doc(draftName(conferenceId))
const proposalOf = (world: AWorld, id: unknown) => {
  const proposal = readProposal(draftOf(world), String(id))
  if (!proposal) throw new Error(`there is no proposal ${id}`)
  return proposal
}
const promotionsOf = (world: AWorld, workshopId: string, id: string) =>
  readContribution(workshopId, world.doc(boardName(workshopId)), id)?.promotions ?? []

describe('into a new proposal', () => {
  test('a card gives its title and its words, and is told which proposal it serves', () => {
    const world = aDesk()
    const { answer, actId, at } = world.act('mia', 'promote', intoNew(piece()))
    expect(answer).toMatchObject({ created: true, sourceIds: [`${answer.proposalId}.k1`] })
    const proposal = proposalOf(world, answer.proposalId)
    expect([proposal.title, proposal.texts.words, proposal.number]).toEqual([
      'Une plateforme',
      'Elle relierait les ateliers.',
      2,
    ])
    expect(proposal.sources).toMatchObject([
      {
        contributionId: 'k1',
        workshopId: 'wa',
        words: idea,
        number: 1,
        author: 'lea',
        siteId: 'bordeaux',
        actId,
        at,
        by: 'mia',
      },
    ])
    expect(promotionsOf(world, 'wa', 'k1')).toMatchObject([{ proposalId: answer.proposalId, words: idea }])
    expect(world.audit()).toEqual([])
  })

  test('several cards of several workshops bring their words in the order asked, each paragraph remembering its source', () => {
    const world = aDesk()
    const { proposalId } = world.act(
      'mia',
      'promote',
      intoNew(piece('k2'), piece('k3', { workshopId: 'wb' }), piece('k1')),
    ).answer
    expect(richTextOf(draftOf(world), String(proposalId), 'words')).toEqual([
      paragraph('Un guichet unique', { source: `${proposalId}.k2` }),
      paragraph('Des trains du soir', { source: `${proposalId}.k3` }),
      paragraph('Elle relierait les ateliers.', { source: `${proposalId}.k1` }),
    ])
    expect(world.audit()).toEqual([])
  })

  test('a title of its own and an orientation may be asked', () => {
    const world = aDesk().withAxis('x1').withOrientation('o1', 'x1')
    const { answer } = world.act('mia', 'promote', {
      contributions: [piece()],
      into: { kind: 'new', orientationId: 'o1', title: ' Relier ' },
    })
    expect(proposalOf(world, answer.proposalId)).toMatchObject({ title: 'Relier', orientationId: 'o1' })
  })

  test('a long first line is cut to a title, and never through an emoji', () => {
    const start = 'x'.repeat(titleLimit - 1)
    const world = aWorld().withCard('wa', 'k1', `${start}🌱 et la suite`).withCard('wa', 'k2', `${start}y et la suite`)
    const title = (id: string) =>
      proposalOf(world, world.act('mia', 'promote', intoNew(piece(id))).answer.proposalId).title
    expect([title('k1'), title('k2')]).toEqual([start, `${start}y`])
  })

  test('a passage brings itself alone, and the title of its card', () => {
    const world = aDesk()
    const { answer } = world.act('mia', 'promote', intoNew(piece('k1', { passage: { from: 20, to: 29 } })))
    const { title, texts, sources } = proposalOf(world, answer.proposalId)
    expect([title, texts.words, sources[0]?.words, sources[0]?.passage]).toEqual([
      'Une plateforme',
      'relierait',
      'relierait',
      { from: 20, to: 29 },
    ])
    expect(world.audit()).toEqual([])
  })

  test('a facilitator promotes from the workshop they run', () => {
    expect(aDesk().refusal('fay', 'promote', intoNew(piece()))).toBeNull()
  })
})

describe('into an existing proposal', () => {
  test('words are added below, and nothing else changes', () => {
    const world = aDesk()
    const { answer } = world.act('syd', 'promote', intoOld(piece('k2')))
    expect(answer).toEqual({ proposalId: 'p1', created: false, sourceIds: ['p1.k2'] })
    expect(proposalOf(world, 'p1')).toMatchObject({
      title: 'Se déplacer',
      texts: { words: 'Déjà là\nUn guichet unique' },
    })
    expect(world.audit()).toEqual([])
  })

  test('a disagreement goes to the divergences, a variant to the words', () => {
    const world = aDesk()
    world.act(
      'mia',
      'promote',
      intoOld(piece('k2', { role: 'opposition' }), piece('k3', { workshopId: 'wb', role: 'variant' })),
    )
    const { texts, sources } = proposalOf(world, 'p1')
    expect([texts.words, texts.divergences]).toEqual(['Déjà là\nDes trains du soir', 'Un guichet unique'])
    expect(sources.map(({ role }) => role).toSorted()).toEqual(['opposition', 'variant'])
  })

  test('passages of one card that only touch may both serve, and a card may serve several proposals', () => {
    const world = aDesk().withProposal('p2', 'Autre')
    world.act('mia', 'promote', intoOld(piece('k1', { passage: { from: 0, to: 3 } })))
    world.act('mia', 'promote', intoOld(piece('k1', { passage: { from: 3, to: 14 } })))
    world.act('mia', 'promote', { ...intoOld(piece('k1')), into: { kind: 'existing', proposalId: 'p2' } })
    expect(promotionsOf(world, 'wa', 'k1').map(({ id }) => id)).toEqual(['p1.k1.0-3', 'p1.k1.3-14', 'p2.k1'])
  })
})

describe('is refused', () => {
  const is = (world: AWorld, input: unknown, who = 'mia') => world.refusal(who, 'promote', input)
  const alreadyIn = (proposalId = 'p1') => ({ kind: 'already-a-source', contributionId: 'k1', proposalId })

  test('to those whose role forbids it, and to a facilitator of another workshop', () => {
    for (const who of ['lea', 'obi'])
      expect(is(aDesk(), intoNew(piece()), who)).toEqual({ kind: 'role-forbids', right: 'promote' })
    expect(aDesk().refusal('fay', 'promote', intoNew(piece(), piece('k3', { workshopId: 'wb' })))).toEqual({
      kind: 'role-forbids',
      right: 'promote',
    })
    const left = aDesk().withPerson('ida', aGrantHere('moderator', { readOnly: true }))
    expect(is(left, intoNew(piece()), 'ida')).toEqual({ kind: 'role-forbids', right: 'promote' })
  })

  test('for what is not there', () => {
    expect(is(aDesk(), intoNew(piece('k9')))).toEqual({ kind: 'no-such-contribution', contributionId: 'k9' })
    expect(is(aDesk(), intoNew(piece('k1', { workshopId: 'wz' })))).toEqual({
      kind: 'no-such-workshop',
      workshopId: 'wz',
    })
    expect(is(aDesk(), { ...intoNew(piece()), into: { kind: 'existing', proposalId: 'p9' } })).toEqual({
      kind: 'no-such-proposal',
      proposalId: 'p9',
    })
    expect(is(aDesk(), { ...intoNew(piece()), into: { kind: 'new', orientationId: 'o9' } })).toEqual({
      kind: 'no-such-orientation',
      orientationId: 'o9',
    })
    expect(aDesk().refusal('mia', 'promote', intoNew(piece()), false)).toEqual({ kind: 'no-such-conference' })
  })

  test('into a proposal that is in the bin', () => {
    const world = aDesk()
    world.act('mia', 'binProposal', { proposalId: 'p1' })
    expect(is(world, intoOld(piece()))).toEqual({ kind: 'proposal-in-bin', proposalId: 'p1' })
  })

  test('for an empty card, and for one of white space', () => {
    const world = aWorld()
      .withCard('wa', 'k1', [])
      .withCard('wa', 'k2', [paragraph('  '), paragraph('')])
    for (const id of ['k1', 'k2'])
      expect(is(world, intoNew(piece(id)))).toEqual({ kind: 'empty-contribution', contributionId: id })
  })

  test('for a card that was withdrawn, masked or merged', () => {
    const world = aDesk()
    world.act('lea', 'withdraw', { workshopId: 'wa', contributionId: 'k1' })
    expect(is(world, intoNew(piece()))).toEqual({ kind: 'card-withdrawn', contributionId: 'k1' })
    const standing = (value: object) =>
      aDesk().edited(boardName('wa'), (doc) => void doc.getMap('standings').set('k1', value))
    expect(is(standing({ kind: 'masked', at: 1, ground: 'offTopic' }), intoNew(piece()))).toEqual({
      kind: 'card-masked',
      contributionId: 'k1',
    })
    expect(is(standing({ kind: 'merged', at: 1, into: 'k2' }), intoNew(piece()))).toEqual({
      kind: 'card-merged',
      contributionId: 'k1',
      into: 'k2',
    })
  })

  test.each([
    ['backwards', { from: 5, to: 2 }],
    ['empty', { from: 2, to: 2 }],
    ['past the end', { from: 0, to: idea.length + 1 }],
  ])('for a passage that is %s', (_how, passage) => {
    expect(is(aDesk(), intoNew(piece('k1', { passage })))).toEqual({ kind: 'passage-not-found', contributionId: 'k1' })
  })

  test('for a passage that cuts an emoji in two, and not for one that holds it', () => {
    const world = aWorld().withCard('wa', 'k1', 'a🌱b')
    for (const passage of [
      { from: 2, to: 4 },
      { from: 0, to: 2 },
    ]) {
      expect(is(world, intoNew(piece('k1', { passage })))).toEqual({ kind: 'passage-not-found', contributionId: 'k1' })
    }
    expect(is(world, intoNew(piece('k1', { passage: { from: 1, to: 3 } })))).toBeNull()
  })

  test('for the same card, or an overlapping passage, into the same proposal', () => {
    const world = aDesk()
    world.act('mia', 'promote', intoOld(piece('k1', { passage: { from: 0, to: 5 } })))
    expect(is(world, intoOld(piece('k1', { passage: { from: 0, to: 5 } })))).toEqual(alreadyIn())
    expect(is(world, intoOld(piece('k1', { passage: { from: 4, to: 9 } })))).toEqual(alreadyIn())
    expect(is(world, intoOld(piece('k1')))).toEqual(alreadyIn())
    expect(is(world, intoOld(piece('k1', { passage: { from: 5, to: 9 } })))).toBeNull()
    expect(is(world, intoNew(piece('k1')))).toBeNull()
  })

  test('for the same card twice in one act', () => {
    expect(is(aDesk(), intoOld(piece('k1'), piece('k1')))).toEqual(alreadyIn())
    expect(
      is(aDesk(), intoOld(piece('k1', { passage: { from: 0, to: 5 } }), piece('k1', { passage: { from: 4, to: 9 } }))),
    ).toEqual(alreadyIn())
  })

  test('when one of several may not: none moves', () => {
    const world = aDesk()
    const before = world.reading()
    expect(is(world, intoNew(piece('k1'), piece('k9')))).toMatchObject({ kind: 'no-such-contribution' })
    expect(world.reading()).toEqual(before)
  })

  test('when it is not well formed', () => {
    for (const input of [
      {},
      intoNew(),
      intoNew(piece('__proto__')),
      intoNew(...Array.from({ length: 51 }, () => piece())),
      intoNew(piece('k1', { passage: { from: -1, to: 2 } })),
    ]) {
      expect(is(aDesk(), input)).toMatchObject({ kind: 'malformed' })
    }
  })
})

describe('undoing', () => {
  test.each([
    ['into a new proposal', intoNew(piece(), piece('k3', { workshopId: 'wb', role: 'opposition' }))],
    ['into an existing one', intoOld(piece(), piece('k2', { role: 'opposition' }))],
    ['of a passage', intoOld(piece('k1', { passage: { from: 0, to: 5 } }))],
  ])('%s leaves everything as it was', (_where, input) => {
    const world = aDesk()
    const before = world.reading()
    world.undo('mia', world.act('mia', 'promote', input))
    expect(world.reading()).toEqual(before)
    expect(world.audit()).toEqual([])
  })

  test('does not give the number again', () => {
    const world = aDesk()
    world.undo('mia', world.act('mia', 'promote', intoNew(piece())))
    expect(proposalOf(world, world.act('mia', 'promote', intoNew(piece())).answer.proposalId).number).toBe(3)
  })

  test('keeps what somebody rewrote, and the proposal with it', () => {
    const world = aDesk()
    const promoted = world.act('mia', 'promote', intoNew(piece('k1'), piece('k2')))
    const id = String(promoted.answer.proposalId)
    world.edited(draftName(conferenceId), (doc) => write(doc, id, 'words', 0, 'Rapidement, '))
    world.undo('mia', promoted)
    expect(proposalOf(world, id)).toMatchObject({
      texts: { words: 'Rapidement, Elle relierait les ateliers.' },
      sources: [],
    })
    expect(readSources(draftOf(world))).toEqual([])
    expect(promotionsOf(world, 'wa', 'k1')).toEqual([])
    expect(world.audit()).toEqual([])
  })

  test.each(['title', 'goal'] as const)('keeps the proposal when somebody wrote in its %s', (field) => {
    const world = aDesk()
    const promoted = world.act('mia', 'promote', intoNew(piece()))
    const id = String(promoted.answer.proposalId)
    world.edited(draftName(conferenceId), (doc) => {
      if (field === 'title') write(doc, id, 'title', 0, 'Bâtir : ')
      else proposalText(doc, id, field)?.insert(0, [textParagraph('Un but')])
    })
    world.undo('mia', promoted)
    expect(proposalOf(world, id)).toMatchObject({ texts: { words: '' }, sources: [] })
  })

  test('keeps a proposal that another card serves meanwhile', () => {
    const world = aDesk()
    const first = world.act('mia', 'promote', intoNew(piece('k1')))
    const { proposalId } = first.answer
    world.act('mia', 'promote', { ...intoNew(piece('k2')), into: { kind: 'existing', proposalId } })
    world.undo('mia', first)
    expect(proposalOf(world, proposalId)).toMatchObject({
      texts: { words: 'Un guichet unique' },
      sources: [{ contributionId: 'k2' }],
    })
    expect(world.audit()).toEqual([])
  })

  test('is refused when nothing of it is left', () => {
    const world = aDesk()
    const promoted = world.act('mia', 'promote', intoOld(piece()))
    world.edited(draftName(conferenceId), (doc) => doc.getMap('sources').delete('p1.k1'))
    expect(world.undoRefusal('mia', promoted)).toEqual({ kind: 'nothing-to-promote' })
  })

  test('is refused to whoever may promote no longer', () => {
    const world = aDesk()
    const promoted = world.act('fay', 'promote', intoNew(piece()))
    expect(world.undoRefusal('fay', promoted)).toBeNull()
    world.withPerson('fay', aGrantHere('facilitator', { workshopIds: ['wb'] }))
    expect(world.undoRefusal('fay', promoted)).toEqual({ kind: 'role-forbids', right: 'promote' })
    expect(world.undoRefusal('mia', promoted)).toBeNull()
  })
})

function write(doc: Y.Doc, proposalId: string, field: 'title' | 'words', at: number, text: string): void {
  const first = proposalText(doc, proposalId, field)?.get(0)
  const words = first instanceof Y.XmlElement ? first.get(0) : null
  if (words instanceof Y.XmlText) words.insert(at, text)
}

function textParagraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(text)])
  return element
}
