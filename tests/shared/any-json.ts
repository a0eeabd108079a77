/** Whatever a document's key may hold: any JSON, and objects with the names every object answers to. */
import fc from 'fast-check'

const trap = fc.constantFrom<unknown>({ toString: null, valueOf: null }, { hasOwnProperty: 1 }, { length: -1 })

/** As a document gives it back: plain objects. Yjs itself writes none that says to be of another make. */
const json = fc.json({ maxDepth: 2 }).map((text): unknown => JSON.parse(text.replaceAll('"constructor"', '"maker"')))

export const anyJson: fc.Arbitrary<unknown> = fc.oneof({ weight: 4, arbitrary: json }, { weight: 1, arbitrary: trap })
