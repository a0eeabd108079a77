/**
 * A conference on real documents without a network: two workshops, two sites, five cards, a draft with one proposal.
 * Acts run their own `decide` and are written at once, so that a test sees what a person would see after the server.
 */
import * as v from 'valibot'
import * as Y from 'yjs'
import type { ConferenceView, DraftView, WallView } from '#client/live/types.ts'
import type { Act, ActRecord, World } from '#shared/acts/act.ts'
import { decideUndo } from '#shared/acts/undo.ts'
import { worldOf } from '#shared/acts/world.ts'
import { addCard, contributionIds, readContribution } from '#shared/board/board-document.ts'
import type { Contribution, ContributionKind } from '#shared/board/contribution.ts'
import { everyAct } from '#shared/catalogue/every-act.ts'
import { writeChange } from '#shared/catalogue/every-change.ts'
import { readConference, writeConferenceChange } from '#shared/conference/conference-document.ts'
import {
  proposalText,
  readAxes,
  readOrientations,
  readProposals,
  writeDraftChange,
} from '#shared/draft/draft-document.ts'
import type { Proposal } from '#shared/draft/proposal.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import { ok, type Result, refused } from '#shared/kit/result.ts'
import { boardName, draftName } from '#shared/live/document-name.ts'
import type { Actor, Role } from '#shared/people/role.ts'
import { paragraph } from '#shared/text/rich-text-document.ts'

export interface Desk {
  view(): ConferenceView
  wall(): WallView
  draft(): DraftView
  /** Somebody in a room writes one more. */
  write(card: NewCard): void
  rewrite(proposalId: string, words: string): void
  whyNot(kind: string, input: unknown): Refusal | null
  perform(kind: string, input: unknown): Result<{ actId: string; answer: ActRecord['answer']; at: number }>
  undo(actId: string): Result<{ actId: string; answer: ActRecord['answer']; at: number }>
  /** Told after each change. */
  onChange(heard: () => void): void
  opened: number
}

export interface NewCard {
  readonly id: string
  readonly workshopId: string
  readonly kind: ContributionKind
  readonly title: string
  readonly body?: string
  readonly siteId?: string
  readonly number: number
}

const conferenceId = 'conf'
const workshops = ['w1', 'w2']
const noon = Date.UTC(2026, 10, 19, 11)

const cards: readonly NewCard[] = [
  {
    id: 'k1',
    workshopId: 'w1',
    kind: 'proposal',
    title: 'Une porte commune',
    body: 'Une porte d’entrée par bassin.',
    siteId: 'bx',
    number: 1,
  },
  {
    id: 'k2',
    workshopId: 'w1',
    kind: 'finding',
    title: 'Énergie trop chère',
    body: 'Le four tourne la nuit.',
    siteId: 'li',
    number: 2,
  },
  {
    id: 'k3',
    workshopId: 'w2',
    kind: 'objection',
    title: 'Pas un guichet de plus',
    body: 'Un guichet éloigne encore.',
    siteId: 'li',
    number: 3,
  },
  { id: 'k4', workshopId: 'w2', kind: 'question', title: 'Qui paie ?', siteId: 'bx', number: 4 },
]

export function makeDesk(role: Role = 'moderator'): Desk {
  const actor: Actor = {
    personId: 'me',
    grants: [{ conferenceId, role, workshopIds: null, linkId: null, readOnly: false }],
  }
  const documents = new Map<string, Y.Doc>()
  const open = (name: string): Y.Doc => {
    const doc = documents.get(name) ?? new Y.Doc()
    documents.set(name, doc)
    return doc
  }
  const records = new Map<string, ActRecord>()
  let heard = () => {}
  let acts = 0

  describeConference(open(`conference:${conferenceId}`))
  describeDraft(open(draftName(conferenceId)))
  for (const card of cards) writeCard(open(boardName(card.workshopId)), card)

  const conference = () => readConference(conferenceId, open(`conference:${conferenceId}`))
  const draftDoc = open(draftName(conferenceId))
  const world = (): World =>
    worldOf({
      actor,
      founder: false,
      conference: conference(),
      board: (workshopId) => open(boardName(workshopId)),
      draft: () => draftDoc,
      owns: () => false,
      person: () => null,
      people: () => [],
      link: () => null,
      act: (actId) => records.get(actId) ?? null,
      laterActs: () => [],
      template: () => null,
    })
  const actOf = (kind: string): Act => {
    const act = everyAct.get(kind)
    if (!act) throw new Error(`no act ${kind}`)
    return act
  }
  const stamp = () => ({ actId: `act-number-${acts}`, personId: 'me', at: noon + 60_000 + acts })
  const fresh = () => ({ id: (name: string) => `${name}${acts}`, secretHash: '', codeHash: '' })
  const decide = (kind: string, input: unknown) => {
    const act = actOf(kind)
    return act.decide(world(), v.parse(act.schema, input), stamp(), fresh())
  }
  const carryOut = (decision: ReturnType<Act['decide']>) => {
    if (!decision.ok) return
    for (const change of decision.value.changes)
      open(change.document).transact(() => writeChange(open(change.document), change))
    heard()
  }

  const conferenceNow = conference()
  const desk: Desk = {
    opened: workshops.length,
    view: () => ({ opening: { kind: 'open' }, conference: conferenceNow, actor, presence: null, person: () => null }),
    wall: () => ({
      opened: desk.opened,
      total: workshops.length,
      cards: workshops.flatMap((workshopId) => cardsOf(workshopId, open(boardName(workshopId)))),
      saved: { kind: 'saved' },
    }),
    draft: () => draftView(draftDoc, actor),
    write(card) {
      writeCard(open(boardName(card.workshopId)), card)
      heard()
    },
    rewrite(proposalId, words) {
      const text = proposalText(draftDoc, proposalId, 'words')
      if (!text) throw new Error(`no proposal ${proposalId}`)
      text.delete(0, text.length)
      writeDraftChange(draftDoc, { kind: 'words-appended', proposalId, field: 'words', words: [paragraph(words)] })
      heard()
    },
    whyNot(kind, input) {
      const decision = decide(kind, input)
      return decision.ok ? null : decision.refusal
    },
    perform(kind, input) {
      acts += 1
      const decision = decide(kind, input)
      if (!decision.ok) return refused(decision.refusal)
      const { actId, personId, at } = stamp()
      const { answer = {}, subjects = [], kept = null } = decision.value
      const parsed = v.parse(actOf(kind).schema, input)
      records.set(actId, {
        actId,
        kind,
        personId,
        conferenceId,
        input: parsed,
        reason: null,
        at,
        answer,
        subjects,
        kept,
        undoneBy: null,
      })
      carryOut(decision)
      return ok({ actId, answer, at })
    },
    undo(actId) {
      acts += 1
      const record = records.get(actId)
      if (!record) return refused({ kind: 'no-such-act', actId })
      const decision = decideUndo(actOf(record.kind), record, world(), stamp())
      if (!decision.ok) return refused(decision.refusal)
      carryOut(decision)
      return ok({ actId: stamp().actId, answer: decision.value.answer ?? {}, at: noon })
    },
    onChange(listener) {
      heard = listener
    },
  }
  return desk
}

function describeConference(doc: Y.Doc): void {
  writeConferenceChange(doc, { kind: 'conference-described', about: { name: 'Essai', date: '', region: '' } })
  writeConferenceChange(doc, {
    kind: 'site-set',
    site: { id: 'bx', name: 'Bordeaux', sign: 'crescent', remote: false, order: 'a0' },
  })
  writeConferenceChange(doc, {
    kind: 'site-set',
    site: { id: 'li', name: 'Limoges', sign: 'diamond', remote: false, order: 'a1' },
  })
  workshops.forEach((id, place) => {
    const workshop = {
      id,
      kind: 'thematic' as const,
      label: `Atelier ${place + 1}`,
      name: `Thème ${place + 1}`,
      question: '',
      siteIds: [],
      territories: [],
      order: `a${place}`,
    }
    writeConferenceChange(doc, { kind: 'workshop-set', workshop })
    writeConferenceChange(doc, {
      kind: 'columns-set',
      workshopId: id,
      columns: [{ id: 'c1', title: place === 1 ? '1.2 Financer' : 'À ranger' }],
    })
    writeConferenceChange(doc, { kind: 'step-set', workshopId: id, step: { kind: 'open', since: noon } })
  })
}

function describeDraft(doc: Y.Doc): void {
  writeDraftChange(doc, { kind: 'axis-set', axis: { id: 'a1', number: '1', title: 'Entreprendre', order: 'a0' } })
  writeDraftChange(doc, {
    kind: 'orientation-set',
    orientation: { id: 'o11', axisId: 'a1', number: '1.1', title: 'Accompagner', order: 'a0' },
  })
  writeDraftChange(doc, {
    kind: 'orientation-set',
    orientation: { id: 'o12', axisId: 'a1', number: '1.2', title: 'Financer', order: 'a1' },
  })
  writeDraftChange(doc, {
    kind: 'proposal-added',
    proposalId: 'p1',
    number: 1,
    orientationId: 'o11',
    order: 'a0',
    texts: {
      title: [paragraph('Un fonds d’avance')],
      words: [paragraph('À taux zéro.')],
      finding: [paragraph('On attend neuf mois.')],
    },
    at: noon,
    by: 'me',
  })
}

function writeCard(doc: Y.Doc, { id, kind, title, body, siteId, number }: NewCard): void {
  doc.transact(() => {
    const words = [paragraph(title), ...(body ? [paragraph(body)] : [])]
    addCard(doc, { id, kind, columnId: 'c1', order: 'a0', words })
    doc.getMap('facts').set(id, { number, at: noon + number, author: 'someone', siteId, channel: 'workshop' })
  })
}

const cardsOf = (workshopId: string, doc: Y.Doc): readonly Contribution[] =>
  contributionIds(doc).flatMap((id) => readContribution(workshopId, doc, id) ?? [])

function draftView(doc: Y.Doc, actor: Actor): DraftView {
  const proposals = readProposals(doc)
  const nothing = () => undefined
  return {
    opening: { kind: 'open' },
    axes: readAxes(doc),
    orientations: readOrientations(doc),
    proposals: proposals.filter(({ standing }: Proposal) => standing.kind === 'drafted'),
    binned: proposals.filter(({ standing }: Proposal) => standing.kind === 'binned'),
    presence: null,
    saved: { kind: 'saved' },
    returned: [],
    verbs: {
      whyNotEdit: () => (actor.grants[0]?.role === 'participant' ? { kind: 'role-forbids', right: 'editDraft' } : null),
      text(proposalId, field) {
        const fragment = proposalText(doc, proposalId, field)
        return (
          fragment && { fragment, document: 'draft:conf', editable: true, at: proposalId, shape: 'words', limit: 100 }
        )
      },
      setOrientation: nothing,
      setScope: nothing,
      moveProposal: nothing,
      attend: nothing,
      undo: () => false,
      redo: () => false,
      dismissReturned: nothing,
    },
  }
}
