/**
 * The French catalogue with its no-break spaces, for the screen only. What people wrote is never touched, even where
 * one of our sentences quotes it.
 */
import { typesetFrench } from '#shared/catalogue/typeset-french.ts'

export function inFrenchTypography<Catalogue>(catalogue: Catalogue): Catalogue {
  // A catalogue is sentences and functions all through: what comes out has the type of what went in.
  return typeset(catalogue) as Catalogue
}

function typeset(said: unknown): unknown {
  if (typeof said === 'string') return typesetFrench(said)
  if (Array.isArray(said)) return said.map(typeset)
  if (typeof said === 'function') return (...facts: unknown[]) => typesetAround(facts, said(...facts))
  if (typeof said === 'object' && said !== null)
    return Object.fromEntries(Object.entries(said).map(([name, inner]) => [name, typeset(inner)]))
  return said
}

/** People's words are put aside while the sentence around them is set, then put back. */
function typesetAround(facts: readonly unknown[], said: unknown): unknown {
  if (typeof said !== 'string') return typeset(said)
  const words = facts.filter((fact) => typeof fact === 'string').filter((fact) => fact.includes(' '))
  const aside = words.reduce((sentence, fact, index) => sentence.replaceAll(fact, asideMark(index)), said)
  return words.reduce(
    (sentence, fact, index) => sentence.replaceAll(asideMark(index), () => fact),
    typesetFrench(aside),
  )
}

/** Private use: no sentence and no keyboard holds these. */
const asideMark = (index: number) => String.fromCharCode(0xe000 + index)
