/** A conference as everybody sees it: one date, several sites, workshops and stands. Plain values, read from its document. */
import type { Step } from './step.ts'

/** Twelve signs; the organiser gives one to each site. A site has a shape, never a colour. */
export const siteSigns = [
  'crescent',
  'diamond',
  'arch',
  'house',
  'square',
  'triangle',
  'drop',
  'star',
  'hexagon',
  'cross',
  'ring',
  'leaf',
] as const

export type SiteSign = (typeof siteSigns)[number]

export interface Site {
  readonly id: string
  readonly name: string
  readonly sign: SiteSign
  /** Joined by link from home rather than a room. */
  readonly remote: boolean
  readonly order: string
}

export interface Column {
  readonly id: string
  readonly title: string
}

export const workshopKinds = ['thematic', 'territorial', 'stand'] as const

export type WorkshopKind = (typeof workshopKinds)[number]

export interface Workshop {
  readonly id: string
  readonly kind: WorkshopKind
  /** Shown on the plate: « Atelier 1 ». */
  readonly label: string
  readonly name: string
  /** The question asked, shown at the top of the board. Empty: the step's own sentence is shown. */
  readonly question: string
  readonly siteIds: readonly string[]
  /** `level:code` of the territories a territorial workshop speaks for. */
  readonly territories: readonly string[]
  /** Never empty once read: a board without columns reads as one column. */
  readonly columns: readonly Column[]
  readonly step: Step
  readonly order: string
}

export interface Conference {
  readonly id: string
  readonly name: string
  /** ISO date, `2026-11-19`; empty while not decided. */
  readonly date: string
  /** `region:75`, or empty. */
  readonly region: string
  readonly draftOpened: boolean
  readonly sites: readonly Site[]
  readonly workshops: readonly Workshop[]
}

export function workshopOf(conference: Conference, workshopId: string): Workshop | undefined {
  return conference.workshops.find((workshop) => workshop.id === workshopId)
}
