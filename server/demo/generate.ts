/**
 * From the sixty contributions to four hundred: a seeded generator. It keeps the numbers of the conference's file, by
 * workshop, channel and expected handling; one in twenty of what it adds is somebody sending twice.
 */
import type { DemoContribution, DemoFiles } from './demo-files.ts'
import { departementOf, drawAuthor, type Who } from './draw-author.ts'
import { drawWords, type Heard, themeOf, type Words } from './draw-words.ts'
import { createLots, type Lots } from './seeded-lots.ts'
import { drawSlots, type Fate, placeOf, type Slot } from './slots.ts'
import { drawPlace } from './vary-words.ts'
import { later, whenMade } from './when-made.ts'

/** The day of the conference. */
export const demonstrationSeed = 20_261_119

export type GeneratedContribution = DemoContribution & Pick<Words, 'theme' | 'variantOf'>

/** The sixty as they are, then the others by time, numbered on. */
export function generateContributions(files: DemoFiles, seed = demonstrationSeed): readonly GeneratedContribution[] {
  const lots = createLots(seed)
  const written = files.contributions.map((one) => ({ ...one, theme: themeOf(files, one), variantOf: null }))
  const slots = drawSlots(files, lots)
  const said = new Set(written.map(wordsOf))
  const heard: Heard = new Map()
  const made = slots.filter(({ fate }) => fate !== 'double').map((slot) => makeOne(files, slot, lots, said, heard))
  const originals = lots.shuffled(made.filter(({ slot }) => slot.fate === 'ordinary'))
  const again = slots.filter(({ fate }) => fate === 'double').map((slot) => sendAgain(slot, originals, lots))
  return [...written, ...numbered([...made, ...again], written.length)]
}

interface Made {
  readonly slot: Slot
  readonly card: Who & Words & Pick<DemoContribution, 'createdAt' | 'expected'>
  /** The one it repeats. */
  readonly original: Made | null
}

/** Draws until nobody has said the same before. */
function makeOne(files: DemoFiles, slot: Slot, lots: Lots, said: Set<string>, heard: Heard): Made {
  const who = drawAuthor(files, slot, lots)
  for (let tries = 0; tries < 200; tries++) {
    const words = drawWords(files, slot, drawPlace(departementOf(files, who.territory, lots), lots), lots, heard)
    if (said.has(wordsOf(words))) continue
    said.add(wordsOf(words))
    const createdAt = whenMade(files, slot, lots)
    return { slot, card: { ...who, ...words, createdAt, expected: expectedOf(slot.fate) }, original: null }
  }
  throw new Error(`no new words were found for ${placeOf(slot)}`)
}

function wordsOf({ title, body }: Pick<DemoContribution, 'title' | 'body'>): string {
  return `${title}\n${body}`
}

function expectedOf(fate: Fate): DemoContribution['expected'] {
  const unplaced = { proposal: null, role: null, near: [], opposes: null }
  if (fate === 'ordinary') return { moderation: 'publier', reason: null, ...unplaced }
  if (fate === 'double') return { moderation: 'fusionner', reason: 'doublon', ...unplaced }
  return { moderation: fate.moderation, reason: fate.ground, ...unplaced }
}

/** The same words by the same person, some seconds later. Nobody sends three times. */
function sendAgain(slot: Slot, originals: Made[], lots: Lots): Made {
  const at = originals.findIndex((made) => placeOf(made.slot) === placeOf(slot))
  const [original] = at === -1 ? [] : originals.splice(at, 1)
  if (!original) throw new Error(`nothing to send again in ${placeOf(slot)}`)
  const createdAt = later(original.card.createdAt, lots.between(15, 90))
  return { slot, card: { ...original.card, createdAt, expected: expectedOf(slot.fate) }, original }
}

function numbered(made: readonly Made[], after: number): GeneratedContribution[] {
  const inTime = [...made].sort((one, other) => Date.parse(one.card.createdAt) - Date.parse(other.card.createdAt))
  const ids = new Map(inTime.map((one, index) => [one, `C-${String(after + 1 + index).padStart(3, '0')}`]))
  const idOf = (one: Made): string => ids.get(one) ?? ''
  return inTime.map((one) => {
    const near = one.original ? [idOf(one.original)] : []
    const { workshopId: workshop, channel } = one.slot
    return { id: idOf(one), workshop, channel, ...one.card, expected: { ...one.card.expected, near } }
  })
}
