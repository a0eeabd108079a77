/** What is found among honest people once everybody is back: who was punished, and who sees something else. */
import type * as Y from 'yjs'
import { fromSnapshot, replayed, textOf } from './content.ts'
import { board, cardId, draft, type House } from './house.ts'
import type { HonestPerson } from './person.ts'

/** Everybody has seen what there is. */
export async function everybodyHere({ world }: House, present: readonly HonestPerson[]): Promise<void> {
  if (!(await world.until(() => present.every(isHere), 20_000))) throw new Error('somebody could not come in')
}

const isHere = (person: HonestPerson): boolean =>
  person.board.doc()?.getMap('cards').has(cardId(0)) === true &&
  (person.draft === null || person.draft.doc()?.getMap('proposals').has('p1') === true)

/** Long enough for every wait between two tries, and for a second one. */
export async function everybodyBack({ world }: House, present: readonly HonestPerson[]): Promise<void> {
  for (const person of present) person.comeBack()
  await world.pass(40_000)
  for (const person of present) person.comeBack()
  await world.pass(20_000)
}

/** All that is written in the house. */
export async function everyWord(house: House): Promise<string> {
  return textOf(board, await house.alive(board)) + textOf(draft, await house.alive(draft))
}

/** Who was hung up on for good, or asked to open their copy afresh. */
export function punishments(present: readonly HonestPerson[]): readonly string[] {
  return present.flatMap((person) =>
    [person.board, person.draft].flatMap((copy) => {
      if (!copy) return []
      const name = `${person.id} (${person.client})`
      const code = copy.refusedWith()
      return [
        ...(code === null ? [] : [`${name} hung up on with ${code}`]),
        ...(copy.reopened() > 0 ? [`${name} reopened ${copy.reopened()} times`] : []),
      ]
    }),
  )
}

/** Which people, editors or replays hold something else than the server does. */
export async function differences(house: House, present: readonly HonestPerson[]): Promise<readonly string[]> {
  const different: string[] = []
  for (const document of [board, draft]) {
    const truth = await house.live.read(document, (doc) => textOf(document, doc))
    const compare = (who: string, doc: Y.Doc | null): void => {
      if (!doc || textOf(document, doc) !== truth) different.push(`${who} on ${document}`)
    }
    compare('whoever joins now', await house.alive(document))
    compare('a replay from zero', await replayed(house.journal, document))
    compare('a replay from a snapshot', await fromSnapshot(house.journal, document, house.world.chance.next()))
    for (const person of present) {
      const copy = document === board ? person.board : person.draft
      if (copy) compare(`${person.id} (${person.client})`, copy.doc())
    }
  }
  for (const person of present)
    if (person.writing() && !person.showsTheDocument()) different.push(`the editor of ${person.id}`)
  return different
}
