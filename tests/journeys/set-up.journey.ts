/** From an empty machine to a first card: a founder opens the printed link, prepares a conference, and lets people in. */
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmptyServer, startEmptyServer } from '#tests/setup/an-empty-server.ts'
import { type AtScreen, type Hall, openHall } from '#tests/setup/people-at-screens.ts'

let server: EmptyServer
let hall: Hall
let founder: AtScreen
let participant: AtScreen
let code = ''

beforeAll(async () => {
  server = await startEmptyServer()
  hall = await openHall()
})

afterAll(async () => {
  await hall?.close()
  await server?.stop()
})

test('the printed link opens the page where a conference is prepared', async () => {
  founder = await hall.enter('Fanny', server.founderLink)
  await founder.page.getByRole('heading', { level: 1, name: 'Préparer une conférence' }).waitFor()
})

test('a blank conference gets its name, its date, two sites, and a workshop with its columns', async () => {
  const { page } = founder
  await page.getByLabel('Nom de la conférence').fill('Conférence des tiers-lieux')
  await page.getByLabel('Date').fill('2026-11-20')
  await page.getByRole('radio', { name: 'Une page blanche' }).check()
  await page.getByRole('button', { name: 'Préparer' }).click()
  await page.getByRole('heading', { level: 1, name: 'Conférence des tiers-lieux' }).waitFor()

  const sites = section('Sites')
  for (const site of ['Pau', 'Guéret']) {
    await sites.getByLabel('Ajouter un site').fill(site)
    await sites.getByRole('button', { name: 'Ajouter' }).click()
    await sites.getByRole('button', { name: `Retirer ${site}` }).waitFor()
  }

  const workshops = section('Ateliers et stands')
  await workshops.getByRole('button', { name: 'Ajouter un atelier' }).click()
  await replace(workshops.getByRole('textbox', { name: 'Nom', exact: true }), 'Ouvrir un lieu')
  await workshops.getByRole('button', { name: 'Ouvrir un lieu' }).waitFor()
  await replace(workshops.getByRole('textbox', { name: 'Titre de la colonne 1' }), 'Ce qui manque')
  await workshops.getByRole('button', { name: 'Retirer la colonne « Ce qui manque »' }).waitFor()
  const columns = workshops.getByRole('textbox', { name: /^Titre de la colonne/ })
  const before = await columns.count()
  await workshops.getByRole('button', { name: 'Ajouter une colonne' }).click()
  await expect.poll(() => columns.count()).toBe(before + 1)
  await replace(workshops.getByRole('textbox', { name: `Titre de la colonne ${before + 1}` }), 'Ce qui marche')
  await workshops.getByRole('button', { name: 'Retirer la colonne « Ce qui marche »' }).waitFor()
})

test('a link for participants has a code and a QR code to print', async () => {
  const { page } = founder
  const invitations = section('Liens d’invitation')
  const made = invitations.getByRole('listitem').filter({ hasText: 'Salle de Pau' })
  await invitations
    .locator('div', { has: page.getByRole('heading', { name: 'participation' }) })
    .last()
    .getByRole('button')
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Nom du lien/).fill('Salle de Pau')
  await dialog.getByLabel('Site proposé').selectOption({ label: 'Pau' })
  await dialog.getByLabel('Atelier montré d’abord').selectOption({ label: 'Atelier 1. Ouvrir un lieu' })
  await dialog.getByRole('button', { name: 'Faire un lien' }).click()
  await made.getByRole('button', { name: 'QR code' }).click()
  await page
    .getByRole('dialog')
    .getByRole('img', { name: /^QR code : / })
    .waitFor()
  code = (await page.getByRole('dialog').innerText()).match(/[A-Z0-9]{3} [A-Z0-9]{3}/)?.[0] ?? ''
  expect(code).not.toBe('')
  await page.keyboard.press('Escape')
})

test('somebody types the code on the home page, sees the room before entering, and writes a card with Enter', async () => {
  participant = await hall.sit('Pierre', server.url)
  const { page } = participant
  await page.getByLabel(/^Code/).pressSequentially(code.toLowerCase())
  await page.getByText('Atelier 1. Ouvrir un lieu').waitFor()
  await page.getByLabel(/^Votre nom sur le tableau/).fill('Pierre')
  expect(await page.getByRole('radio', { name: 'Pau' }).isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Entrer', exact: true }).click()
  await participant.placeCard('Un bail précaire qui dure')
  await participant.slip('Un bail précaire qui dure').getByText('C-001').waitFor()
  await participant.chip('Enregistré').waitFor()
})

test('the organiser closes the workshop: the participant reads why, and keeps what was being written', async () => {
  const { page } = participant
  await page.getByLabel('Votre idée').fill('Une idée commencée trop tard')
  await section('Ateliers et stands').getByRole('button', { name: 'Clore l’atelier' }).click()
  await page
    .getByText(/L’atelier est clos depuis/)
    .first()
    .waitFor()
  const composer = page.getByRole('form', { name: 'Écrire une carte' })
  await composer.getByText('Votre texte est gardé : copiez-le ou portez-le à la table.').first().waitFor()
  expect(await page.getByLabel('Votre idée').inputValue()).toBe('Une idée commencée trop tard')
  const sheet = await participant.open('Un bail précaire qui dure')
  await sheet
    .getByText(/L’atelier est clos/)
    .first()
    .waitFor()
  expect(await sheet.getByRole('button', { name: 'Écrire dans la carte' }).count()).toBe(0)

  await section('Ateliers et stands').getByRole('button', { name: 'Ouvrir l’atelier' }).click()
  await sheet.getByRole('button', { name: 'Écrire dans la carte' }).waitFor()
})

test('a second conference may start in the shape of the demonstration, without its cards', async () => {
  const { page } = founder
  await page.goto(`${server.url}/nouveau`)
  await page.getByLabel('Nom de la conférence').fill('La même, en vrai')
  await page.getByText('La forme de la démonstration').click()
  await page.getByRole('button', { name: 'Préparer' }).click()
  await page.getByRole('heading', { level: 1, name: 'La même, en vrai' }).waitFor()
  for (const site of ['Bordeaux', 'Limoges', 'Poitiers', 'À distance'])
    await section('Sites')
      .getByRole('button', { name: `Retirer ${site}` })
      .waitFor()
  expect(await section('Ateliers et stands').getByRole('button', { expanded: false }).count()).toBe(18)
})

test('the demonstration can be visited from there', async () => {
  const { page } = founder
  await page.goto(`${server.url}/nouveau`)
  await page.getByRole('button', { name: 'Ouvrir la démonstration' }).click()
  await page.waitForURL(/\/c\/demo-2026$/)
  await page.getByRole('heading', { name: 'Ateliers thématiques' }).waitFor()
})

test('no page threw, and none asked for what its content policy forbids', () => {
  expect(hall.troubles).toEqual([])
})

function section(name: string): Locator {
  return founder.page.getByRole('region', { name })
}

/** A field that saves itself when one presses Enter. */
async function replace(field: Locator, words: string): Promise<void> {
  await field.fill(words)
  await field.press('Enter')
}
