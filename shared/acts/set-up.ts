/** Acts of setting up: a conference, its sites, workshops and columns; opening and closing; opening the draft. */
import * as v from 'valibot'
import { type Conference, siteSigns, type Workshop, workshopKinds, workshopOf } from '../conference/conference.ts'
import { stepKinds } from '../conference/step.ts'
import { parseTerritory } from '../conference/territory.ts'
import { orderBetween } from '../kit/order-key.ts'
import { ok, type Result, refused } from '../kit/result.ts'
import { boardName, conferenceName, deskName, draftName } from '../live/document-name.ts'
import type { Right } from '../people/matrix.ts'
import { holds } from '../people/reach.ts'
import { type Decision, type DocumentChange, defineAct, type RecordChange, type World } from './act.ts'
import { filledLine, id, isoDate, line } from './inputs.ts'

const territory = v.pipe(
  v.string(),
  v.check((text) => parseTerritory(text) !== null, 'not a territory'),
)
const inConference = (_input: unknown, conferenceId: string | null): readonly string[] =>
  conferenceId ? [conferenceName(conferenceId)] : []

export const createConference = defineAct({
  kind: 'createConference',
  schema: v.object({
    name: filledLine(120),
    date: v.optional(isoDate, ''),
    template: v.optional(v.nullable(v.string()), null),
  }),
  touches: () => [],
  decide(world, input, stamp, fresh) {
    if (!world.founder) return refused({ kind: 'role-forbids', right: 'setUp' })
    const conferenceId = fresh.id('conference')
    const document = conferenceName(conferenceId)
    const template = input.template === null ? null : world.template(input.template)
    if (input.template !== null && !template) return refused({ kind: 'malformed', where: 'input.template' })
    const shape = template?.changes(conferenceId, stamp.at, fresh.id) ?? []
    const changes: DocumentChange[] = [
      ...shape,
      {
        document,
        conference: { kind: 'conference-described', about: { name: input.name, date: input.date, region: '' } },
      },
    ]
    const workshopIds = shape.flatMap((change) =>
      'conference' in change && change.conference.kind === 'workshop-set' ? [change.conference.workshop.id] : [],
    )
    const founder = world.person(stamp.personId)
    const records: RecordChange[] = [
      { collection: 'conference', id: conferenceId, value: { id: conferenceId, createdAt: stamp.at } },
      ...workshopIds.map(
        (workshopId): RecordChange => ({
          collection: 'workshop',
          id: workshopId,
          value: { id: workshopId, conferenceId },
        }),
      ),
    ]
    if (founder) {
      const grant = { conferenceId, role: 'organizer', workshopIds: null, linkId: null, readOnly: false } as const
      records.push({ collection: 'person', id: founder.id, value: { ...founder, grants: [...founder.grants, grant] } })
    }
    return ok({
      changes,
      records,
      creates: [document, draftName(conferenceId), deskName(conferenceId), ...workshopIds.map(boardName)],
      answer: { conferenceId },
      subjects: [conferenceId],
    })
  },
})

export const describeConference = defineAct({
  kind: 'describeConference',
  schema: v.object({
    name: filledLine(120),
    date: isoDate,
    region: v.optional(v.union([v.literal(''), territory]), ''),
  }),
  touches: inConference,
  decide(world, about, _stamp) {
    const conference = settingUp(world)
    if (!conference.ok) return conference
    const { name, date, region } = conference.value
    return ok({
      changes: [{ document: conferenceName(conference.value.id), conference: { kind: 'conference-described', about } }],
      subjects: ['about'],
      kept: { name, date, region },
    })
  },
  undo(world, record) {
    const conference = settingUp(world)
    if (!conference.ok) return conference
    const about = record.kept as { name: string; date: string; region: string } // written by decide above
    return ok({
      changes: [{ document: conferenceName(conference.value.id), conference: { kind: 'conference-described', about } }],
      subjects: ['about'],
    })
  },
})

export const setSite = defineAct({
  kind: 'setSite',
  schema: v.object({
    siteId: v.optional(id),
    name: filledLine(60),
    sign: v.picklist(siteSigns),
    remote: v.optional(v.boolean(), false),
  }),
  touches: inConference,
  decide(world, input, _stamp, fresh) {
    const conference = settingUp(world)
    if (!conference.ok) return conference
    const sites = conference.value.sites
    const known = sites.find((site) => site.id === input.siteId)
    if (input.siteId && !known) return refused({ kind: 'no-such-site', siteId: input.siteId })
    const siteId = known?.id ?? fresh.id('site')
    const order = known?.order ?? orderBetween(sites.at(-1)?.order ?? null, null)
    const site = { id: siteId, name: input.name, sign: input.sign, remote: input.remote, order }
    return ok({
      changes: [{ document: conferenceName(conference.value.id), conference: { kind: 'site-set', site } }],
      answer: { siteId },
      subjects: [siteId],
      kept: { before: known ?? null },
    })
  },
  undo(world, record) {
    const conference = settingUp(world)
    if (!conference.ok) return conference
    const { before } = record.kept as { before: Conference['sites'][number] | null } // written by decide above
    const siteId = String(record.answer.siteId)
    if (!before) return siteRemoval(conference.value, siteId)
    return ok({
      changes: [{ document: conferenceName(conference.value.id), conference: { kind: 'site-set', site: before } }],
      subjects: [siteId],
    })
  },
})

export const removeSite = defineAct({
  kind: 'removeSite',
  schema: v.object({ siteId: id }),
  touches: inConference,
  decide(world, { siteId }) {
    const conference = settingUp(world)
    return conference.ok ? siteRemoval(conference.value, siteId) : conference
  },
  undo(world, record) {
    const conference = settingUp(world)
    if (!conference.ok) return conference
    const { site } = record.kept as { site: Conference['sites'][number] } // written by decide above
    return ok({
      changes: [{ document: conferenceName(conference.value.id), conference: { kind: 'site-set', site } }],
      subjects: [site.id],
    })
  },
})

/** A site where a workshop meets is not removed. */
function siteRemoval({ id: conferenceId, sites, workshops }: Conference, siteId: string): Result<Decision> {
  const site = sites.find((known) => known.id === siteId)
  if (!site) return refused({ kind: 'no-such-site', siteId })
  const using = workshops.filter((workshop) => workshop.siteIds.includes(siteId)).length
  if (using > 0) return refused({ kind: 'still-in-use', what: site.name, count: using })
  return ok({
    changes: [{ document: conferenceName(conferenceId), conference: { kind: 'site-removed', siteId } }],
    subjects: [siteId],
    kept: { site },
  })
}

const workshopFields = {
  kind: v.picklist(workshopKinds),
  label: filledLine(40),
  name: filledLine(160),
  question: v.optional(line(300), ''),
  siteIds: v.pipe(v.array(id), v.maxLength(40)),
  territories: v.optional(v.pipe(v.array(territory), v.maxLength(60)), []),
}

export const setWorkshop = defineAct({
  kind: 'setWorkshop',
  schema: v.object({ workshopId: v.optional(id), ...workshopFields }),
  touches: inConference,
  decide(world, { workshopId: asked, ...fields }, stamp, fresh) {
    const conference = settingUp(world)
    if (!conference.ok) return conference
    const { id: conferenceId, workshops } = conference.value
    const missing = missingSite(conference.value, fields.siteIds)
    if (missing) return refused({ kind: 'no-such-site', siteId: missing })
    const known = workshops.find((workshop) => workshop.id === asked)
    if (asked && !known) return refused({ kind: 'no-such-workshop', workshopId: asked })
    const workshopId = known?.id ?? fresh.id('workshop')
    const order = known?.order ?? orderBetween(workshops.at(-1)?.order ?? null, null)
    const document = conferenceName(conferenceId)
    const changes: DocumentChange[] = [
      { document, conference: { kind: 'workshop-set', workshop: { id: workshopId, order, ...fields } } },
    ]
    if (!known)
      changes.push({ document, conference: { kind: 'step-set', workshopId, step: { kind: 'open', since: stamp.at } } })
    const made: Partial<Decision> = known
      ? {}
      : {
          records: [{ collection: 'workshop', id: workshopId, value: { id: workshopId, conferenceId } }],
          creates: [boardName(workshopId)],
        }
    return ok({
      changes,
      ...made,
      answer: { workshopId },
      subjects: [workshopId],
      kept: { before: known ? withoutParts(known) : null },
    })
  },
  undo(world, record) {
    const conference = settingUp(world)
    if (!conference.ok) return conference
    const { before } = record.kept as { before: Omit<Workshop, 'columns' | 'step'> | null } // written by decide above
    const workshopId = String(record.answer.workshopId)
    if (!before) return removal(conference.value, workshopId, world)
    const missing = missingSite(conference.value, before.siteIds)
    if (missing) return refused({ kind: 'no-such-site', siteId: missing })
    return ok({
      changes: [
        { document: conferenceName(conference.value.id), conference: { kind: 'workshop-set', workshop: before } },
      ],
      subjects: [workshopId],
    })
  },
})

export const removeWorkshop = defineAct({
  kind: 'removeWorkshop',
  schema: v.object({ workshopId: id }),
  touches: ({ workshopId }, conferenceId) => [
    ...(conferenceId ? [conferenceName(conferenceId), draftName(conferenceId)] : []),
    boardName(workshopId),
  ],
  decide(world, { workshopId }) {
    const conference = settingUp(world)
    if (!conference.ok) return conference
    return removal(conference.value, workshopId, world)
  },
  undo(world, record) {
    const conference = settingUp(world)
    if (!conference.ok) return conference
    const { workshop } = record.kept as { workshop: Workshop } // written by removal below
    const missing = missingSite(conference.value, workshop.siteIds)
    if (missing) return refused({ kind: 'no-such-site', siteId: missing })
    const document = conferenceName(conference.value.id)
    return ok({
      changes: [
        { document, conference: { kind: 'workshop-set', workshop: withoutParts(workshop) } },
        { document, conference: { kind: 'columns-set', workshopId: workshop.id, columns: workshop.columns } },
        { document, conference: { kind: 'step-set', workshopId: workshop.id, step: workshop.step } },
      ],
      records: [
        { collection: 'workshop', id: workshop.id, value: { id: workshop.id, conferenceId: conference.value.id } },
      ],
      subjects: [workshop.id],
    })
  },
})

/** A site that went while a workshop was away does not come back with it. */
function missingSite({ sites }: Conference, siteIds: readonly string[]): string | undefined {
  return siteIds.find((siteId) => !sites.some((site) => site.id === siteId))
}

/** A workshop somebody wrote in, or whose words serve the draft, is never removed: close it instead. */
function removal(conference: Conference, workshopId: string, world: World): Result<Decision> {
  const workshop = workshopOf(conference, workshopId)
  if (!workshop) return refused({ kind: 'no-such-workshop', workshopId })
  const serving = world.sources().filter((source) => source.workshopId === workshopId).length
  const count = Math.max(world.cardCount(workshopId), serving)
  if (count > 0) return refused({ kind: 'still-in-use', what: workshop.name, count })
  return ok({
    changes: [{ document: conferenceName(conference.id), conference: { kind: 'workshop-removed', workshopId } }],
    records: [{ collection: 'workshop', id: workshopId, value: null }],
    subjects: [workshopId],
    kept: { workshop },
  })
}

export const setColumns = defineAct({
  kind: 'setColumns',
  schema: v.object({
    workshopId: id,
    columns: v.pipe(
      v.array(v.object({ id: v.optional(id), title: line(80) })),
      v.minLength(1),
      v.maxLength(24),
      v.check((columns) => distinct(columns.flatMap((column) => column.id ?? [])), 'one column twice'),
    ),
  }),
  touches: inConference,
  decide(world, { workshopId, columns }, _stamp, fresh) {
    const conference = allowed(world, 'step', workshopId)
    if (!conference.ok) return conference
    const workshop = workshopOf(conference.value, workshopId)
    if (!workshop) return refused({ kind: 'no-such-workshop', workshopId })
    const named = columns.map((column, index) => ({ id: column.id ?? fresh.id(`column${index}`), title: column.title }))
    return ok({
      changes: [
        {
          document: conferenceName(conference.value.id),
          conference: { kind: 'columns-set', workshopId, columns: named },
        },
      ],
      answer: { columns: named },
      subjects: [workshopId],
      kept: { columns: workshop.columns },
    })
  },
  undo(world, record, { workshopId }) {
    const conference = allowed(world, 'step', workshopId)
    if (!conference.ok) return conference
    const { columns } = record.kept as { columns: Workshop['columns'] } // written by decide above
    return ok({
      changes: [
        { document: conferenceName(conference.value.id), conference: { kind: 'columns-set', workshopId, columns } },
      ],
      subjects: [workshopId],
    })
  },
})

export const setStep = defineAct({
  kind: 'setStep',
  schema: v.object({ workshopId: id, step: v.picklist(stepKinds) }),
  touches: inConference,
  decide(world, { workshopId, step }, stamp) {
    const conference = allowed(world, 'step', workshopId)
    if (!conference.ok) return conference
    const workshop = workshopOf(conference.value, workshopId)
    if (!workshop) return refused({ kind: 'no-such-workshop', workshopId })
    return ok({
      changes: [
        {
          document: conferenceName(conference.value.id),
          conference: { kind: 'step-set', workshopId, step: { kind: step, since: stamp.at } },
        },
      ],
      answer: { workshopId, step },
      subjects: [`step.${workshopId}`],
      kept: { step: workshop.step },
    })
  },
  undo(world, record, { workshopId }, stamp) {
    const conference = allowed(world, 'step', workshopId)
    if (!conference.ok) return conference
    const { step } = record.kept as { step: Workshop['step'] } // written by decide above
    return ok({
      changes: [
        {
          document: conferenceName(conference.value.id),
          conference: { kind: 'step-set', workshopId, step: { kind: step.kind, since: stamp.at } },
        },
      ],
      subjects: [`step.${workshopId}`],
    })
  },
})

export const openDraft = defineAct({
  kind: 'openDraft',
  schema: v.object({ opened: v.boolean() }),
  touches: inConference,
  decide(world, { opened }) {
    const conference = allowed(world, 'openDraft', null)
    if (!conference.ok) return conference
    return ok({
      changes: [{ document: conferenceName(conference.value.id), conference: { kind: 'draft-opened', opened } }],
      subjects: ['draft'],
      kept: { opened: conference.value.draftOpened },
    })
  },
  undo(world, record) {
    const conference = allowed(world, 'openDraft', null)
    if (!conference.ok) return conference
    const { opened } = record.kept as { opened: boolean } // written by decide above
    return ok({
      changes: [{ document: conferenceName(conference.value.id), conference: { kind: 'draft-opened', opened } }],
      subjects: ['draft'],
    })
  },
})

const distinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length

function settingUp(world: World): Result<Conference> {
  return allowed(world, 'setUp', null)
}

function allowed(world: World, right: Right, workshopId: string | null): Result<Conference> {
  if (!world.conference) return refused({ kind: 'no-such-conference' })
  return holds(world.actor, right, { workshopId }) ? ok(world.conference) : refused({ kind: 'role-forbids', right })
}

function withoutParts({ columns: _columns, step: _step, ...rest }: Workshop): Omit<Workshop, 'columns' | 'step'> {
  return rest
}
