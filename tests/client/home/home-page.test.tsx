import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HomePage } from '#client/home/home-page.tsx'
import { refreshMe } from '#client/people/use-me.ts'
import { aMember, anInvitation } from '#tests/setup/an-invitation.ts'
import { type Answers, answeringServer, refusing, signedOut } from '#tests/setup/answering-server.ts'
import { allByRole, byRole, click, render, type } from '#tests/setup/render.tsx'
import { until } from '#tests/setup/until.ts'

beforeEach(() => history.replaceState(null, '', '/'))
afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

test('a code is recognised as it is typed, with or without its space, and names the room before one enters', async () => {
  const { asked } = await open({ 'GET /api/me': signedOut, 'POST /api/invitation': () => ({ body: anInvitation }) })
  await type(codeField(), 'k7m4r')
  expect(codeField().value).toBe('K7M 4R')
  expect(asked.some(({ path }) => path === '/api/invitation')).toBe(false)
  await type(codeField(), 'k7m 4rd')
  await until(() => status().includes('Habiter autrement'), 'the room is named')
  expect(asked.at(-1)?.body).toEqual({ code: 'K7M4RD' })
  expect(byRole('heading', 'Assises du Limousin').tagName).toBe('H1')
})

test('a wrong code is refused in words, and the page offers no form', async () => {
  await open({ 'GET /api/me': signedOut, 'POST /api/invitation': () => refusing({ kind: 'link-unknown' }, 404) })
  await type(codeField(), 'AAAAAA')
  await until(() => status().includes('n’ouvre rien'), 'the code is refused')
  expect(allByRole('button').some((button) => button.textContent?.includes('Entrer'))).toBe(false)
})

test('an answer to a code typed over meanwhile is not shown', async () => {
  const answers: ((value: Response) => void)[] = []
  await open({ 'GET /api/me': signedOut })
  vi.stubGlobal('fetch', () => new Promise<Response>((answer) => answers.push(answer)))
  await type(codeField(), 'K7M4RD')
  await until(() => answers.length === 1, 'the code is asked')
  await type(codeField(), 'K7M4R')
  answers[0]?.(new Response(JSON.stringify(anInvitation)))
  await type(codeField(), 'K7M4')
  expect(status()).toBe('')
})

test('two actions enter: a code, then one button; the name is already there', async () => {
  const { asked } = await open({
    'GET /api/me': signedOut,
    'POST /api/invitation': () => ({ body: anInvitation }),
    'POST /api/join': () => ({ body: aMember }),
  })
  await type(codeField(), 'K7M4RD')
  await until(() => status().includes('Habiter autrement'), 'the room is named')
  await click(byRole('button', /^Entrer/))
  await until(() => location.pathname === '/c/conf1/atelier/w1', 'the board opens')
  const joined = asked.find(({ path }) => path === '/api/join')
  expect(joined?.body).toMatchObject({ code: 'K7M4RD', name: expect.stringMatching(/^\p{Lu}.* \d+$/u) })
})

test('somebody who belongs to a conference finds it first, and another code folded beneath', async () => {
  await open({ 'GET /api/me': () => ({ body: aMember }) })
  expect(byRole('heading', 'Vos conférences')).toBeTruthy()
  expect(byRole('link', /Assises du Limousin/).getAttribute('href')).toBe('/c/conf1')
  expect(document.querySelector('details summary')?.textContent).toBe('Entrer avec un autre code')
})

test('a founder is told how to begin, a stranger where the organising link is found', async () => {
  const founder = { ...aMember, person: { ...aMember.person, founder: true }, conferences: [] }
  const { page } = await open({ 'GET /api/me': () => ({ body: founder }) })
  expect(byRole('link', 'Préparer une conférence').getAttribute('href')).toBe('/nouveau')
  await page.remove()
  await open({ 'GET /api/me': signedOut })
  expect(document.body.textContent).toContain('Vous organisez une conférence')
})

async function open(answers: Answers) {
  const server = answeringServer(answers)
  await refreshMe()
  return { ...server, page: await render(<HomePage />) }
}

const codeField = () => byRole('textbox', /^Code/) as HTMLInputElement
const status = () =>
  allByRole('status')
    .map((place) => place.textContent)
    .join('')
