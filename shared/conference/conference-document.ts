/**
 * How a conference lies in its Y.Doc, `conference:<id>`. Only acts write it, so each part is one plain value per key.
 * Roots: `about` (name, date, region, draftOpened), `sites`, `workshops`, `columns` and `steps` (by workshop id).
 */
import type * as Y from 'yjs'
import { isId } from '../kit/id.ts'
import { byOrder, isOrderKey } from '../kit/order-key.ts'
import { type Column, type Conference, type Site, siteSigns, type Workshop, workshopKinds } from './conference.ts'
import { type Step, stepKinds } from './step.ts'

export interface AboutConference {
  readonly name: string
  readonly date: string
  readonly region: string
}

export type ConferenceChange =
  | { readonly kind: 'conference-described'; readonly about: AboutConference }
  | { readonly kind: 'draft-opened'; readonly opened: boolean }
  | { readonly kind: 'site-set'; readonly site: Site }
  | { readonly kind: 'site-removed'; readonly siteId: string }
  | { readonly kind: 'workshop-set'; readonly workshop: Omit<Workshop, 'columns' | 'step'> }
  | { readonly kind: 'workshop-removed'; readonly workshopId: string }
  | { readonly kind: 'columns-set'; readonly workshopId: string; readonly columns: readonly Column[] }
  | { readonly kind: 'step-set'; readonly workshopId: string; readonly step: Step }

/** Writes one decided change. Called by the server only, inside a transaction. */
export function writeConferenceChange(doc: Y.Doc, change: ConferenceChange): void {
  switch (change.kind) {
    case 'conference-described':
      for (const [key, value] of Object.entries(change.about)) doc.getMap('about').set(key, value)
      return
    case 'draft-opened':
      doc.getMap('about').set('draftOpened', change.opened)
      return
    case 'site-set':
      doc.getMap('sites').set(change.site.id, { ...change.site })
      return
    case 'site-removed':
      doc.getMap('sites').delete(change.siteId)
      return
    case 'workshop-set':
      doc.getMap('workshops').set(change.workshop.id, { ...change.workshop })
      return
    case 'workshop-removed':
      for (const root of ['workshops', 'columns', 'steps']) doc.getMap(root).delete(change.workshopId)
      return
    case 'columns-set':
      doc.getMap('columns').set(change.workshopId, [...change.columns])
      return
    case 'step-set':
      doc.getMap('steps').set(change.workshopId, { ...change.step })
  }
}

/** Total: whatever lies in the document reads as one valid conference. */
export function readConference(conferenceId: string, doc: Y.Doc): Conference {
  const about = doc.getMap('about')
  return {
    id: conferenceId,
    name: text(about.get('name')),
    date: text(about.get('date')),
    region: text(about.get('region')),
    draftOpened: about.get('draftOpened') === true,
    sites: [...doc.getMap('sites').entries()].map(([id, value]) => readSite(id, record(value))).sort(byOrder),
    workshops: [...doc.getMap('workshops').entries()]
      .map(([id, value]) => readWorkshop(doc, id, record(value)))
      .sort(byOrder),
  }
}

function readSite(id: string, value: Loose): Site {
  return {
    id,
    name: text(value.name) || id,
    sign: siteSigns.find((sign) => sign === value.sign) ?? 'square',
    remote: value.remote === true,
    order: isOrderKey(value.order) ? value.order : 'a0',
  }
}

function readWorkshop(doc: Y.Doc, id: string, value: Loose): Workshop {
  return {
    id,
    kind: workshopKinds.find((kind) => kind === value.kind) ?? 'thematic',
    label: text(value.label),
    name: text(value.name) || id,
    question: text(value.question),
    siteIds: texts(value.siteIds),
    territories: texts(value.territories),
    columns: readColumns(doc.getMap('columns').get(id)),
    step: readStep(record(doc.getMap('steps').get(id))),
    order: isOrderKey(value.order) ? value.order : 'a0',
  }
}

function readColumns(value: unknown): readonly Column[] {
  const columns = (Array.isArray(value) ? value : []).flatMap((item) => {
    const { id, title } = record(item)
    return isId(id) ? [{ id, title: text(title) }] : []
  })
  const distinct = columns.filter(({ id }, index) => columns.findIndex((column) => column.id === id) === index)
  return distinct.length > 0 ? distinct : [{ id: 'c1', title: '' }]
}

function readStep({ kind, since }: Loose): Step {
  return {
    kind: stepKinds.find((known) => known === kind) ?? 'closed',
    since: typeof since === 'number' ? since : 0,
  }
}

type Loose = Readonly<Record<string, unknown>>

const record = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {}) // read key by key
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
