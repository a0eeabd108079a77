// @vitest-environment jsdom
/**
 * An honest client is never punished, case by case: over our line (`line`), with the unmodified provider asking for
 * notices (`stock`), and with the provider and nothing else (`plain`).
 */
import '../setup/virtual-world.ts'

import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { addCard, cardWords, readComments, readContribution } from '#shared/board/board-document.ts'
import type { ReturnedWords } from '#shared/live/protocol.ts'
import { paragraph, plainTextOf } from '#shared/text/rich-text-document.ts'
import type { TiptapPerson } from '../setup/tiptap-people.ts'
import { differences, everybodyBack, everybodyHere, punishments } from './honest/findings.ts'
import { board, cardId, type House, openHouse, type PersonId } from './honest/house.ts'
import { type Client, type HonestPerson, join } from './honest/person.ts'

const clients: readonly Client[] = ['line', 'stock', 'plain']

interface Visit {
  readonly house: House
  readonly present: readonly HonestPerson[]
  come(id: PersonId, client: Client): Promise<HonestPerson>
  /** The words of a card, as whoever joins now reads them. */
  words(card: string): Promise<string>
}

async function visit(seed: number, cards = 3): Promise<Visit> {
  const house = await openHouse(seed, { cards })
  const present: HonestPerson[] = []
  onTestFinished(() => {
    for (const person of present) person.leave()
    house.close()
  })
  return {
    house,
    present,
    async come(id, client) {
      const person = join(house, id, client)
      present.push(person)
      await everybodyHere(house, [person])
      return person
    },
    async words(card) {
      const words = cardWords(await house.alive(board), card)
      return words ? plainTextOf(words) : ''
    },
  }
}

/** Nobody was refused anything, and everybody ends with what the journal says. */
async function expectPeace({ house, present }: Visit): Promise<void> {
  await everybodyBack(house, present)
  expect(await differences(house, present)).toEqual([])
  expect(punishments(present)).toEqual([])
  expect(house.live.stats().refusals).toBe(0)
}

function editorOf(person: HonestPerson, card: string): TiptapPerson {
  const editor = person.writeIn(card)
  if (!editor) throw new Error(`${person.id} may not write in ${card}`)
  return editor
}

const said = (returned: readonly ReturnedWords[]): readonly string[] => returned.map(({ words }) => words.trim())

describe.each(clients)('%s', (client) => {
  test('cards made and deleted offline', async () => {
    const here = await visit(1)
    const lea = await here.come('lea', client)
    lea.goOffline()
    const kept = lea.verbs().addCard({ text: 'celle qui reste', kind: 'proposal', columnId: 'left' })
    const gone = lea.verbs().addCard({ text: 'celle qui part', kind: 'proposal', columnId: 'left' })
    lea.doc().transact(() => lea.doc().getMap('cards').delete(gone))
    await expectPeace(here)
    expect(await here.words(kept)).toBe('celle qui reste')
    expect(await here.words(gone)).toBe('')
  })

  test('a card made, undone and made again offline', async () => {
    const here = await visit(2)
    const lea = await here.come('lea', client)
    lea.goOffline()
    const card = lea.verbs().addCard({ text: 'tout compte fait', kind: 'proposal', columnId: 'left' })
    lea.verbs().undo()
    lea.verbs().redo()
    await expectPeace(here)
    expect(await here.words(card)).toBe('tout compte fait')
    // And once it is known to everybody.
    lea.goOffline()
    lea.verbs().undo()
    lea.verbs().redo()
    await expectPeace(here)
    expect(await here.words(card)).toBe('tout compte fait')
  })

  test('a comment taken back and said again offline, and one that a moderator removed', async () => {
    const here = await visit(3)
    const tom = await here.come('tom', client)
    const mia = await here.come('mia', client)
    tom.goOffline()
    tom.verbs().comment(cardId(0), 'je précise')
    tom.verbs().undo()
    tom.verbs().redo()
    await expectPeace(here)
    const [comment] = readComments(mia.doc())
    expect(comment).toMatchObject({ text: 'je précise', author: 'tom' })
    mia.verbs().removeComment(comment?.id ?? '')
    mia.verbs().undo()
    await expectPeace(here)
    expect(readComments(tom.doc())).toEqual([])
  })

  test('a card opened to all, and that undone', async () => {
    const here = await visit(4)
    const lea = await here.come('lea', client)
    const card = lea.verbs().addCard({ text: 'à moi', kind: 'proposal', columnId: 'left' })
    lea.verbs().setOpenToAll(card, true)
    await here.house.world.pass(1_000)
    lea.verbs().undo()
    await expectPeace(here)
    expect(readContribution('w1', lea.doc(), card)?.openToAll).toBe(false)
  })

  test('paragraphs made and removed offline', async () => {
    const here = await visit(5)
    const lea = await here.come('lea', client)
    lea.goOffline()
    const editor = editorOf(lea, cardId(0))
    editor.goTo(1)
    editor.split()
    editor.type('aussitôt effacé')
    editor.split()
    editor.join()
    while (editor.undo()) editor.goTo(1)
    editor.split()
    editor.type('gardé')
    await expectPeace(here)
    expect(await here.words(cardId(0))).toMatch(/gardé$/)
    expect(await here.words(cardId(0))).not.toContain('effacé')
  })

  test('two people write in two paragraphs that a third joins', async () => {
    const here = await visit(6)
    const [lea, tom, mia] = [
      await here.come('lea', client),
      await here.come('tom', 'line'),
      await here.come('mia', client),
    ]
    editorOf(lea, cardId(0)).goTo(0.5)
    editorOf(tom, cardId(0)).goTo(1)
    editorOf(mia, cardId(0)).goTo(1)
    mia.writing()?.join()
    lea.writing()?.type(' de Léa ')
    await here.house.world.pass(5)
    tom.writing()?.type(' de Tom ')
    await expectPeace(here)
    const everything = `${await here.words(cardId(0))} ${here.present.flatMap((person) => said(person.returned())).join(' ')}`
    expect(everything.replaceAll(/\s/g, '')).toContain('deLéa')
    for (const letter of 'deTom') expect(everything).toContain(letter)
  })

  test('what was written in a paragraph before its joining was known stays, in a paragraph of its own', async () => {
    const here = await visit(7)
    const lea = await here.come('lea', client)
    const tom = await here.come('tom', 'line')
    lea.goOffline()
    const joining = editorOf(lea, cardId(0))
    joining.goTo(1)
    joining.join()
    const writing = editorOf(tom, cardId(0))
    writing.goTo(1)
    writing.type(' Et ceci, que Léa n’a pas vu.')
    await here.house.world.pass(2_000)
    expect(await here.words(cardId(0))).toContain('Une seconde raison. Et ceci')
    await expectPeace(here)
    expect(await here.words(cardId(0))).toBe(
      'Titre de k0\nUne première raison.Une seconde raison.\n Et ceci, que Léa n’a pas vu.',
    )
    expect(tom.returned()).toEqual([])
  })

  test('what somebody saw and deleted with its paragraph does not come back', async () => {
    const here = await visit(8)
    const lea = await here.come('lea', client)
    const editor = editorOf(lea, cardId(0))
    editor.select(0, 1)
    editor.erase()
    await expectPeace(here)
    expect(await here.words(cardId(0))).not.toContain('raison')
  })

  test('a reader answers with everything they hold', async () => {
    const here = await visit(9)
    const lea = await here.come('lea', 'line')
    const reader = await here.come('obs', client)
    const editor = editorOf(lea, cardId(0))
    editor.goTo(1)
    editor.join()
    editor.type(' écrit sous leurs yeux')
    await here.house.world.pass(1_000)
    reader.goOffline()
    editor.split()
    await expectPeace(here)
    expect(plainTextOf(cardWords(reader.doc(), cardId(0)) ?? new Y.XmlFragment())).toContain('sous leurs yeux')
  })

  test('two tabs of one person, of which one supplies what the other could not send', async () => {
    const here = await visit(10)
    const first = await here.come('lea', client)
    const second = await here.come('lea', 'stock')
    first.goOffline()
    const card = first.verbs().addCard({ text: 'écrit dans l’autre onglet', kind: 'proposal', columnId: 'left' })
    Y.applyUpdate(second.doc(), Y.encodeStateAsUpdate(first.doc()))
    await here.house.world.pass(1_000)
    expect(await here.words(card)).toBe('écrit dans l’autre onglet')
    await expectPeace(here)
    expect(readContribution('w1', second.doc(), card)?.facts?.author).toBe('lea')
  })

  test('what is typed before the handshake is over', async () => {
    const here = await visit(11)
    const lea = await here.come('lea', client)
    const editor = editorOf(lea, cardId(0))
    editor.goTo(1)
    for (let round = 0; round < 3; round++) {
      lea.goOffline()
      editor.type(` hors${round}`)
      lea.comeBack()
      for (let letter = 0; letter < 40; letter++) {
        editor.type(String.fromCodePoint(0x4e00 + round * 40 + letter))
        await here.house.world.pass(11)
      }
    }
    await expectPeace(here)
    const words = await here.words(cardId(0))
    for (let letter = 0; letter < 120; letter++) expect(words).toContain(String.fromCodePoint(0x4e00 + letter))
  })

  test('undo takes one’s own words only, from everybody’s screen', async () => {
    const here = await visit(12)
    const lea = await here.come('lea', client)
    const tom = await here.come('tom', 'stock')
    const mine = editorOf(lea, cardId(0))
    mine.goTo(1)
    mine.split()
    mine.type('à moi')
    await here.house.world.pass(1_000)
    const theirs = editorOf(tom, cardId(0))
    theirs.goTo(1)
    theirs.type(' et à lui')
    await here.house.world.pass(1_000)
    while (mine.undo()) await here.house.world.pass(300)
    await expectPeace(here)
    expect(await here.words(cardId(0))).toContain('et à lui')
    expect(await here.words(cardId(0))).not.toContain('à moi')
    while (mine.redo()) await here.house.world.pass(300)
    await expectPeace(here)
    expect(await here.words(cardId(0))).toContain('à moi')
  })

  test('coming back ten times says nothing new, and the journal gets nothing', async () => {
    const here = await visit(13)
    const lea = await here.come('lea', client)
    const editor = editorOf(lea, cardId(0))
    editor.goTo(1)
    editor.join()
    editor.type('une fois')
    await here.house.world.pass(2_000)
    const before = (await here.house.journal.read(board, 0)).length
    for (let round = 0; round < 10; round++) {
      lea.goOffline()
      await here.house.world.pass(100)
      lea.comeBack()
      await here.house.world.pass(20_000)
    }
    expect((await here.house.journal.read(board, 0)).length).toBe(before)
    await expectPeace(here)
  })

  test('lists and marks toggled, rich text pasted', async () => {
    const here = await visit(14)
    const lea = await here.come('lea', client)
    const tom = await here.come('tom', 'line')
    for (const editor of [editorOf(lea, cardId(0)), editorOf(tom, cardId(0))]) {
      editor.goTo(0.4)
      editor.list('bulletList')
      editor.sink()
      editor.list('orderedList')
      editor.lift()
      editor.select(0.1, 0.9)
      editor.bold()
      editor.italic()
      editor.link('https://exemple.fr')
      editor.goTo(1)
      editor.pasteHtml('<h2 style="x">Vu</h2><ul><li>un<ul><li><b>deux</b></li></ul></li></ul><script>non()</script>')
      editor.breakLine()
      await here.house.world.pass(120)
    }
    await expectPeace(here)
    expect((await here.words(cardId(0))).match(/deux/g)).toHaveLength(2)
  })

  test('a card moved by two people while a third types in it', async () => {
    const here = await visit(15)
    const [lea, tom, mia] = [
      await here.come('lea', client),
      await here.come('tom', 'stock'),
      await here.come('mia', 'line'),
    ]
    const editor = editorOf(lea, cardId(1))
    editor.goTo(1)
    editor.type(' au ')
    tom.verbs().moveCard(cardId(1), 'right', null)
    mia.verbs().moveCard(cardId(1), 'left', cardId(0))
    editor.type('milieu')
    await expectPeace(here)
    expect(await here.words(cardId(1))).toMatch(/ au milieu$/)
    expect(['left', 'right']).toContain(readContribution('w1', lea.doc(), cardId(1))?.columnId)
  })

  test('a whole workshop without a network, on both sides', async () => {
    const here = await visit(16)
    const lea = await here.come('lea', client)
    const tom = await here.come('tom', 'line')
    lea.goOffline()
    for (let minute = 0; minute < 120; minute += 2) {
      for (const person of [lea, tom]) {
        const editor = editorOf(person, cardId(minute % 3))
        editor.goTo(person === lea ? 1 : 0)
        editor.type(`${person.id}${minute} `)
        if (minute % 20 === 0)
          person.verbs().addCard({ text: `à ${minute} min, ${person.id}`, kind: 'question', columnId: 'left' })
      }
      await here.house.world.pass(120_000)
    }
    await expectPeace(here)
    const all = (await Promise.all([0, 1, 2].map((card) => here.words(cardId(card))))).join('\n')
    for (let minute = 0; minute < 120; minute += 2)
      for (const id of ['lea', 'tom']) expect(all).toContain(`${id}${minute} `)
    expect(lea.doc().getMap('cards').size).toBe(3 + 12)
  })

  test('23 cards written offline, one withdrawn meanwhile: 22 arrive, typing goes on', async () => {
    const here = await visit(17, 23)
    const lea = await here.come('lea', client)
    const before = lea.doc()
    lea.goOffline()
    for (let card = 0; card < 23; card++) {
      const editor = editorOf(lea, cardId(card))
      editor.goTo(1)
      editor.type(` mot${card}.`)
    }
    await here.house.withdraw(cardId(11))
    lea.comeBack()
    await here.house.world.pass(20_000)
    for (let card = 0; card < 23; card++) {
      const words = await here.words(cardId(card))
      if (card === 11) expect(words).not.toContain('mot')
      else expect(words).toMatch(new RegExp(` mot${card}\\.$`))
    }
    // Only who may hear notices is told; the words of a plain client come back to nobody.
    if (client !== 'plain') expect(new Set(said(lea.returned()))).toEqual(new Set(['mot11.']))
    const later = editorOf(lea, cardId(22))
    later.goTo(1)
    later.type(' Et la suite.')
    await here.house.world.pass(2_000)
    expect(await here.words(cardId(22))).toMatch(/ mot22\. Et la suite\.$/)
    expect(lea.doc()).toBe(before)
    expect(punishments(here.present)).toEqual([])
    expect(await differences(here.house, here.present)).toEqual([])
  })
})

describe.each(['line', 'stock'] as const)('%s, handed back', (client) => {
  test('exactly the words typed in a paragraph that somebody had joined', async () => {
    const here = await visit(20)
    const lea = await here.come('lea', client)
    const tom = await here.come('tom', 'line')
    lea.goOffline()
    const writing = editorOf(lea, cardId(0))
    writing.goTo(1)
    writing.type(' exactement ceci')
    const joining = editorOf(tom, cardId(0))
    joining.goTo(1)
    joining.join()
    await here.house.world.pass(2_000)
    await expectPeace(here)
    expect(new Set(said(lea.returned()))).toEqual(new Set(['exactement ceci']))
    expect(await here.words(cardId(0))).not.toContain('exactement')
  })

  test('exactly the words typed in a card that was withdrawn, and the others stay', async () => {
    const here = await visit(21)
    const lea = await here.come('lea', client)
    lea.goOffline()
    editorOf(lea, cardId(0)).goTo(1)
    lea.writing()?.type(' trop tard')
    editorOf(lea, cardId(1)).goTo(1)
    lea.writing()?.type(' à temps')
    await here.house.withdraw(cardId(0))
    await everybodyBack(here.house, here.present)
    expect(new Set(said(lea.returned()))).toEqual(new Set(['trop tard']))
    expect(lea.returned().some(({ cardId: card, reason }) => card === 'k0' && reason.kind === 'card-withdrawn')).toBe(
      true,
    )
    expect(await here.words(cardId(1))).toMatch(/ à temps$/)
    expect(await differences(here.house, here.present)).toEqual([])
    expect(punishments(here.present)).toEqual([])
  })

  test('the words of a card added after the workshop closed', async () => {
    const here = await visit(22)
    const lea = await here.come('lea', client)
    lea.goOffline()
    const card = lea.verbs().addCard({ text: 'après la clôture', kind: 'proposal', columnId: 'left' })
    await here.house.setStep('closed')
    await everybodyBack(here.house, here.present)
    expect(new Set(said(lea.returned()))).toEqual(new Set(['après la clôture']))
    expect(await here.words(card)).toBe('')
    expect(await differences(here.house, here.present)).toEqual([])
  })
})

test('words and comments whose refusal was lost with the network come back all the same', async () => {
  const here = await visit(40)
  const lea = await here.come('lea', 'line')
  lea.goOffline()
  editorOf(lea, cardId(0)).goTo(1)
  lea.writing()?.type(' des mots')
  lea.verbs().comment(cardId(0), 'et un commentaire')
  await here.house.withdraw(cardId(0))
  lea.comeBack()
  await here.house.world.until(() => here.house.live.stats().refusals > 0, 20_000)
  lea.goOffline()
  expect(lea.returned()).toEqual([])
  await everybodyBack(here.house, here.present)
  const words = said(lea.returned()).join('\n')
  expect(words).toContain('des mots')
  expect(words).toContain('et un commentaire')
  expect(await differences(here.house, here.present)).toEqual([])
})

test('another epoch: our client throws its copy away, and hands back what it had not sent', async () => {
  const here = await visit(30)
  const lea = await here.come('lea', 'line')
  const before = lea.doc()
  lea.goOffline()
  editorOf(lea, cardId(0)).goTo(1)
  lea.writing()?.type(' d’une autre époque')
  // Nobody is in the room any more: it leaves memory, and a restore raises the epoch.
  await here.house.world.pass(90_000)
  await here.house.journal.raiseEpoch(board)
  await everybodyBack(here.house, here.present)
  expect(lea.doc()).not.toBe(before)
  expect(said(lea.returned())).toEqual(['d’une autre époque'])
  expect(await here.words(cardId(0))).not.toContain('époque')
  expect(await differences(here.house, here.present)).toEqual([])
  expect(here.house.live.stats().refusals).toBe(0)
})

test('one’s own words supplied by somebody else are a forgery, and that one is hung up on', async () => {
  const here = await visit(31)
  const lea = await here.come('lea', 'line')
  const tom = await here.come('tom', 'plain')
  editorOf(lea, cardId(0)).goTo(1)
  lea.writing()?.type(' de Léa')
  await here.house.world.pass(1_000)
  lea.goOffline()
  lea
    .doc()
    .transact(() =>
      addCard(lea.doc(), { id: 'kforged', kind: 'idea', columnId: 'left', order: 'a5', words: [paragraph('x')] }),
    )
  Y.applyUpdate(tom.doc(), Y.encodeStateAsUpdate(lea.doc()))
  await here.house.world.pass(1_000)
  expect(tom.board.refusedWith()).toBe(4403)
  expect(await here.words('kforged')).toBe('')
})
