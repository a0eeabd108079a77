/** What is printed on the terminal once the doors are open. French first, as everywhere. */
import { networkInterfaces } from 'node:os'
import type { DemonstrationLinks } from './identity/demonstration-links.ts'

export interface Opening {
  readonly base: string
  readonly port: number
  /** Whether other machines may come in, so that their address is worth saying. */
  readonly isPublic: boolean
  readonly founderSecret: string
  readonly conferences: readonly { readonly name: string; readonly url: string }[]
  readonly demonstration: DemonstrationLinks | null
}

export function printOpening(opening: Opening): string {
  const { base, demonstration } = opening
  const lines = [
    `Palabre : ${base}`,
    ...(opening.isPublic ? addresses(opening.port) : []),
    '',
    ...(demonstration ? printDemonstration(demonstration) : printLinks(opening)),
  ]
  return `${lines.join('\n')}\n`
}

/** One line, and nothing else on stdout. */
export function printJson(base: string, { code, links }: DemonstrationLinks): string {
  return `${JSON.stringify({ url: base, code, links })}\n`
}

function printLinks({ base, founderSecret, conferences }: Opening): readonly string[] {
  return [
    ...conferences.flatMap(({ name, url }) => [`Organiser / Organise « ${name} » :`, `  ${url}`]),
    'Créer une conférence, ou ouvrir la démonstration / Set up a conference, or open the demonstration :',
    `  ${base}/r#${founderSecret}`,
    'Ce lien change à chaque démarrage. / This link changes at each start.',
  ]
}

function printDemonstration({ code, links }: DemonstrationLinks): readonly string[] {
  const { participant } = links
  return [
    `Code à saisir sur la page d'accueil / Code to type on the home page : ${code}`,
    '',
    `Organisation   ${links.organizer}`,
    `Modération     ${links.moderator}`,
    `Synthèse       ${links.synthesizer}`,
    `Animation      ${links.facilitator}`,
    `Bordeaux       ${participant.bordeaux}`,
    `Limoges        ${participant.limoges}`,
    `Poitiers       ${participant.poitiers}`,
    `À distance     ${participant.distance}`,
    `Observation    ${links.observer}`,
  ]
}

/** Phones in the room do not know this machine as localhost. */
function addresses(port: number): readonly string[] {
  const found = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  const own = found.filter(({ family, internal }) => family === 'IPv4' && !internal)
  return own.map(({ address }) => `          http://${address}:${port}`)
}
