/**
 * The demonstration before any store: the conference as it stood at a quarter past two in the afternoon of its day, in
 * documents and rows. What the files expect a moderator to do never enters a document.
 */
import * as Y from 'yjs'
import type { ActRecord } from '#shared/acts/act.ts'
import { writeChange } from '#shared/catalogue/every-change.ts'
import { printTerritory } from '#shared/conference/territory.ts'
import { boardName, conferenceName, deskName, draftName } from '#shared/live/document-name.ts'
import { identify } from '#shared/scenario/values.ts'
import type { RecordWrite } from '../store/journal.ts'
import { type CardRecord, collections } from '../store/registry-types.ts'
import { type Cast, createCast } from './cast.ts'
import type { DemoFiles } from './demo-files.ts'
import { type GeneratedContribution, generateContributions } from './generate.ts'
import { interviewIdOf } from './slots.ts'
import { asPrinted, demonstrationTemplate } from './template.ts'
import { writeBoards } from './write-boards.ts'
import { writeDraft } from './write-draft.ts'

export interface Demonstration {
  readonly documents: ReadonlyMap<string, Y.Doc>
  readonly records: readonly RecordWrite[]
  /** Cards on the boards. */
  readonly shown: number
  readonly leftOut: LeftOut
}

/** Contributions that a real day would keep off the boards. */
export interface LeftOut {
  readonly refused: number
  readonly masked: number
  /** Excerpts of an interview whose words may not be quoted. */
  readonly withoutConsent: number
}

export function makeDemonstration(files: DemoFiles, at: number): Demonstration {
  const { documents, documentOf } = emptyDocuments(files)
  describeConference(files, at, documentOf)
  const { shown, leftOut } = sortOut(files, generateContributions(files))
  const cast = createCast(files, shown, at)
  const cards = writeBoards(files, shown, cast, documentOf)
  const acts = writeDraft(files, cast, documentOf)
  return { documents, records: recordsOf(files, at, cast, cards, acts), shown: shown.length, leftOut }
}

function emptyDocuments({ conference: { id }, staging }: DemoFiles) {
  const boards = staging.workshops.map((workshop) => boardName(workshop.id))
  const documents = new Map(
    [conferenceName(id), draftName(id), deskName(id), ...boards].map((name) => [name, new Y.Doc()]),
  )
  const documentOf = (name: string): Y.Doc => {
    const doc = documents.get(name)
    if (!doc) throw new Error(`the demonstration has no document ${name}`)
    return doc
  }
  return { documents, documentOf }
}

/** The template with the names of the files for ids, and what only this conference has. */
function describeConference(files: DemoFiles, at: number, documentOf: (name: string) => Y.Doc): void {
  const { id, titre: name, date, region: code } = files.conference
  const document = conferenceName(id)
  const about = { name: asPrinted(name), date, region: printTerritory({ level: 'region', code }) }
  const shape = demonstrationTemplate(files).changes(id, at, (fileId) => fileId)
  const described = { document, conference: { kind: 'conference-described', about } } as const
  for (const change of [...shape, described]) writeChange(documentOf(change.document), change)
}

/** Nothing refused or masked is on a board, and no word of an interview whose consent does not allow it. */
function sortOut({ conference }: DemoFiles, contributions: readonly GeneratedContribution[]) {
  const silent = new Set(
    conference.entretiens.flatMap(({ id, consentement }) => (consentement.publicationVerbatim ? [] : [id])),
  )
  const shown: GeneratedContribution[] = []
  const leftOut = { refused: 0, masked: 0, withoutConsent: 0 }
  for (const contribution of contributions) {
    const handling = identify('handling', contribution.expected.moderation)
    if (handling === 'reject') leftOut.refused++
    else if (handling === 'mask') leftOut.masked++
    else if (silent.has(interviewIdOf(contribution) ?? '')) leftOut.withoutConsent++
    else shown.push(contribution)
  }
  return { shown, leftOut }
}

function recordsOf(
  { conference, staging }: DemoFiles,
  at: number,
  cast: Cast,
  cards: readonly CardRecord[],
  acts: readonly ActRecord[],
): RecordWrite[] {
  const { conference: conferences, workshop, person, card, act } = collections
  const { id: conferenceId } = conference
  return [
    { collection: conferences, id: conferenceId, scope: '', value: { id: conferenceId, createdAt: at } },
    ...staging.workshops.map(({ id }) => ({
      collection: workshop,
      id,
      scope: conferenceId,
      value: { id, conferenceId },
    })),
    ...cast.people.map((value) => ({ collection: person, id: value.id, scope: '', value })),
    ...cards.map((value) => ({ collection: card, id: `${conferenceId}/${value.id}`, scope: conferenceId, value })),
    ...acts.map((value) => ({ collection: act, id: `${value.personId}/${value.actId}`, scope: conferenceId, value })),
  ]
}
