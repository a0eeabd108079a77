import { expect, test } from 'vitest'
import { createMemoryJournal } from '#server/store/memory-journal.ts'
import { addCard, readContribution } from '#shared/board/board-document.ts'
import { readProposals, readSources } from '#shared/draft/draft-document.ts'
import { boardName, draftName } from '#shared/live/document-name.ts'
import { paragraph } from '#shared/text/rich-text-document.ts'
import { aConference, aHouse, type SmallHouse } from '../http/small-house.ts'

/** A conference whose workshop holds one card of Léa's, and a moderator who may promote it. */
async function aWorkshopWithACard() {
  const house = await aHouse()
  const { ada, conferenceId, workshopId, join } = await aConference(house)
  const mo = await join('moderator', 'Mo')
  const lea = await join('participant', 'Léa')
  const board = documentOf(house, boardName(workshopId))
  const words = [paragraph('Une plateforme régionale')]
  board.transact(() => addCard(board, { id: 'k1', kind: 'proposal', columnId: 'c1', order: 'a0', words }))
  const card = { id: 'k1', document: boardName(workshopId), conferenceId, owner: lea.personId, number: 1 }
  house.registry.apply([{ collection: 'card', id: `${conferenceId}/k1`, scope: conferenceId, value: card }])
  const promotion = { contributions: [{ workshopId, contributionId: 'k1' }], into: { kind: 'new' } }
  const draft = documentOf(house, draftName(conferenceId))
  return { house, ada, mo, lea, conferenceId, workshopId, board, draft, promotion }
}

function documentOf(house: SmallHouse, name: string) {
  const doc = house.live.documents.get(name)
  if (!doc) throw new Error(`${name} was not created`)
  return doc
}

test('a decision reaches both documents and the records in one unit, the act among them', async () => {
  const { house, mo, conferenceId, promotion, draft, board, workshopId } = await aWorkshopWithACard()
  const done = await mo.act('act-promote-1', conferenceId, 'promote', promotion, 'Dit dans trois villes')
  expect(done.status).toBe(200)
  expect(readProposals(draft)).toHaveLength(1)
  expect(readContribution(workshopId, board, 'k1')?.promotions).toHaveLength(1)
  const row = await house.journal.record('act', `${mo.personId}/act-promote-1`)
  expect(row).toMatchObject({
    scope: conferenceId,
    value: { kind: 'promote', reason: 'Dit dans trois villes', answer: done.body.answer },
  })
  const [entry] = (await house.journal.read(draftName(conferenceId), 0)).slice(-1)
  expect(entry).toMatchObject({ kind: 'act', actId: 'act-promote-1', personId: mo.personId })
})

test('the same act asked again, also after a restart, gets the same answer and does nothing more', async () => {
  const { house, mo, conferenceId, promotion, draft } = await aWorkshopWithACard()
  const first = await mo.act('act-promote-1', conferenceId, 'promote', promotion)
  house.clock.at += 60_000
  const again = await mo.act('act-promote-1', conferenceId, 'promote', promotion)
  expect(again.body).toEqual(first.body)
  const restarted = await aHouse({ journal: createMemoryJournal({ disk: house.journal.disk() }) })
  const told = await restarted.perform(mo.personId, {
    actId: 'act-promote-1',
    conferenceId,
    kind: 'promote',
    input: promotion,
  })
  expect(told).toEqual({ ok: true, value: first.body })
  expect(readSources(draft)).toHaveLength(1)
})

test('the same act twice at once is done once, and the second waits for the answer of the first', async () => {
  const { house, mo, conferenceId, promotion, draft } = await aWorkshopWithACard()
  house.live.pause()
  const both = [1, 2].map(() => mo.act('act-promote-1', conferenceId, 'promote', promotion))
  house.live.resume()
  const [first, second] = await Promise.all(both)
  expect(first?.status).toBe(200)
  expect(second?.body).toEqual(first?.body)
  expect(readProposals(draft)).toHaveLength(1)
})

test('an act’s id is not used again for something else, by its author or by another', async () => {
  const { ada, mo, conferenceId, promotion } = await aWorkshopWithACard()
  await mo.act('act-promote-1', conferenceId, 'promote', promotion)
  const other = { ...promotion, into: { kind: 'new', title: 'Autre titre' } }
  for (const [who, conference, input] of [
    [mo, conferenceId, other],
    [ada, conferenceId, promotion],
    [mo, null, promotion],
  ] as const) {
    const refused = await who.act('act-promote-1', conference, 'promote', input)
    expect([refused.status, refused.body.refusal]).toEqual([
      409,
      { kind: 'same-act-different-words', actId: 'act-promote-1' },
    ])
  }
})

test('ids are made from the person and the act: the same again after a crash, another’s for another', async () => {
  const { house, mo, conferenceId } = await aWorkshopWithACard()
  const add = () => mo.act('act-add-1', conferenceId, 'addProposal', { title: 'Une plateforme' })
  house.journal.failNext('unavailable')
  const lost = await add()
  expect([lost.status, lost.body.refusal.kind]).toEqual([503, 'store-unavailable'])
  const { proposalId } = (await add()).body.answer
  expect(proposalId).toMatch(/^p[0-9A-Za-z]{12}$/)
  expect(proposalId).toBe(house.keyring.idOf(`${mo.personId}/act-add-1`, 'proposal'))
  expect(proposalId).not.toBe(house.keyring.idOf('somebody-else/act-add-1', 'proposal'))
})

test('an act that could not be written is not remembered and may be asked again', async () => {
  const { house, ada, conferenceId, workshopId } = await aWorkshopWithACard()
  const close = () => ada.act('act-close-1', conferenceId, 'setStep', { workshopId, step: 'closed' })
  house.journal.failNext('unavailable')
  expect((await close()).status).toBe(503)
  expect(
    (await ada.get(`/api/acts?conference=${conferenceId}`)).body.acts.map((one: { actId: string }) => one.actId),
  ).not.toContain('act-close-1')
  expect((await close()).status).toBe(200)
})

test('an unknown kind, an input of another shape, a conference of nowhere: each its own refusal', async () => {
  const { mo, lea, conferenceId } = await aWorkshopWithACard()
  const asked = async (...[conference, kind, input]: [string | null, string, unknown]) => {
    const { status, body } = await lea.act('act-anything', conference, kind, input)
    return [status, body.refusal]
  }
  expect(await asked(conferenceId, 'explode', {})).toEqual([422, { kind: 'unknown-act', actKind: 'explode' }])
  expect(await asked(conferenceId, '__proto__', {})).toEqual([422, { kind: 'unknown-act', actKind: '__proto__' }])
  expect(await asked(conferenceId, 'setStep', { workshopId: 7, step: 'open' })).toEqual([
    400,
    { kind: 'malformed', where: 'input.workshopId' },
  ])
  expect(await asked('nowhere', 'openDraft', { opened: true })).toEqual([404, { kind: 'no-such-conference' }])
  expect(await asked(null, 'openDraft', { opened: true })).toEqual([404, { kind: 'no-such-conference' }])
  expect((await mo.post('/api/acts', { actId: 'x', kind: 'openDraft', input: {} })).body.refusal).toEqual({
    kind: 'malformed',
    where: 'actId',
  })
  const long = await mo.act('act-reasoned', conferenceId, 'openDraft', { opened: true }, 'r'.repeat(501))
  expect(long.body.refusal).toEqual({ kind: 'text-too-long', field: 'reason', length: 501, limit: 500 })
})

test('a participant promotes nothing, a moderator does, and an outsider is no member', async () => {
  const { house, mo, lea, conferenceId, promotion } = await aWorkshopWithACard()
  expect((await lea.act('act-promote-0', conferenceId, 'promote', promotion)).body.refusal).toEqual({
    kind: 'role-forbids',
    right: 'promote',
  })
  const elsewhere = await (await aConference(house, 'other')).join('organizer', 'Eve')
  expect((await elsewhere.act('act-promote-0', conferenceId, 'promote', promotion)).body.refusal).toEqual({
    kind: 'not-a-member',
  })
  expect((await mo.act('act-promote-0', conferenceId, 'promote', promotion)).status).toBe(200)
})

test('an author withdraws their own card, and a neighbour does not', async () => {
  const { house, lea, conferenceId, workshopId } = await aWorkshopWithACard()
  const input = { workshopId, contributionId: 'k1' }
  const personId = 'p-tom'
  const tom = { ...house.registry.person(lea.personId), id: personId, name: 'Tom' }
  house.registry.apply([{ collection: 'person', id: personId, scope: '', value: tom }])
  const request = { actId: 'act-withdraw', conferenceId, kind: 'withdraw', input }
  expect(await house.perform(personId, request)).toEqual({ ok: false, refusal: { kind: 'not-yours' } })
  expect((await house.perform(lea.personId, request)).ok).toBe(true)
})

test('undoing is an act: it puts things back once, names what was undone, and a second undo is refused', async () => {
  const { mo, conferenceId, promotion, draft, board, workshopId } = await aWorkshopWithACard()
  await mo.act('act-promote-1', conferenceId, 'promote', promotion)
  const undone = await mo.act('act-undo-one', conferenceId, 'undo', { actId: 'act-promote-1' })
  expect(undone.body.answer).toMatchObject({ undone: 'act-promote-1', kind: 'promote' })
  expect(readProposals(draft)).toEqual([])
  expect(readContribution(workshopId, board, 'k1')?.promotions).toEqual([])
  const again = await mo.act('act-undo-two', conferenceId, 'undo', { actId: 'act-promote-1' })
  expect(again.body.refusal).toEqual({ kind: 'already-undone', actId: 'act-promote-1' })
  const { acts } = (await mo.get(`/api/acts?conference=${conferenceId}&limit=2`)).body
  expect(acts.map(({ kind, undoneBy }: { kind: string; undoneBy: string | null }) => [kind, undoneBy])).toEqual([
    ['undo', null],
    ['promote', 'act-undo-one'],
  ])
})

test('two people undoing one act in the same instant: one does, the other learns it', async () => {
  const { house, ada, mo, conferenceId, promotion } = await aWorkshopWithACard()
  await mo.act('act-promote-1', conferenceId, 'promote', promotion)
  house.live.pause()
  const both = [mo, ada].map((who, index) =>
    who.act(`act-undo-${index}-at-once`, conferenceId, 'undo', { actId: 'act-promote-1' }),
  )
  await Promise.resolve()
  house.live.resume()
  const answers = await Promise.all(both)
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)?.body.refusal.kind).toBe('already-undone')
})

test('an act is not undone under a later one, is when the later is undone, and others’ acts are not a participant’s to undo', async () => {
  const { ada, lea, conferenceId, workshopId } = await aWorkshopWithACard()
  await ada.act('act-close-1', conferenceId, 'setStep', { workshopId, step: 'closed' })
  await ada.act('act-open-2', conferenceId, 'setStep', { workshopId, step: 'open' })
  const undo = (actId: string) => ada.act(`undo-of-${actId}`, conferenceId, 'undo', { actId })
  expect((await undo('act-close-1')).body.refusal).toEqual({
    kind: 'later-act-depends',
    actKind: 'setStep',
    actId: 'act-open-2',
  })
  const refused = await lea.act('undo-by-lea', conferenceId, 'undo', { actId: 'act-open-2' })
  expect(refused.body.refusal).toEqual({ kind: 'not-yours' })
  expect((await undo('act-open-2')).status).toBe(200)
  expect((await undo('act-close-1')).status).toBe(200)
  expect((await ada.act('undo-of-undo', conferenceId, 'undo', { actId: 'undo-of-act-open-2' })).body.refusal.kind).toBe(
    'cannot-be-undone',
  )
  expect((await ada.act('undo-nothing', conferenceId, 'undo', { actId: 'never-done' })).body.refusal.kind).toBe(
    'no-such-act',
  )
})

test('what undoing needs and what was asked never leave the server', async () => {
  const { mo, lea, conferenceId, workshopId } = await aWorkshopWithACard()
  await lea.act('act-withdraw', conferenceId, 'withdraw', { workshopId, contributionId: 'k1' })
  const { acts } = (await mo.get(`/api/acts?conference=${conferenceId}`)).body
  expect(acts[0].kind).toBe('withdraw')
  expect(Object.keys(acts[0]).sort()).toEqual(['actId', 'answer', 'at', 'kind', 'personId', 'reason', 'undoneBy'])
  expect(JSON.stringify(acts)).not.toContain('plateforme')
  expect((await lea.get(`/api/acts?conference=${conferenceId}`)).status).toBe(403)
})

test('times of a conference’s acts never tie, so that they tell the order', async () => {
  const { ada, conferenceId, workshopId } = await aWorkshopWithACard()
  const steps = ['closed', 'open', 'closed', 'open']
  const done = await Promise.all(
    steps.map((step, index) => ada.act(`act-step-${index}`, conferenceId, 'setStep', { workshopId, step })),
  )
  expect(new Set(done.map(({ body }) => body.at)).size).toBe(steps.length)
})

test('two people may use one act id without one arriving at the other’s link', async () => {
  const house = await aHouse()
  const { ada, conferenceId, join } = await aConference(house)
  const mo = await join('moderator', 'Mo')
  await ada.act('the-same-act-id', conferenceId, 'makeLink', { role: 'organizer' })
  expect((await mo.act('the-same-act-id', conferenceId, 'makeLink', { role: 'observer' })).status).toBe(409)
  const other = await aConference(house, 'other')
  await other.ada.act('the-same-act-id', other.conferenceId, 'makeLink', { role: 'observer' })
  const { links } = (await other.ada.get(`/api/links?conference=${other.conferenceId}`)).body
  const hashes = house.registry
    .links(conferenceId)
    .concat(house.registry.links(other.conferenceId))
    .map((one) => one.secretHash)
  expect(links).toHaveLength(1)
  expect(new Set(hashes).size).toBe(hashes.length)
})

test('a script that acts hundreds of times in an instant is asked to wait, a person is not', async () => {
  const { lea, conferenceId } = await aWorkshopWithACard()
  const answers = await Promise.all(
    Array.from({ length: 220 }, (_, index) => lea.act(`act-flood-${index}`, conferenceId, 'explode', {})),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.slice(0, 100).every((status) => status === 422)).toBe(true)
  expect(statuses.filter((status) => status === 429)).toHaveLength(20)
})
