/**
 * The one table, cell by cell, through the real doors: every role × every edit × every step by the socket, every act ×
 * every role by POST. What is expected is read from the table and the steps alone, never from the policy that reads them.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addCard, addComment, addGroup, cardWords, groupTitle } from '#shared/board/board-document.ts'
import { everyAct } from '#shared/catalogue/every-act.ts'
import { type BoardRight, type StepKind, stepRights } from '#shared/conference/step.ts'
import { proposalText } from '#shared/draft/draft-document.ts'
import { boardName, draftName } from '#shared/live/document-name.ts'
import { matrix, type Right } from '#shared/people/matrix.ts'
import { type Role, roles } from '#shared/people/role.ts'
import { appendRich, paragraph } from '#shared/text/rich-text-document.ts'
import { connectRaw, type RawClient } from '../../setup/a-raw-client.ts'
import type { Visitor } from '../../setup/a-visitor.ts'
import { type OpenHouse, openHouse } from '../../setup/an-open-house.ts'

/** Facilitators run the first workshop: `mine` is true there alone. */
const places = ['their workshop', 'another workshop'] as const
type WorkshopPlace = (typeof places)[number]

interface About {
  readonly own?: boolean
  readonly open?: boolean
  readonly mine: boolean
}

function tableSays(role: Role, right: Right, { own = false, open = false, mine }: About): boolean {
  const cell = matrix[right][role]
  if (cell === 'all') return true
  if (cell === 'mine') return mine
  if (cell === 'own') return own
  return cell === 'ownOrOpen' && (own || open)
}

function stepLeaves(role: Role, step: StepKind, right: BoardRight, own: boolean): boolean {
  if (role === 'organizer' || role === 'moderator') return true
  const reach = stepRights[step][right]
  return reach === 'all' || (reach === 'own' && own)
}

interface Trying {
  readonly doc: Y.Doc
  readonly role: Role
  /** Which workshop: its cards have ids of their own, since an id is the conference's. */
  readonly at: WorkshopPlace
  readonly mark: string
}

interface BoardEdit {
  readonly name: string
  readonly right: BoardRight
  readonly own?: boolean
  readonly open?: boolean
  write(trying: Trying): void
  /** Whether it is in the document. */
  isIn(trying: Trying): boolean
}

const idAt = (at: WorkshopPlace, name: string): string => `${name}-${places.indexOf(at)}`
const ownId = ({ at, role }: Pick<Trying, 'at' | 'role'>, use: string): string => idAt(at, `own-${role}-${use}`)
const cardIn = (doc: Y.Doc, id: string): Y.Map<unknown> => doc.getMap('cards').get(id) as Y.Map<unknown> // made at the beginning
const textOf = (fragment: Y.XmlFragment | null): string => fragment?.toString() ?? ''

function typeIn(fragment: Y.XmlFragment | null, mark: string): void {
  const element = fragment?.get(0)
  const text = element instanceof Y.XmlElement ? element.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('no text to type in')
  text.insert(0, mark)
}

const words = (name: string, id: (trying: Trying) => string, about: { own?: boolean; open?: boolean }): BoardEdit => ({
  name,
  right: 'editWords',
  ...about,
  write: (trying) => typeIn(cardWords(trying.doc, id(trying)), trying.mark),
  isIn: (trying) => textOf(cardWords(trying.doc, id(trying))).includes(trying.mark),
})

const key = (
  name: string,
  right: BoardRight,
  id: string,
  field: string,
  value: (mark: string) => string,
): BoardEdit => ({
  name,
  right,
  write: ({ doc, at, mark }) => cardIn(doc, idAt(at, id)).set(field, value(mark)),
  isIn: ({ doc, at, mark }) => cardIn(doc, idAt(at, id)).get(field) === value(mark),
})

const boardEdits: readonly BoardEdit[] = [
  {
    name: 'add a card',
    right: 'addCards',
    own: true,
    write: ({ doc, mark }) => addOne(doc, mark),
    isIn: ({ doc, mark }) => doc.getMap('cards').has(mark),
  },
  words('write in one’s own card', (trying) => ownId(trying, 'edit'), { own: true }),
  words('write in another’s card left open', ({ at }) => idAt(at, 'pat-open'), { open: true }),
  words('write in another’s card', ({ at }) => idAt(at, 'pat-closed'), {}),
  key(
    'say which territory another’s card is about',
    'editWords',
    'pat-closed',
    'territory',
    (mark) => `commune:${mark}`,
  ),
  key('move another’s card', 'moveCards', 'pat-moved', 'columnId', (mark) => mark),
  key('put another’s card into a group', 'moveCards', 'pat-moved', 'groupId', (mark) => mark),
  {
    name: 'add a group',
    right: 'moveCards',
    write: ({ doc, mark }) => addGroup(doc, { id: mark, columnId: 'c1', order: 'a0', title: [paragraph('Groupe')] }),
    isIn: ({ doc, mark }) => doc.getMap('groups').has(mark),
  },
  {
    name: 'name a group',
    right: 'moveCards',
    write: ({ doc, at, mark }) => typeIn(groupTitle(doc, idAt(at, 'pat-group')), `${mark} `),
    isIn: ({ doc, at, mark }) => textOf(groupTitle(doc, idAt(at, 'pat-group'))).includes(mark),
  },
  {
    name: 'comment',
    right: 'comment',
    write: ({ doc, at, mark }) => addComment(doc, { id: mark, cardId: idAt(at, 'pat-closed'), text: mark }),
    isIn: ({ doc, mark }) => doc.getMap('comments').has(mark),
  },
  {
    name: 'write in the notes',
    right: 'editNotes',
    write: ({ doc, mark }) => appendRich(doc.getXmlFragment('notes'), [paragraph(mark)]),
    isIn: ({ doc, mark }) => textOf(doc.getXmlFragment('notes')).includes(mark),
  },
  // The last of all: it takes a card away for good.
  {
    name: 'remove one’s own card',
    right: 'addCards',
    own: true,
    write: ({ doc, ...trying }) => doc.getMap('cards').delete(ownId(trying, 'spare')),
    isIn: ({ doc, ...trying }) => !doc.getMap('cards').has(ownId(trying, 'spare')),
  },
]

let open: OpenHouse
let proposalId: string
const people = new Map<Role, Visitor>()
let marks = 0

const freshMark = (): string => `mark${++marks}`
const workshopAt = (at: WorkshopPlace): string => open.workshopIds[places.indexOf(at) === 0 ? 0 : 1]

function visitorOf(role: Role): Visitor {
  const visitor = people.get(role)
  if (!visitor) throw new Error(`nobody is ${role}`)
  return visitor
}

const enter = ({ cookie }: Visitor, document: string): Promise<RawClient> =>
  connectRaw({ url: open.url, cookie, document })

beforeAll(async () => {
  open = await openHouse()
  const pat = await open.join('participant', 'Pat')
  for (const at of places) await writeAs(pat, at, (doc) => addPatsThings(doc, at))
  for (const role of roles) people.set(role, await somebodyWhoTookPart(role))
  proposalId = String((await open.decide('addProposal', { title: 'Proposition' })).proposalId)
}, 60_000)

afterAll(() => open.stop())

function addOne(doc: Y.Doc, id: string): void {
  addCard(doc, { id, kind: 'proposal', columnId: 'c1', order: 'a0', words: [paragraph('Mots')] })
}

function addPatsThings(doc: Y.Doc, at: WorkshopPlace): void {
  for (const name of ['pat-open', 'pat-closed', 'pat-moved']) addOne(doc, idAt(at, name))
  for (const role of roles)
    for (const use of ['withdraw', 'promote', 'demote']) addOne(doc, idAt(at, `pat-${use}-${role}`))
  cardIn(doc, idAt(at, 'pat-open')).set('openToAll', true)
  addGroup(doc, { id: idAt(at, 'pat-group'), columnId: 'c1', order: 'a0', title: [paragraph('Groupe')] })
}

/** Everybody has cards of their own, also those whose role would not let them add any: roles change. */
async function somebodyWhoTookPart(role: Role): Promise<Visitor> {
  const visitor = await open.join('participant', role)
  for (const at of places) {
    await writeAs(visitor, at, (doc) => {
      for (const use of ['edit', 'spare', 'withdraw']) addOne(doc, ownId({ at, role }, use))
    })
  }
  if (role === 'participant') return visitor
  const workshopIds = role === 'facilitator' ? [open.workshopIds[0]] : null
  await open.decide('appoint', { personId: visitor.personId, role, workshopIds, give: true })
  await open.decide('appoint', { personId: visitor.personId, role: 'participant', give: false })
  return visitor
}

async function writeAs(visitor: Visitor, at: WorkshopPlace, write: (doc: Y.Doc) => void): Promise<void> {
  const client = await enter(visitor, boardName(workshopAt(at)))
  client.doc.transact(() => write(client.doc))
  await client.saved()
  expect(client.notices).toEqual([])
  await client.close()
}

async function isInDocument(document: string, isIn: (doc: Y.Doc) => boolean): Promise<boolean> {
  const found = await open.house.live.read(document, isIn)
  if (found === null) throw new Error(`there is no ${document}`)
  return found
}

/** Makes one edit through the socket, in a copy of its own, and looks whether it took. */
async function tryEdit(role: Role, document: string, write: (doc: Y.Doc) => void, isIn: (doc: Y.Doc) => boolean) {
  const client = await enter(visitorOf(role), document)
  client.doc.transact(() => write(client.doc))
  await client.saved()
  await client.close()
  return { taken: await isInDocument(document, isIn), told: client.notices.length > 0 }
}

// Closed first: what an open step takes away is then still there.
describe.each(['closed', 'open'] as const satisfies readonly StepKind[])('while a workshop is %s', (step) => {
  beforeAll(async () => {
    for (const workshopId of open.workshopIds) await open.decide('setStep', { workshopId, step })
  })

  describe.each(roles)('as %s', (role) => {
    describe.each(places)('in %s', (at) => {
      const mine = at === 'their workshop'

      test.each(boardEdits)('$name', async ({ right, own = false, open: left = false, write, isIn }) => {
        const document = boardName(workshopAt(at))
        const mark = freshMark()
        if (!tableSays(role, 'readBoards', { mine })) {
          await expect(enter(visitorOf(role), document)).rejects.toThrow('closed 4403')
          return
        }
        const may = tableSays(role, right, { own, open: left, mine }) && stepLeaves(role, step, right, own)
        const { taken, told } = await tryEdit(
          role,
          document,
          (doc) => write({ doc, role, at, mark }),
          (doc) => isIn({ doc, role, at, mark }),
        )
        expect({ taken, told }).toEqual({ taken: may, told: !may })
      })
    })
  })
})

describe.each(roles)('in the draft, as %s', (role) => {
  const nowhere = { mine: false }

  test.each([
    {
      name: 'write in a proposal',
      write: (doc: Y.Doc, mark: string) => typeIn(proposalText(doc, proposalId, 'title'), mark),
      isIn: (doc: Y.Doc, mark: string) => textOf(proposalText(doc, proposalId, 'title')).includes(mark),
    },
    {
      name: 'move a proposal',
      write: (doc: Y.Doc, mark: string) => proposalIn(doc).set('orientationId', mark),
      isIn: (doc: Y.Doc, mark: string) => proposalIn(doc).get('orientationId') === mark,
    },
  ])('$name', async ({ write, isIn }) => {
    const document = draftName(open.conferenceId)
    const mark = freshMark()
    if (!tableSays(role, 'readDraft', nowhere)) {
      await expect(enter(visitorOf(role), document)).rejects.toThrow('closed 4403')
      return
    }
    const may = tableSays(role, 'editDraft', nowhere)
    const { taken, told } = await tryEdit(
      role,
      document,
      (doc) => write(doc, mark),
      (doc) => isIn(doc, mark),
    )
    expect({ taken, told }).toEqual({ taken: may, told: !may })
  })
})

const proposalIn = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('proposals').get(proposalId) as Y.Map<unknown> // made at the beginning

/** What makes each act possible, so that only the table may say no. */
interface ActTrial {
  readonly kind: string
  readonly right: Right
  readonly own?: boolean
  /** Asked about a workshop: then in both. */
  readonly inWorkshop: boolean
  input(role: Role, at: WorkshopPlace): Promise<unknown>
}

const acts: readonly ActTrial[] = [
  everywhere('describeConference', 'setUp', async () => ({ name: 'Conférence', date: '' })),
  everywhere('setSite', 'setUp', async () => ({ name: 'Limoges', sign: 'arch' })),
  everywhere('removeSite', 'setUp', async () => ({
    siteId: (await open.decide('setSite', { name: 'Pau', sign: 'leaf' })).siteId,
  })),
  everywhere('setWorkshop', 'setUp', async () => aWorkshop),
  everywhere('removeWorkshop', 'setUp', async () => ({
    workshopId: (await open.decide('setWorkshop', aWorkshop)).workshopId,
  })),
  everywhere('openDraft', 'openDraft', async () => ({ opened: false })),
  everywhere('appoint', 'appoint', async () => ({ personId: await aNewcomer(), role: 'observer', give: true })),
  // No cell of its own: whoever moderates the whole conference.
  everywhere('removePerson', 'moderate', async () => ({ personId: await aNewcomer() })),
  everywhere('addProposal', 'editDraft', async () => ({ title: 'Autre' })),
  everywhere('binProposal', 'binProposals', async () => ({ proposalId: await aProposal() })),
  everywhere('restoreProposal', 'binProposals', async () => {
    const proposal = { proposalId: await aProposal() }
    await open.decide('binProposal', proposal)
    return proposal
  }),
  everywhere('setAxis', 'editDraft', async () => ({ number: 'I', title: 'Axe' })),
  everywhere('setOrientation', 'editDraft', async () => ({
    axisId: (await open.decide('setAxis', { number: 'I', title: 'Axe' })).axisId,
    number: '1',
    title: 'Orientation',
  })),
  atWorkshop('setStep', 'step', async (_role, at) => ({ workshopId: workshopAt(at), step: 'open' })),
  atWorkshop('setColumns', 'step', async (_role, at) => ({
    workshopId: workshopAt(at),
    columns: [{ id: 'c1', title: 'Idées' }],
  })),
  atWorkshop('makeLink', 'makeLinks', async (_role, at) => ({ role: 'participant', workshopIds: [workshopAt(at)] })),
  atWorkshop('rotateLink', 'makeLinks', async (_role, at) => ({ linkId: await aLinkTo(at) })),
  atWorkshop('revokeLink', 'makeLinks', async (_role, at) => ({ linkId: await aLinkTo(at), thoseInside: 'stay' })),
  atWorkshop('promote', 'promote', async (role, at) => promotionOf(at, idAt(at, `pat-promote-${role}`))),
  atWorkshop('demote', 'promote', async (role, at) => {
    const { sourceIds } = await open.decide('promote', promotionOf(at, idAt(at, `pat-demote-${role}`)))
    return { sourceId: (sourceIds as string[])[0], workshopId: workshopAt(at) } // promote answers with them
  }),
  atWorkshop('withdraw', 'withdraw', async (role, at) => ({
    workshopId: workshopAt(at),
    contributionId: idAt(at, `pat-withdraw-${role}`),
  })),
  {
    ...atWorkshop('withdraw', 'withdraw', async (role, at) => ({
      workshopId: workshopAt(at),
      contributionId: ownId({ at, role }, 'withdraw'),
    })),
    own: true,
  },
]

const aWorkshop = { kind: 'thematic', label: 'Atelier', name: 'Atelier', siteIds: [] }

function everywhere(kind: string, right: Right, input: () => Promise<unknown>): ActTrial {
  return { kind, right, inWorkshop: false, input }
}

function atWorkshop(kind: string, right: Right, input: ActTrial['input']): ActTrial {
  return { kind, right, inWorkshop: true, input }
}

async function aNewcomer(): Promise<string> {
  return (await open.join('participant', 'Nouvelle')).personId
}

async function aProposal(): Promise<string> {
  return String((await open.decide('addProposal', { title: 'Pour la corbeille' })).proposalId)
}

async function aLinkTo(at: WorkshopPlace): Promise<string> {
  return String((await open.decide('makeLink', { role: 'participant', workshopIds: [workshopAt(at)] })).linkId)
}

function promotionOf(at: WorkshopPlace, contributionId: string) {
  return { contributions: [{ workshopId: workshopAt(at), contributionId }], into: { kind: 'new' } }
}

test('every act is tried, those that stand outside the table apart', () => {
  const tried = new Set(acts.map(({ kind }) => kind))
  // Creating a conference is the founder's; undoing asks for the right of the act undone.
  expect([...everyAct.keys()].filter((kind) => !tried.has(kind))).toEqual(['createConference'])
})

describe.each(roles)('acts, as %s', (role) => {
  const trials = acts.flatMap((act) =>
    (act.inWorkshop ? places : (['the conference'] as const)).map((where) => ({
      ...act,
      where,
      name: act.own ? `${act.kind} one’s own` : act.kind,
    })),
  )

  test.each(trials)('$name in $where', async ({ kind, right, own = false, where, input }) => {
    const at = where === 'the conference' ? 'another workshop' : where
    const may = tableSays(role, right, { own, mine: where === 'their workshop' })
    const asked = { actId: `act-${freshMark()}`, conferenceId: open.conferenceId, kind, input: await input(role, at) }
    const { status, body } = await visitorOf(role).post('/api/acts', asked)
    expect({ status, refusal: body.refusal?.kind ?? null }).toEqual(
      may
        ? { status: 200, refusal: null }
        : { status: 403, refusal: expect.stringMatching(/^(role-forbids|not-yours)$/) },
    )
  })
})
