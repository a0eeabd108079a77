/** Reads the look's tokens as the browser would and holds every pair of colours to its promise. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What is read, on what it lies, and the contrast it needs. WCAG 2.2: AAA for body text, AA for the rest, 3 for shapes. */
const bodyText = 7
const otherText = 4.5
const shape = 3

interface Oklch {
  readonly lightness: number
  readonly chroma: number
  readonly hue: number
}
type Mode = 'light' | 'dark'
type Colours = ReadonlyMap<string, Readonly<Record<Mode, Oklch>>>
type Pair = readonly [what: string, on: string, atLeast: number]

const css = readFileSync(new URL('../../client/style/tokens.css', import.meta.url), 'utf8')
const standard = coloursIn(css.slice(0, css.indexOf('@media (prefers-reduced-motion')))
const more = new Map([...standard, ...coloursIn(css.slice(css.indexOf(':root[data-contrast="more"]')))])

const themes = numbered('theme', 8)
const people = numbered('person', 12)
const floors = ['ground', 'ground-deep', 'paper'] as const

const pairs: readonly Pair[] = [
  ...[...floors, 'paper-fold'].flatMap((floor): Pair[] => [
    ['ink', floor, bodyText],
    ['ink-2', floor, bodyText],
    ['ink-3', floor, otherText],
    ['accent', floor, otherText],
  ]),
  ...floors.flatMap((floor): Pair[] => [
    ['line-strong', floor, shape],
    ['fill', floor, shape],
    ['warn', floor, otherText],
    ['against', floor, otherText],
    ...themes.map((theme): Pair => [theme, floor === 'ground-deep' ? 'ground' : floor, otherText]),
    ...people.map((person): Pair => [person, floor, shape]),
  ]),
  ['on-fill', 'fill', otherText],
  ['accent', 'accent-tint', otherText],
  ...['accent', 'warn', 'against'].flatMap((state): Pair[] => [
    ['ink', `${state}-tint`, bodyText],
    ['ink-2', `${state}-tint`, bodyText],
    [state, `${state}-tint`, otherText],
  ]),
  ...themes.flatMap((theme): Pair[] => [
    [theme, `${theme}-tint`, otherText],
    ['ink', `${theme}-tint`, bodyText],
  ]),
  ...people.map((person): Pair => ['on-person', person, otherText]),
]

test.each([
  ['standard', 'light', standard],
  ['standard', 'dark', standard],
  ['more', 'light', more],
  ['more', 'dark', more],
] as const)('every pair keeps its contrast: %s, %s', (_, mode, colours) => {
  const misses = pairs
    .map(([what, on, atLeast]) => ({
      what,
      on,
      atLeast,
      is: contrast(colour(colours, what, mode), colour(colours, on, mode)),
    }))
    .filter(({ is, atLeast }) => is < atLeast)
  expect(misses).toEqual([])
})

test('a pair that is too close is caught', () => {
  expect(contrast(colour(standard, 'line', 'light'), colour(standard, 'paper', 'light'))).toBeLessThan(shape)
})

test('black on white is 21, and a colour on itself is 1', () => {
  const black = { lightness: 0, chroma: 0, hue: 0 }
  const white = { lightness: 1, chroma: 0, hue: 0 }
  expect(contrast(black, white)).toBeCloseTo(21, 1)
  expect(contrast(white, white)).toBe(1)
})

test('every colour can be shown on an ordinary screen', () => {
  const outside = [...standard].flatMap(([name, modes]) =>
    (['light', 'dark'] as const)
      .filter((mode) => linearRgb(modes[mode]).some((v) => v < -0.002 || v > 1.002))
      .map((mode) => `${name} ${mode}`),
  )
  expect(outside).toEqual([])
})

test.each(['light', 'dark'] as const)('any two people stay apart to the eye: %s', (mode) => {
  const gaps = people.flatMap((one, index) =>
    people
      .slice(index + 1)
      .map((other) => ({ one, other, apart: distance(colour(standard, one, mode), colour(standard, other, mode)) })),
  )
  expect(gaps.filter(({ apart }) => apart < 0.06)).toEqual([])
})

test('more contrast asked by the device and chosen by the person are the same colours', () => {
  const asked = css.slice(css.indexOf('@media (prefers-contrast: more)'), css.indexOf(':root[data-contrast="more"]'))
  expect([...coloursIn(asked)]).toEqual([...coloursIn(css.slice(css.indexOf(':root[data-contrast="more"]')))])
})

function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index + 1}`)
}

function coloursIn(text: string): Colours {
  const declared = /--([\w-]+):\s*light-dark\(\s*oklch\(([^)]*)\),\s*oklch\(([^)]*)\)\s*\)/g
  return new Map(
    [...text.matchAll(declared)].map(([, name = '', light = '', dark = '']) => [
      name,
      { light: read(light), dark: read(dark) },
    ]),
  )
}

function read(written: string): Oklch {
  const [lightness = Number.NaN, chroma = Number.NaN, hue = Number.NaN] =
    written.split('/')[0]?.trim().split(/\s+/).map(Number) ?? []
  return { lightness, chroma, hue }
}

function colour(colours: Colours, name: string, mode: Mode): Oklch {
  const found = colours.get(name)
  if (!found) throw new Error(`tokens.css has no --${name}`)
  return found[mode]
}

function oklab({ lightness, chroma, hue }: Oklch): readonly [number, number, number] {
  const angle = (hue * Math.PI) / 180
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)]
}

/** Björn Ottosson's matrices: OKLab to cone responses to linear sRGB. */
function linearRgb(colour: Oklch): readonly [number, number, number] {
  const [L, a, b] = oklab(colour)
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

/** As shown: in the eight bits of a screen, then back to light. */
function shown(light: number): number {
  const clamped = Math.min(1, Math.max(0, light))
  const encoded = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055
  const byte = Math.round(encoded * 255) / 255
  return byte <= 0.04045 ? byte / 12.92 : ((byte + 0.055) / 1.055) ** 2.4
}

function luminance(colour: Oklch): number {
  const [r, g, b] = linearRgb(colour)
  return 0.2126 * shown(r) + 0.7152 * shown(g) + 0.0722 * shown(b)
}

function contrast(one: Oklch, other: Oklch): number {
  const [bright = 1, dim = 1] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (bright + 0.05) / (dim + 0.05)
}

function distance(one: Oklch, other: Oklch): number {
  const [a, b] = [oklab(one), oklab(other)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}
