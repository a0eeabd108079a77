/** The main job of the house: people in three rooms and at home write together; what they wrote becomes a proposal. */
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '#tests/setup/a-running-server.ts'
import { type AtScreen, type Hall, openHall } from '#tests/setup/people-at-screens.ts'

/** How long one of them is cut off; a run in a hurry may shorten it. */
const cutMs = Number(process.env['PALABRE_JOURNEY_CUT_MS'] ?? 30_000)
const board = '/c/demo-2026/atelier/th-1'
const desk = '/c/demo-2026/bureau'

let server: RunningServer
let hall: Hall
let bordeaux: AtScreen
let limoges: AtScreen
let distance: AtScreen
let moderator: AtScreen

beforeAll(async () => {
  server = await startServer()
  hall = await openHall()
  const { participant, moderator: moderation } = server.links
  ;[bordeaux, limoges, distance, moderator] = await Promise.all([
    hall.enter('Béatrice', participant.bordeaux, board),
    hall.enter('Léon', participant.limoges, board),
    hall.enter('Dina', participant.distance, board),
    hall.enter('Maude', moderation, board),
  ])
})

afterAll(async () => {
  await hall?.close()
  await server?.stop()
})

test('two people write in one card, one of them cut off: everyone ends with the same words, each once', async () => {
  await bordeaux.placeCard('Une carte à deux mains')
  const mine = await bordeaux.writeIn('Une carte à deux mains')
  await bordeaux.page.getByLabel('Laisser les autres écrire dans cette carte').check()
  await mine.focus()
  await bordeaux.page.keyboard.press('Control+End')
  await bordeaux.page.keyboard.press('Enter')
  const theirs = await limoges.writeIn('Une carte à deux mains')
  await bordeaux.page.getByRole('list', { name: 'Écrivent aussi ici' }).getByText('Léon').waitFor()

  // Letters nobody else writes, so that each can be counted wherever it ends up.
  const fromBordeaux = letters(0x100)
  const fromLimoges = letters(0x1400)
  await limoges.context.setOffline(true)
  await Promise.all([
    bordeaux.page.keyboard.type(fromBordeaux, { delay: cutMs / letterCount }),
    limoges.page.keyboard.type(fromLimoges, { delay: cutMs / letterCount }),
    limoges.chip(/^Hors ligne, \d+ en attente/).waitFor(),
  ])
  expect(await lettersIn(theirs)).toBe(sorted(fromLimoges))
  await limoges.context.setOffline(false)

  await Promise.all([limoges, bordeaux].map((person) => person.chip('Enregistré').waitFor()))
  const readers = await Promise.all([distance, moderator].map((person) => person.open('Une carte à deux mains')))
  const everywhere = [mine, theirs, ...readers]
  const all = sorted(fromBordeaux + fromLimoges)
  for (const screen of everywhere) await expect.poll(() => lettersIn(screen), { timeout: 10_000 }).toBe(all)
  const orders = await Promise.all(everywhere.map(lettersInOrder))
  expect(new Set(orders).size, 'the same order on every screen').toBe(1)
}, 120_000)

test('a card made in Poitiers is on the screen of Bordeaux in under a second', async () => {
  const poitiers = await hall.enter('Paul', server.links.participant.poitiers, board)
  await bordeaux.page.keyboard.press('Escape')
  await bordeaux.page.keyboard.press('Escape')
  await bordeaux.rest()
  await poitiers.slip('Une carte à deux mains').waitFor()
  const arrived = bordeaux.slip('Une permanence sur le marché').waitFor()
  const field = poitiers.page.getByLabel('Votre idée')
  await field.fill('Une permanence sur le marché')
  const since = performance.now()
  await field.press('Enter')
  await arrived
  const took = performance.now() - since
  console.log(`From Poitiers to Bordeaux: ${took.toFixed(0)} ms`)
  expect(took).toBeLessThan(1_000)
})

test('a moderator promotes three cards of three sites into one proposal, and each word can be followed back', async () => {
  await limoges.page.goto(new URL(board, server.url).href)
  await limoges.placeCard('Un bus pour y aller')
  await limoges
    .slip('Un bus pour y aller')
    .getByText(/^C-\d+/)
    .waitFor()
  await moderator.page.goto(new URL(desk, server.url).href)
  await chooseOnWall('Une carte à deux mains')
  await chooseOnWall('Un bus pour y aller')
  await chooseOnWall('Une permanence sur le marché')
  const promotion = moderator.page.getByRole('region', { name: 'Promotion' })
  await promotion.getByRole('combobox', { name: 'Vers' }).selectOption({ label: '1.1, nouvelle proposition' })
  await promotion.getByRole('button', { name: 'Promouvoir' }).click()
  await moderator.page.getByText(/^3 cartes promues dans P-\d+$/).waitFor()

  const proposal = proposalOf('Une carte à deux mains')
  for (const site of ['Bordeaux', 'Limoges', 'Poitiers']) await sourceFrom(proposal, site).first().waitFor()
  const panel = await openSource(proposal, 'Limoges')
  expect(await panel.innerText()).toContain('Un bus pour y aller')
  expect(await panel.innerText()).toMatch(/Léon[\s\S]*Limoges[\s\S]*Promue par Maude/)
  await panel.getByText('Ces mots sont toujours dans la proposition, tels quels.').waitFor()
  await moderator.page.keyboard.press('Escape')
  await Promise.all(
    ['Une carte à deux mains', 'Un bus pour y aller', 'Une permanence sur le marché'].map((title) =>
      badge(bordeaux, title).waitFor(),
    ),
  )
})

test('rewriting the proposal keeps its links, and its cards keep their words of the day', async () => {
  const proposal = proposalOf('Une carte à deux mains')
  await proposal.getByRole('button', { name: /^Écrire : Proposition/ }).click()
  const words = moderator.page.getByRole('textbox', { name: /^Proposition, / })
  await words.focus()
  await moderator.page.keyboard.press('Control+A')
  await moderator.page.keyboard.type('Tout autre chose, dit autrement.')
  await moderator.page.keyboard.press('Escape')
  await moderator.chip('Enregistré').waitFor()
  await proposal.getByText('Tout autre chose, dit autrement.').waitFor()
  for (const site of ['Bordeaux', 'Limoges', 'Poitiers']) expect(await sourceFrom(proposal, site).count()).toBe(1)

  const panel = await openSource(proposal, 'Limoges')
  await panel.getByText('Texte modifié depuis').waitFor()
  expect(await panel.innerText()).toContain('Un bus pour y aller')
  await moderator.page.keyboard.press('Escape')
})

test('demoting is one step back and forth, and the badges of the boards follow', async () => {
  const proposal = proposalOf('Une carte à deux mains')
  const panel = await openSource(proposal, 'Limoges')
  await panel.getByRole('button', { name: 'Retirer cette source' }).click()
  await badge(bordeaux, 'Un bus pour y aller').waitFor({ state: 'detached' })
  expect(await sourceFrom(proposal, 'Limoges').count()).toBe(0)
  expect(await badge(bordeaux, 'Une permanence sur le marché').count()).toBe(1)

  const said = moderator.page.getByRole('listitem').filter({ hasText: /^C-\d+ retirée de P-\d+/ })
  await said.getByRole('button', { name: 'Annuler' }).click()
  await badge(bordeaux, 'Un bus pour y aller').waitFor()
  await sourceFrom(proposal, 'Limoges').first().waitFor()
})

test('no page threw, and none asked for what its content policy forbids', () => {
  expect(hall.troubles).toEqual([])
})

async function chooseOnWall(title: string): Promise<void> {
  const search = moderator.page.getByRole('searchbox', { name: 'Chercher dans les cartes' })
  await search.fill(title)
  await moderator.board
    .getByRole('region', { name: 'Mur des contributions' })
    .getByRole('button', { name: title })
    .click()
  await moderator.page.getByRole('region', { name: 'Promotion' }).getByText(title).waitFor()
}

/** By its title, which a rewriting of its words leaves alone. */
function proposalOf(title: string): Locator {
  return moderator.page.getByRole('article', { name: title })
}

/** Its chip: the site's sign and the card's number. */
function sourceFrom(proposal: Locator, site: string): Locator {
  return proposal.getByRole('button', { name: new RegExp(`^${site} C-\\d+`) })
}

async function openSource(proposal: Locator, site: string): Promise<Locator> {
  await sourceFrom(proposal, site).first().click()
  return moderator.page.getByRole('dialog', { name: /^D’où viennent ces mots/ })
}

const badge = (person: AtScreen, title: string): Locator => person.slip(title).getByText('dans le projet commun')

const letterCount = 200

/** Two hundred letters, each once: Latin with its accents from 0x100, Canadian syllabics from 0x1400. */
function letters(from: number): string {
  return Array.from({ length: letterCount }, (_, index) => String.fromCodePoint(from + index)).join('')
}

const ours = /[\u0100-\u01c7\u1400-\u14c7]/g

const lettersInOrder = async (screen: Locator): Promise<string> =>
  ((await screen.innerText()).match(ours) ?? []).join('')

const lettersIn = async (screen: Locator): Promise<string> => sorted(await lettersInOrder(screen))

const sorted = (text: string): string => [...text].sort().join('')
