/**
 * A small conference to decide in: documents and records, values only. `act` decides and writes, as the server does;
 * `refusal` says why not, and leaves everything as it was.
 *
 * Who is there: ada organises, mia moderates, syd is of the synthesis team, fay facilitates `wa`, lea and tom
 * participate, obi observes. Two sites, `bordeaux` and `limoges`; two workshops, `wa` and `wb`.
 */
import * as v from 'valibot'
import * as Y from 'yjs'
import type { ActRecord, ConferenceTemplate, Decision, DocumentChange, Fresh, World } from '#shared/acts/act.ts'
import { decideUndo } from '#shared/acts/undo.ts'
import { worldOf } from '#shared/acts/world.ts'
import {
  addCard,
  cardWords,
  contributionIds,
  readComments,
  readContribution,
  readGroups,
  readPromotions,
} from '#shared/board/board-document.ts'
import { type ActKind, everyAct } from '#shared/catalogue/every-act.ts'
import { writeChange } from '#shared/catalogue/every-change.ts'
import { readConference } from '#shared/conference/conference-document.ts'
import { auditProvenance, type ProvenanceFault } from '#shared/draft/audit-provenance.ts'
import {
  proposalIds,
  readAxes,
  readOrientations,
  readProposals,
  readSources,
  richTextOf,
} from '#shared/draft/draft-document.ts'
import { type ProposalField, proposalLines, proposalTexts } from '#shared/draft/proposal.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import { type Result, refused } from '#shared/kit/result.ts'
import { boardName, conferenceName, draftName } from '#shared/live/document-name.ts'
import type { Link } from '#shared/people/link.ts'
import type { Person } from '#shared/people/person.ts'
import type { Grant, Role } from '#shared/people/role.ts'
import { paragraph, paragraphsOf, type RichNode, readRich } from '#shared/text/rich-text-document.ts'

export const conferenceId = 'ess'

export interface AWorld {
  /** `by` owns it; the words are lines of plain text, or rich text. */
  withCard(workshopId: string, id: string, words: string | readonly RichNode[], by?: string): AWorld
  withProposal(id: string, title: string, words?: readonly RichNode[]): AWorld
  withAxis(id: string): AWorld
  withOrientation(id: string, axisId: string): AWorld
  withSite(id: string): AWorld
  withWorkshop(id: string, siteIds?: readonly string[]): AWorld
  withPerson(id: string, ...grants: readonly Grant[]): AWorld
  /** Makes somebody who is there the one who set the machine up. */
  withFounder(id: string): AWorld
  withLink(id: string, role: Role, more?: Partial<Link>): AWorld
  withTemplate(name: string, template: ConferenceTemplate): AWorld
  /** Something written by hand in a document, as an editor would. */
  edited(document: string, write: (doc: Y.Doc) => void): AWorld
  doc(document: string): Y.Doc
  person(id: string): Person
  link(id: string): Link
  act(personId: string, kind: ActKind, input: unknown): ActRecord
  refusal(personId: string, kind: ActKind, input: unknown, inConference?: boolean): Refusal | null
  undo(personId: string, act: ActRecord): ActRecord
  undoRefusal(personId: string, act: ActRecord): Refusal | null
  /** Everything as people read it, comparable. */
  reading(): unknown
  audit(): readonly ProvenanceFault[]
}

export const aGrantHere = (role: Role, more: Partial<Grant> = {}): Grant => ({
  conferenceId,
  role,
  workshopIds: null,
  linkId: null,
  readOnly: false,
  ...more,
})

const cast: Readonly<Record<string, Grant>> = {
  ada: aGrantHere('organizer'),
  mia: aGrantHere('moderator'),
  syd: aGrantHere('synthesizer'),
  fay: aGrantHere('facilitator', { workshopIds: ['wa'] }),
  lea: aGrantHere('participant'),
  tom: aGrantHere('participant'),
  obi: aGrantHere('observer'),
}

const fields: readonly ProposalField[] = [...proposalTexts, ...proposalLines]

export function aWorld(): AWorld {
  const docs = new Map<string, Y.Doc>()
  const people = new Map<string, Person>()
  const links = new Map<string, Link>()
  const owners = new Map<string, string>()
  const templates = new Map<string, ConferenceTemplate>()
  const acts: ActRecord[] = []
  let now = 1_000
  let orders = 0

  const doc = (name: string): Y.Doc => {
    const known = docs.get(name) ?? new Y.Doc()
    docs.set(name, known)
    return known
  }
  const write = (change: DocumentChange): void => {
    const at = doc(change.document)
    at.transact(() => writeChange(at, change))
  }
  const nextOrder = (): string => `b${String(orders++).padStart(2, '0')}1`

  function worldFor(personId: string, inConference = true): World {
    const person = people.get(personId)
    return worldOf({
      actor: {
        personId,
        grants: inConference ? (person?.grants.filter((one) => one.conferenceId === conferenceId) ?? []) : [],
      },
      founder: person?.founder === true,
      conference: inConference ? readConference(conferenceId, doc(conferenceName(conferenceId))) : null,
      board: (workshopId) => docs.get(boardName(workshopId)) ?? null,
      draft: () => (inConference ? doc(draftName(conferenceId)) : null),
      owns: (who, contributionId) => owners.get(contributionId) === who,
      person: (id) => people.get(id) ?? null,
      people: () =>
        [...people.values()].filter(({ grants }) => grants.some((one) => one.conferenceId === conferenceId)),
      link: (id) => links.get(id) ?? null,
      act: (actId) => acts.find((one) => one.actId === actId) ?? null,
      laterActs,
      template: (name) => templates.get(name) ?? null,
    })
  }

  function laterActs(act: ActRecord): readonly ActRecord[] {
    const shared = (other: ActRecord) => other.subjects.some((subject) => act.subjects.includes(subject))
    return acts.filter((other) => other.at > act.at && other.kind !== 'undo' && !other.undoneBy && shared(other))
  }

  function decide(personId: string, kind: ActKind, input: unknown, inConference = true): Result<Decision> {
    const act = everyAct.get(kind)
    if (!act) throw new Error(`there is no act ${kind}`)
    const asked = v.safeParse(act.schema, input)
    if (!asked.success) return refused({ kind: 'malformed', where: v.getDotPath(asked.issues[0]) ?? '' })
    return act.decide(worldFor(personId, inConference), asked.output, stampOf(personId), fresh())
  }

  function decideUndoOf(personId: string, record: ActRecord): Result<Decision> {
    const act = everyAct.get(record.kind)
    if (!act) return refused({ kind: 'cannot-be-undone', actKind: record.kind })
    return decideUndo(act, record, worldFor(personId), stampOf(personId))
  }

  const stampOf = (personId: string) => ({ actId: `act-${now}`, personId, at: now })
  const fresh = (): Fresh => ({ id: (name) => `${name}-${now}`, secretHash: `secret-${now}`, codeHash: `code-${now}` })

  function carryOut(personId: string, kind: string, input: unknown, decided: Result<Decision>): ActRecord {
    if (!decided.ok) throw new Error(`${personId} was refused ${kind}: ${JSON.stringify(decided.refusal)}`)
    const { changes, records = [], creates = [], answer = {}, subjects = [], kept = null } = decided.value
    for (const name of creates) doc(name)
    for (const change of changes) write(change)
    for (const record of records) {
      if (record.collection === 'person') people.set(record.id, record.value)
      if (record.collection === 'link') links.set(record.id, record.value)
    }
    const { actId, at } = stampOf(personId)
    const act: ActRecord = {
      actId,
      kind,
      personId,
      conferenceId,
      input,
      reason: null,
      at,
      answer,
      subjects,
      kept,
      undoneBy: null,
    }
    acts.push(act)
    now += 1
    return act
  }

  /** Input as the schema leaves it: what a record keeps. */
  const parsed = (kind: ActKind, input: unknown): unknown => {
    const schema = everyAct.get(kind)?.schema
    return schema ? v.parse(schema, input) : input
  }

  const world: AWorld = {
    withCard(workshopId, id, words, by = 'lea') {
      const rich = typeof words === 'string' ? paragraphsOf(words) : words
      const card = { id, kind: 'proposal', columnId: 'c1', order: nextOrder(), words: rich }
      owners.set(id, by)
      return world.edited(boardName(workshopId), (board) => {
        addCard(board, card)
        const facts = {
          number: owners.size,
          at: now,
          author: by,
          authorType: null,
          siteId: 'bordeaux',
          channel: 'workshop',
        }
        board.getMap('facts').set(id, facts)
      })
    },
    withProposal(id, title, words = []) {
      write({
        document: draftName(conferenceId),
        draft: {
          kind: 'proposal-added',
          proposalId: id,
          number: world.doc(draftName(conferenceId)).getMap('facts').size + 1,
          orientationId: null,
          order: nextOrder(),
          texts: { title: [paragraph(title)], words },
          at: now,
          by: 'mia',
        },
      })
      return world
    },
    withAxis(id) {
      write({
        document: draftName(conferenceId),
        draft: { kind: 'axis-set', axis: { id, number: 'I', title: id, order: nextOrder() } },
      })
      return world
    },
    withOrientation(id, axisId) {
      const orientation = { id, axisId, number: '1', title: id, order: nextOrder() }
      write({ document: draftName(conferenceId), draft: { kind: 'orientation-set', orientation } })
      return world
    },
    withSite(id) {
      const site = { id, name: id, sign: 'arch', remote: false, order: nextOrder() } as const
      write({ document: conferenceName(conferenceId), conference: { kind: 'site-set', site } })
      return world
    },
    withWorkshop(id, siteIds = ['bordeaux']) {
      const workshop = {
        id,
        kind: 'thematic',
        label: id,
        name: `Atelier ${id}`,
        question: '',
        siteIds,
        territories: [],
        order: nextOrder(),
      } as const
      const document = conferenceName(conferenceId)
      write({ document, conference: { kind: 'workshop-set', workshop } })
      write({ document, conference: { kind: 'columns-set', workshopId: id, columns: [{ id: 'c1', title: 'Idées' }] } })
      write({ document, conference: { kind: 'step-set', workshopId: id, step: { kind: 'open', since: 1 } } })
      doc(boardName(id))
      return world
    },
    withPerson(id, ...grants) {
      const person = {
        id,
        name: id,
        colour: 1,
        siteId: null,
        authorType: null,
        territory: null,
        grants,
        founder: false,
        joinedAt: 0,
        removedAt: null,
      }
      people.set(id, person)
      return world
    },
    withFounder(id) {
      people.set(id, { ...world.person(id), founder: true })
      return world
    },
    withLink(id, role, more = {}) {
      const made = {
        secretHash: 's',
        codeHash: null,
        expiresAt: null,
        maxUses: null,
        uses: 0,
        madeBy: 'ada',
        madeAt: 0,
        revokedAt: null,
      }
      links.set(id, { id, conferenceId, role, label: '', siteId: null, workshopIds: null, ...made, ...more })
      return world
    },
    withTemplate(name, template) {
      templates.set(name, template)
      return world
    },
    edited(document, change) {
      const at = doc(document)
      at.transact(() => change(at))
      return world
    },
    doc,
    person: (id) => found(people.get(id), id),
    link: (id) => found(links.get(id), id),
    act: (personId, kind, input) => carryOut(personId, kind, parsed(kind, input), decide(personId, kind, input)),
    refusal: (personId, kind, input, inConference) => refusalOf(decide(personId, kind, input, inConference)),
    undo(personId, act) {
      const known = acts.findIndex(({ actId }) => actId === act.actId)
      const undone = carryOut(personId, 'undo', { actId: act.actId }, decideUndoOf(personId, acts[known] ?? act))
      acts[known] = { ...act, undoneBy: undone.actId }
      return undone
    },
    undoRefusal: (personId, act) =>
      refusalOf(decideUndoOf(personId, acts.find(({ actId }) => actId === act.actId) ?? act)),
    reading,
    audit: () =>
      auditProvenance(new Map(boards().map(([workshopId, board]) => [workshopId, readPromotions(board)])), {
        sources: readSources(doc(draftName(conferenceId))),
        proposalIds: proposalIds(doc(draftName(conferenceId))),
      }),
  }

  const boards = (): readonly (readonly [string, Y.Doc])[] =>
    [...docs].flatMap(([name, board]) =>
      name.startsWith('board:') ? [[name.slice('board:'.length), board] as const] : [],
    )

  function reading(): unknown {
    const conference = readConference(conferenceId, doc(conferenceName(conferenceId)))
    const draft = doc(draftName(conferenceId))
    return {
      conference: {
        ...conference,
        // Undoing is a new moment: a step taken up again begins now.
        workshops: conference.workshops.map((workshop) => ({ ...workshop, step: workshop.step.kind })),
      },
      boards: boards().map(([workshopId, board]) => ({
        workshopId,
        cards: contributionIds(board)
          .toSorted()
          .map((id) => ({ ...readContribution(workshopId, board, id), words: richOf(cardWords(board, id)) })),
        groups: readGroups(board),
        comments: readComments(board),
      })),
      axes: readAxes(draft),
      orientations: readOrientations(draft),
      proposals: readProposals(draft).map((proposal) => ({
        ...proposal,
        standing: proposal.standing.kind,
        rich: fields.map((field) => richTextOf(draft, proposal.id, field)),
      })),
      people: [...people.values()].map((person) => ({ ...person, grants: person.grants.toSorted(byRole) })),
      links: [...links.values()],
    }
  }

  world.withSite('bordeaux').withSite('limoges').withWorkshop('wa').withWorkshop('wb')
  for (const [id, grant] of Object.entries(cast)) world.withPerson(id, grant)
  return world
}

function refusalOf(decided: Result<Decision>): Refusal | null {
  return decided.ok ? null : decided.refusal
}

function richOf(words: Y.XmlFragment | null): readonly RichNode[] {
  return words ? readRich(words) : []
}

function found<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`${id} is not of this world`)
  return value
}

const byRole = (one: Grant, other: Grant): number =>
  `${one.conferenceId} ${one.role}`.localeCompare(`${other.conferenceId} ${other.role}`)
