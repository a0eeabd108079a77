import { afterEach, expect, test, vi } from 'vitest'
import { JoinPage } from '#client/people/join-page.tsx'
import { proposeName } from '#client/people/propose-name.ts'
import { refreshMe } from '#client/people/use-me.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import { aMember, anInvitation } from '#tests/setup/an-invitation.ts'
import { type Answers, answeringServer, refusing, signedOut } from '#tests/setup/answering-server.ts'
import { byRole, click, render, type } from '#tests/setup/render.tsx'
import { until } from '#tests/setup/until.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

const invited: Answers = { 'GET /api/me': signedOut, 'POST /api/invitation': () => ({ body: anInvitation }) }

test('a link names its room, proposes a name and another one, and leaves the site free', async () => {
  await open('/r#a-secret', invited)
  expect(byRole('heading', 'Assises du Limousin')).toBeTruthy()
  expect(document.body.textContent).toContain('Habiter autrement')
  const proposed = nameField().value
  await click(byRole('button', 'Proposer un autre nom'))
  expect(nameField().value).not.toBe(proposed)
  expect(document.querySelectorAll('input[type=radio]:checked')).toHaveLength(0)
})

test('entering sends the secret, the name and the site, and opens the room', async () => {
  const { asked } = await open('/r#a-secret', { ...invited, 'POST /api/join': () => ({ body: aMember }) })
  await type(nameField(), '  Inès   R. ')
  await click(byRole('radio', /Limoges/))
  await click(byRole('button', /^Entrer/))
  await until(() => location.pathname === '/c/conf1/atelier/w1', 'the board opens')
  const joined = asked.find(({ path }) => path === '/api/join')
  expect(joined?.body).toMatchObject({ secret: 'a-secret', name: 'Inès R.', siteId: 's1' })
})

test('a name of 300 characters is counted while one types and is not sent; nothing typed is lost', async () => {
  const { asked } = await open('/r#a-secret', invited)
  await type(nameField(), 'a'.repeat(300))
  expect(document.body.textContent).toContain('300 caractères')
  await click(byRole('button', /^Entrer/))
  expect(asked.some(({ path }) => path === '/api/join')).toBe(false)
  expect(nameField().value).toHaveLength(300)
})

test.each<[string, Refusal, number, RegExp]>([
  ['unknown', { kind: 'link-unknown' }, 404, /n’ouvre rien/],
  ['expired', { kind: 'link-expired', at: 0 }, 410, /./],
  ['revoked', { kind: 'link-revoked' }, 410, /./],
])('a link that is %s is refused in a sentence, with the way to a code', async (_why, refusal, status, said) => {
  await open('/r#a-secret', { 'GET /api/me': signedOut, 'POST /api/invitation': () => refusing(refusal, status) })
  expect(byRole('heading', 'Ce lien ne permet pas d’entrer')).toBeTruthy()
  expect(document.querySelector('main p')?.textContent).toMatch(said)
  expect(byRole('link', 'Entrer avec un code').getAttribute('href')).toBe('/')
})

test('a full link is said at the door, and the name stays in its field', async () => {
  await open('/r#a-secret', { ...invited, 'POST /api/join': () => refusing({ kind: 'link-full', uses: 40 }, 410) })
  await type(nameField(), 'Inès R.')
  await click(byRole('button', /^Entrer/))
  await until(() => document.querySelector('form')?.textContent?.includes('40') === true, 'the door says why')
  expect(nameField().value).toBe('Inès R.')
})

test('a link cut short by a messaging app is told so, and nothing is asked of the server', async () => {
  const { asked } = await open('/r', invited)
  expect(byRole('heading', 'Ce lien est incomplet')).toBeTruthy()
  expect(asked.some(({ path }) => path === '/api/invitation')).toBe(false)
})

test('the notice says who, why, how long, what is sensitive and one’s rights; for the founder’s link it is not needed', async () => {
  const { page } = await open('/r#a-secret', invited)
  const titles = [...document.querySelectorAll('dt')].map((title) => title.textContent)
  expect(titles).toEqual([
    'Qui',
    'Pourquoi',
    'Combien de temps',
    'Vos opinions sont des données sensibles',
    'Vos droits',
  ])
  await page.remove()
  const founding = { ...anInvitation, conferenceId: null, conferenceName: '', workshop: null, sites: [], founder: true }
  await open('/r#another', { 'GET /api/me': signedOut, 'POST /api/invitation': () => ({ body: founding }) })
  expect(document.querySelectorAll('dt')).toHaveLength(0)
})

test('a proposed name is never the one just refused', () => {
  const seen = Array.from({ length: 50 }, () => proposeName(['Colibri', 'Mésange'], 'Colibri 12'))
  expect(seen.every((name) => /^Mésange \d+$/.test(name))).toBe(true)
})

async function open(address: string, answers: Answers) {
  history.replaceState(null, '', address)
  const server = answeringServer(answers)
  await refreshMe()
  const page = await render(<JoinPage />)
  await until(() => document.querySelector('h1') !== null, 'the page has a heading')
  return { ...server, page }
}

const nameField = () => byRole('textbox', 'Votre nom sur le tableau') as HTMLInputElement
