/** Puts lines in files of the house for the time of one look by a tool, and tells what the tool said of each. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface Plant {
  /** A folder; or a folder and a name where `*` says `planted`: `shared/board/*-document`. */
  readonly where: string
  readonly line: string
}

/** What was said of one plant; empty when it passes. */
export type Heard = (plant: Plant) => string

type Planted = ReadonlyMap<string, string>

export function askTheLinter(plants: readonly Plant[]): Heard {
  return whilePlanted(plants, (files) => {
    const said = run('biome', [
      'lint',
      '--reporter=github',
      '--colors=off',
      '--max-diagnostics=none',
      ...files.values(),
    ])
    return said.matchAll(/^::error title=(?<rule>[^,]*),file=(?<file>[^,]*),.*?::(?<sentence>.*)$/gm)
  })
}

/** The tests' own project is left out: it may see everything. */
export function askTheCompiler(plants: readonly Plant[]): Heard {
  return whilePlanted(plants, () => {
    const said = run('tsc', ['-b', 'shared', 'server', 'client', '--pretty', 'false'])
    return said.matchAll(/^(?<file>[^(\s]+)\(\d+,\d+\): error (?<rule>TS\d+): (?<sentence>.*)$/gm)
  })
}

const root = path.join(import.meta.dirname, '../..')

function whilePlanted(plants: readonly Plant[], look: (files: Planted) => Iterable<RegExpExecArray>): Heard {
  const files: Planted = new Map(plants.map((plant, index) => [keyOf(plant), fileOf(plant, index)]))
  const foldersMade: string[] = []
  try {
    for (const plant of plants) plantOne(files.get(keyOf(plant)) ?? '', plant.line, foldersMade)
    const said = [...look(files)].map(({ groups = {} }) => ({
      file: path.resolve(root, groups['file'] ?? ''),
      sentence: `${groups['rule']}: ${groups['sentence']}`,
    }))
    return (plant) => {
      const file = path.join(root, files.get(keyOf(plant)) ?? '')
      return said.flatMap((one) => (one.file === file ? [one.sentence] : [])).join('\n')
    }
  } finally {
    for (const file of files.values()) rmSync(path.join(root, file), { force: true })
    for (const folder of foldersMade) removeIfEmpty(folder)
  }
}

function keyOf({ where, line }: Plant): string {
  return `${where} ${line}`
}

function fileOf({ where }: Plant, index: number): string {
  return `${where.includes('*') ? where.replace('*', 'planted') : `${where}/planted-${index}`}.ts`
}

function plantOne(file: string, line: string, foldersMade: string[]): void {
  const folder = path.join(root, path.dirname(file))
  if (mkdirSync(folder, { recursive: true })) foldersMade.push(folder)
  // The export makes a module of a file that would only be a script.
  writeFileSync(path.join(root, file), `${line}\nexport const planted = true\n`)
}

/** Somebody may have moved in meanwhile. */
function removeIfEmpty(folder: string): void {
  if (readdirSync(folder).length === 0) rmdirSync(folder)
}

function run(tool: string, args: readonly string[]): string {
  const { stdout, error } = spawnSync(path.join(root, 'node_modules/.bin', tool), args, { cwd: root, encoding: 'utf8' })
  if (error) throw error
  return stdout
}
