/** What somebody wrote is never lost: not by a cut, a closed card, a closed page, a killed server, or too long a text. */
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '#tests/setup/a-running-server.ts'
import { type AtScreen, type Hall, openHall } from '#tests/setup/people-at-screens.ts'

const board = '/c/demo-2026/atelier/th-2'

let server: RunningServer
let hall: Hall
let author: AtScreen
let guest: AtScreen

beforeAll(async () => {
  server = await startServer()
  hall = await openHall()
  const { participant } = server.links
  ;[author, guest] = await Promise.all([
    hall.enter('Béatrice', participant.bordeaux, board),
    hall.enter('Léon', participant.limoges, board, { permissions: ['clipboard-read', 'clipboard-write'] }),
  ])
})

afterAll(async () => {
  await hall?.close()
  await server?.stop()
})

test('cards written offline arrive; words for a card that was closed meanwhile come back to who wrote them', async () => {
  await openToAll('Une carte que je refermerai')
  await guest.writeIn('Une carte que je refermerai')
  await cutOff(guest)
  await guest.page.keyboard.type(' Et mon ajout écrit sans réseau.')
  await guest.placeCard('Première carte hors ligne')
  await guest.placeCard('Seconde carte hors ligne')
  await guest.chip(/^Hors ligne, \d+ en attente/).waitFor()
  await author.page.getByLabel('Laisser les autres écrire dans cette carte').uncheck()
  await author.chip('Enregistré').waitFor()
  await author.page.keyboard.press('Escape')
  await author.rest()
  await guest.context.setOffline(false)

  await author.slip('Première carte hors ligne').waitFor()
  await author.slip('Seconde carte hors ligne').waitFor()
  const returned = await wordsHandedBack('Et mon ajout écrit sans réseau.')
  await guest.chip('Enregistré').waitFor()
  await returned.getByRole('button', { name: 'Copier' }).click()
  expect(await guest.page.evaluate(() => navigator.clipboard.readText())).toContain('Et mon ajout écrit sans réseau.')
  await returned.getByRole('button', { name: 'Remettre en carte' }).click()
  await author.slip('Et mon ajout écrit sans réseau.').waitFor()
  await returned.waitFor({ state: 'detached' })
  expect(await author.slip('Une carte que je refermerai').innerText()).not.toContain('mon ajout')
})

test('words written offline in a card that was withdrawn meanwhile come back too', async () => {
  const sheet = await openToAll('Une carte que je retirerai')
  await guest.writeIn('Une carte que je retirerai')
  await cutOff(guest)
  await guest.page.keyboard.type(' Pourtant j’y tenais.')
  await sheet.getByRole('button', { name: 'Retirer la carte' }).click()
  await author.page
    .getByText(/^Carte C-\d+ retirée/)
    .first()
    .waitFor()
  await guest.context.setOffline(false)
  const returned = await wordsHandedBack('Pourtant j’y tenais.')
  await returned.getByRole('button', { name: 'J’en ai fini avec ce texte' }).click()
  await returned.waitFor({ state: 'detached' })
})

test('a text of 100,000 characters is refused in a sentence, and stays whole where it was', async () => {
  const text = 'Un paragraphe beaucoup trop long pour une carte. '.repeat(2_041).slice(0, 99_999).concat('.')
  await guest.page.evaluate((words) => navigator.clipboard.writeText(words), text)
  const field = guest.page.getByLabel('Votre idée')
  await field.focus()
  await guest.page.keyboard.press('Control+V')
  await guest.page
    .getByText(/96\s000 caractères de trop/)
    .first()
    .waitFor()
  await field.press('Enter')
  expect((await field.inputValue()).length).toBe(100_000)
  await field.fill('')

  await guest.placeCard('Une carte où coller')
  await guest.writeIn('Une carte où coller')
  await guest.page.keyboard.press('Control+V')
  await guest.page.getByText(/Le texte à coller compte 100\s000 caractères/).waitFor()
  expect(await guest.page.evaluate(() => navigator.clipboard.readText())).toBe(text)
  await guest.page.getByRole('button', { name: 'Compris' }).click()
  await guest.page.keyboard.press('Escape')
  await guest.page.keyboard.press('Escape')
  await guest.chip('Enregistré').waitFor()
})

test('words written offline survive the closing of the page, and leave when somebody comes back', async () => {
  await guest.context.setOffline(true)
  await guest.placeCard('Écrite dans le train')
  await guest.chip(/^Hors ligne, \d+ en attente/).waitFor()
  await guest.slip('Écrite dans le train').getByText('en attente').waitFor()
  await guest.page.close()
  const away = await guest.context.newPage()
  // The page can be fetched; its line cannot be opened yet.
  await away.routeWebSocket(/\/live/, (socket) => socket.close())
  await guest.context.setOffline(false)
  await away.goto(new URL(board, server.url).href)
  await away.getByRole('article').filter({ hasText: 'Écrite dans le train' }).getByText('en attente').waitFor()
  await away
    .getByRole('banner')
    .getByText(/^Hors ligne, \d+ en attente/)
    .waitFor()

  await away.close()
  const back = await guest.context.newPage()
  await back.goto(new URL(board, server.url).href)
  await author.slip('Écrite dans le train').waitFor()
  await back.getByRole('banner').getByText('Enregistré').waitFor()
  await back.close()
})

test('a server killed and started again finds its people where they were, with what they wrote meanwhile', async () => {
  await author.rest()
  const port = Number(new URL(server.url).port)
  await server.kill()
  await author.chip(/^Hors ligne/).waitFor()
  await author.placeCard('Écrite pendant la panne')
  await author.chip(/^Hors ligne, \d+ en attente/).waitFor()
  server = await startServer({ dataDirectory: server.dataDirectory, port })
  await author.chip('Enregistré').waitFor()
  await author
    .slip('Écrite pendant la panne')
    .getByText(/^C-\d+/)
    .waitFor()
  await author.slip('Seconde carte hors ligne').waitFor()
}, 60_000)

test('no page threw, and none asked for what its content policy forbids', () => {
  expect(hall.troubles).toEqual([])
})

/** A card of the author's, opened and left open to others. */
async function openToAll(title: string): Promise<Locator> {
  await author.placeCard(title)
  const sheet = await author.open(title)
  await sheet.getByLabel('Laisser les autres écrire dans cette carte').check()
  await author.chip('Enregistré').waitFor()
  await guest.rest()
  return sheet
}

/** The page knows before anything is typed: until then an open socket lets the first letters through, and they stand. */
async function cutOff({ context, chip }: AtScreen): Promise<void> {
  await context.setOffline(true)
  await chip(/^Hors ligne/).waitFor()
}

async function wordsHandedBack(words: string): Promise<Locator> {
  const returned = guest.page.getByRole('region', { name: 'Un texte vous revient' })
  await returned.getByText(words).waitFor()
  return returned
}
