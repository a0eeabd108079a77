/**
 * The machine's own key, beside the database and never in it: links' secrets and the ids that acts make are derived
 * from it. A copy of the database alone opens no door.
 */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { randomKey } from '../ops/random-id.ts'

const keyBytes = 32

/** Reads `<data>/instance.key`, or makes it, readable by its owner only. */
export function openInstanceKey(dataDirectory: string): Buffer {
  const file = path.join(dataDirectory, 'instance.key')
  // Names and opinions lie beside it.
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const key = readKey(file) ?? makeKey(file)
  if (key.length !== keyBytes) throw new Error(`${file} is not a key of ${keyBytes} bytes: restore it from a backup.`)
  return key
}

function readKey(file: string): Buffer | null {
  try {
    chmodSync(file, 0o600)
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** `wx`: two processes starting at once must not each believe in a key of their own. */
function makeKey(file: string): Buffer {
  const key = randomKey()
  writeFileSync(file, `${key.toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  return key
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
