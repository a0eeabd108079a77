import { describe, expect, test } from 'vitest'
import { everyAct } from '#shared/catalogue/every-act.ts'
import { workshopOf } from '#shared/conference/conference.ts'
import { readConference } from '#shared/conference/conference-document.ts'
import { boardName, conferenceName, draftName } from '#shared/live/document-name.ts'
import { type AWorld, aGrantHere, aWorld, conferenceId } from '#tests/setup/a-world.ts'

const conferenceOf = (world: AWorld, id = conferenceId) => readConference(id, world.doc(conferenceName(id)))
const stepOf = (world: AWorld, id = 'wa') => workshopOf(conferenceOf(world), id)?.step
const forbids = (right: string) => ({ kind: 'role-forbids', right })
const fields = { kind: 'thematic', label: 'Atelier 3', name: 'Habiter', siteIds: ['limoges'] }
const nobody = ['mia', 'syd', 'fay', 'lea', 'obi']

describe('a new conference', () => {
  const founded = () => {
    const world = aWorld().withPerson('eva')
    return world.withFounder('eva')
  }

  test('is described, blank, and its founder organises it', () => {
    const world = founded()
    const { answer } = world.act('eva', 'createConference', { name: ' ESS ', date: '2026-11-19' })
    expect(conferenceOf(world, String(answer.conferenceId))).toMatchObject({
      name: 'ESS',
      date: '2026-11-19',
      sites: [],
      workshops: [],
    })
    expect(world.person('eva').grants).toEqual([aGrantHere('organizer', { conferenceId: String(answer.conferenceId) })])
  })

  test('may take the shape of a template', () => {
    const site = { id: 'pau', name: 'Pau', sign: 'leaf', remote: false, order: 'a1' } as const
    const world = founded().withTemplate('small', {
      changes: (id) => [{ document: conferenceName(id), conference: { kind: 'site-set', site } }],
    })
    const { answer } = world.act('eva', 'createConference', { name: 'ESS', template: 'small' })
    expect(conferenceOf(world, String(answer.conferenceId)).sites).toEqual([site])
  })

  test('is for whoever set the machine up, in a shape that exists', () => {
    for (const who of ['ada', ...nobody])
      expect(aWorld().refusal(who, 'createConference', { name: 'x' })).toEqual(forbids('setUp'))
    expect(founded().refusal('eva', 'createConference', { name: 'x', template: 'lost' })).toEqual({
      kind: 'malformed',
      where: 'input.template',
    })
    for (const input of [{ name: ' ' }, { name: 'x'.repeat(121) }, { name: 'x', date: 'demain' }]) {
      expect(founded().refusal('eva', 'createConference', input)).toMatchObject({ kind: 'malformed' })
    }
  })
})

describe('everything an organiser sets', () => {
  test.each<[string, (world: AWorld) => ReturnType<AWorld['act']>]>([
    [
      'the description',
      (world) => world.act('ada', 'describeConference', { name: 'Autre', date: '', region: 'region:75' }),
    ],
    ['a new site', (world) => world.act('ada', 'setSite', { name: 'Pau', sign: 'leaf' })],
    [
      'a site that was there',
      (world) => world.act('ada', 'setSite', { siteId: 'limoges', name: 'Limoges', sign: 'star', remote: true }),
    ],
    ['a site taken away', (world) => world.act('ada', 'removeSite', { siteId: 'limoges' })],
    ['a workshop that was there', (world) => world.act('ada', 'setWorkshop', { workshopId: 'wb', ...fields })],
    ['a workshop taken away', (world) => world.act('ada', 'removeWorkshop', { workshopId: 'wb' })],
    [
      'columns',
      (world) =>
        world.act('ada', 'setColumns', {
          workshopId: 'wa',
          columns: [{ id: 'c1', title: 'Constats' }, { title: 'Pistes' }],
        }),
    ],
    ['a step', (world) => world.act('ada', 'setStep', { workshopId: 'wa', step: 'closed' })],
    ['the opening of the draft', (world) => world.act('ada', 'openDraft', { opened: true })],
    ['the opening of a draft that was not open', (world) => world.act('ada', 'openDraft', { opened: false })],
  ])('%s: undone, everything is as it was', (_what, set) => {
    const world = aWorld()
    const before = world.reading()
    world.undo('ada', set(world))
    expect(world.reading()).toEqual(before)
  })

  test('changes what it says it changes', () => {
    const world = aWorld()
    world.act('ada', 'describeConference', { name: 'Autre', date: '2026-11-19' })
    const { siteId } = world.act('ada', 'setSite', { name: 'Pau', sign: 'leaf' }).answer
    const { workshopId } = world.act('ada', 'setWorkshop', {
      ...fields,
      siteIds: [siteId],
      territories: ['departement:64'],
    }).answer
    world.act('ada', 'removeSite', { siteId: 'limoges' })
    world.act('ada', 'removeWorkshop', { workshopId: 'wb' })
    world.act('mia', 'openDraft', { opened: true })
    const { name, sites, workshops, draftOpened } = conferenceOf(world)
    expect([name, sites.map(({ id }) => id), draftOpened]).toEqual(['Autre', ['bordeaux', siteId], true])
    expect(workshops.map(({ id }) => id)).toEqual(['wa', workshopId])
    expect(workshops[1]).toMatchObject({ siteIds: [siteId], territories: ['departement:64'], step: { kind: 'open' } })
  })

  test('is refused to everybody else', () => {
    const asked = (world: AWorld, who: string) => [
      world.refusal(who, 'describeConference', { name: 'x', date: '' }),
      world.refusal(who, 'setSite', { name: 'x', sign: 'leaf' }),
      world.refusal(who, 'removeSite', { siteId: 'limoges' }),
      world.refusal(who, 'setWorkshop', fields),
      world.refusal(who, 'removeWorkshop', { workshopId: 'wb' }),
    ]
    for (const who of nobody)
      for (const refusal of asked(aWorld(), who)) expect([who, refusal]).toEqual([who, forbids('setUp')])
    for (const who of ['syd', 'fay', 'lea', 'obi'])
      expect(aWorld().refusal(who, 'openDraft', { opened: true })).toEqual(forbids('openDraft'))
  })

  test('is refused where there is no conference, and where it is not well formed', () => {
    const none = { kind: 'no-such-conference' }
    expect(aWorld().refusal('ada', 'describeConference', { name: 'x', date: '' }, false)).toEqual(none)
    expect(aWorld().refusal('ada', 'setStep', { workshopId: 'wa', step: 'open' }, false)).toEqual(none)
    expect(aWorld().refusal('ada', 'describeConference', { name: 'x', date: '', region: 'Aquitaine' })).toMatchObject({
      kind: 'malformed',
    })
    expect(aWorld().refusal('ada', 'setSite', { name: 'x', sign: 'anchor' })).toMatchObject({ kind: 'malformed' })
    expect(aWorld().refusal('ada', 'setWorkshop', { ...fields, territories: ['Gironde'] })).toMatchObject({
      kind: 'malformed',
    })
    expect(aWorld().refusal('ada', 'openDraft', {})).toMatchObject({ kind: 'malformed' })
  })
})

describe('a site', () => {
  test('is named only if it is there', () => {
    const none = { kind: 'no-such-site', siteId: 'pau' }
    expect(aWorld().refusal('ada', 'setSite', { siteId: 'pau', name: 'x', sign: 'leaf' })).toEqual(none)
    expect(aWorld().refusal('ada', 'removeSite', { siteId: 'pau' })).toEqual(none)
    expect(aWorld().refusal('ada', 'setWorkshop', { ...fields, siteIds: ['bordeaux', 'pau'] })).toEqual(none)
  })

  test('where a workshop meets is not removed, nor by undoing its making', () => {
    const world = aWorld()
    expect(world.refusal('ada', 'removeSite', { siteId: 'bordeaux' })).toEqual({
      kind: 'still-in-use',
      what: 'bordeaux',
      count: 2,
    })
    const made = world.act('ada', 'setSite', { name: 'Pau', sign: 'leaf' })
    expect(world.undoRefusal('ada', made)).toBeNull()
    world.act('ada', 'setWorkshop', { ...fields, siteIds: [made.answer.siteId] })
    expect(world.undoRefusal('ada', made)).toEqual({ kind: 'still-in-use', what: 'Pau', count: 1 })
  })

  test('that went meanwhile does not come back with a workshop', () => {
    const world = aWorld().withWorkshop('wc', ['limoges'])
    const moved = world.act('ada', 'setWorkshop', { workshopId: 'wc', ...fields, siteIds: [] })
    const removed = world.act('ada', 'removeWorkshop', { workshopId: 'wc' })
    world.act('ada', 'removeSite', { siteId: 'limoges' })
    world.undo('ada', removed)
    expect(world.undoRefusal('ada', moved)).toEqual({ kind: 'no-such-site', siteId: 'limoges' })
    const other = aWorld().withWorkshop('wc', ['limoges'])
    const gone = other.act('ada', 'removeWorkshop', { workshopId: 'wc' })
    other.act('ada', 'removeSite', { siteId: 'limoges' })
    expect(other.undoRefusal('ada', gone)).toEqual({ kind: 'no-such-site', siteId: 'limoges' })
  })
})

describe('a workshop', () => {
  test('is named only if it is there', () => {
    const none = { kind: 'no-such-workshop', workshopId: 'wz' }
    expect(aWorld().refusal('ada', 'setWorkshop', { workshopId: 'wz', ...fields })).toEqual(none)
    expect(aWorld().refusal('ada', 'removeWorkshop', { workshopId: 'wz' })).toEqual(none)
    expect(aWorld().refusal('ada', 'setColumns', { workshopId: 'wz', columns: [{ title: '' }] })).toEqual(none)
    expect(aWorld().refusal('ada', 'setStep', { workshopId: 'wz', step: 'open' })).toEqual(none)
  })

  test('in which somebody wrote is not removed, nor by undoing its making', () => {
    const world = aWorld()
    const made = world.act('ada', 'setWorkshop', fields)
    const workshopId = String(made.answer.workshopId)
    expect(world.undoRefusal('ada', made)).toBeNull()
    world.withCard(workshopId, 'k1', 'Une idée')
    const inUse = { kind: 'still-in-use', what: 'Habiter', count: 1 }
    expect(world.refusal('ada', 'removeWorkshop', { workshopId })).toEqual(inUse)
    expect(world.undoRefusal('ada', made)).toEqual(inUse)
  })

  test('made and undone is gone', () => {
    const world = aWorld()
    const made = world.act('ada', 'setWorkshop', fields)
    world.undo('ada', made)
    expect(conferenceOf(world).workshops.map(({ id }) => id)).toEqual(['wa', 'wb'])
  })

  test('whose words serve the draft is not removed, though its cards are gone', () => {
    const world = aWorld().withCard('wb', 'k1', 'Une idée')
    world.act('mia', 'promote', { contributions: [{ workshopId: 'wb', contributionId: 'k1' }], into: { kind: 'new' } })
    world.edited(boardName('wb'), (doc) => doc.getMap('cards').delete('k1'))
    expect(world.refusal('ada', 'removeWorkshop', { workshopId: 'wb' })).toEqual({
      kind: 'still-in-use',
      what: 'Atelier wb',
      count: 1,
    })
    expect(everyAct.get('removeWorkshop')?.touches({ workshopId: 'wb' }, conferenceId)).toContain(
      draftName(conferenceId),
    )
  })
})

describe('columns and steps', () => {
  test('are set by whoever runs the workshop, and by no other facilitator', () => {
    const world = aWorld()
    world.act('fay', 'setStep', { workshopId: 'wa', step: 'closed' })
    world.act('fay', 'setColumns', {
      workshopId: 'wa',
      columns: [{ id: 'c1', title: 'Constats' }, { title: 'Pistes' }],
    })
    expect(stepOf(world)?.kind).toBe('closed')
    expect(workshopOf(conferenceOf(world), 'wa')?.columns.map(({ title }) => title)).toEqual(['Constats', 'Pistes'])
    expect(world.refusal('fay', 'setStep', { workshopId: 'wb', step: 'closed' })).toEqual(forbids('step'))
    expect(world.refusal('fay', 'setColumns', { workshopId: 'wb', columns: [{ title: '' }] })).toEqual(forbids('step'))
    for (const who of ['syd', 'lea', 'obi'])
      expect(world.refusal(who, 'setStep', { workshopId: 'wa', step: 'open' })).toEqual(forbids('step'))
  })

  test('a step begins at the time of its act, also when it is taken up again', () => {
    const world = aWorld()
    const closed = world.act('fay', 'setStep', { workshopId: 'wa', step: 'closed' })
    expect(stepOf(world)).toEqual({ kind: 'closed', since: closed.at })
    const undone = world.undo('fay', closed)
    expect(stepOf(world)).toEqual({ kind: 'open', since: undone.at })
  })

  test('there is at least one column, and none twice', () => {
    for (const columns of [
      [],
      [
        { id: 'c1', title: 'a' },
        { id: 'c1', title: 'b' },
      ],
      Array.from({ length: 25 }, () => ({ title: '' })),
    ]) {
      expect(aWorld().refusal('ada', 'setColumns', { workshopId: 'wa', columns })).toMatchObject({ kind: 'malformed' })
    }
    expect(
      aWorld().refusal('ada', 'setColumns', {
        workshopId: 'wa',
        columns: [
          { id: 'c2', title: '' },
          { id: 'c1', title: '' },
        ],
      }),
    ).toBeNull()
  })

  test('a draft opened twice is still open when the second is undone', () => {
    const world = aWorld()
    world.act('ada', 'openDraft', { opened: true })
    world.undo('ada', world.act('ada', 'openDraft', { opened: true }))
    expect(conferenceOf(world).draftOpened).toBe(true)
  })

  test('what was set up is not undone by whoever sets up no longer', () => {
    const world = aWorld()
    const closed = world.act('fay', 'setStep', { workshopId: 'wa', step: 'closed' })
    world.withPerson('fay', aGrantHere('facilitator', { workshopIds: ['wb'] }))
    expect(world.undoRefusal('fay', closed)).toEqual(forbids('step'))
    expect(world.undoRefusal('mia', world.act('ada', 'setSite', { name: 'Pau', sign: 'leaf' }))).toEqual(
      forbids('setUp'),
    )
  })
})
