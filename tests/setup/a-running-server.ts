/** The real server as a process of its own, with the demonstration in a folder of its own: what is killed and talked to. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { DemonstrationLinks } from '#server/identity/demonstration-links.ts'
import type { Refusal } from '#shared/kit/refusal.ts'

export interface RunningServer {
  /** `http://localhost:<port>`, the port being whichever was free. */
  readonly url: string
  readonly code: string
  readonly links: DemonstrationLinks['links']
  readonly dataDirectory: string
  /** From the start of the process to the first good answer of /healthz. */
  readonly readyMs: number
  /** Enters by a link's address or its bare secret, as somebody new. */
  join(link: string, name: string): Promise<Visitor>
  /** As a cookie that was given before: also by the server that ran on the same data. */
  as(visitor: Pick<Visitor, 'cookie' | 'personId'>): Visitor
  /** Dead when it resolves; nothing was said to it before. */
  kill(): Promise<void>
  /** Gently, as an operator would, and its folder removed unless it was handed in. */
  stop(): Promise<void>
  logs(): string
}

/** Somebody inside. */
export interface Visitor {
  readonly cookie: string
  readonly personId: string
  get<T>(where: string): Promise<T>
  act(request: ActRequest): Promise<ActAnswered>
}

export interface ActRequest {
  readonly actId: string
  readonly conferenceId: string
  readonly kind: string
  readonly input: unknown
}

export type ActAnswered =
  | { readonly status: 200; readonly answer: Readonly<Record<string, unknown>>; readonly at: number }
  | { readonly status: number; readonly refusal: Refusal }

export interface ServerOptions {
  /** Kept by `stop`, so that another server may start on it. */
  readonly dataDirectory?: string
  readonly environment?: Readonly<Record<string, string>>
  /** The port of a server that ran before; otherwise whichever is free. */
  readonly port?: number
}

/** Rejects with what the server said when it ends before it opens. */
export async function startServer({
  dataDirectory,
  environment = {},
  port = 0,
}: ServerOptions = {}): Promise<RunningServer> {
  const directory = dataDirectory ?? mkdtempSync(path.join(tmpdir(), 'palabre-server-'))
  const startedAt = performance.now()
  const child = spawn(process.execPath, [main, '--demo', '--json', '--port', String(port), '--data', directory], {
    env: { ...withoutOurs(process.env), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  let said = ''
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString()
  })
  const opened = await firstLine(child)
  if (opened === null) throw new Error(`the server ended before it opened: ${said}`)
  // Printed by the server for scripts: see docs/protocol.md.
  const { url, code, links } = JSON.parse(opened) as DemonstrationLinks & { url: string }
  await untilHealthy(url)
  const readyMs = performance.now() - startedAt

  async function end(signal: NodeJS.Signals): Promise<void> {
    child.kill(signal)
    await ended
  }

  return {
    url,
    code,
    links,
    dataDirectory: directory,
    readyMs,
    join: (link, name) => join(url, link, name),
    as: ({ cookie, personId }) => visitor(url, cookie, personId),
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM')
      if (!dataDirectory) rmSync(directory, { recursive: true, force: true })
    },
    logs: () => said,
  }
}

const main = path.join(import.meta.dirname, '../../server/main.ts')

/** What the test's own process was told is not for the server. */
function withoutOurs(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !name.startsWith('PALABRE_') && !name.startsWith('VITEST') && name !== 'NODE_OPTIONS',
    ),
  )
}

async function firstLine(child: ChildProcessByStdio<null, Readable, Readable>): Promise<string | null> {
  const lines = createInterface({ input: child.stdout })
  const line = await Promise.race([once(lines, 'line'), once(lines, 'close')])
  // A pipe nobody reads would never be seen to end.
  child.stdout.resume()
  return typeof line[0] === 'string' ? line[0] : null
}

async function untilHealthy(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/healthz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((soon) => setTimeout(soon, 10))
  }
}

async function join(url: string, link: string, name: string): Promise<Visitor> {
  const secret = link.split('#').at(-1)
  const answer = await post(url, '/api/join', '', { secret, name })
  if (!answer.ok) throw new Error(`${name} was not let in: ${await answer.text()}`)
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const me = (await answer.json()) as { person: { id: string } } // `Me`: see docs/protocol.md
  return visitor(url, cookie, me.person.id)
}

function visitor(url: string, cookie: string, personId: string): Visitor {
  return {
    cookie,
    personId,
    async get<T>(where: string) {
      const answer = await fetch(`${url}${where}`, { headers: { cookie } })
      return (await answer.json()) as T // the caller names what it asked for
    },
    async act(request) {
      const answer = await post(url, '/api/acts', cookie, request)
      const body = (await answer.json()) as object // an answer or a refusal, by its status
      return { status: answer.status, ...body } as ActAnswered
    },
  }
}

function post(url: string, where: string, cookie: string, body: unknown): Promise<Response> {
  return fetch(`${url}${where}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...(cookie ? { cookie } : {}) },
    body: JSON.stringify(body),
  })
}
