import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../../..')
const started: ChildProcess[] = []
const directories: string[] = []

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true })
})

function aDataDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'palabre-main-'))
  directories.push(directory)
  return directory
}

/** The real thing, as npm starts it. */
function start(...args: string[]) {
  const child = spawn(process.execPath, ['server/main.ts', ...args], { cwd: root })
  started.push(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    said.out += text
  })
  child.stderr.on('data', (text) => {
    said.err += text
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const opened = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
  return { child, said, ended, opened: Promise.race([opened, ended]) }
}

test('the demonstration tells a script its links in one line, serves them, and closes when asked', async () => {
  const { child, said, ended, opened } = start('--demo', '--json', '--port', '0', '--data', aDataDirectory())
  await opened
  expect(said.out.trimEnd().split('\n')).toHaveLength(1)
  const { url, code, links } = JSON.parse(said.out)
  expect(Object.keys(links).sort()).toEqual([
    'facilitator',
    'moderator',
    'observer',
    'organizer',
    'participant',
    'synthesizer',
  ])
  expect(Object.keys(links.participant)).toEqual(['bordeaux', 'limoges', 'poitiers', 'distance'])
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ ok: true })
  const headers = { origin: url, 'content-type': 'application/json' }
  const seen = await fetch(`${url}/api/invitation`, { method: 'POST', headers, body: JSON.stringify({ code }) })
  expect(await seen.json()).toMatchObject({ conferenceId: 'demo-2026', role: 'participant' })
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(said.err).not.toContain(links.moderator.split('#')[1])
}, 30_000)

test('a port in use, and a data directory in use, are one plain sentence each', async () => {
  const data = aDataDirectory()
  const first = start('--port', '0', '--host', '127.0.0.1', '--data', data)
  await first.opened
  const port = /localhost:(\d+)/.exec(first.said.out)?.[1] ?? ''
  const samePort = start('--port', port, '--host', '127.0.0.1', '--data', aDataDirectory())
  const sameData = start('--port', '0', '--host', '127.0.0.1', '--data', data)
  expect([await samePort.ended, await sameData.ended]).toEqual([1, 1])
  expect(samePort.said.err.trimEnd().split('\n')).toHaveLength(1)
  expect(samePort.said.err).toContain(`Le port ${port} est déjà pris`)
  expect(sameData.said.err.trimEnd().split('\n')).toHaveLength(1)
  expect([samePort.said.out, sameData.said.out]).toEqual(['', ''])
}, 30_000)
