/** The words of a generated contribution: a beginning of its own, then what one of the sixty says on the same subject. */
import type { DemoContribution, DemoFiles, DemoOpening } from './demo-files.ts'
import type { Lots } from './seeded-lots.ts'
import type { Slot } from './slots.ts'
import { fillPlaces, type Place, varySentences } from './vary-words.ts'

export interface Words extends Pick<DemoContribution, 'title' | 'body' | 'kind' | 'debate'> {
  /** What it is about: a merged proposal's id, a subject of its own, or the ground on which it should be refused. */
  readonly theme: string
  /** The one of the sixty whose sentences it took up. */
  readonly variantOf: string | null
}

/** How often each theme and each beginning was heard on each board. */
export type Heard = Map<string, number>

export function drawWords(files: DemoFiles, slot: Slot, place: Place, lots: Lots, heard: Heard): Words {
  const theme = drawTheme(files, slot, lots, heard)
  const opening = leastHeard(openingsOn(files, theme), ({ title }) => `${slot.workshopId} ${title}`, lots, heard)
  const base = drawBase(files, theme, opening, lots)
  const taken = base ? varySentences(base.body, place, files.places.departements, lots) : []
  const own = fillPlaces(opening.opening, place)
  const body = (lots.oftenIn100(75) ? [own, ...taken] : [...taken, own]).join(' ')
  return {
    theme,
    title: fillPlaces(opening.title, place),
    body: slot.channel === 'entretien' ? `« ${body} »` : body,
    kind: opening.kind,
    debate: base?.kind === opening.kind ? base.debate : (debateOfKind[opening.kind] ?? 'moyens'),
    variantOf: base?.id ?? null,
  }
}

export function themeOf({ staging }: DemoFiles, { id, expected }: DemoContribution): string {
  return expected.proposal ?? staging.themesOf[id] ?? expected.reason ?? ''
}

const debateOfKind: Readonly<Record<string, string>> = {
  constat: 'resultats',
  proposition: 'moyens',
  question: 'moyens',
  objection: 'orientations',
}

/** A theme named twice by its workshop comes twice as often. */
function drawTheme({ staging }: DemoFiles, { workshopId, fate }: Slot, lots: Lots, heard: Heard): string {
  if (typeof fate !== 'string') return fate.ground
  const themes = staging.workshops.find(({ id }) => id === workshopId)?.themes ?? []
  const turns = themes.map((theme, turn) => ({ theme, turn }))
  return leastHeard(turns, ({ turn }) => `${workshopId} turn ${turn}`, lots, heard).theme
}

function openingsOn({ variations }: DemoFiles, theme: string): readonly DemoOpening[] {
  const openings = variations.themes[theme]
  if (!openings) throw new Error(`nobody has written how a contribution on « ${theme} » may begin`)
  return openings
}

/** A board hears nothing again before it has heard everything. */
function leastHeard<T>(items: readonly T[], keyOf: (item: T) => string, lots: Lots, heard: Heard): T {
  const timesOf = (item: T): number => heard.get(keyOf(item)) ?? 0
  const fewest = Math.min(...items.map(timesOf))
  const item = lots.pick(items.filter((one) => timesOf(one) === fewest))
  heard.set(keyOf(item), fewest + 1)
  return item
}

/** An objection goes on like an objection; a question stands alone. */
function drawBase(files: DemoFiles, theme: string, { kind }: DemoOpening, lots: Lots): DemoContribution | null {
  if (kind === 'question') return null
  const bases = files.contributions.filter(
    (one) =>
      themeOf(files, one) === theme &&
      one.expected.reason !== 'doublon' &&
      (one.kind === 'objection') === (kind === 'objection'),
  )
  return bases.length > 0 ? lots.pick(bases) : null
}
