/**
 * A process made to be killed: writes units as fast as they are acknowledged and says each acknowledgement on stdout,
 * until one is not durable.
 * Run by sqlite-journal.test.ts as `node killed-writer.ts <file> <honest|lying>`.
 */
import { writeSync } from 'node:fs'
import type { Journal } from '#server/store/journal.ts'
import { createSqliteJournal } from '#server/store/sqlite-journal.ts'

const [path = '', honesty = 'honest'] = process.argv.slice(2)
const journal = await createSqliteJournal({
  path,
  acknowledgeBeforeCommit: honesty === 'lying',
  onFatal: () => say('fatal'),
})
const documents = ['board:a', 'board:b', 'board:c', 'draft:c']
await Promise.all(documents.map((document) => writeUntilRefused(journal, document)))

async function writeUntilRefused(store: Journal, document: string): Promise<void> {
  await store.create(document)
  const found = await store.open(document)
  if (!found || 'kind' in found) throw new Error(`${document} did not open`)
  for (let sequence = found.sequence + 1; ; sequence++) {
    const update = new TextEncoder().encode(`${document} says ${sequence}`)
    const entry = {
      document,
      sequence,
      kind: 'edit',
      personId: 'p',
      actId: null,
      clientId: 1,
      at: sequence,
      update,
    } as const
    const value = { sequence }
    const [outcome] = await store.commit([
      { entries: [entry], records: [{ collection: 'said', id: document, scope: '', value }] },
    ])
    if (outcome !== 'durable') return say(`refused ${outcome}`)
    say(`${document} ${sequence}`)
  }
}

/** Synchronous: whatever the test has read was acknowledged before the kill. A full pipe is waited for. */
function say(line: string): void {
  const rest = Buffer.from(`${line}\n`)
  for (let written = 0; written < rest.length; ) {
    try {
      written += writeSync(1, rest, written)
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EAGAIN') throw fault // errors of the file system carry a code
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
  }
}
