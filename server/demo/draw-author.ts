/** Who a generated contribution comes from, and from which territory. */
import type { DemoContribution, DemoDepartement, DemoFiles } from './demo-files.ts'
import type { Lots } from './seeded-lots.ts'
import { interviewIdOf, type Slot } from './slots.ts'

export type Who = Pick<DemoContribution, 'site' | 'territory' | 'authorType' | 'authorLabel'>

export function drawAuthor(files: DemoFiles, slot: Slot, lots: Lots): Who {
  if (slot.interviewId) return interviewed(files, slot.interviewId)
  const site = drawSite(files, slot, lots)
  const territory = drawTerritory(files, slot, site, lots)
  if (slot.channel === 'stand')
    return { site, territory, authorType: 'citoyen', authorLabel: lots.pick(files.variations.visitors) }
  const { authorType, label } = lots.pick(files.variations.authors)
  return { site, territory, authorType, authorLabel: label }
}

function interviewed({ conference, contributions, places }: DemoFiles, interviewId: string): Who {
  const interview = conference.entretiens.find(({ id }) => id === interviewId)
  if (!interview) throw new Error(`there is no interview ${interviewId}`)
  const { profil, territoire: code, fonction } = interview
  const known = contributions.find((one) => interviewIdOf(one) === interviewId)
  const said = fonction.split(', ').at(-1) ?? fonction
  const label = `Entretien n° ${Number(interviewId.slice(2))}, ${said.charAt(0).toLowerCase()}${said.slice(1)}`
  return {
    site: 'hors_site',
    territory: territoryOf(places, code),
    authorType: profil,
    authorLabel: known?.authorLabel ?? label,
  }
}

function drawSite({ conference }: DemoFiles, { workshopId, channel }: Slot, lots: Lots): string {
  const stand = conference.stands.find(({ id }) => id === workshopId)
  if (stand) return stand.site
  if (channel === 'en_ligne') return 'distance'
  const workshop = conference.ateliers.find(({ id }) => id === workshopId)
  return lots.pick(
    Object.entries(workshop?.participants ?? {}).flatMap(([site, count]) => Array.from({ length: count }, () => site)),
  )
}

/** A territorial workshop speaks for its own départements; elsewhere people come from around their site. */
function drawTerritory(
  { conference, places }: DemoFiles,
  { workshopId }: Slot,
  site: string,
  lots: Lots,
): DemoContribution['territory'] {
  const own = conference.ateliers.find(({ id }) => id === workshopId)?.departements ?? []
  if (own.length === 0 && lots.oftenIn100(20)) return territoryOf(places, places.region.code)
  const near = places.departements.filter((one) =>
    own.length > 0 ? own.includes(one.code) : site === 'distance' || one.site === site,
  )
  const { code } = lots.pick(near)
  const epci = places.epci.filter(({ departement }) => departement === code)
  return territoryOf(places, epci.length > 0 && lots.oftenIn100(40) ? lots.pick(epci).code : code)
}

function territoryOf(places: DemoFiles['places'], code: string): DemoContribution['territory'] {
  if (code === places.region.code) return { level: 'region', code, label: places.region.nom }
  const departement = places.departements.find((one) => one.code === code)
  if (departement) return { level: 'departement', code, label: departement.nom }
  const epci = places.epci.find((one) => one.code === code)
  if (!epci) throw new Error(`no place of the demonstration has the code ${code}`)
  return { level: 'epci', code, label: epci.nom }
}

/** Who speaks for the whole region still names a place. */
export function departementOf(
  { places }: DemoFiles,
  { code }: DemoContribution['territory'],
  lots: Lots,
): DemoDepartement {
  const around = places.epci.find((one) => one.code === code)?.departement ?? code
  return places.departements.find((one) => one.code === around) ?? lots.pick(places.departements)
}
