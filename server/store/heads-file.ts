/**
 * How far each document had come, written beside the database after every transaction.
 * SQLite drops the end of a damaged write-ahead log without a word, rows and counters together, so nothing inside the
 * database can tell. This file can: it is never ahead of what was durable, hence a database behind it has lost something.
 * It is not synced: after a power cut it may be behind, which only makes it say less. Deleting it accepts a loss.
 */
import { closeSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'

export interface HeadsFile {
  /** Last sequence known to have been durable; undefined for a document this file never heard of. */
  headOf(document: string): number | undefined
  note(reached: ReadonlyMap<string, number>): void
  close(): void
}

/** After this many new lines the file is written anew with one line per document. */
const linesBeforeTidying = 20_000

export function openHeadsFile(path: string): HeadsFile {
  const heads = readHeads(path)
  let file = openSync(path, 'a')
  let lines = 0

  function note(reached: ReadonlyMap<string, number>): void {
    if (reached.size === 0) return
    for (const [document, sequence] of reached) heads.set(document, sequence)
    lines += reached.size
    try {
      writeSync(file, [...reached].map(lineFor).join(''))
      if (lines > linesBeforeTidying) tidy()
    } catch {
      // What was committed stays true on a full disk; this file is then behind, as it may be.
    }
  }

  function tidy(): void {
    lines = 0
    writeFileSync(`${path}.new`, [...heads].map(lineFor).join(''))
    renameSync(`${path}.new`, path)
    closeSync(file)
    file = openSync(path, 'a')
  }

  return { headOf: (document) => heads.get(document), note, close: () => closeSync(file) }
}

/** A torn or damaged line fails its checksum and says nothing. */
function readHeads(path: string): Map<string, number> {
  const heads = new Map<string, number>()
  for (const line of textOf(path).split('\n')) {
    const [, sum, sequence, document] = /^([0-9a-f]{8}) (\d+) (.+)$/.exec(line) ?? []
    if (sequence === undefined || document === undefined || sum !== sumOf(`${sequence} ${document}`)) continue
    heads.set(document, Math.max(Number(sequence), heads.get(document) ?? 0))
  }
  return heads
}

/** Begins with the line break, so that a line torn by a crash does not spoil the next one. */
function lineFor([document, sequence]: readonly [string, number]): string {
  const said = `${sequence} ${document}`
  return `\n${sumOf(said)} ${said}`
}

function sumOf(said: string): string {
  return crc32(said).toString(16).padStart(8, '0')
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
