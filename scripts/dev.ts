/** `npm run dev`: the server, restarted when its files change, and vite before it. What follows `--` goes to the server. */
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')
const port = '3000'

const children = [
  run(['--watch', 'server/main.ts', '--port', port, ...process.argv.slice(2)]),
  run(['node_modules/vite/bin/vite.js'], { BACKEND: `http://127.0.0.1:${port}` }),
]
for (const child of children) child.once('exit', (code) => stopAll(code ?? 0))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopAll(0))

function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): ChildProcess {
  return spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } })
}

/** One gone, both go: half a development server is only confusing. */
function stopAll(code: number): void {
  process.exitCode ??= code
  for (const child of children) child.kill('SIGTERM')
}
