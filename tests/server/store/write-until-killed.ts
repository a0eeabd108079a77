/** Processes that write until they are killed or refused, and what they said had been acknowledged. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { expect } from 'vitest'

export type Writer = ChildProcessByStdio<null, Readable, Readable>

const script = path.join(import.meta.dirname, 'killed-writer.ts')

/** Kills the writer after so many acknowledgements; answers the last sequence acknowledged per document. */
export async function writeUntilKilled(
  file: string,
  honesty: 'honest' | 'lying',
  howMany = 200,
): Promise<Map<string, number>> {
  const child = startWriter(file, honesty)
  const { acknowledged } = await hear(child, (lines) => lines > howMany && child.kill('SIGKILL'))
  expect(child.signalCode, 'the writer ended by itself').toBe('SIGKILL')
  return acknowledged
}

export function startWriter(file: string, honesty: 'honest' | 'lying', limits = 'true'): Writer {
  const command = ['-c', `${limits}; exec "$0" "$@"`, process.execPath, script, file, honesty]
  return spawn('sh', command, { stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Everything a writer says until it ends; what was still in the pipe when it was killed was said, and counts. */
export async function hear(child: Writer, afterLine: (lines: number) => unknown = () => {}) {
  const acknowledged = new Map<string, number>()
  const refused: string[] = []
  let lines = 0
  const ended = once(child, 'close')
  for await (const line of createInterface({ input: child.stdout })) {
    const [, document, sequence] = /^(\w+:\w+) (\d+)$/.exec(line) ?? []
    if (document) acknowledged.set(document, Number(sequence))
    else refused.push(line)
    lines += 1
    afterLine(lines)
  }
  await ended
  return { acknowledged, refused }
}
