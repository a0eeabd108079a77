/** The demonstration's shape without its contributions: sites, workshops, stands, and the outline of its draft. */
import type { ConferenceTemplate, DocumentChange } from '#shared/acts/act.ts'
import { printTerritory } from '#shared/conference/territory.ts'
import { orderBetween } from '#shared/kit/order-key.ts'
import { conferenceName, draftName } from '#shared/live/document-name.ts'
import { identify } from '#shared/scenario/values.ts'
import { type DemoBoardStaging, type DemoFiles, readDemoFiles } from './demo-files.ts'

/** Every id goes through `id`, so that two conferences of this shape never share one. */
export function demonstrationTemplate(files: DemoFiles = readDemoFiles()): ConferenceTemplate {
  return {
    changes: (conferenceId, at, id) => [
      ...sitesOf(files, conferenceName(conferenceId), id),
      ...workshopsOf(files, conferenceName(conferenceId), at, id),
      ...outlineOf(files.strategy, draftName(conferenceId), id),
    ],
  }
}

type MakeId = (name: string) => string

function sitesOf({ conference, staging }: DemoFiles, document: string, id: MakeId): DocumentChange[] {
  const nextOrder = ordersFromTheTop()
  return conference.sites.map((site): DocumentChange => {
    const sign = staging.signs[site.id]
    if (!sign) throw new Error(`the site « ${site.id} » was given no sign`)
    const name = site.nom.replace(/ \(.*\)$/, '')
    const siteId = id(identify('site', site.id) ?? site.id)
    return {
      document,
      conference: {
        kind: 'site-set',
        site: { id: siteId, name, sign, remote: site.commune === null, order: nextOrder() },
      },
    }
  })
}

function workshopsOf(files: DemoFiles, document: string, at: number, id: MakeId): DocumentChange[] {
  const { conference, staging } = files
  const nextOrder = ordersFromTheTop()
  const described = [
    ...conference.ateliers.map(({ type, departements: codes, ...workshop }) => ({ ...workshop, type, codes })),
    ...conference.stands.map(({ nom, site, ...stand }) => ({
      ...stand,
      nom: insideQuotes(nom),
      sites: [site],
      type: 'stand',
      codes: [],
    })),
  ]
  return described.flatMap(({ id: fileId, type, nom, sites, codes }): DocumentChange[] => {
    const { label, question, columns } = stagingOf(staging.workshops, fileId)
    const workshopId = id(fileId)
    const workshop = {
      id: workshopId,
      kind: identify('workshopKind', type),
      label,
      name: asPrinted(nom),
      question: asPrinted(question),
      siteIds: sites.map((site) => id(identify('site', site) ?? site)),
      territories: codes.map((code) => printTerritory({ level: 'departement', code })),
      order: nextOrder(),
    }
    const named = columns.map((column) => ({ id: column.id, title: asPrinted(column.title) }))
    return [
      { document, conference: { kind: 'workshop-set', workshop } },
      { document, conference: { kind: 'columns-set', workshopId, columns: named } },
      { document, conference: { kind: 'step-set', workshopId, step: { kind: 'open', since: at } } },
    ]
  })
}

export function stagingOf(workshops: readonly DemoBoardStaging[], fileId: string): DemoBoardStaging {
  const staged = workshops.find((workshop) => workshop.id === fileId)
  if (!staged) throw new Error(`the workshop « ${fileId} » was given no question and no columns`)
  return staged
}

/** « Stand « Jeunes et engagement » » is called what its quotes hold. */
function insideQuotes(name: string): string {
  return /« (.*) »/.exec(name)?.[1] ?? name
}

/** What the institution says is set as in print; what people wrote stays as they typed it. */
export function asPrinted(text: string): string {
  return text.replaceAll("'", '’')
}

/** The axes and orientations that the text's headings name. */
function outlineOf(strategy: string, document: string, id: MakeId): DocumentChange[] {
  const nextOrder = ordersFromTheTop()
  return strategy.split('\n').flatMap((line): DocumentChange[] => {
    const [, axisNumber, axisTitle] = /^## Axe (\d+) — (.+)$/.exec(line) ?? []
    if (axisNumber && axisTitle) {
      const axis = { id: id(axisIdOf(axisNumber)), number: axisNumber, title: asPrinted(axisTitle), order: nextOrder() }
      return [{ document, draft: { kind: 'axis-set', axis } }]
    }
    const [, number, title] = /^### Orientation (\d+\.\d+) — (.+)$/.exec(line) ?? []
    if (!number || !title) return []
    const axisId = id(axisIdOf(number.split('.')[0] ?? number))
    const orientation = { id: id(orientationIdOf(number)), axisId, number, title: asPrinted(title), order: nextOrder() }
    return [{ document, draft: { kind: 'orientation-set', orientation } }]
  })
}

const axisIdOf = (number: string): string => `axis-${number}`

/** « 1.1 » is `o-1-1`. */
export const orientationIdOf = (number: string): string => `o-${number.replace('.', '-')}`

function ordersFromTheTop(): () => string {
  let last: string | null = null
  return () => {
    last = orderBetween(last, null)
    return last
  }
}
