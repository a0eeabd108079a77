/** A conference as a plain value: small, rarely changed, read whole. */
import type * as Y from 'yjs'
import type { Conference } from '#shared/conference/conference.ts'
import { readConference } from '#shared/conference/conference-document.ts'
import { keepSame, makeReading, type Reading, readingOf } from './reading.ts'

const readings = new Map<string, (doc: Y.Doc) => Reading<Conference | null>>()

export function conferenceReading(conferenceId: string, doc: Y.Doc): Reading<Conference | null> {
  let of = readings.get(conferenceId)
  if (!of) {
    of = readingOf((conference) => makeConferenceReading(conferenceId, conference))
    readings.set(conferenceId, of)
  }
  return of(doc)
}

function makeConferenceReading(conferenceId: string, doc: Y.Doc): Reading<Conference | null> {
  const reading = makeReading<Conference | null>((before) => {
    const now = readConference(conferenceId, doc)
    return before ? keepSame(before, now) : now
  })
  for (const root of ['about', 'sites', 'workshops', 'columns', 'steps'])
    doc.getMap(root).observe(() => reading.touch())
  return reading
}
