import { act } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { allByRole, byRole, click } from '#tests/setup/render.tsx'
import { type Desk, makeDesk } from '../desk/a-desk.ts'
import { comes, said, showDraft } from '../desk/desk-on-screen.tsx'

vi.mock('#client/acts/perform.ts', async () => (await import('../desk/stand-ins.tsx')).performing)
vi.mock('#client/acts/use-act.ts', async () => (await import('../desk/stand-ins.tsx')).acting)
vi.mock('#client/frame/top-bar.tsx', async () => (await import('../desk/stand-ins.tsx')).plainBar)
vi.mock('#client/editor/lazy-rich-text-editor.tsx', async () => (await import('../desk/stand-ins.tsx')).plainEditor)

function promoted(role?: Parameters<typeof makeDesk>[0]): Desk {
  const desk = makeDesk()
  const piece = { workshopId: 'w1', contributionId: 'k1', passage: null, role: 'source' }
  const done = desk.perform('promote', { contributions: [piece], into: { kind: 'existing', proposalId: 'p1' } })
  if (!done.ok) throw new Error(done.refusal.kind)
  return role ? seenBy(desk, role) : desk
}

/** The same documents before somebody with another role. */
function seenBy(desk: Desk, role: NonNullable<Parameters<typeof makeDesk>[0]>): Desk {
  const other = makeDesk(role)
  return { ...desk, view: other.view, whyNot: other.whyNot }
}

const chips = () => allByRole('button').filter((button) => button.textContent?.includes('C-001'))
const names = () => allByRole('button').map((button) => button.getAttribute('aria-label') ?? button.textContent ?? '')
const openFirstChip = async () => click(chips()[0] ?? document.body)

describe('where words come from', () => {
  test('stands beside the paragraph the card brought, and in the list under the text', async () => {
    await showDraft(promoted())
    expect(chips()).toHaveLength(2)
    expect(said(chips()[0]?.closest('div') ?? undefined)).toContain('Une porte d’entrée par bassin.')
  })

  test('shows the words at promotion, the place, the link to the card, and that they still stand', async () => {
    await showDraft(promoted())
    await openFirstChip()
    const panel = byRole('dialog')
    expect(said(panel)).toContain('Une porte commune')
    expect(said(panel)).toContain('Bordeaux, Atelier 1. Thème 1')
    expect(said(panel)).toContain('toujours dans la proposition')
    expect(panel.querySelector('a')?.getAttribute('href')).toBe('/c/conf/atelier/w1#k1')
  })

  test('says « Texte modifié depuis » once the proposal was rewritten, and keeps the link', async () => {
    const desk = promoted()
    await showDraft(desk)
    await act(async () => desk.rewrite('p1', 'Tout autrement.'))
    await openFirstChip()
    expect(said(byRole('dialog'))).toContain('Texte modifié depuis')
    expect(said(byRole('dialog'))).not.toContain('toujours dans la proposition')
  })

  test('is taken back on both sides by « Retirer cette source », and put back by « Annuler »', async () => {
    const desk = promoted()
    await showDraft(desk)
    await openFirstChip()
    await click(byRole('button', 'Retirer cette source'))
    await comes('C-001 retirée de P-01')
    expect(chips()).toHaveLength(0)
    expect(desk.wall().cards.flatMap(({ promotions }) => promotions)).toEqual([])
    await click(byRole('button', 'Annuler'))
    await comes('the chips', () => chips().length === 2)
  })

  test('is read by a member without the way to take it back', async () => {
    await showDraft(promoted('participant'))
    await openFirstChip()
    expect(said(byRole('dialog'))).toContain('Une porte commune')
    expect(names()).not.toContain('Retirer cette source')
  })
})

describe('writing', () => {
  test('mounts an editor only on the field one presses, by its label', async () => {
    await showDraft(makeDesk())
    expect(document.querySelectorAll('[data-editor]')).toHaveLength(0)
    await click(byRole('button', 'Écrire : Constat, P-01'))
    expect([...document.querySelectorAll('[data-editor]')].map((box) => box.getAttribute('aria-label'))).toEqual([
      'Constat, P-01',
    ])
  })

  test('offers the empty fields quietly, the further ones behind one word', async () => {
    await showDraft(makeDesk())
    expect(names()).toContain('Ajouter un objectif… P-01')
    expect(names()).not.toContain('Ajouter des partenaires… P-01')
    await click(byRole('button', /autres rubriques/))
    await click(byRole('button', 'Ajouter des partenaires… P-01'))
    expect(document.querySelector('[data-editor]')?.getAttribute('aria-label')).toBe('Partenaires, P-01')
  })

  test('is offered to nobody who only reads: a calm page', async () => {
    await showDraft(seenBy(makeDesk(), 'participant'))
    expect(said()).toContain('On attend neuf mois.')
    expect(names().filter((name) => /Écrire|Ajouter|Actions|Nouvelle/.test(name))).toEqual([])
  })
})

describe('whole proposals', () => {
  test('go to the bin with a way back, and come out of it', async () => {
    const desk = makeDesk()
    await showDraft(desk)
    await click(byRole('button', 'Actions sur P-01'))
    await click(byRole('menuitem', /Mettre à la corbeille/))
    await comes('P-01 est à la corbeille')
    expect(desk.draft().proposals).toEqual([])
    await click(byRole('button', /^Corbeille/))
    await click(byRole('button', 'Remettre dans le projet'))
    await comes('P-01 est de nouveau dans le projet')
    expect(desk.draft().proposals).toHaveLength(1)
  })

  test('say why they cannot move when they are alone', async () => {
    await showDraft(makeDesk())
    await click(byRole('button', 'Actions sur P-01'))
    expect(said(byRole('menuitem', /Monter/))).toContain('déjà la première')
    expect(byRole('menuitem', /Monter/).getAttribute('aria-disabled')).toBe('true')
  })
})
