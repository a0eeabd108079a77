/** All acts by kind: the only way in. `undo` is beside them, for it needs the record of another. */
import type { Act } from '../acts/act.ts'
import { demote } from '../acts/demote.ts'
import { appoint, makeLink, removePerson, revokeLink, rotateLink } from '../acts/invite.ts'
import { promote } from '../acts/promote.ts'
import { addProposal, binProposal, restoreProposal, setAxis, setOrientation } from '../acts/proposals.ts'
import {
  createConference,
  describeConference,
  openDraft,
  removeSite,
  removeWorkshop,
  setColumns,
  setSite,
  setStep,
  setWorkshop,
} from '../acts/set-up.ts'
import { withdraw } from '../acts/withdraw.ts'

const acts = [
  createConference,
  describeConference,
  setSite,
  removeSite,
  setWorkshop,
  removeWorkshop,
  setColumns,
  setStep,
  openDraft,
  makeLink,
  rotateLink,
  revokeLink,
  removePerson,
  appoint,
  promote,
  demote,
  withdraw,
  addProposal,
  binProposal,
  restoreProposal,
  setAxis,
  setOrientation,
] as const

export type ActKind = (typeof acts)[number]['kind'] | 'undo'

/** An act's input is checked by its own schema before it is used, so the list may forget which is whose. */
export const everyAct: ReadonlyMap<string, Act> = new Map(acts.map((act) => [act.kind, act as unknown as Act]))
