/** How the house was asked to start: flags, else environment variables, else what suits a laptop. */
import path from 'node:path'
import { parseArgs } from 'node:util'

export interface Settings {
  readonly port: number
  readonly host: string
  readonly dataDirectory: string
  /** The address people use, when it is not the machine's own: behind a proxy, under a name. */
  readonly publicUrl: string | null
  readonly demo: boolean
  /** With the demonstration: one line of JSON on stdout, for scripts. */
  readonly json: boolean
  readonly logLevel: string
  /** For one test only (tests/faults/kill-nine): PALABRE_TEST_LIE=1 says « saved » before it is, to be caught at it. */
  readonly lies: boolean
}

/** A sentence for whoever typed the command. */
export type SettingsOrSentence = { readonly settings: Settings } | { readonly sentence: string }

const logLevels = ['debug', 'info', 'warn', 'error', 'silent']

const flags = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  url: { type: 'string' },
  demo: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

export function readSettings(args: readonly string[], environment: NodeJS.ProcessEnv): SettingsOrSentence {
  const given = parseFlags(args)
  if (!given) {
    return {
      sentence: `Options : --port 4321 --host 0.0.0.0 --data ./data --url https://… --demo --json (reçu / got: ${args.join(' ')})`,
    }
  }
  const port = Number(given.port ?? environment['PALABRE_PORT'] ?? 4321)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return { sentence: 'Le port doit être un nombre de 0 à 65535. / The port must be a number from 0 to 65535.' }
  }
  const url = given.url ?? environment['PALABRE_URL'] ?? null
  if (url && !isWebAddress(url)) {
    return {
      sentence: "L'adresse --url doit être de la forme https://exemple.fr. / --url must look like https://example.org.",
    }
  }
  const logLevel = environment['PALABRE_LOG'] ?? 'info'
  if (!logLevels.includes(logLevel)) return { sentence: `PALABRE_LOG : ${logLevels.join(', ')}.` }
  return {
    settings: {
      port,
      host: given.host ?? environment['PALABRE_HOST'] ?? '0.0.0.0',
      dataDirectory: path.resolve(given.data ?? environment['PALABRE_DATA'] ?? 'data'),
      publicUrl: url ? new URL(url).origin : null,
      demo: given.demo ?? isYes(environment['PALABRE_DEMO']),
      json: given.json ?? isYes(environment['PALABRE_JSON']),
      logLevel,
      lies: isYes(environment['PALABRE_TEST_LIE']),
    },
  }
}

function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, strict: true }).values
  } catch {
    return null
  }
}

/** Served at the root of its host: the cookie and the content policy count on it. */
function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return (
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === ''
  )
}

function isYes(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
