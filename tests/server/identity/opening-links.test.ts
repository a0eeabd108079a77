import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openDemonstrationLinks } from '#server/identity/demonstration-links.ts'
import { openInstanceKey } from '#server/identity/instance-key.ts'
import { openStandingLink, organizerLink, renewFounderLink } from '#server/identity/opening-links.ts'
import { aBrowser, aConference, aHouse } from '../http/small-house.ts'

test('the founder’s link is new at each start, the former opens nothing, and whoever is inside stays', async () => {
  const house = await aHouse()
  const ada = aBrowser(house.app)
  await ada.post('/api/join', { secret: house.founderSecret, name: 'Ada' })
  const secret = await renewFounderLink(house)
  expect((await aBrowser(house.app).post('/api/invitation', { secret: house.founderSecret })).status).toBe(404)
  expect((await aBrowser(house.app).post('/api/invitation', { secret })).status).toBe(200)
  expect((await ada.get('/api/me')).body.person.founder).toBe(true)
})

test('a conference’s own link is the same at each start, follows a rotation, and is made anew once revoked', async () => {
  const house = await aHouse()
  const { ada, conferenceId } = await aConference(house)
  const standing = organizerLink(conferenceId)
  const first = await openStandingLink(house, standing)
  expect(await openStandingLink(house, standing)).toEqual(first)
  await ada.act('act-rotate-1', conferenceId, 'rotateLink', { linkId: standing.id })
  const rotated = await openStandingLink(house, standing)
  expect(rotated.secret).not.toBe(first.secret)
  expect((await aBrowser(house.app).post('/api/invitation', { secret: rotated.secret })).body.role).toBe('organizer')
  await ada.act('act-revoke-1', conferenceId, 'revokeLink', { linkId: standing.id, thoseInside: 'stay' })
  house.clock.at += 1_000
  const renewed = await openStandingLink(house, standing)
  expect([first.secret, rotated.secret]).not.toContain(renewed.secret)
  expect((await aBrowser(house.app).post('/api/invitation', { secret: renewed.secret })).status).toBe(200)
  const { links } = (await ada.get(`/api/links?conference=${conferenceId}`)).body
  expect(links.map(({ url }: { url: string }) => url.split('#')[1])).toEqual([renewed.secret])
})

test('the demonstration has a way in for every role, the same at each start', async () => {
  const house = await aHouse()
  const { conferenceId } = await aConference(house)
  const open = () => openDemonstrationLinks(house, conferenceId, 'http://localhost:4321')
  const { code, links } = await open()
  expect(await open()).toEqual({ code, links })
  const { participant, ...others } = links
  const expected = { ...Object.fromEntries(Object.keys(others).map((role) => [role, role])) }
  for (const [role, url] of Object.entries(others)) {
    const seen = await aBrowser(house.app).post('/api/invitation', { secret: url.split('/r#')[1] })
    expect(seen.body.role).toBe(expected[role])
  }
  for (const [siteId, url] of Object.entries(participant)) {
    const seen = await aBrowser(house.app).post('/api/invitation', { secret: url.split('/r#')[1] })
    expect(seen.body).toMatchObject({ role: 'participant', siteId })
  }
  expect((await aBrowser(house.app).post('/api/invitation', { code })).body).toMatchObject({
    role: 'participant',
    siteId: null,
  })
})

test('the instance key is made once, for its owner’s eyes only', () => {
  const parent = mkdtempSync(path.join(tmpdir(), 'palabre-key-'))
  const directory = path.join(parent, 'data')
  const key = openInstanceKey(directory)
  expect(key).toHaveLength(32)
  expect(openInstanceKey(directory).equals(key)).toBe(true)
  expect(statSync(path.join(directory, 'instance.key')).mode & 0o777).toBe(0o600)
  rmSync(parent, { recursive: true })
})
