/** Every page, in two languages and two lights, without anything serious for axe to say; and a way through by keyboard. */
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '#tests/setup/a-running-server.ts'
import { type Hall, openHall } from '#tests/setup/people-at-screens.ts'

let server: RunningServer
let hall: Hall

beforeAll(async () => {
  server = await startServer()
  hall = await openHall()
})

afterAll(async () => {
  await hall?.close()
  await server?.stop()
})

interface PageSeen {
  readonly name: string
  readonly path: string
  /** Something that is there only once the page has what it shows. */
  ready(page: Page): Promise<unknown>
  /** Opens what opens over the page, and says where it is. */
  over?(page: Page): Promise<string>
}

const inConference = '/c/demo-2026'
const slips = (page: Page) => page.getByRole('main').getByRole('article').first().waitFor()
const said = (page: Page) => page.getByRole('heading', { level: 1 }).first().waitFor()
const openFirstSlip = (page: Page) =>
  page.getByRole('main').getByRole('article').first().getByRole('button').first().click()

const pages: readonly PageSeen[] = [
  {
    name: 'programme',
    path: inConference,
    ready: (page) =>
      page
        .getByRole('link', { name: /Atelier 1/ })
        .first()
        .waitFor(),
  },
  { name: 'set-up', path: `${inConference}/reglages`, ready: (page) => page.getByRole('region').nth(3).waitFor() },
  {
    name: 'board',
    path: `${inConference}/atelier/th-1`,
    ready: slips,
    async over(page) {
      await openFirstSlip(page)
      const sheet = page.getByRole('dialog')
      await sheet.getByRole('button', { name: /^(Écrire dans la carte|Write in the card)$/ }).click()
      await sheet.getByRole('textbox').first().waitFor()
      return '[role="dialog"]'
    },
  },
  {
    // A wall of four hundred slips says the same as one of twenty, and takes axe five times as long.
    name: 'desk',
    path: `${inConference}/bureau?atelier=te-10`,
    ready: slips,
    async over(page) {
      await openFirstSlip(page)
      await page.getByRole('region', { name: 'Promotion' }).waitFor()
      return '[data-promotion]'
    },
  },
  { name: 'draft', path: `${inConference}/projet`, ready: slips },
  {
    name: 'links',
    path: `${inConference}/liens`,
    ready: (page) => page.getByRole('img', { name: /QR/ }).first().waitFor(),
  },
]

for (const locale of ['fr-FR', 'en-GB']) {
  test(`every page in ${locale}: nothing serious or critical, in either light`, async () => {
    const { page, context } = await hall.sit('Odile', server.url, { locale })
    await said(page)
    await nothingSerious(page, 'home')
    await page.goto(server.links.organizer)
    await page.getByRole('textbox').first().waitFor()
    await nothingSerious(page, 'join')
    await page.getByRole('textbox').first().fill('Odile')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname !== '/r')
    for (const { name, path, ready, over } of pages) {
      await page.goto(new URL(path, server.url).href)
      await ready(page)
      await nothingSerious(page, name)
      if (over) await nothingSerious(page, `over the ${name}`, await over(page))
    }
    await context.close()
  }, 90_000)
}

test('without a mouse: in by a link, to a workshop, a card placed, opened, written in, and closed', async () => {
  const { page } = await hall.sit('Clara', server.links.participant.bordeaux)
  await tabTo(page, 'textbox', /^Votre nom/)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Clara')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/c\/demo-2026$/)
  await page
    .getByRole('link', { name: /Atelier 1/ })
    .first()
    .waitFor()
  await tabTo(page, 'link', /Atelier 1/)
  await page.keyboard.press('Enter')
  await slips(page)

  await page.keyboard.press('n')
  await expect.poll(() => hasFocus(page.getByRole('textbox', { name: 'Votre idée' }))).toBe(true)
  await page.keyboard.type('Écrite sans souris')
  await page.getByRole('button', { name: 'Poser la carte', disabled: false }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('main').getByRole('article').filter({ hasText: 'Écrite sans souris' }).waitFor()
  await page.keyboard.press('Tab')
  await tabTo(page, 'button', 'Écrite sans souris')
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: /^Carte/ })
  await sheet.waitFor()
  await tabTo(page, 'button', 'Écrire dans la carte')
  await page.keyboard.press('Enter')
  await expect.poll(() => hasFocus(sheet.getByRole('textbox', { name: 'Texte de la carte' }))).toBe(true)
  await page.keyboard.type(' du tout')
  await sheet.getByRole('textbox', { name: 'Texte de la carte' }).getByText('Écrite sans souris du tout').waitFor()
  await page.keyboard.press('Escape')
  // Once more than needed, as hands do: the board is not left.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toContain('Écrite sans souris du tout')
  expect(new URL(page.url()).pathname).toBe('/c/demo-2026/atelier/th-1')
})

test('no page threw, and none asked for what its content policy forbids', () => {
  expect(hall.troubles).toEqual([])
})

const asksAll = process.env['PALABRE_AXE'] === 'whole'

/**
 * Everything in the light; in the dark what the light changes, which is contrast. A language changes no colour.
 * PALABRE_AXE=whole asks every rule of every page, in both languages and both lights: four times as long.
 */
async function nothingSerious(page: Page, where: string, within = 'html'): Promise<void> {
  const looksAtColours = asksAll || (await page.locator('html').getAttribute('lang')) === 'fr'
  const inTheLight = new AxeBuilder({ page }).include(within)
  expect(await serious(looksAtColours ? inTheLight : inTheLight.disableRules('color-contrast')), where).toEqual([])
  if (!looksAtColours) return
  await page.emulateMedia({ colorScheme: 'dark' })
  // Colours on their way from one light to the other are nobody's.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
  const inTheDark = new AxeBuilder({ page }).include(within)
  if (!asksAll) inTheDark.withRules(['color-contrast'])
  expect(await serious(inTheDark), `${where}, dark`).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
}

async function serious(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.target.join(' ')}: ${node.failureSummary}`))
}

/** Further than this nobody goes by the Tab key. */
const patience = 60

/** Presses Tab until what is wanted has the focus. */
async function tabTo(page: Page, role: 'button' | 'link' | 'textbox', name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name })
  for (let presses = 0; presses < patience; presses++) {
    if (await hasFocus(wanted)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no ${role} « ${name} » within ${patience} presses of Tab`)
}

const hasFocus = (wanted: Locator): Promise<boolean> =>
  wanted.evaluateAll((elements) => elements.some((element) => element === document.activeElement))

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '')
