/**
 * `npm run screens`: photographs every page of the demonstration into docs/screens, as people see them, so that the
 * README and whoever compares with the mocks look at what is, not at what was.
 * Names: `<page>-<screen>-<light>-<language>.png`.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, Page } from 'playwright-core'
import type { DemonstrationLinks } from '#server/identity/demonstration-links.ts'
import { openBrowser } from '../tests/setup/browser.ts'

const screens = {
  phone: { width: 360, height: 640 },
  laptop: { width: 1440, height: 900 },
  projector: { width: 1920, height: 1080 },
} as const

interface Shot {
  readonly page: string
  readonly screen: keyof typeof screens
  readonly light: 'light' | 'dark'
  readonly language: 'fr' | 'en'
}

interface Seen {
  readonly who: 'stranger' | 'participant' | 'moderator' | 'organizer'
  readonly path: string
  /** Brings the page to the moment worth seeing. */
  ready(page: Page): Promise<unknown>
}

const names = { participant: 'Hirondelle', moderator: 'Maude', organizer: 'Odile' } as const
const root = path.join(import.meta.dirname, '..')
const album = path.join(root, 'docs/screens')
const conference = '/c/demo-2026'
const slips = (page: Page) => page.getByRole('main').getByRole('article').nth(3).waitFor()

const pages: Readonly<Record<string, Seen>> = {
  home: { who: 'stranger', path: '/', ready: (page) => page.getByRole('heading', { level: 1 }).waitFor() },
  join: { who: 'stranger', path: 'participant', ready: (page) => page.getByRole('textbox').first().waitFor() },
  programme: {
    who: 'participant',
    path: conference,
    ready: (page) =>
      page
        .getByText(/Bordeaux\s*1/)
        .first()
        .waitFor(),
  },
  board: { who: 'participant', path: `${conference}/atelier/th-1`, ready: seeBoard },
  /** A phone shows one thing at a time: this one is what it shows first. */
  write: {
    who: 'participant',
    path: `${conference}/atelier/th-1`,
    ready: (page) => page.getByRole('form').waitFor(),
  },
  card: { who: 'participant', path: `${conference}/atelier/th-1`, ready: openCard },
  desk: { who: 'moderator', path: `${conference}/bureau`, ready: prepareAPromotion },
  draft: { who: 'moderator', path: `${conference}/projet`, ready: slips },
  'set-up': {
    who: 'organizer',
    path: `${conference}/reglages`,
    ready: (page) => page.getByRole('region').nth(3).waitFor(),
  },
  links: { who: 'organizer', path: `${conference}/liens`, ready: (page) => page.getByRole('img').nth(2).waitFor() },
}

const shots: readonly Shot[] = [
  ...Object.keys(pages).map((page): Shot => ({ page, screen: 'phone', light: 'light', language: 'fr' })),
  ...Object.keys(pages)
    .filter((page) => page !== 'write')
    .map((page): Shot => ({ page, screen: 'laptop', light: 'light', language: 'fr' })),
  ...['programme', 'board', 'desk', 'draft'].map(
    (page): Shot => ({ page, screen: 'laptop', light: 'dark', language: 'fr' }),
  ),
  ...['home', 'board'].map((page): Shot => ({ page, screen: 'phone', light: 'dark', language: 'fr' })),
  { page: 'board', screen: 'projector', light: 'light', language: 'fr' },
  ...['home', 'programme', 'desk'].map((page): Shot => ({ page, screen: 'laptop', light: 'light', language: 'en' })),
]

const wanted = process.argv[2]
const chosen = shots.filter((shot) => !wanted || nameOf(shot).includes(wanted))
const data = mkdtempSync(path.join(tmpdir(), 'palabre-screens-'))
const server = spawn(process.execPath, ['server/main.ts', '--demo', '--json', '--port', '0', '--data', data], {
  cwd: root,
  env: { ...process.env, PALABRE_LOG: 'error' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const browser = await openBrowser()
try {
  const opened = await firstLine()
  mkdirSync(album, { recursive: true })
  for (const shot of chosen) await take(browser, opened, shot)
  const bytes = readdirSync(album).reduce((sum, file) => sum + statSync(path.join(album, file)).size, 0)
  console.log(`${chosen.length} screens taken; docs/screens holds ${(bytes / 1e6).toFixed(1)} MB`)
} finally {
  await browser.close()
  server.kill('SIGTERM')
  server.once('close', () => rmSync(data, { recursive: true, force: true }))
}

type Opened = DemonstrationLinks & { readonly url: string }

async function firstLine(): Promise<Opened> {
  for await (const line of createInterface({ input: server.stdout })) return JSON.parse(line) as Opened // docs/protocol.md
  throw new Error('the server ended before it opened')
}

async function take(from: Browser, { url, links }: Opened, shot: Shot): Promise<void> {
  const { who, path: place, ready } = pages[shot.page] ?? stop(`no page ${shot.page}`)
  const context = await from.newContext({
    viewport: screens[shot.screen],
    colorScheme: shot.light,
    reducedMotion: 'reduce',
    locale: shot.language === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    hasTouch: shot.screen === 'phone',
  })
  const page = await context.newPage()
  if (who !== 'stranger') {
    await page.goto(who === 'participant' ? links.participant.bordeaux : links[who])
    await page.getByRole('textbox').first().fill(names[who])
    await page.keyboard.press('Enter')
    await page.waitForURL((at) => at.pathname !== '/r')
  }
  await page.goto(place === 'participant' ? links.participant.bordeaux : new URL(place, url).href)
  await ready(page)
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: path.join(album, `${nameOf(shot)}.png`), animations: 'disabled', caret: 'hide' })
  await context.close()
}

function nameOf({ page, screen, light, language }: Shot): string {
  return `${page}-${screen}-${light}-${language}`
}

/** A phone shows the composer first. */
async function seeBoard(page: Page): Promise<void> {
  const tab = page.getByRole('button', { name: /^(Tableau|Board)$/ })
  await page.getByRole('form').waitFor()
  if (await tab.isVisible()) await tab.click()
  await slips(page)
}

async function openCard(page: Page): Promise<void> {
  await seeBoard(page)
  await page.getByRole('main').getByRole('article').nth(1).getByRole('button').first().click()
  await page.getByRole('dialog').waitFor()
}

/** Three cards of three places on their way into one proposal. */
async function prepareAPromotion(page: Page): Promise<void> {
  await slips(page)
  await page.waitForFunction(() => !document.querySelector('progress, [role="progressbar"]'))
  const wall = page.getByRole('main').getByRole('region').first()
  for (const place of ['Limoges', 'Bordeaux', 'Poitiers']) {
    const slip = wall.getByRole('article').filter({ hasText: place, hasNotText: /P-\d/ }).first()
    await slip.getByRole('button').first().click()
  }
  await page.getByRole('region', { name: 'Promotion' }).waitFor()
}

function stop(sentence: string): never {
  throw new Error(sentence)
}
