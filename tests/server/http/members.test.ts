import { expect, test } from 'vitest'
import { aBrowser, aConference, aHouse } from './small-house.ts'

test('members see each other’s names, strangers and outsiders see none', async () => {
  const house = await aHouse()
  const { join, conferenceId } = await aConference(house)
  const lea = await join('participant', 'Léa')
  const people = (await lea.get(`/api/people?conference=${conferenceId}`)).body.people
  expect(people.map(({ name }: { name: string }) => name).sort()).toEqual(['Ada', 'Léa'])
  expect(Object.keys(people[0]).sort()).toEqual(['colour', 'id', 'name', 'siteId'])
  expect((await aBrowser(house.app).get(`/api/people?conference=${conferenceId}`)).status).toBe(401)
  const eve = aBrowser(house.app)
  await eve.post('/api/join', { secret: house.founderSecret, name: 'Eve' })
  expect((await eve.get(`/api/people?conference=${conferenceId}`)).status).toBe(403)
  expect((await eve.get('/api/people?conference=nowhere')).status).toBe(404)
})

test('roles are shown to organisers and moderators, not to participants', async () => {
  const house = await aHouse()
  const { join, conferenceId } = await aConference(house)
  const mo = await join('moderator', 'Mo')
  const lea = await join('participant', 'Léa')
  const { members } = (await mo.get(`/api/members?conference=${conferenceId}`)).body
  const roles = members.map((one: { name: string; grants: { role: string }[] }) => [one.name, one.grants[0]?.role])
  expect(roles.sort()).toEqual([
    ['Ada', 'organizer'],
    ['Léa', 'participant'],
    ['Mo', 'moderator'],
  ])
  expect((await lea.get(`/api/members?conference=${conferenceId}`)).status).toBe(403)
})

test('nobody sees a link to more than they may invite to', async () => {
  const house = await aHouse()
  const { ada, join, link, conferenceId, workshopId } = await aConference(house)
  await link('organizer')
  await link('participant', { workshopIds: [workshopId] })
  const rolesSeenBy = async (browser: { get: (typeof ada)['get'] }) => {
    const { links } = (await browser.get(`/api/links?conference=${conferenceId}`)).body
    return links.map(({ role }: { role: string }) => role).sort()
  }
  const mo = await join('moderator', 'Mo')
  expect(await rolesSeenBy(ada)).toEqual(['moderator', 'organizer', 'participant'])
  expect(await rolesSeenBy(mo)).toEqual(['moderator', 'participant'])
  const lea = await join('participant', 'Léa')
  expect((await lea.get(`/api/links?conference=${conferenceId}`)).status).toBe(403)
})

test('links are shown with their words and never with their hashes', async () => {
  const house = await aHouse()
  const { ada, link, conferenceId } = await aConference(house)
  const { url, code } = await link('participant')
  expect(url).toMatch(/^http:\/\/palabre\.test\/r#[\w-]{43}$/)
  expect(code).toHaveLength(7)
  const { links } = (await ada.get(`/api/links?conference=${conferenceId}`)).body
  expect(JSON.stringify(links)).not.toMatch(/[0-9a-f]{64}/)
})

test('whoever was removed is out at once, and known by name while their words stay', async () => {
  const house = await aHouse()
  const { ada, join, conferenceId, workshopId } = await aConference(house)
  const lea = await join('participant', 'Léa')
  const tom = await join('participant', 'Tom')
  const card = { id: 'k1', document: `board:${workshopId}`, conferenceId, owner: lea.personId, number: 1 }
  house.registry.apply([{ collection: 'card', id: `${conferenceId}/k1`, scope: conferenceId, value: card }])
  for (const { personId } of [lea, tom])
    await ada.act(`act-remove-${personId}`, conferenceId, 'removePerson', { personId })
  expect((await lea.get('/api/me')).status).toBe(401)
  expect((await lea.get(`/api/people?conference=${conferenceId}`)).status).toBe(401)
  const { people } = (await ada.get(`/api/people?conference=${conferenceId}`)).body
  expect(people.map(({ name }: { name: string }) => name).sort()).toEqual(['Ada', 'Léa'])
  const { members } = (await ada.get(`/api/members?conference=${conferenceId}`)).body
  expect(members.map(({ name }: { name: string }) => name)).toEqual(['Ada'])
})

test('a removal is not undone by a renaming that was under way', async () => {
  const house = await aHouse()
  const { ada, join, conferenceId } = await aConference(house)
  const lea = await join('participant', 'Léa')
  await Promise.all([
    ada.act('act-remove-lea', conferenceId, 'removePerson', { personId: lea.personId }),
    ...Array.from({ length: 5 }, (_, index) => lea.post('/api/me', { name: `Léa ${index}` })),
  ])
  expect((await lea.get('/api/me')).status).toBe(401)
  expect(house.registry.person(lea.personId)?.grants).toEqual([])
})
