/**
 * One run of honest people, drawn from its seed alone: three to five of them write, arrange and lose the network as they
 * like, then everybody comes back. What is found at the end is told; whether it is right is the test's to say.
 */
import { TextSelection } from '@tiptap/pm/state'
import type { Journal } from '#server/store/journal.ts'
import type { MemoryJournal } from '#server/store/memory-journal.ts'
import type { ReturnedWords } from '#shared/live/protocol.ts'
import type { TiptapPerson } from '../../setup/tiptap-people.ts'
import type { Chance } from '../../setup/virtual-world.ts'
import { textOf } from './content.ts'
import { differences, everybodyBack, everybodyHere, everyWord, punishments } from './findings.ts'
import { board, cardId, type House, openHouse, type PersonId, proposalIds } from './house.ts'
import { type Client, type HonestPerson, join } from './person.ts'

export interface RunSettings {
  readonly steps?: number
  /** Cards are withdrawn and the workshop is closed for a while: words come back, and not one is lost. */
  readonly closing?: boolean
  readonly between?: (journal: MemoryJournal) => Journal
  /** Something else that may happen at any step, instead of what the dice say. */
  readonly meddle?: (person: HonestPerson) => void
}

export interface Found {
  readonly seed: number
  readonly people: readonly string[]
  readonly refusals: number
  /** Hung up on for good, or asked to open afresh. */
  readonly punished: readonly string[]
  readonly returned: readonly ReturnedWords[]
  /** Who, or which replay, holds something else than the server. */
  readonly different: readonly string[]
  /** Words that are neither in a document nor with their author. Only told where nobody erases. */
  readonly lost: readonly string[]
  readonly markers: number
  /** All that is written in the end. */
  readonly text: string
}

const pairs: readonly (readonly [PersonId, readonly Client[]])[] = [
  ['lea', ['line', 'stock', 'plain']],
  ['tom', ['line', 'stock', 'plain']],
  ['mia', ['line', 'stock']],
  ['max', ['plain', 'line']],
  ['noe', ['line', 'stock', 'plain']],
  ['syl', ['line', 'plain']],
  ['ines', ['stock', 'line']],
]

const pastes = [
  '<p>Collé <b>gras</b> et <a href="https://exemple.fr">lien</a></p><ul><li>un</li><li>deux<ul><li>trois</li></ul></li></ul>',
  '<h1 style="color:red">Titre</h1><table><tr><td>cellule</td></tr></table><script>alert(1)</script>',
  '<ol start="3"><li><p>trois</p></li></ol><p onclick="x()">et <i>suite</i><br>à la ligne</p>',
]

export async function run(seed: number, settings: RunSettings = {}): Promise<Found> {
  const { steps = 40, closing = false, between, meddle } = settings
  const house = await openHouse(seed, { cards: 3, ...(between ? { between } : {}) })
  const { world } = house
  const { chance } = world
  const present: HonestPerson[] = []
  try {
    for (const [id, clients] of shuffled(chance, pairs).slice(0, 3 + chance.below(3)))
      present.push(join(house, id, closing ? told(chance.pick(clients)) : chance.pick(clients)))
    await everybodyHere(house, present)
    const script = makeScript(house, closing)
    for (let step = 0; step < steps; step++) {
      const person = chance.pick(present)
      if (meddle && chance.is(0.1)) meddle(person)
      else await script.step(person)
      await world.pass(chance.is(0.5) ? 0 : chance.below(chance.is(0.05) ? 20_000 : 300))
    }
    await everybodyBack(house, present)
    return await lookAround(seed, house, present, closing ? script.markers : new Map())
  } finally {
    for (const person of present) person.leave()
    house.close()
  }
}

/** In the runs where words come back, everybody is told so. */
const told = (client: Client): Client => (client === 'plain' ? 'stock' : client)

interface Script {
  step(person: HonestPerson): Promise<void>
  /** Every word typed, and by whom. */
  readonly markers: ReadonlyMap<string, HonestPerson>
}

/** A word of which one character is written nowhere else: whatever happens around it, it is found again. */
const firstMarker = 0x4e00

function makeScript(house: House, closing: boolean): Script {
  const { chance } = house.world
  const markers = new Map<string, HonestPerson>()
  const withdrawn = new Set<string>()
  const unsettled = new Map<string, HonestPerson>()
  /** Words about to be written: what the editor has no room for is not. */
  const entering: string[] = []
  let made = 0

  function word(): string {
    const marker = String.fromCodePoint(firstMarker + made++)
    entering.push(marker)
    return `${marker}${chance.pick(['mot', 'une idée', 'et', 'oui'])} `
  }

  /** Somewhere in the text, never inside a word. */
  function putCaret({ editor }: TiptapPerson): void {
    const places: number[] = []
    editor.state.doc.descendants((node, at) => {
      if (!node.isTextblock) return true
      const text = node.textBetween(0, node.content.size, null, ' ')
      for (let index = 0; index <= text.length; index++) {
        if (index === 0 || index === text.length || text[index - 1] === ' ') places.push(at + 1 + index)
      }
      return false
    })
    if (places.length === 0) return
    const place = chance.pick(places)
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, place)))
  }

  function openEditor(person: HonestPerson): TiptapPerson | null {
    if (person.draft && chance.is(0.4)) {
      return person.writeInProposal(chance.pick(proposalIds), chance.pick(['words', 'words', 'title', 'goal'] as const))
    }
    if (!person.board.doc()?.getMap('cards').has(cardId(0))) return null
    const open = cardsFor(person).filter((id) => person.verbs().whyNotEdit(id) === null)
    return open.length > 0 ? person.writeIn(chance.pick(open)) : null
  }

  const keepsWords: readonly ((writer: TiptapPerson) => void)[] = [
    (writer) => writer.type(word()),
    (writer) => writer.type(word()),
    (writer) => writer.type(word()),
    (writer) => writer.split(),
    (writer) => writer.join(),
    (writer) => writer.pasteText(`${word()}\n${word()}`),
  ]
  /** What a title has no room for. */
  const shapesWords: readonly ((writer: TiptapPerson) => void)[] = [
    (writer) => writer.breakLine(),
    (writer) => writer.list('bulletList'),
    (writer) => writer.list('orderedList'),
    (writer) => writer.sink(),
    (writer) => writer.lift(),
    (writer) => {
      writer.select(chance.next(), chance.next())
      chance.pick([writer.bold, writer.italic, () => writer.link('https://exemple.fr/page')])()
      putCaret(writer)
    },
    (writer) => writer.pasteHtml(`<p>${word()}</p>${chance.pick(pastes)}`),
  ]
  const erases: readonly ((writer: TiptapPerson) => void)[] = [
    (writer) => {
      writer.select(chance.next(), chance.next())
      writer.erase()
    },
    (writer) => writer.erase(),
    (writer) => void writer.undo(),
    (writer) => void writer.undo(),
    (writer) => void writer.redo(),
    (writer) => {
      writer.select(chance.next(), chance.next())
      writer.pasteHtml(chance.pick(pastes))
    },
  ]

  const isRich = ({ editor }: TiptapPerson): boolean => 'bulletList' in editor.schema.nodes

  function write(person: HonestPerson): void {
    const writer = (chance.is(0.85) ? person.writing() : null) ?? openEditor(person)
    // Two people may fill a title at once: what neither could write alone would come back.
    if (!writer || (!isRich(writer) && writer.text().length > 60)) return
    putCaret(writer)
    if (!closing && chance.is(0.35)) chance.pick(erases)(writer)
    else if (isRich(writer) && chance.is(0.5)) chance.pick(shapesWords)(writer)
    else chance.pick(keepsWords)(writer)
    for (const marker of entering.splice(0)) if (writer.text().includes(marker)) markers.set(marker, person)
  }

  const adds: readonly ((person: HonestPerson) => void)[] = [
    (person) => {
      const text = word()
      unsettled.set(
        person.verbs().addCard({ text, kind: 'proposal', columnId: chance.pick(['left', 'right']) }),
        person,
      )
    },
    (person) => {
      // In one gesture that is in nobody's undo.
      person.doc().transact(() => {
        const own = person.verbs().addCard({ text: word(), kind: 'question', columnId: 'left' })
        person.verbs().setOpenToAll(own, true)
      })
    },
    (person) => {
      // Made and thrown away at once, by a client that keeps nothing to undo: what is left of it is collected.
      const doc = person.doc()
      const throwAway = (): void => {
        const id = person.verbs().addCard({ text: 'jetée aussitôt', kind: 'proposal', columnId: 'left' })
        unsettled.set(id, person)
        doc.transact(() => doc.getMap('cards').delete(id))
      }
      if (chance.is(0.5)) doc.transact(throwAway)
      else throwAway()
    },
  ]
  const arrangements: readonly ((person: HonestPerson) => void)[] = [
    (person) => {
      if (person.verbs().whyNotAdd() === null) chance.pick(adds)(person)
    },
    (person) => {
      if (person.verbs().whyNotAdd() === null) chance.pick(adds)(person)
    },
    (person) =>
      person.verbs().moveCard(anyCard(person), chance.pick(['left', 'right']), chance.is(0.5) ? anyCard(person) : null),
    (person) => person.verbs().setKind(anyEditable(person), chance.pick(['proposal', 'question', 'finding'])),
    (person) => person.verbs().setGroup(anyCard(person), person.verbs().addGroup('left', word())),
    (person) => person.verbs().comment(anyCard(person), word()),
    (person) => {
      if (closing) return
      const comments = [...person.doc().getMap('comments').keys()]
      if (comments.length > 0) person.verbs().removeComment(chance.pick(comments))
    },
    (person) => {
      if (closing) return
      if (chance.is(0.7)) person.verbs().undo()
      else person.verbs().redo()
    },
  ]

  function arrange(person: HonestPerson): void {
    chance.pick(arrangements)(person)
    const text = textOf(board, person.doc())
    for (const marker of entering.splice(0)) if (text.includes(marker)) markers.set(marker, person)
  }

  /**
   * Who takes back a card that another, unseen, has just written in is refused, and rightly. Only where refusals belong
   * does anybody touch a card that its author may still undo.
   */
  const cardsFor = (person: HonestPerson): string[] =>
    [...person.doc().getMap('cards').keys()].filter((id) => closing || (unsettled.get(id) ?? person) === person)
  const anyCard = (person: HonestPerson): string => chance.pick(cardsFor(person))
  const anyEditable = (person: HonestPerson): string => {
    const open = cardsFor(person).filter((id) => person.verbs().whyNotEdit(id) === null)
    return open.length > 0 ? chance.pick(open) : anyCard(person)
  }

  async function decideSomething(): Promise<void> {
    if (chance.is(0.5)) {
      const card = chance.pick([0, 1, 2].map(cardId))
      if (withdrawn.has(card)) return
      withdrawn.add(card)
      await house.withdraw(card)
    } else {
      await house.setStep('closed')
      await house.world.pass(chance.below(400))
      await house.setStep('open')
    }
  }

  return {
    markers,
    async step(person) {
      if (closing && chance.is(0.05)) return decideSomething()
      const dice = chance.next()
      if (dice < 0.06) person.goOffline()
      else if (dice < 0.16) person.comeBack()
      else if (dice < 0.3 && person.board.doc()?.getMap('cards').has(cardId(0))) arrange(person)
      else for (let burst = 1 + chance.below(4); burst > 0; burst--) write(person)
    },
  }
}

async function lookAround(
  seed: number,
  house: House,
  present: readonly HonestPerson[],
  markers: ReadonlyMap<string, HonestPerson>,
): Promise<Found> {
  const text = await everyWord(house)
  // To who wrote them, or to who moved them last: joining paragraphs writes another's words again.
  const handedBack = present.flatMap((person) => person.returned())
  const lost = [...markers]
    .filter(([marker]) => !text.includes(marker) && !handedBack.some(({ words }) => words.includes(marker)))
    .filter(([marker, author]) => !toldInVain(author, marker))
    .map(([marker, author]) => `${marker} of ${author.id} (${author.client})`)
  return {
    seed,
    people: present.map(({ id, client }) => `${id} ${client}`),
    refusals: house.live.stats().refusals,
    punished: punishments(present),
    returned: handedBack,
    different: await differences(house, present),
    lost,
    markers: markers.size,
    text,
  }
}

/** A notice is said once. Our own client notices when it missed one; whoever writes another may want to. */
const toldInVain = ({ client, network }: HonestPerson, marker: string): boolean =>
  client !== 'line' && network.unheard.some((message) => message.includes('"returned"') && message.includes(marker))

function shuffled<T>(chance: Chance, things: readonly T[]): readonly T[] {
  return things
    .map((thing) => ({ thing, at: chance.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing)
}
