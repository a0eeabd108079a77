/** What a person may not read does not travel: every byte they are sent is kept, and searched for marked secrets. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addCard, cardWords } from '#shared/board/board-document.ts'
import { proposalText } from '#shared/draft/draft-document.ts'
import { boardName, conferenceName, deskName, draftName, notebookName } from '#shared/live/document-name.ts'
import { type Role, roles } from '#shared/people/role.ts'
import { paragraph } from '#shared/text/rich-text-document.ts'
import { connectRaw, type RawClient } from '../../setup/a-raw-client.ts'
import { connectLine } from '../../setup/a-raw-line.ts'
import type { Visitor } from '../../setup/a-visitor.ts'
import { type OpenHouse, openHouse } from '../../setup/an-open-house.ts'
import { until } from '../../setup/until.ts'

const secrets = {
  desk: 'secret-du-bureau',
  draftTitle: 'secret-du-titre',
  draftWords: 'secret-du-projet',
  draftLater: 'secret-ecrit-ensuite',
  notebook: 'secret-du-carnet',
} as const

/** Who is shown what, written from the design's table and nothing else. */
const mayRead: Readonly<Record<string, readonly (keyof typeof secrets)[]>> = {
  observer: [],
  participant: [],
  kiosk: [],
  facilitator: ['draftTitle', 'draftWords', 'draftLater'],
  synthesizer: ['draftTitle', 'draftWords', 'draftLater'],
  moderator: ['desk', 'draftTitle', 'draftWords', 'draftLater'],
  organizer: ['desk', 'draftTitle', 'draftWords', 'draftLater'],
}

/** Links to the whole conference: a facilitator hands out those to their own workshop alone. */
const invites: Readonly<Record<string, readonly Role[]>> = {
  organizer: roles,
  moderator: roles.filter((role) => role !== 'organizer'),
}

let open: OpenHouse
let proposalId: string
let writer: Visitor
let synthesis: Visitor

beforeAll(async () => {
  open = await openHouse()
  await seedDesk()
  synthesis = await open.join('synthesizer', 'Synthèse')
  writer = await open.join('participant', 'Au carnet')
  proposalId = String((await open.decide('addProposal', { title: secrets.draftTitle })).proposalId)
  await write(synthesis, draftName(open.conferenceId), (doc) => typeInProposal(doc, secrets.draftWords))
  await write(writer, notebookName(open.workshopIds[0], writer.personId), (doc) => addNote(doc, secrets.notebook))
  await write(writer, boardName(open.workshopIds[0]), (doc) => addNote(doc, 'public'))
}, 30_000)

afterAll(() => open.stop())

/** Nothing of this version writes in the desk yet: the words are put straight into the open document. */
async function seedDesk(): Promise<void> {
  await open.house.live.read(deskName(open.conferenceId), (doc) => doc.getMap('refused').set('k1', secrets.desk))
}

async function write(visitor: Visitor, document: string, change: (doc: Y.Doc) => void): Promise<void> {
  const client = await enter(visitor, document)
  client.doc.transact(() => change(client.doc))
  await client.saved()
  expect(client.notices).toEqual([])
  await client.close()
}

function addNote(doc: Y.Doc, text: string): void {
  addCard(doc, { id: text, kind: 'proposal', columnId: 'c1', order: 'a0', words: [paragraph(text)] })
}

function typeInProposal(doc: Y.Doc, text: string): void {
  const element = proposalText(doc, proposalId, 'words')?.get(0) as Y.XmlElement // every proposal begins with a paragraph
  element.insert(0, [new Y.XmlText(text)])
}

const enter = ({ cookie }: Visitor, document: string, more: Partial<Parameters<typeof connectRaw>[0]> = {}) =>
  connectRaw({ url: open.url, cookie, document, ...more })

/** Every byte one person is sent, whichever way it comes. */
interface Tap {
  readonly frame: (frame: Uint8Array) => void
  note(text: string): void
  holds(text: string): boolean
}

function aTap(): Tap {
  const kept: Buffer[] = []
  return {
    // Copied: the socket uses its memory again.
    frame: (frame) => void kept.push(Buffer.from(frame)),
    note: (text) => void kept.push(Buffer.from(text)),
    holds: (text) => kept.some((bytes) => bytes.includes(text)),
  }
}

function everyDocument(): string[] {
  const { conferenceId, workshopIds } = open
  return [
    conferenceName(conferenceId),
    draftName(conferenceId),
    deskName(conferenceId),
    ...workshopIds.map(boardName),
    ...workshopIds.map((workshopId) => notebookName(workshopId, writer.personId)),
  ]
}

/** Knocks at every door in every way, and stays where it is let in. */
async function listenEverywhere(visitor: Visitor, tap: Tap): Promise<{ leave(): Promise<void> }> {
  const inside: { close(): Promise<void> }[] = []
  for (const document of everyDocument()) {
    for (const extras of [true, false]) {
      const client = await enter(visitor, document, { extras, onFrame: tap.frame }).catch(() => null)
      if (client) inside.push(client)
    }
  }
  const line = await connectLine({ url: open.url, cookie: visitor.cookie, onFrame: tap.frame })
  for (const document of everyDocument()) {
    const answer = await line.open(document)
    if ('channel' in answer) line.askForAll(answer.channel)
  }
  inside.push(line)
  return { leave: async () => void (await Promise.all(inside.map((one) => one.close()))) }
}

async function askEverything(visitor: Visitor, tap: Tap): Promise<void> {
  const asked = ['me', 'people', 'members', 'links', 'acts', 'acts?limit=500']
  for (const what of asked) {
    const [path, query = ''] = what.split('?')
    tap.note((await visitor.read(`/api/${path}?conference=${open.conferenceId}&${query}`)).text)
  }
}

describe.each(Object.keys(mayRead) as Role[])('as %s', (role) => {
  const tap = aTap()

  beforeAll(async () => {
    const visitor = await open.join(role, `Oreille ${role}`)
    const ears = await listenEverywhere(visitor, tap)
    await askEverything(visitor, tap)
    await write(synthesis, draftName(open.conferenceId), (doc) => typeInProposal(doc, secrets.draftLater))
    const board = await enter(writer, boardName(open.workshopIds[0]))
    addNote(board.doc, `fin-${role}`)
    await board.saved()
    // What is on every board comes behind what was said before: whoever may see it has heard all there was.
    if (role !== 'kiosk') await until(() => tap.holds(`fin-${role}`), 'the last word heard')
    await board.close()
    await ears.leave()
  })

  test.each(Object.keys(secrets) as (keyof typeof secrets)[])('%s travels to those who may read it alone', (secret) => {
    expect(tap.holds(secrets[secret])).toBe(mayRead[role]?.includes(secret) ?? false)
  })

  test('what opens or proves a link stays with those who hand links out', async () => {
    const links = open.house.registry.links(open.conferenceId)
    expect(links.length).toBeGreaterThan(1)
    for (const link of links) {
      expect(tap.holds(link.secretHash)).toBe(false)
      expect(link.codeHash !== null && tap.holds(link.codeHash)).toBe(false)
    }
    const { links: shown } = await open.founder.get<{ links: { role: Role; url: string }[] }>(
      `/api/links?conference=${open.conferenceId}`,
    )
    for (const link of shown) {
      const handsOut = invites[role]?.includes(link.role) ?? false
      expect([link.role, tap.holds(link.url.split('#')[1] ?? '')]).toEqual([link.role, handsOut])
    }
  })

  test('nobody is told what proves who somebody is', () => {
    expect(tap.holds(open.founder.cookie.split('=')[1] ?? '')).toBe(false)
    expect(tap.holds(writer.cookie.split('=')[1] ?? '')).toBe(false)
  })

  test('what lies on a board is heard by all who may read boards', () => {
    expect(tap.holds('public')).toBe(role !== 'kiosk')
  })
})

describe('links', () => {
  test.each(['observer', 'participant', 'synthesizer', 'kiosk'] as const)('%s is shown none', async (role) => {
    const visitor = await open.join(role, 'Curieuse')
    const { status, text } = await visitor.read(`/api/links?conference=${open.conferenceId}`)
    expect([status, text.includes('/r#')]).toEqual([403, false])
  })

  test('a facilitator is shown those to their own workshop, and none that leads higher', async () => {
    const own = await open.decide('makeLink', { role: 'participant', workshopIds: [open.workshopIds[0]] })
    const others = await open.decide('makeLink', { role: 'participant', workshopIds: [open.workshopIds[1]] })
    const higher = await open.decide('makeLink', { role: 'moderator' })
    const facilitator = await open.join('facilitator', 'Animatrice')
    const { links } = await facilitator.get<{ links: { id: string }[] }>(`/api/links?conference=${open.conferenceId}`)
    const shown = links.map(({ id }) => id)
    expect(shown).toContain(own.linkId)
    expect(shown).not.toContain(others.linkId)
    expect(shown).not.toContain(higher.linkId)
  })
})

describe('the draft opened to members', () => {
  const isShown = (client: RawClient): boolean =>
    proposalText(client.doc, proposalId, 'title')?.toString().includes(secrets.draftTitle) ?? false

  test.each(['participant', 'observer'] as const)(
    '%s receives it, and no more once it is closed again',
    async (role) => {
      const draft = draftName(open.conferenceId)
      const member = await open.join(role, 'Membre')
      await expect(enter(member, draft)).rejects.toThrow('closed 4403')
      await open.decide('openDraft', { opened: true })
      const tap = aTap()
      const [reader, stock] = [
        await enter(member, draft, { onFrame: tap.frame }),
        await enter(member, draft, { onFrame: tap.frame, extras: false }),
      ]
      expect([isShown(reader), isShown(stock), reader.hello()?.readOnly]).toEqual([true, true, true])
      await open.decide('openDraft', { opened: false })
      expect([(await reader.closed).code, (await stock.closed).code]).toEqual([4403, 4403])
      await write(synthesis, draft, (doc) => typeInProposal(doc, `apres-${role}`))
      expect(tap.holds(`apres-${role}`)).toBe(false)
      await expect(enter(member, draft)).rejects.toThrow('closed 4403')
    },
  )
})

test('one’s own notebook is one’s own', async () => {
  const own = await enter(writer, notebookName(open.workshopIds[0], writer.personId))
  expect(cardWords(own.doc, secrets.notebook)?.toString()).toContain(secrets.notebook)
  await own.close()
  const others = notebookName(open.workshopIds[0], writer.personId)
  for (const role of ['participant', 'moderator', 'organizer'] as const)
    await expect(enter(await open.join(role, 'Autre'), others)).rejects.toThrow('closed 4403')
})
