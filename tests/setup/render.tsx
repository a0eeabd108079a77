/** Draws a component into the test document and lets tests press, type and look as a person would. */
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach } from 'vitest'

export interface Drawn {
  readonly place: HTMLElement
  redraw(what: ReactNode): Promise<void>
  remove(): Promise<void>
}

export async function render(what: ReactNode): Promise<Drawn> {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  const redraw = (next: ReactNode) => act(async () => root.render(next))
  const remove = () => takeAway(place)
  drawn.set(place, root)
  await redraw(what)
  return { place, redraw, remove }
}

/** The element of this role and name, or a failure that lists what is there. */
export function byRole(role: keyof typeof selectors, name?: string | RegExp): HTMLElement {
  const all = allByRole(role)
  const found = all.find((element) => name === undefined || matches(nameOf(element), name))
  if (!found) throw new Error(`no ${role} named ${name}; there are: ${all.map(nameOf).join(' | ') || 'none'}`)
  return found
}

export function allByRole(role: keyof typeof selectors): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selectors[role])]
}

export async function click(element: Element): Promise<void> {
  await act(async () => element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })))
}

/** A key pressed where the focus is. Answers whether the browser may still do its own with it. */
export async function press(key: string, modifiers: KeyboardEventInit = {}): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers })
  await act(async () => (document.activeElement ?? document.body).dispatchEvent(event))
  return !event.defaultPrevented
}

export async function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  await act(async () => {
    // React watches the element's own setter: the prototype's is what a person's typing calls.
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

export async function focus(element: HTMLElement): Promise<void> {
  await act(async () => element.focus())
}

/** Passes fake time, with what React does meanwhile. */
export async function pass(ms: number, advance: (ms: number) => Promise<unknown>): Promise<void> {
  await act(async () => {
    await advance(ms)
  })
}

const selectors = {
  button: 'button:not([role]), [role="button"]',
  menuitem: '[role="menuitem"], [role="menuitemradio"]',
  menu: '[role="menu"]',
  dialog: 'dialog[open]',
  status: '[role="status"]',
  tooltip: '[role="tooltip"]',
  tab: '[role="tab"]',
  textbox: 'input:not([type="checkbox"], [type="radio"]), textarea',
  radio: 'input[type="radio"]',
  checkbox: 'input[type="checkbox"]',
  heading: 'h1, h2, h3, h4',
  link: 'a[href]',
  article: 'article',
} as const

/** Enough of an accessible name for our own markup. */
function nameOf(element: HTMLElement): string {
  const labelledBy = element.getAttribute('aria-labelledby')
  const label = labelledBy
    ? document.getElementById(labelledBy)?.textContent
    : element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
      ? element.labels?.[0]?.textContent
      : null
  return (element.getAttribute('aria-label') ?? label ?? element.textContent ?? '').replace(/\s+/g, ' ').trim()
}

function matches(actual: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? actual === wanted.replace(/\s+/g, ' ') : wanted.test(actual)
}

const drawn = new Map<HTMLElement, Root>()

async function takeAway(place: HTMLElement): Promise<void> {
  await act(async () => drawn.get(place)?.unmount())
  drawn.delete(place)
  place.remove()
}

// React asks the environment to say that it is a test.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

afterEach(async () => {
  for (const place of drawn.keys()) await takeAway(place)
})
