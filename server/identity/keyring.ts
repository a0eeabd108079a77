/**
 * What is derived from the instance key: secrets and codes of links, and identifiers of what an act makes.
 * Derived rather than drawn, so that a link may be shown and printed again while the database holds hashes only, and an
 * act asked again after a crash makes the same ids. A seed names the person as well as the act: an act's id is chosen
 * by a client, and must not let one person arrive at another's secret.
 */
import { createHash, createHmac } from 'node:crypto'

export interface Keyring {
  secretOf(seed: string): string
  /** Six characters, for people who type; `salt` gives another when one is taken. */
  codeOf(seed: string, salt: number): string
  hashOfCode(code: string): string
  idOf(seed: string, name: string): string
}

/** No 0 O, 1 I L: what is read aloud or copied from a poster must not be mistaken. */
const codeAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const codeLength = 6
const idAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const idTailLength = 12

export function createKeyring(instanceKey: Buffer): Keyring {
  const derive = (text: string) => createHmac('sha256', instanceKey).update(text).digest()
  return {
    secretOf: (seed) => derive(`link:${seed}`).toString('base64url'),
    codeOf: (seed, salt) => spell(derive(`code:${salt}:${seed}`), codeAlphabet, codeLength),
    // Keyed: nine hundred million codes are soon tried against a plain hash.
    hashOfCode: (code) => derive(`code-hash:${plainCode(code)}`).toString('hex'),
    idOf: (seed, name) => initialOf(name) + spell(derive(`id:${seed}:${name}`), idAlphabet, idTailLength),
  }
}

/** A secret or a cookie's token holds 256 bits: nothing slower than this is needed. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** « K7M 4RD ». */
export function printCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`
}

/** As somebody typed it: any case, spaces and hyphens anywhere. */
function plainCode(code: string): string {
  return code.toUpperCase().replace(/[\s\u00a0\u202f-]/g, '')
}

/** 128 bits are read, so that no letter is noticeably likelier than another. */
function spell(bytes: Buffer, alphabet: string, length: number): string {
  let rest = BigInt(`0x${bytes.subarray(0, 16).toString('hex')}`)
  const base = BigInt(alphabet.length)
  let word = ''
  for (; word.length < length; rest /= base) word += alphabet[Number(rest % base)]
  return word
}

function initialOf(name: string): string {
  return /^[a-z]/i.exec(name)?.[0] ?? 'x'
}
