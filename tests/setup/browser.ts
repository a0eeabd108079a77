/** The real browser of journeys and screens: `CHROMIUM`, else the system's, else the one that comes with the dependencies. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** Closed by the caller, in a finally or an afterAll. One context per person. */
export async function openBrowser(): Promise<Browser> {
  const named = process.env['CHROMIUM']
  const installed = named || systemBrowsers.find((file) => existsSync(file))
  if (installed) return chromium.launch({ executablePath: installed, args: flags })
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(noBrowser)
  const folder = await unpackedChromium()
  return chromium.launch({ executablePath: path.join(folder, 'chromium'), args: flags, env: environmentFor(folder) })
}

const noBrowser =
  'Aucun navigateur pour les tests : installez Chromium ou Chrome, ou donnez son chemin dans CHROMIUM. / ' +
  'No browser for the tests: install Chromium or Chrome, or give its path in CHROMIUM.'

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** A quiet browser: no sandbox (containers run as root), no GPU, nothing fetched in the background. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

const root = path.join(import.meta.dirname, '../..')
const cache = path.join(root, 'node_modules/.cache/chromium')

/** Unpacked aside, then put in place by one rename: an interrupted or a simultaneous run leaves no half browser. */
async function unpackedChromium(): Promise<string> {
  if (existsSync(cache)) return cache
  mkdirSync(path.dirname(cache), { recursive: true })
  const fresh = mkdtempSync(`${cache}-`)
  await unpackInto(fresh)
  try {
    renameSync(fresh, cache)
  } catch {
    // Somebody else was first: theirs is as good.
    rmSync(fresh, { recursive: true })
  }
  return cache
}

/** The package only knows the temporary folder of the moment, which is read when each unpacking starts. */
async function unpackInto(folder: string): Promise<void> {
  const packaged = await import('@sparticuz/chromium')
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  const unpacking = Promise.all([
    packaged.default.executablePath(),
    packaged.inflate(path.join(root, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br')),
  ])
  if (before === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = before
  await unpacking
  writeFileSync(path.join(folder, 'fonts/fonts.conf'), fontSettings)
}

/** A machine with nothing but Node lacks the libraries and the fonts a browser expects: the package has them too. */
function environmentFor(folder: string): Record<string, string | undefined> {
  const libraries = [path.join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':')
  return { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: path.join(folder, 'fonts') }
}

const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`
