/** The only place of the server that draws lots: identifiers and tokens nobody can guess. */
import { randomBytes } from 'node:crypto'
import { customAlphabet } from 'nanoid'

/** 62 letters and digits to the twelfth: 71 bits, and nothing that needs quoting anywhere. */
const tail = customAlphabet('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', 12)

/** A letter that says of what kind, then twelve that say which. */
export function randomId(letter: string): string {
  return letter + tail()
}

/** 256 bits: a session's cookie, the founder's secret. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

export function randomKey(): Buffer {
  return randomBytes(32)
}
