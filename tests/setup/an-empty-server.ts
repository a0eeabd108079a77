/** The real server as somebody starts it for the first time: no demonstration, one link printed for who sets it up. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

export interface EmptyServer {
  readonly url: string
  /** The link that is printed: it lets one set up conferences. */
  readonly founderLink: string
  stop(): Promise<void>
}

export async function startEmptyServer(): Promise<EmptyServer> {
  const directory = mkdtempSync(path.join(tmpdir(), 'palabre-empty-'))
  const child = spawn(process.execPath, [main, '--port', '0', '--data', directory], {
    env: { ...process.env, PALABRE_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  for await (const line of createInterface({ input: child.stdout })) {
    const founderLink = /\S+\/r#\S+/.exec(line)?.[0]
    if (!founderLink) continue
    child.stdout.resume()
    return {
      url: new URL(founderLink).origin,
      founderLink,
      async stop() {
        child.kill('SIGTERM')
        await ended
        rmSync(directory, { recursive: true, force: true })
      },
    }
  }
  throw new Error('the server ended before it printed a link')
}

const main = path.join(import.meta.dirname, '../../server/main.ts')
