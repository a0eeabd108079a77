import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { listen } from '#server/ops/listen.ts'
import { readSettings } from '#server/settings.ts'

function settingsOf(args: string[], environment: Record<string, string> = {}) {
  const read = readSettings(args, environment)
  if ('sentence' in read) throw new Error(read.sentence)
  return read.settings
}

test('without a word it opens on 4321 for the whole room', () => {
  expect(settingsOf([])).toMatchObject({ port: 4321, host: '0.0.0.0', publicUrl: null, demo: false, json: false })
  expect(settingsOf([]).dataDirectory).toMatch(/data$/)
})

test('flags win over the environment', () => {
  const environment = {
    PALABRE_PORT: '5000',
    PALABRE_DATA: '/srv/a',
    PALABRE_URL: 'https://a.example',
    PALABRE_DEMO: '1',
  }
  expect(settingsOf([], environment)).toMatchObject({
    port: 5000,
    dataDirectory: '/srv/a',
    publicUrl: 'https://a.example',
    demo: true,
  })
  const args = ['--port', '0', '--data', '/srv/b', '--url', 'http://b.example/', '--json']
  expect(settingsOf(args, environment)).toMatchObject({
    port: 0,
    dataDirectory: '/srv/b',
    publicUrl: 'http://b.example',
    json: true,
  })
})

test.each([
  ['a port that is none', ['--port', 'abc'], 'port'],
  ['an address under a path', ['--url', 'https://a.example/palabre'], '--url'],
  ['an address of another kind', ['--url', 'ftp://a.example'], '--url'],
  ['an unknown flag', ['--prot', '1'], '--port'],
])('%s is answered by one sentence', (_what, args, word) => {
  const read = readSettings(args, {})
  expect('sentence' in read && read.sentence).toContain(word)
})

test('a port in use is one sentence that says what to do, a free one is taken', async () => {
  const first = createServer()
  const taken = await listen(first, { port: 0, host: '127.0.0.1' })
  const port = 'port' in taken ? taken.port : 0
  expect(port).toBeGreaterThan(0)
  const second = await listen(createServer(), { port, host: '127.0.0.1' })
  expect('sentence' in second && second.sentence).toContain(`${port} est déjà pris`)
  first.close()
})
