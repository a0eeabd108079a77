/** How the client is built and served in development, and how every test of the house is run. */
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { plainReporter } from './scripts/plain-reporter.ts'
import { precompress } from './scripts/precompress.ts'

const here = import.meta.dirname
const backend = process.env['BACKEND'] ?? 'http://127.0.0.1:3000'

/** The first that know light-dark(): for older ones it would be rewritten into two variables for each colour. */
const oldestBrowsers = { chrome: '123', edge: '123', firefox: '120', safari: '17.5' }

export default defineConfig({
  root: path.join(here, 'client'),
  cacheDir: path.join(here, 'node_modules/.vite'),
  plugins: [react(), precompress()],
  css: { transformer: 'lightningcss', lightningcss: { targets: targetsOf(oldestBrowsers) } },
  build: {
    outDir: path.join(here, 'dist/client'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    cssTarget: Object.entries(oldestBrowsers).map(([browser, version]) => `${browser}${version}`),
    // The content policy allows no data: address for scripts, styles and fonts.
    assetsInlineLimit: 0,
  },
  server: {
    port: 5173,
    strictPort: true,
    // The Host is left as the browser sent it: the server compares it with the Origin.
    proxy: {
      '/api': { target: backend },
      // The doors of the live path, and not the modules of client/live beside them.
      '^/live(/[a-z]+:[^/]*)?(\\?.*)?$': { target: backend, ws: true },
      '/healthz': { target: backend },
    },
  },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default', plainReporter],
    // Every `root` is absolute: a relative one would mean client/, and no test would be found.
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          root: here,
          include: ['tests/{shared,server,contracts,convergence,house,faults}/**/*.test.ts'],
          environment: 'node',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'client',
          root: here,
          include: ['tests/client/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          root: here,
          include: ['tests/journeys/**/*.journey.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          // After the others: what a person waits for is measured here.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})

/** The same browsers in the numbers of Lightning CSS, which compiles; `cssTarget` above only reaches what minifies. */
function targetsOf(browsers: Readonly<Record<string, string>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(browsers).map(([browser, version]) => {
      const [major = 0, minor = 0] = version.split('.').map(Number)
      return [browser, (major << 16) | (minor << 8)]
    }),
  )
}
