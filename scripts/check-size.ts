/** `npm run size`: what a participant's phone downloads before the first card can be read; fails above the promise. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/** JavaScript and CSS, brotli, fonts apart: a few seconds on the bad wifi of a hall. */
const limitBytes = 200_000
/** Pages a participant meets before writing, by their source; each is a chunk loaded when its page opens. */
const firstPages = [/\/board-page\.tsx$/]
/** Blocks the first paint, outside the bundle. */
const besideBundle = ['theme.js']

interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
  readonly assets?: readonly string[]
}

const built = path.join(import.meta.dirname, '../dist/client')
const manifest = readManifest()
const names = firstLoad()
const files = [...new Set(names.flatMap((name) => [chunk(name).file, ...(chunk(name).css ?? [])])), ...besideBundle]
const fonts = new Set(names.flatMap((name) => chunk(name).assets ?? []).filter((file) => file.endsWith('.woff2')))

const weighed = files.map((file) => ({ file, bytes: brotliSize(file) })).sort((a, b) => b.bytes - a.bytes)
const total = weighed.reduce((sum, { bytes }) => sum + bytes, 0)
for (const { file, bytes } of weighed) console.log(`${inKilobytes(bytes)}  ${file}`)
console.log(`${inKilobytes(total)}  first load of a participant, brotli (limit ${inKilobytes(limitBytes).trim()})`)
console.log(`${inKilobytes([...fonts].reduce((sum, file) => sum + read(file).length, 0))}  fonts, apart`)
if (total > limitBytes) stop('The first load is heavier than promised: load later what the first page does not show.')

function readManifest(): Readonly<Record<string, Chunk>> {
  try {
    // Written by the build of this same tree; its shape is vite's promise.
    return JSON.parse(read('.vite/manifest.json').toString()) as Readonly<Record<string, Chunk>>
  } catch {
    return stop('There is no build to weigh: run npm run build first.')
  }
}

function firstLoad(): string[] {
  const entry = Object.keys(manifest).filter((name) => chunk(name).isEntry)
  const pages = firstPages.flatMap((pattern) => {
    const page = Object.keys(manifest).filter((name) => pattern.test(`/${name}`))
    // Not found would mean not weighed: better no answer than a green that checked nothing.
    return page.length > 0 ? page : stop(`No chunk of the build matches ${pattern}: has the page moved?`)
  })
  return withImports([...entry, ...pages])
}

function withImports(wanted: readonly string[], seen = new Set<string>()): string[] {
  for (const name of wanted) {
    if (seen.has(name)) continue
    seen.add(name)
    withImports(chunk(name).imports ?? [], seen)
  }
  return [...seen]
}

function chunk(name: string): Chunk {
  return manifest[name] ?? stop(`The build's manifest speaks of ${name} and does not hold it.`)
}

function brotliSize(file: string): number {
  return brotliCompressSync(read(file)).length
}

function read(file: string): Buffer {
  return readFileSync(path.join(built, file))
}

function inKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(9)
}

function stop(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
