/**
 * People at their screens, in a real browser: each has a context of their own, and does by role and label what hands
 * and eyes do. A page that throws, or that its own content policy blocks, is remembered in `troubles`.
 */
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { openBrowser } from './browser.ts'

export interface AtScreen {
  readonly name: string
  readonly page: Page
  readonly context: BrowserContext
  /** The board itself, without the tools around it. */
  readonly board: Locator
  /** The state of one's words. */
  chip(said: string | RegExp): Locator
  /** The slip whose title this is. */
  slip(title: string): Locator
  /** Writes a card in the composer and places it with Enter. */
  placeCard(words: string): Promise<void>
  /** Opens a card from its slip. */
  open(title: string): Promise<Locator>
  /** Opens a card and puts the caret at the end of its words. */
  writeIn(title: string): Promise<Locator>
  /** Takes hands off: nothing is hovered or focused, so that what arrives finds its place. */
  rest(): Promise<void>
}

export interface Hall {
  readonly browser: Browser
  /** What pages threw or logged as an error, with the name of who saw it. */
  readonly troubles: readonly string[]
  /** Somebody new, at an address, having joined nothing yet. */
  sit(name: string, address: string, options?: BrowserContextOptions): Promise<AtScreen>
  /** Somebody new who enters by a link, and is then at `there` (a path), or where the link leads. */
  enter(name: string, link: string, there?: string, options?: BrowserContextOptions): Promise<AtScreen>
  close(): Promise<void>
}

/** Closed by the caller, in an afterAll. */
export async function openHall(): Promise<Hall> {
  const browser = await openBrowser()
  const troubles: string[] = []

  async function sit(name: string, address: string, options: BrowserContextOptions = {}): Promise<AtScreen> {
    const context = await browser.newContext({ ...asInFrance, ...options })
    context.setDefaultTimeout(patienceMs)
    const page = await context.newPage()
    listenForTroubles(page, name, troubles)
    await page.goto(address)
    return atScreen(name, page, context)
  }

  return {
    browser,
    troubles,
    sit,
    async enter(name, link, there, options) {
      const person = await sit(name, link, options)
      await joinAs(person.page, name)
      if (there) await person.page.goto(new URL(there, link).href)
      return person
    },
    close: () => browser.close(),
  }
}

/** On the page a link opens: a name, and in. */
export async function joinAs(page: Page, name: string): Promise<void> {
  await page.getByLabel(/^Votre nom sur le tableau|^Your name on the board/).fill(name)
  await page.getByRole('button', { name: /^(Entrer|Enter)$/ }).click()
  await page.waitForURL((url) => url.pathname !== '/r')
}

/** Two cores, several browsers and a server on them: longer than anybody would wait, shorter than a test may last. */
const patienceMs = 15_000

const asInFrance: BrowserContextOptions = {
  locale: 'fr-FR',
  timezoneId: 'Europe/Paris',
  viewport: { width: 1440, height: 900 },
}

/** The browser's own sentence about a request that found no network, or was refused, is not the page's fault. */
const networkSentence = /Failed to load resource|net::ERR_|WebSocket connection to/

function listenForTroubles(page: Page, name: string, troubles: string[]): void {
  page.on('pageerror', (error) => troubles.push(`${name}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !networkSentence.test(message.text())) troubles.push(`${name}: ${message.text()}`)
  })
}

function atScreen(name: string, page: Page, context: BrowserContext): AtScreen {
  const board = page.getByRole('main')
  const slip = (title: string) => board.getByRole('article').filter({ has: page.getByRole('button', { name: title }) })
  const open = async (title: string) => {
    await board.getByRole('button', { name: title }).click()
    return page.getByRole('dialog', { name: 'Carte' })
  }
  return {
    name,
    page,
    context,
    board,
    slip,
    open,
    chip: (said) => page.getByRole('banner').getByText(said),
    async placeCard(words) {
      const field = page.getByLabel('Votre idée')
      await field.fill(words)
      await page.getByRole('button', { name: 'Poser la carte', disabled: false }).waitFor()
      await field.press('Enter')
    },
    async writeIn(title) {
      const sheet = await open(title)
      await sheet.getByRole('button', { name: 'Écrire dans la carte' }).click()
      const words = sheet.getByRole('textbox', { name: 'Texte de la carte' })
      await words.focus()
      await page.keyboard.press('Control+End')
      return words
    },
    async rest() {
      await page.mouse.move(0, 0)
      await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
    },
  }
}
