/** What goes wrong at the door and in the address bar: a plain sentence each time, a way on, and nothing typed is lost. */
import { execFile } from 'node:child_process'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer, type Visitor } from '#tests/setup/a-running-server.ts'
import { type Hall, openHall } from '#tests/setup/people-at-screens.ts'

let server: RunningServer
let hall: Hall
let organizer: Visitor

beforeAll(async () => {
  server = await startServer()
  hall = await openHall()
  organizer = await server.join(server.links.organizer, 'Odile')
})

afterAll(async () => {
  await hall?.close()
  await server?.stop()
})

test('a wrong code opens nothing, says so, and leaves the code there to be corrected', async () => {
  const { page } = await hall.sit('Ana', server.url)
  const field = page.getByLabel(/^Code/)
  await field.pressSequentially('ZZZZZZ')
  await page
    .getByText('Ce lien ou ce code n’ouvre rien. Vérifiez-le, ou scannez de nouveau l’affiche de la salle.')
    .waitFor()
  expect(await field.inputValue()).toBe('ZZZ ZZZ')
  await field.fill(server.code)
  await page.getByLabel(/^Votre nom sur le tableau/).waitFor()
})

test('a link that was cut, revoked, outdated or is full says which, and offers the code instead', async () => {
  const { page } = await hall.sit('Ben', new URL('/r', server.url).href)
  await page.getByText(/La fin de l’adresse manque/).waitFor()

  const revoked = await aLink({})
  await act('revokeLink', { linkId: revoked.id, thoseInside: 'stay' })
  await refusedAt(page, revoked.url, 'Ce lien a été révoqué.')

  const full = await aLink({ maxUses: 1 })
  await server.join(full.url, 'La seule')
  await refusedAt(page, full.url, 'Ce lien a déjà servi 1 fois : il est complet.')

  const outdated = await aLink({ expiresAt: Date.now() + 500 })
  await expect.poll(() => statusOf(outdated.url), { timeout: 5_000 }).toBe(410)
  await refusedAt(page, outdated.url, /Ce lien n’est plus valable depuis/)

  await page.getByRole('link', { name: 'Entrer avec un code' }).click()
  await page.getByLabel(/^Code/).waitFor()
})

test('a name of 300 characters is counted, kept as it is, and waits for its owner', async () => {
  const { page } = await hall.sit('Cléo', server.links.participant.bordeaux)
  const name = page.getByLabel(/^Votre nom sur le tableau/)
  await name.fill('Cléo '.repeat(60))
  await page.getByText('299 caractères : 60 au plus.').waitFor()
  await page.getByRole('button', { name: 'Entrer', exact: true }).click()
  expect(new URL(page.url()).pathname).toBe('/r')
  expect(await name.inputValue()).toBe('Cléo '.repeat(60))
  await name.fill('Cléo')
  await page.getByRole('button', { name: 'Entrer', exact: true }).click()
  await page.waitForURL(/\/c\/demo-2026$/)
})

test('an unknown page, an unknown workshop and an unknown conference each lead back to somewhere', async () => {
  const { page } = await hall.enter('Dov', server.links.participant.limoges)
  await page.goto(new URL('/nulle/part', server.url).href)
  await page.getByRole('heading', { name: 'Page inconnue' }).waitFor()
  await page.getByRole('link', { name: 'Revenir à l’accueil' }).waitFor()
  await page.goto(new URL('/c/demo-2026/atelier/personne', server.url).href)
  await page.getByText('Ce tableau n’existe pas, ou plus.').waitFor()
  await page.getByRole('link', { name: 'Revenir au programme' }).click()
  await page
    .getByRole('link', { name: /Atelier 1/ })
    .first()
    .waitFor()
  await page.goto(new URL('/c/ailleurs', server.url).href)
  await page
    .getByText(/Cette conférence (n’existe pas|ne vous est pas ouverte)/)
    .first()
    .waitFor()
  await page.goto(new URL('/c/demo-2026/bureau', server.url).href)
  await page.getByText(/Le bureau de modération sert à qui modère/).waitFor()
})

test('somebody whose session is over reads that they are out, and finds their words again once back in', async () => {
  const elise = await hall.enter('Élise', server.links.participant.poitiers, '/c/demo-2026/atelier/th-4')
  await elise.page.getByLabel('Votre idée').fill('Une idée pas encore posée')
  await elise.context.clearCookies()
  await elise.page.reload()
  await elise.page.getByRole('heading', { name: 'Vous n’êtes pas entré' }).waitFor()
  await elise.page.getByRole('link', { name: 'Entrer avec un code' }).click()
  await elise.page.getByLabel(/^Code/).fill(server.code)
  await elise.page.getByLabel(/^Votre nom sur le tableau/).fill('Élise')
  await elise.page.getByRole('button', { name: 'Entrer', exact: true }).click()
  await elise.page.waitForURL(/\/c\/demo-2026$/)
  await elise.page.goto(new URL('/c/demo-2026/atelier/th-4', server.url).href)
  await elise.board.getByRole('article').first().waitFor()
  expect(await elise.page.getByLabel('Votre idée').inputValue()).toBe('Une idée pas encore posée')
})

test('an old Node is told which one is needed, in one sentence; a recent one is told nothing', async () => {
  expect(await startedWith('20.11.0')).toBe(
    'Palabre demande Node 22.18 ou plus récent ; celui-ci est le 20.11.0 : installez Node 24 puis recommencez. / ' +
      'Palabre needs Node 22.18 or newer; this one is 20.11.0: install Node 24 and try again.',
  )
  expect(await startedWith('24.1.0')).toBe('')
})

test('no page threw, and none asked for what its content policy forbids', () => {
  expect(hall.troubles).toEqual([])
})

interface Link {
  readonly id: string
  readonly url: string
}

/** Made by the organiser for participants. */
async function aLink(terms: { readonly maxUses?: number; readonly expiresAt?: number }): Promise<Link> {
  const { linkId } = await act('makeLink', { role: 'participant', ...terms })
  const { links } = await organizer.get<{ links: readonly Link[] }>('/api/links?conference=demo-2026')
  const made = links.find(({ id }) => id === linkId)
  if (!made) throw new Error('the link that was made is not among the links')
  return made
}

let acts = 0

async function act(kind: string, input: unknown): Promise<Readonly<Record<string, unknown>>> {
  const actId = `bad-input-journey-${++acts}`
  const answered = await organizer.act({ actId, conferenceId: 'demo-2026', kind, input })
  if (!('answer' in answered)) throw new Error(`${kind}: ${JSON.stringify(answered)}`)
  return answered.answer
}

async function refusedAt(page: Page, address: string, said: string | RegExp): Promise<void> {
  await page.goto('about:blank')
  await page.goto(address)
  await page.getByRole('heading', { name: 'Ce lien ne permet pas d’entrer' }).waitFor()
  await page.getByText(said).waitFor()
}

async function statusOf(link: string): Promise<number> {
  const answer = await fetch(new URL('/api/invitation', server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ secret: link.split('#')[1] }),
  })
  return answer.status
}

/** What the first word of every npm command says under that version. */
function startedWith(version: string): Promise<string> {
  const check = path.join(import.meta.dirname, '../../scripts/check-node.mjs')
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' }); await import('${check}')`
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '--eval', pretend], (_exit, _out, said) => resolve(said.trim()))
  })
}
