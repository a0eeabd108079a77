/**
 * Before `start`, `demo` and `test`: builds the client into dist/client when its sources are newer than what is there.
 * Silent when all is well: the command that follows may owe its caller one line of JSON. `--always` builds and says so.
 */
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')
/** Written last: a build that was interrupted has none, and is made again. */
const stampFile = path.join(root, 'dist/client/.vite/sources.sha256')
const always = process.argv.includes('--always')

if (always || isStale()) await build().catch(explain)

function isStale(): boolean {
  return !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== fingerprint()
}

async function build(): Promise<void> {
  const made = fingerprint()
  // Imported only now: a production install holds a built client and no vite.
  const vite = await import('vite')
  await vite.build({ configFile: path.join(root, 'vite.config.ts'), logLevel: always ? 'info' : 'error' })
  writeFileSync(stampFile, made)
}

function explain(reason: unknown): never {
  console.error(reason instanceof Error ? reason.message : reason)
  console.error("L'interface n'a pas pu être construite. / The client could not be built.")
  process.exit(1)
}

/** Of names and contents, not of dates: a fresh clone and a changed branch are told apart. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of sources()) {
    const content = readFileSync(path.join(root, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

function sources(): string[] {
  const made = ['client/**/*.*', 'shared/**/*.*', 'vite.config.ts', 'scripts/precompress.ts', 'package-lock.json']
  return globSync(made, { cwd: root, exclude: ['**/*.md', '**/tsconfig.json'] }).sort()
}
