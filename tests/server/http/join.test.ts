import { expect, test } from 'vitest'
import { aBrowser, aConference, aHouse, origin } from './small-house.ts'

const day = 24 * 60 * 60 * 1_000

test('a code shows what it opens before anybody joins, however it is typed', async () => {
  const house = await aHouse()
  const { link, siteId, workshopId } = await aConference(house)
  const { code } = await link('participant', { siteId, workshopIds: [workshopId] })
  expect(code).toMatch(/^[A-HJ-KM-NP-Z2-9]{3} [A-HJ-KM-NP-Z2-9]{3}$/)
  for (const typed of [code, code.toLowerCase(), code.replace(' ', ''), code.replace(' ', '-')]) {
    const seen = await aBrowser(house.app).post('/api/invitation', { code: typed })
    expect(seen.status).toBe(200)
    expect(seen.body).toMatchObject({
      conferenceName: 'Conférence régionale',
      role: 'participant',
      siteId,
      founder: false,
    })
    expect(seen.body.workshop).toEqual({ id: workshopId, label: 'Atelier 1', name: 'Financer' })
    expect(seen.headers.get('set-cookie')).toBeNull()
  }
})

test('joining by a secret gives a cookie that later says who one is, and without it nobody is known', async () => {
  const house = await aHouse()
  const { link, conferenceId, workshopId } = await aConference(house)
  const lea = aBrowser(house.app)
  const joined = await lea.post('/api/join', { secret: (await link('participant')).secret, name: '  Léa \n Martin ' })
  expect(joined.status).toBe(200)
  expect(joined.headers.get('set-cookie')).toMatch(
    /^palabre=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
  )
  const me = await lea.get('/api/me')
  expect(me.body.person).toMatchObject({ name: 'Léa Martin', founder: false })
  expect(me.body.conferences).toHaveLength(1)
  expect(me.body.conferences[0].documents).toEqual([
    `conference:${conferenceId}`,
    `board:${workshopId}`,
    `notebook:${workshopId}.${me.body.person.id}`,
  ])
  expect((await aBrowser(house.app).get('/api/me')).status).toBe(401)
})

test('the database holds neither secrets, codes nor tokens', async () => {
  const house = await aHouse()
  const { link } = await aConference(house)
  const { secret, code } = await link('participant')
  const lea = aBrowser(house.app)
  await lea.post('/api/join', { secret, name: 'Léa' })
  const rows = JSON.stringify(
    await Promise.all(['link', 'session', 'person', 'act', 'use'].map((one) => house.journal.records(one))),
  )
  const token = lea.cookie().split('=')[1] ?? ''
  expect(token).toHaveLength(43)
  for (const kept of [secret, code, code.replace(' ', ''), token]) expect(rows).not.toContain(kept)
})

test('a second link gives the same person a second role and no second cookie', async () => {
  const house = await aHouse()
  const { link } = await aConference(house)
  const lea = aBrowser(house.app)
  const first = await lea.post('/api/join', { secret: (await link('participant')).secret, name: 'Léa' })
  const second = await lea.post('/api/join', { secret: (await link('observer')).secret, name: 'Léa M.' })
  expect(second.headers.get('set-cookie')).toBeNull()
  expect(second.body.person).toMatchObject({ id: first.body.person.id, name: 'Léa M.' })
  expect(second.body.conferences[0].grants.map((grant: { role: string }) => grant.role)).toEqual([
    'participant',
    'observer',
  ])
})

test.each([
  ['a wrong secret', { secret: 'x'.repeat(43) }],
  ['a wrong code', { code: 'AAA AAA' }],
])('%s is refused with a sentence, and gives no cookie', async (_what, word) => {
  const { app } = await aHouse()
  const refused = await aBrowser(app).post('/api/join', { ...word, name: 'Léa' })
  expect(refused.status).toBe(404)
  expect(refused.body.refusal).toEqual({ kind: 'link-unknown' })
  expect(refused.body.sentence.fr).toContain('n’ouvre rien')
  expect(refused.headers.get('set-cookie')).toBeNull()
})

test('a link opens until it expires and not after', async () => {
  const house = await aHouse()
  const { link } = await aConference(house)
  const expiresAt = house.clock.at + day
  const { secret } = await link('participant', { expiresAt })
  expect((await aBrowser(house.app).post('/api/join', { secret, name: 'Léa' })).status).toBe(200)
  house.clock.at = expiresAt
  const late = await aBrowser(house.app).post('/api/join', { secret, name: 'Tom' })
  expect([late.status, late.body.refusal]).toEqual([410, { kind: 'link-expired', at: expiresAt }])
})

test('a revoked link opens nothing more, and those inside stay, read or leave as was decided', async () => {
  const house = await aHouse()
  const { ada, link, conferenceId } = await aConference(house)
  const { secret, id: linkId } = await link('participant')
  const lea = aBrowser(house.app)
  await lea.post('/api/join', { secret, name: 'Léa' })
  await ada.act('act-revoke-1', conferenceId, 'revokeLink', { linkId, thoseInside: 'readOnly' })
  const refused = await aBrowser(house.app).post('/api/join', { secret, name: 'Tom' })
  expect([refused.status, refused.body.refusal]).toEqual([410, { kind: 'link-revoked' }])
  expect((await lea.get('/api/me')).body.conferences[0].grants[0].readOnly).toBe(true)
  await ada.act('act-revoke-2', conferenceId, 'revokeLink', { linkId, thoseInside: 'leave' })
  expect((await lea.get('/api/me')).body.conferences).toEqual([])
})

test('a full link refuses one more person and lets back in whoever entered by it', async () => {
  const house = await aHouse()
  const { link } = await aConference(house)
  const { secret } = await link('participant', { maxUses: 2 })
  const people = ['Léa', 'Tom', 'Zoé', 'Ana'].map((name) => ({ name, browser: aBrowser(house.app) }))
  const answers = await Promise.all(people.map(({ name, browser }) => browser.post('/api/join', { secret, name })))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 409, 409])
  expect(answers[2]?.body.refusal).toEqual({ kind: 'link-full', uses: 2 })
  expect((await people[0]?.browser.post('/api/join', { secret, name: 'Léa' }))?.status).toBe(200)
  expect((await aBrowser(house.app).post('/api/invitation', { secret })).status).toBe(409)
})

test('a rotated link opens by its new secret only, and those inside stay', async () => {
  const house = await aHouse()
  const { ada, link, conferenceId } = await aConference(house)
  const before = await link('participant')
  const lea = aBrowser(house.app)
  await lea.post('/api/join', { secret: before.secret, name: 'Léa' })
  await ada.act('act-rotate-1', conferenceId, 'rotateLink', { linkId: before.id })
  const { links } = (await ada.get(`/api/links?conference=${conferenceId}`)).body
  const after = links.find((one: { id: string }) => one.id === before.id)
  expect(after.code).not.toBe(before.code)
  expect((await aBrowser(house.app).post('/api/invitation', { secret: before.secret })).status).toBe(404)
  expect((await aBrowser(house.app).post('/api/invitation', { secret: after.url.split('#')[1] })).status).toBe(200)
  expect((await aBrowser(house.app).post('/api/invitation', { code: after.code })).status).toBe(200)
  expect((await lea.get('/api/me')).body.conferences).toHaveLength(1)
})

test('a name of 60 characters is kept, one of 300 or of blanks is refused in words', async () => {
  const house = await aHouse()
  const { secret } = await (await aConference(house)).link('participant')
  const join = (name: string) => aBrowser(house.app).post('/api/join', { secret, name })
  expect((await join('é'.repeat(60))).body.person.name).toBe('é'.repeat(60))
  const long = await join('n'.repeat(300))
  expect([long.status, long.body.refusal]).toEqual([
    413,
    { kind: 'text-too-long', field: 'name', length: 300, limit: 60 },
  ])
  expect(long.body.sentence.fr).toContain('300 caractères')
  const blank = await join(' \u200b\t ')
  expect([blank.status, blank.body.refusal.kind]).toEqual([422, 'name-missing'])
})

test('one says more of oneself later, and a site of elsewhere is refused', async () => {
  const house = await aHouse()
  const { join, siteId } = await aConference(house)
  const lea = await join('participant', 'Léa')
  const changed = await lea.post('/api/me', { siteId, authorType: 'mutual', territory: 'departement:33' })
  expect(changed.body.person).toMatchObject({ name: 'Léa', siteId, authorType: 'mutual', territory: 'departement:33' })
  expect((await lea.post('/api/me', { siteId: 'elsewhere' })).body.refusal).toEqual({
    kind: 'no-such-site',
    siteId: 'elsewhere',
  })
  expect((await lea.post('/api/me', { territory: 'mars' })).body.refusal).toEqual({
    kind: 'malformed',
    where: 'territory',
  })
})

test('who leaves is unknown with the same cookie afterwards', async () => {
  const house = await aHouse()
  const lea = await (await aConference(house)).join('participant', 'Léa')
  const cookie = lea.cookie()
  expect((await lea.post('/api/leave', {})).status).toBe(200)
  expect(lea.cookie()).toBe('')
  expect((await lea.get('/api/me', { cookie })).status).toBe(401)
})

test('a session ends by itself after thirty days', async () => {
  const house = await aHouse()
  const lea = await (await aConference(house)).join('participant', 'Léa')
  house.clock.at += 30 * day
  expect((await lea.get('/api/me')).status).toBe(200)
  house.clock.at += 1
  expect((await lea.get('/api/me')).status).toBe(401)
})

test('the founder’s link lets one set up a conference, and an ordinary participant may not', async () => {
  const house = await aHouse()
  const seen = await aBrowser(house.app).post('/api/invitation', { secret: house.founderSecret })
  expect(seen.body).toMatchObject({ conferenceId: null, founder: true })
  const lea = await (await aConference(house)).join('participant', 'Léa')
  const refused = await lea.act('act-mine-own', null, 'createConference', { name: 'La mienne' })
  expect([refused.status, refused.body.refusal.kind]).toEqual([403, 'role-forbids'])
  expect((await lea.post('/api/demonstration', {})).status).toBe(403)
})

test('a founder opens the demonstration and organises it', async () => {
  const house = await aHouse()
  const ada = aBrowser(house.app)
  await ada.post('/api/join', { secret: house.founderSecret, name: 'Ada' })
  expect((await ada.post('/api/demonstration', {})).body).toEqual({ conferenceId: 'demo-2026' })
  expect((await ada.get('/api/me')).body.conferences[0].grants[0].role).toBe('organizer')
})

test('colours go round, so that neighbours differ', async () => {
  const house = await aHouse()
  const { secret } = await (await aConference(house)).link('participant')
  const joined = await Promise.all(
    Array.from({ length: 12 }, (_, index) => aBrowser(house.app).post('/api/join', { secret, name: `P${index}` })),
  )
  const colours = joined.map(({ body }) => body.person.colour)
  expect(new Set(colours).size).toBe(12)
  expect(Math.min(...colours)).toBe(1)
  expect(Math.max(...colours)).toBe(12)
})

test('wrong codes are refused after many tries, and the posters still open the door', async () => {
  const house = await aHouse()
  const { link } = await aConference(house)
  const { secret, code } = await link('participant')
  const guesser = aBrowser(house.app)
  await guesser.post('/api/join', { secret, name: 'Eve' })
  for (let tries = 0; tries < 30; tries++) await guesser.post('/api/invitation', { code: `AAA ${tries}` })
  const stopped = await guesser.post('/api/invitation', { code })
  expect([stopped.status, stopped.headers.get('retry-after')]).toEqual([429, '600'])
  // The neighbours of the same hall go on, by code and by poster.
  expect((await aBrowser(house.app).post('/api/invitation', { code })).status).toBe(200)
  expect((await guesser.post('/api/invitation', { secret })).status).toBe(200)
  house.clock.at += 10 * 60 * 1_000
  expect((await guesser.post('/api/invitation', { code })).status).toBe(200)
})

test('with an https address the cookie is bound to the host', async () => {
  const house = await aHouse({ publicUrl: 'https://palabre.example' })
  const browser = aBrowser(house.app, 'https://palabre.example')
  const joined = await browser.post('/api/join', { secret: house.founderSecret, name: 'Ada' })
  expect(joined.headers.get('set-cookie')).toMatch(/^__Host-palabre=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  expect(
    (await aBrowser(house.app, origin).post('/api/join', { secret: house.founderSecret, name: 'Ada' })).status,
  ).toBe(403)
})
