/** Makes another card's words out of a card's: other places, other figures, sentences in another order. */
import type { DemoDepartement } from './demo-files.ts'
import type { Lots } from './seeded-lots.ts'

/** Where the new words speak from: a département and two of its towns. */
export interface Place {
  readonly departement: DemoDepartement
  readonly towns: readonly [string, string]
}

export function drawPlace(departement: DemoDepartement, lots: Lots): Place {
  const [first = departement.nom, second = departement.nom] = lots.shuffled(departement.villes)
  return { departement, towns: [first, second] }
}

/** « à {ville} », « {dans} », « {de} » become real places. */
export function fillPlaces(text: string, { departement, towns }: Place): string {
  return text.replaceAll('{ville}', towns[0]).replaceAll('{dans}', departement.dans).replaceAll('{de}', departement.de)
}

/** Some of the sentences, in another order, at another place, with other figures. */
export function varySentences(
  body: string,
  place: Place,
  everywhere: readonly DemoDepartement[],
  lots: Lots,
): string[] {
  const shift = lots.pick([-1, 1])
  const factor = lots.pick([0.5, 0.6, 0.75, 1.25, 1.5, 2])
  return lots
    .shuffled(sentencesOf(body))
    .slice(0, lots.pick([1, 1, 2]))
    .map((sentence) => changeFigures(movePlaces(sentence, place, everywhere), shift, factor))
}

/** These lean on the sentence before and stay behind it. */
const leaning =
  /^(Et |Je suis donc|Milesker|Alors|Seuls|C'est |Ce n'est|Ce qui|Solde du|Nous avons payé|Un prêt|La bonne|moi )/

/** These speak of the board in front of their author. */
const ofTheMoment = /ce tableau|notre table|Je lis plusieurs/

function sentencesOf(body: string): string[] {
  const [text = ''] = body.replace(/^« (.*) »$/s, '$1').split('\n')
  const sentences: string[] = []
  for (const sentence of text.split(/(?<=[.!?]) (?=[\p{L}«])/u)) {
    const before = sentences.at(-1)
    if (before !== undefined && leaning.test(sentence)) sentences.splice(-1, 1, `${before} ${sentence}`)
    else sentences.push(sentence)
  }
  return sentences
    .filter((sentence) => !ofTheMoment.test(sentence))
    .map((sentence) => sentence.replace(/(?<=[\p{L}\d])$/u, '.'))
}

/** Turns of phrase of the sixty cards that name a place in a way of their own. */
function phrasesOf({ departement, towns }: Place): readonly (readonly [RegExp, string])[] {
  return [
    [/ Milesker !/g, ''],
    [/^(Corrèze-Dordogne|Béarn et Pays basque) :/, `${departement.nom} :`],
    [/^Sur le littoral charentais,/, `${departement.dans.charAt(0).toUpperCase()}${departement.dans.slice(1)},`],
    [/communes landaises/g, `communes ${departement.de}`],
    [/du plateau\b/g, departement.de],
    [/Grand Poitiers/g, towns[0]],
    [/Oléron et Royan/g, `${towns[0]} et ${towns[1]}`],
    [/au-delà de la rocade/g, 'loin du centre'],
    [/de la métropole/g, `de ${towns[0]}`],
  ]
}

const knownTowns = ['Limoges', 'Guéret', 'La Réole', 'Marmande', 'Bordeaux', 'Poitiers']

function movePlaces(text: string, place: Place, everywhere: readonly DemoDepartement[]): string {
  let moved = text
  for (const [phrase, other] of phrasesOf(place)) moved = moved.replace(phrase, other)
  for (const { nom } of everywhere) {
    moved = moved.replace(new RegExp(`\\b(de la|du|des) ${nom}(?![-\\p{L}])`, 'gu'), place.departement.de)
    moved = moved.replace(
      new RegExp(`\\b(en|dans la|dans le|dans les) ${nom}(?![-\\p{L}])`, 'gu'),
      place.departement.dans,
    )
  }
  return moveTowns(moved, place.towns)
}

function moveTowns(text: string, towns: readonly [string, string]): string {
  const named = knownTowns.filter((town) => text.includes(town) && !towns.includes(town))
  const places = new Map(named.map((town, index) => [town, towns[index % 2] ?? towns[0]]))
  return [...places].reduce((moved, [town, other]) => moved.replaceAll(town, other), text)
}

const numberWords = ['deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix']
const counted = 'mois|ans|associations|salariés|structures|communes|maisons|jours|personnes|numéros|règlements'
const inWords = new RegExp(`\\b(trois|quatre|cinq|six|sept|huit|neuf)(?= (?:ou |à |et |${counted}))`, 'g')
const units = '%|€|salariés|repas|postes|km|mois|jours|déchèteries|associations|heures|bénévoles'
const inDigits = new RegExp(`(?<![\\d,.])(\\d{1,3}(?: \\d{3})+|\\d+)(?= (?:${units})(?![\\p{L}/]))`, 'gu')

function changeFigures(text: string, shift: number, factor: number): string {
  return text
    .replace(inWords, (word) => numberWords[numberWords.indexOf(word) + shift] ?? word)
    .replace(inDigits, (digits, _number: string, at: number) => {
      const value = Number(digits.replaceAll(' ', ''))
      const isShare = text.slice(at + digits.length).startsWith(' %')
      return printFigure(isShare ? shareNear(value * factor) : rounded(value * factor))
    })
}

/** To two significant figures, never below two: « 11 400 » becomes « 17 000 ». */
function rounded(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1)
  return Math.max(2, Math.round(value / step) * step)
}

/** People speak of shares by fives. */
function shareNear(value: number): number {
  return Math.min(90, Math.max(5, Math.round(value / 5) * 5))
}

function printFigure(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ' ')
}
