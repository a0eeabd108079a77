import { expect, test } from 'vitest'
import { aBrowser, aConference, aHouse, origin } from './small-house.ts'

test('a post from another site, or from nowhere, is refused, and one from here is heard', async () => {
  const { app, founderSecret } = await aHouse()
  const browser = aBrowser(app)
  const body = { secret: founderSecret }
  for (const foreign of ['http://evil.test', 'null', 'http://palabre.test.evil.test', 'http://palabre.test:81']) {
    const refused = await browser.post('/api/invitation', body, { origin: foreign })
    expect([foreign, refused.status, refused.body.refusal.kind]).toEqual([foreign, 403, 'foreign-origin'])
  }
  const silent = await app.request(`${origin}/api/invitation`, {
    method: 'POST',
    headers: { host: 'palabre.test' },
    body: '{}',
  })
  expect(silent.status).toBe(403)
  expect((await browser.post('/api/invitation', body)).status).toBe(200)
})

test.each([
  ['malformed JSON', '{"secret":'],
  ['no object', '[]'],
  ['nothing to enter by', '{}'],
  ['a number for a code', '{"code":7}'],
])('%s is refused as malformed', async (_what, body) => {
  const { app } = await aHouse()
  const refused = await aBrowser(app).post('/api/invitation', body)
  expect([refused.status, refused.body.refusal.kind]).toEqual([400, 'malformed'])
  expect(refused.body.sentence.en).toContain('not well formed')
})

test('a form or plain text is not taken for JSON', async () => {
  const { app, founderSecret } = await aHouse()
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
    const refused = await aBrowser(app).post('/api/invitation', { secret: founderSecret }, { 'content-type': type })
    expect(refused.body.refusal).toEqual({ kind: 'malformed', where: 'content-type' })
  }
})

test('a body of a megabyte is refused before it is read', async () => {
  const { app } = await aHouse()
  const refused = await aBrowser(app).post('/api/invitation', { secret: 'x'.repeat(1_000_000) })
  expect([refused.status, refused.body.refusal.kind]).toEqual([413, 'text-too-long'])
})

test('an unknown address of the api says so in JSON, and an unknown page is the client’s own, marked 404', async () => {
  const { app } = await aHouse()
  const api = await aBrowser(app).get('/api/nothing')
  expect([api.status, api.body.refusal.kind]).toEqual([404, 'no-such-page'])
  const page = await aBrowser(app).get('/nulle/part')
  expect(page.status).toBe(404)
  expect(page.body).toContain('<title>Palabre</title>')
})

test.each(['/', '/r', '/nouveau', '/ecran', '/c/demo-2026', '/c/demo-2026/atelier/th-1'])(
  'the client answers at %s, never kept by the browser',
  async (where) => {
    const { app } = await aHouse()
    const page = await aBrowser(app).get(where)
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    expect(page.headers.get('content-type')).toContain('text/html')
  },
)

test('a named asset is kept for ever, and sent in the short form that the build made', async () => {
  const { app } = await aHouse()
  const asset = await aBrowser(app).get('/assets/app-1.js', { 'accept-encoding': 'gzip, br' })
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect([asset.headers.get('content-encoding'), asset.body]).toEqual(['br', 'short'])
  expect((await aBrowser(app).get('/assets/app-1.js')).body).toBe('long')
})

test('a file is served as it is, a missing one is not a page', async () => {
  const { app } = await aHouse()
  expect((await aBrowser(app).get('/theme.js')).headers.get('content-type')).toContain('javascript')
  for (const missing of ['/assets/nothing.js', '/missing.png', '/.vite/manifest.json']) {
    const answered = await aBrowser(app).get(missing)
    expect([missing, answered.status]).toEqual([missing, 404])
    expect(answered.body).not.toContain('<title>')
  }
})

test('pages may run our files only, talk to us only, and be framed by nobody', async () => {
  const { app } = await aHouse()
  const { headers } = await aBrowser(app).get('/')
  const policy = headers.get('content-security-policy') ?? ''
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy).toContain(rule)
  }
  expect(policy).toContain("connect-src 'self' ws://palabre.test wss://palabre.test")
  expect(policy).not.toContain('unsafe')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('same-origin')
})

test('what one person may read is never kept by a browser or a proxy', async () => {
  const house = await aHouse()
  const { ada } = await aConference(house)
  expect((await ada.get('/api/me')).headers.get('cache-control')).toBe('no-store')
})

test('the house says when it is ready, and takes nobody in before or after', async () => {
  const { app, health, founderSecret } = await aHouse()
  expect((await aBrowser(app).get('/healthz')).body).toEqual({ ok: true })
  health.become('draining')
  expect((await aBrowser(app).get('/healthz')).status).toBe(503)
  const refused = await aBrowser(app).post('/api/invitation', { secret: founderSecret })
  expect([refused.status, refused.body.refusal.kind]).toEqual([503, 'not-ready'])
})

test('a store that cannot write is told as such, and nobody is let in half', async () => {
  const house = await aHouse()
  house.journal.failNext('unavailable')
  const lea = aBrowser(house.app)
  const refused = await lea.post('/api/join', { secret: house.founderSecret, name: 'Léa' })
  expect([refused.status, refused.body.refusal.kind]).toEqual([503, 'store-unavailable'])
  expect(lea.cookie()).toBe('')
  expect(house.registry.people()).toEqual([])
  expect((await lea.post('/api/join', { secret: house.founderSecret, name: 'Léa' })).status).toBe(200)
})

test('a defect is one plain sentence, without a word of what was asked', async () => {
  const house = await aHouse()
  const { ada, conferenceId } = await aConference(house)
  house.live.read = () => Promise.reject(new Error('Léa said something'))
  const broken = await ada.get('/api/me')
  expect([broken.status, broken.body.refusal.kind]).toEqual([500, 'broken'])
  expect(JSON.stringify(broken.body)).not.toContain('Léa')
  expect((await ada.get(`/api/people?conference=${conferenceId}`)).status).toBe(200)
})
