/**
 * Who may do what: the one table. The policy reads it, the tests are generated from it, the documentation prints it.
 * A step may only narrow it (conference/step.ts).
 *
 * Cells: `all` everywhere · `mine` in one's own workshops · `own` on one's own cards · `ownOrOpen` on one's own cards
 * and on cards their author left open · `opened` once the draft is opened to members · `no`.
 */
import type { Role } from './role.ts'

export type Reach = 'all' | 'mine' | 'own' | 'ownOrOpen' | 'opened' | 'no'

export const rights = [
  'readConference',
  'readBoards',
  'readDraft',
  'readDesk',
  'addCards',
  'editWords',
  'moveCards',
  'comment',
  'editNotes',
  'editDraft',
  'step',
  'moderate',
  'withdraw',
  'promote',
  'binProposals',
  'openDraft',
  'setUp',
  'appoint',
  'makeLinks',
] as const

export type Right = (typeof rights)[number]

type Row = Readonly<Record<Role, Reach>>

const row = (
  organizer: Reach,
  moderator: Reach,
  synthesizer: Reach,
  facilitator: Reach,
  participant: Reach,
  kiosk: Reach,
  observer: Reach,
): Row => ({ organizer, moderator, synthesizer, facilitator, participant, kiosk, observer })

export const matrix: Readonly<Record<Right, Row>> = {
  //                  organizer moderator synth.   facilit.  participant  kiosk     observer
  readConference: row('all', 'all', 'all', 'all', 'all', 'all', 'all'),
  readBoards: row('all', 'all', 'all', 'all', 'all', 'no', 'all'),
  readDraft: row('all', 'all', 'all', 'all', 'opened', 'no', 'opened'),
  readDesk: row('all', 'all', 'no', 'no', 'no', 'no', 'no'),
  addCards: row('all', 'all', 'no', 'mine', 'all', 'all', 'no'),
  editWords: row('all', 'all', 'no', 'mine', 'ownOrOpen', 'no', 'no'),
  moveCards: row('all', 'all', 'no', 'mine', 'all', 'no', 'no'),
  comment: row('all', 'all', 'all', 'all', 'all', 'no', 'no'),
  editNotes: row('all', 'all', 'no', 'mine', 'no', 'no', 'no'),
  editDraft: row('all', 'all', 'all', 'no', 'no', 'no', 'no'),
  step: row('all', 'all', 'no', 'mine', 'no', 'no', 'no'),
  moderate: row('all', 'all', 'no', 'mine', 'no', 'no', 'no'),
  withdraw: row('all', 'all', 'no', 'mine', 'own', 'no', 'no'),
  promote: row('all', 'all', 'all', 'mine', 'no', 'no', 'no'),
  binProposals: row('all', 'all', 'all', 'no', 'no', 'no', 'no'),
  openDraft: row('all', 'all', 'no', 'no', 'no', 'no', 'no'),
  setUp: row('all', 'no', 'no', 'no', 'no', 'no', 'no'),
  appoint: row('all', 'no', 'no', 'no', 'no', 'no', 'no'),
  makeLinks: row('all', 'all', 'no', 'mine', 'no', 'no', 'no'),
}
