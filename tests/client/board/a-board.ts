/** A board without a server: plain values, and verbs that remember what was asked of them. */
import { vi } from 'vitest'
import type { KnownProposals } from '#client/board/board-sight.ts'
import type { BoardActs } from '#client/board/use-board-acts.ts'
import type { BoardVerbs, BoardView, ConferenceView } from '#client/live/types.ts'
import type { Contribution, Facts } from '#shared/board/contribution.ts'
import type { Conference, Site, Workshop } from '#shared/conference/conference.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import type { Role } from '#shared/people/role.ts'

export const me = 'p-me'

export const bordeaux: Site = { id: 'bordeaux', name: 'Bordeaux', sign: 'crescent', remote: false, order: 'a0' }
export const distance: Site = { id: 'distance', name: 'À distance', sign: 'house', remote: true, order: 'a1' }

export const workshop: Workshop = {
  id: 'w1',
  kind: 'thematic',
  label: 'Atelier 1',
  name: 'Entreprendre',
  question: 'Qu’est-ce qui manque pour durer ?',
  siteIds: ['bordeaux', 'distance'],
  territories: [],
  columns: [
    { id: 'c1', title: 'À ranger' },
    { id: 'c2', title: 'Financer' },
  ],
  step: { kind: 'open', since: 1 },
  order: 'a0',
}

export const conference: Conference = {
  id: 'conf',
  name: 'Conférence',
  date: '2026-11-19',
  region: 'region:75',
  draftOpened: false,
  sites: [bordeaux, distance],
  workshops: [workshop],
}

const facts: Facts = {
  number: 17,
  at: Date.UTC(2026, 10, 19, 10, 5),
  author: 'p-other',
  authorType: null,
  siteId: 'bordeaux',
  channel: 'workshop',
}

export function aCard(
  differs: Partial<Omit<Contribution, 'facts'>> & { facts?: Partial<Facts> | null } = {},
): Contribution {
  const { facts: known, ...rest } = differs
  return {
    id: 'k1',
    workshopId: workshop.id,
    kind: 'proposal',
    debate: null,
    territory: null,
    columnId: 'c1',
    groupId: null,
    order: 'a0',
    openToAll: false,
    title: 'Un même dossier pour tous les financeurs',
    body: 'Les mêmes pièces sont demandées quatre fois l’an.',
    standing: { kind: 'open' },
    promotions: [],
    ...rest,
    facts: known === null ? null : { ...facts, ...known },
  }
}

export function aView(role: Role = 'participant'): ConferenceView {
  const grant = { conferenceId: 'conf', role, workshopIds: null, linkId: null, readOnly: false }
  return {
    opening: { kind: 'open' },
    conference,
    actor: { personId: me, grants: [grant] },
    presence: null,
    person: (id) => (id === 'p-other' ? { id, name: 'Malik D.', colour: 9, siteId: 'bordeaux' } : null),
  }
}

export function theVerbs(differs: Partial<BoardVerbs> = {}): BoardVerbs {
  return {
    whyNotAdd: () => null,
    whyNotEdit: () => null,
    whyNotMove: () => null,
    whyNotComment: () => null,
    addCard: vi.fn(() => 'k-new'),
    setKind: vi.fn(),
    setOpenToAll: vi.fn(),
    moveCard: vi.fn(),
    setGroup: vi.fn(),
    addGroup: vi.fn(() => 'g-new'),
    comment: vi.fn(),
    removeComment: vi.fn(),
    text: () => null,
    groupTitle: () => null,
    attend: vi.fn(),
    undo: vi.fn(() => true),
    redo: vi.fn(() => true),
    dismissReturned: vi.fn(),
    ...differs,
  }
}

export function aBoard(differs: Partial<BoardView> = {}): BoardView {
  return {
    opening: { kind: 'open' },
    workshop,
    cards: [aCard()],
    groups: [],
    comments: [],
    presence: null,
    saved: { kind: 'saved' },
    returned: [],
    verbs: theVerbs(),
    ...differs,
  }
}

export const acts: BoardActs = {
  whyNotWithdraw: () => null,
  withdraw: () => {},
  whyNotStep: () => null,
  step: () => {},
}

export const noProposals: KnownProposals = { number: () => null, href: () => null }

export const closedAt = Date.UTC(2026, 10, 19, 15, 10)
export const closed: Refusal = { kind: 'workshop-closed', workshopId: workshop.id, since: closedAt }
