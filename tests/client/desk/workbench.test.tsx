import { act } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { allByRole, byRole, click, focus, press, type } from '#tests/setup/render.tsx'
import { type Desk, makeDesk } from './a-desk.ts'
import { comes, said, showDesk } from './desk-on-screen.tsx'

vi.mock('#client/acts/perform.ts', async () => (await import('./stand-ins.tsx')).performing)
vi.mock('#client/acts/use-act.ts', async () => (await import('./stand-ins.tsx')).acting)
vi.mock('#client/frame/top-bar.tsx', async () => (await import('./stand-ins.tsx')).plainBar)
vi.mock('#client/editor/lazy-rich-text-editor.tsx', async () => (await import('./stand-ins.tsx')).plainEditor)

const slip = (cardId: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-open="${cardId}"]`)
  if (!found) throw new Error(`no slip ${cardId}`)
  return found
}
const slips = () => [...document.querySelectorAll<HTMLElement>('[data-open]')].map((open) => open.dataset['open'])
const landing = () => document.querySelector('[data-landing]')
const bar = () => document.querySelector('[data-promotion]')
const promoteButton = () => byRole('button', /^Promouvoir/)
const target = (): HTMLSelectElement => {
  const select = bar()?.querySelector('select')
  if (!select) throw new Error('no target to choose')
  return select
}
async function aim(value: string): Promise<void> {
  const select = target()
  await act(async () => {
    select.value = value
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })
}
async function open(desk: Desk = makeDesk()): Promise<Desk> {
  await showDesk(desk)
  return desk
}

describe('promoting from the wall', () => {
  test('two chosen cards show where they would land, and Enter takes them there', async () => {
    const desk = await open()
    await click(slip('k1'))
    await click(slip('k2'))
    expect(landing()?.textContent).toContain('Une porte d’entrée par bassin.')
    expect(landing()?.textContent).toContain('Le four tourne la nuit.')
    await focus(slip('k2'))
    await press('Enter')
    await comes('2 cartes promues dans P-02')
    const [, made] = desk.draft().proposals
    expect(made?.sources.map(({ contributionId }) => contributionId).sort()).toEqual(['k1', 'k2'])
    expect(bar()).toBeNull()
    expect(said(slip('k1').closest('article') ?? undefined)).toContain('P-02')
  })

  test('« Annuler » takes both sides back', async () => {
    const desk = await open()
    await click(slip('k1'))
    await click(promoteButton())
    await comes('1 carte promue dans P-02')
    await click(byRole('button', 'Annuler'))
    await comes('Promotion annulée')
    expect(desk.draft().proposals).toHaveLength(1)
    expect(desk.wall().cards.flatMap(({ promotions }) => promotions)).toEqual([])
  })

  test('a card that is already a source says so with the way to the proposal, and goes elsewhere freely', async () => {
    const desk = await open()
    await click(slip('k1'))
    await aim('existing p1')
    expect(landing()).not.toBeNull()
    await click(promoteButton())
    await comes('1 carte promue')
    await click(slip('k1'))
    await aim('existing p1')
    expect(promoteButton().getAttribute('aria-disabled')).toBe('true')
    expect(said(bar() ?? undefined)).toContain('déjà une source')
    byRole('button', 'Voir P-01')
    expect(landing()).toBeNull()
    await aim('new o12')
    expect(promoteButton().getAttribute('aria-disabled')).toBeNull()
    expect(desk.draft().proposals).toHaveLength(1)
  })

  test('an objection is proposed as a disagreement, and can be made a source before promoting', async () => {
    const desk = await open()
    await click(slip('k3'))
    expect(said(landing() ?? undefined)).toContain('comme désaccord')
    await click(bar()?.querySelector('input[value="source"]') ?? document.body)
    expect(said(landing() ?? undefined)).toContain('comme source')
    await click(promoteButton())
    await comes('1 carte promue')
    expect(desk.draft().proposals.at(-1)?.sources[0]?.role).toBe('source')
  })

  test('a column that names an orientation proposes it', async () => {
    await open()
    await click(slip('k4'))
    expect(target().value).toBe('new o12')
  })

  test('a passage alone is promoted, counted in the words of the card', async () => {
    const desk = await open()
    await focus(slip('k1'))
    await press('e')
    const words = byRole('textbox', /Mots de la carte/) as HTMLTextAreaElement // the only text area of the dialog
    const from = words.value.indexOf('porte d’entrée')
    words.setSelectionRange(from, from + 'porte d’entrée '.length)
    await act(async () => words.dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift', bubbles: true })))
    await click(byRole('button', 'Promouvoir ce passage'))
    await click(promoteButton())
    await comes('1 carte promue')
    expect(desk.draft().proposals.at(-1)?.sources[0]?.words).toBe('porte d’entrée')
  })

  test('one who may only read the boards is not offered what the server would refuse', async () => {
    await open(makeDesk('observer'))
    await click(slip('k1'))
    expect(promoteButton().getAttribute('aria-disabled')).toBe('true')
    expect(said(bar() ?? undefined)).toContain('Votre rôle ne permet pas')
  })
})

describe('the keyboard', () => {
  test('goes through the slips, chooses, and lets go', async () => {
    await open()
    await press('j')
    expect(document.activeElement).toBe(slip('k4'))
    await press('j')
    expect(document.activeElement).toBe(slip('k3'))
    await press('x')
    expect(slip('k3').getAttribute('aria-pressed')).toBe('true')
    await press('k')
    expect(document.activeElement).toBe(slip('k4'))
    await press('Escape')
    expect(slip('k3').getAttribute('aria-pressed')).toBe('false')
  })

  test('chooses with a first Enter and promotes only with the second', async () => {
    const desk = await open()
    await press('j')
    await press('Enter')
    expect(desk.draft().proposals).toHaveLength(1)
    await press('Enter')
    await comes('1 carte promue')
    expect(desk.draft().proposals).toHaveLength(2)
  })

  test('finds the search field with a slash', async () => {
    await open()
    await press('/')
    expect(document.activeElement).toBe(byRole('textbox', 'Chercher dans les cartes'))
  })
})

describe('the wall', () => {
  test('is narrowed by words and says how many remain; nothing found offers to show everything', async () => {
    await open()
    const search = byRole('textbox', 'Chercher dans les cartes') as HTMLInputElement // the search field
    await type(search, 'energie')
    expect(slips()).toEqual(['k2'])
    expect(said()).toContain('1 carte sur 4')
    await type(search, 'zebre')
    expect(said()).toContain('Aucune carte ne répond à ces filtres')
    await click(byRole('button', 'Tout montrer'))
    expect(slips()).toHaveLength(4)
  })

  test('is narrowed to a workshop by its bar, and back', async () => {
    await open()
    const first = byRole('button', /^Atelier 1\. Thème 1 : 2 cartes/)
    await click(first)
    expect(slips()).toEqual(['k2', 'k1'])
    await click(first)
    expect(slips()).toHaveLength(4)
  })

  test('writes its filters in the address', async () => {
    await open()
    await click(byRole('button', 'Pas encore promues'))
    await comes('the address', () => window.location.search === '?promues=non')
  })

  test('says how many boards are open while they open', async () => {
    const desk = makeDesk()
    desk.opened = 1
    await open(desk)
    expect(said()).toContain('1 tableau sur 2')
  })

  test('holds its order while somebody chooses, and announces what arrives', async () => {
    const desk = await open()
    await click(slip('k1'))
    desk.write({ id: 'k9', workshopId: 'w1', kind: 'proposal', title: 'Arrivée', number: 9 })
    await comes('1 carte arrivée')
    expect(slips()).toEqual(['k4', 'k3', 'k2', 'k1'])
    await click(byRole('button', 'Actualiser'))
    expect(slips()[0]).toBe('k9')
  })

  test('follows at once when nobody is at it', async () => {
    const desk = await open()
    desk.write({ id: 'k9', workshopId: 'w1', kind: 'proposal', title: 'Arrivée', number: 9 })
    await comes('the new slip', () => slips()[0] === 'k9')
    expect(allByRole('button').some((button) => button.textContent === 'Actualiser')).toBe(false)
  })
})
