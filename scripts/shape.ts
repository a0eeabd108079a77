/** `npm run shape`: the ten longest files and functions, and how they have moved since the last commit. A mirror, not a fence. */
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type ESTree, parseSync, Visitor } from 'vite'

interface Measure {
  readonly name: string
  readonly lines: number
}

const root = path.join(import.meta.dirname, '..')
const shown = 10

const files = globSync(['{shared,server,client,tests,scripts}/**/*.{ts,tsx}', '*.ts'], { cwd: root })
const now = files.map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))
print('files', now.map(lengthOfFile), (measure) => lengthOfFile({ file: measure.name, text: committed(measure.name) }))
print('functions', now.flatMap(lengthsOfFunctions), (measure) => {
  const file = measure.name.split(' ')[0] ?? ''
  return lengthsOfFunctions({ file, text: committed(file) }).find(({ name }) => name === measure.name)
})

function print(what: string, measures: readonly Measure[], before: (measure: Measure) => Measure | undefined): void {
  console.log(`\n${shown} longest ${what} of ${measures.length}`)
  const longest = [...measures].sort((a, b) => b.lines - a.lines).slice(0, shown)
  for (const measure of longest) {
    const trend = trendBetween(before(measure)?.lines ?? 0, measure.lines)
    console.log(`${String(measure.lines).padStart(6)} ${trend.padStart(6)}  ${measure.name}`)
  }
}

function trendBetween(before: number, after: number): string {
  if (before === 0) return 'new'
  if (before === after) return '='
  return after > before ? `+${after - before}` : `${after - before}`
}

function lengthOfFile({ file, text }: { file: string; text: string }): Measure {
  return { name: file, lines: text.split('\n').length - 1 }
}

function lengthsOfFunctions({ file, text }: { file: string; text: string }): Measure[] {
  const found: Measure[] = []
  const add = (name: string, { start, end }: ESTree.Span) =>
    found.push({ name: `${file} ${name}`, lines: text.slice(start, end).split('\n').length })
  const addValue = (
    name: ESTree.Expression | ESTree.BindingPattern | ESTree.PropertyKey,
    value: ESTree.Node | null,
  ) => {
    if (value?.type === 'ArrowFunctionExpression' || value?.type === 'FunctionExpression') add(nameOf(name), value)
  }
  new Visitor({
    FunctionDeclaration: (node) => add(node.id?.name ?? '(unnamed)', node),
    VariableDeclarator: (node) => addValue(node.id, node.init),
    Property: (node) => addValue(node.key, node.value),
  }).visit(parseSync(file, text).program)
  return found
}

function nameOf(node: ESTree.Node): string {
  return node.type === 'Identifier' ? node.name : '(unnamed)'
}

/** Empty when the file is new, or when nothing was ever committed. */
function committed(file: string): string {
  return spawnSync('git', ['show', `HEAD:${file}`], { cwd: root, encoding: 'utf8' }).stdout ?? ''
}
