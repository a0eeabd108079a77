/** Build step: lays a .br and a .gz beside every text asset, so that the server never compresses. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

/** Fonts and images are already compressed; the manifest is never served. */
const compressible = /\.(?:css|html|js|json|svg|txt|webmanifest)$/

export function precompress(): Plugin {
  return {
    name: 'palabre:precompress',
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir) await Promise.all(textFilesOf(dir).map(compress))
    },
  }
}

function textFilesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => compressible.test(file) && !file.startsWith('.vite'))
    .map((file) => path.join(folder, file))
}

async function compress(file: string): Promise<void> {
  const plain = readFileSync(file)
  writeFileSync(`${file}.br`, await promisify(brotliCompress)(plain))
  writeFileSync(`${file}.gz`, await promisify(gzip)(plain, { level: 9 }))
}
