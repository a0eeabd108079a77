/** Takes the port, or says in one sentence why it cannot be had. */
import type { AddressInfo } from 'node:net'

/** What both of Node's HTTP servers do. */
interface Listening {
  once(event: 'error', told: (error: Error) => void): unknown
  once(event: 'listening', told: () => void): unknown
  off(event: 'error', told: (error: Error) => void): unknown
  listen(port: number, host: string): unknown
  address(): AddressInfo | string | null
}

export type PortOrSentence = { readonly port: number } | { readonly sentence: string }

export function listen(
  server: Listening,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<PortOrSentence> {
  return new Promise((resolve) => {
    const failed = (error: Error) => resolve({ sentence: sentenceFor(error, port, host) })
    server.once('error', failed)
    server.once('listening', () => {
      server.off('error', failed)
      resolve({ port: portOf(server, port) })
    })
    server.listen(port, host)
  })
}

/** Asked for port 0, the system chose one. */
function portOf(server: Listening, asked: number): number {
  const address = server.address()
  return address !== null && typeof address === 'object' ? address.port : asked
}

function sentenceFor(error: Error, port: number, host: string): string {
  const code = 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') {
    return `Le port ${port} est déjà pris : choisissez-en un autre avec --port. / Port ${port} is in use: choose another with --port.`
  }
  if (code === 'EACCES') {
    return `Le port ${port} est réservé au système : choisissez-en un au-dessus de 1024. / Port ${port} is reserved: choose one above 1024.`
  }
  return `Impossible d'écouter sur ${host}:${port} (${error.message}). / Cannot listen on ${host}:${port}.`
}
