/**
 * The one road every decision takes:
 * who → known kind and schema → the same answer if this act was seen → open the documents it touches → decide → write
 * documents and records, the act among them, in one unit → answer.
 */
import type { ActRecord, Answer, ConferenceTemplate, Decision, Fresh, World } from '#shared/acts/act.ts'
import { decideUndo, undoTouches } from '#shared/acts/undo.ts'
import { everyAct } from '#shared/catalogue/every-act.ts'
import { ok, type Result, refused } from '#shared/kit/result.ts'
import type { Stamp } from '#shared/kit/stamp.ts'
import { parseDocumentName } from '#shared/live/document-name.ts'
import type { Person } from '#shared/people/person.ts'
import { actorIn } from '../identity/actor.ts'
import type { Keyring } from '../identity/keyring.ts'
import { freshFor } from '../identity/link-words.ts'
import type { ActPlan, Live } from '../live/live-types.ts'
import type { Clock } from '../ops/clock.ts'
import type { Turns } from '../ops/turns.ts'
import type { Journal } from '../store/journal.ts'
import { collections, type Registry } from '../store/registry-types.ts'
import type { ActMemory, ActShelf, NotedActs } from './act-memory.ts'
import { type ActRequest, type Asked, kindOf, readActRequest } from './act-request.ts'
import { actRowId, planOf, recordOf } from './act-rows.ts'
import { sameValue } from './same-value.ts'
import { type OpenDocuments, serverWorld } from './server-world.ts'

export interface PerformDeps {
  readonly registry: Registry
  readonly journal: Journal
  readonly live: Live
  readonly clock: Clock
  readonly keyring: Keyring
  readonly turns: Turns
  readonly acts: ActMemory
  readonly template: (name: string) => ConferenceTemplate | null
}

export interface ActAnswer {
  readonly answer: Answer
  readonly at: number
}

export type PerformAct = (personId: string, request: ActRequest) => Promise<Result<ActAnswer>>

/** Acts that rewrite people's or links' rows: each must have read what the one before it wrote. */
const rewritesRows = new Set(['createConference', 'makeLink', 'rotateLink', 'revokeLink', 'removePerson', 'appoint'])

export function createPerformAct(deps: PerformDeps): PerformAct {
  const { registry, journal, live, clock, keyring, turns, acts } = deps
  const inFlight = new Map<string, Promise<unknown>>()

  return async (personId, request) => {
    const asked = readActRequest(request)
    if (!asked.ok) return asked
    const member = memberFor(asked.value, personId)
    if (!member.ok) return member
    return afterItsTwin(asked.value.actId, () => performOnce(personId, asked.value))
  }

  /** The same act twice at once (two clicks, a retry on a slow network): the second waits, then finds the first's answer. */
  async function afterItsTwin<T>(actId: string, job: () => Promise<T>): Promise<T> {
    const before = inFlight.get(actId) ?? Promise.resolve()
    const mine = before.then(job, job)
    inFlight.set(actId, mine)
    try {
      return await mine
    } finally {
      if (inFlight.get(actId) === mine) inFlight.delete(actId)
    }
  }

  async function performOnce(personId: string, asked: Asked): Promise<Result<ActAnswer>> {
    const shelf = await acts.open(asked.conferenceId ?? '')
    const seen = shelf.find(asked.actId) ?? (await recallElsewhere(personId, asked.actId))
    if (seen) return answerAgain(seen, personId, asked)
    const undone = asked.kind === 'undo' ? shelf.find(asked.input.actId) : null
    if (asked.kind === 'undo' && !undone) return refused({ kind: 'no-such-act', actId: asked.input.actId })
    const carryOut = () => decideAndWrite(personId, asked, undone, shelf)
    return rewritesRows.has(undone?.kind ?? kindOf(asked)) ? turns.alone(carryOut) : carryOut()
  }

  async function decideAndWrite(
    personId: string,
    asked: Asked,
    undone: ActRecord | null,
    shelf: ActShelf,
  ): Promise<Result<ActAnswer>> {
    let decided: Decided | null = null
    let noted: NotedActs | null = null
    try {
      const told = await live.act(documentsOf(asked, undone), (open) => {
        noted?.takeBack()
        const now = decideNow(personId, asked, shelf, open)
        if (!now.ok) return now
        decided = now.value
        noted = shelf.note(now.value.acts)
        return ok(now.value.plan)
      })
      return settle(told, decided, noted)
    } catch (error) {
      settle(refused({ kind: 'store-unavailable' }), decided, noted)
      throw error
    }
  }

  /** Between two beats, on the documents as they are then; again if another node wrote first. */
  function decideNow(personId: string, asked: Asked, shelf: ActShelf, open: OpenDocuments): Result<Decided> {
    const member = memberFor(asked, personId)
    if (!member.ok) return member
    const stamp: Stamp = { actId: asked.actId, personId, at: shelf.nextTime(clock.now()) }
    const world = serverWorld(deps, member.value, asked.conferenceId, shelf, open)
    const undone = asked.kind === 'undo' ? shelf.find(asked.input.actId) : null
    const decision = decide(asked, undone, world, stamp, freshFor(keyring, registry, personId, asked.actId))
    if (!decision.ok) return decision
    const record = recordOf(asked, stamp, decision.value)
    const written = undone ? [record, { ...undone, undoneBy: asked.actId }] : [record]
    return ok({
      acts: written,
      answer: { answer: record.answer, at: record.at },
      plan: planOf(decision.value, stamp, asked.conferenceId, written),
    })
  }

  /** Asked afresh at each step: somebody may be taken out while their act waits. */
  function memberFor({ conferenceId }: Asked, personId: string): Result<Person> {
    const person = registry.person(personId)
    if (!person || person.removedAt !== null) return refused({ kind: 'not-signed-in' })
    if (conferenceId === null) return ok(person)
    if (!registry.conference(conferenceId)) return refused({ kind: 'no-such-conference' })
    return actorIn(person, conferenceId).grants.length > 0 ? ok(person) : refused({ kind: 'not-a-member' })
  }

  /** An act's id is the person's for ever, whatever the conference it was used in. */
  async function recallElsewhere(personId: string, actId: string): Promise<ActRecord | null> {
    const row = await journal.record(collections.act, actRowId(personId, actId))
    return row ? (row.value as ActRecord) : null // written by planOf below only
  }

  /** Only what exists and belongs to the conference: naming another's board opens nothing. */
  function documentsOf(asked: Asked, undone: ActRecord | null): readonly string[] {
    const touched = asked.kind === 'act' ? asked.act.touches(asked.input, asked.conferenceId) : touchedByUndo(undone)
    return [...new Set(touched)].filter((document) => belongs(document, asked.conferenceId))
  }

  function belongs(document: string, conferenceId: string | null): boolean {
    const name = parseDocumentName(document)
    if (!name || conferenceId === null) return false
    if ('conferenceId' in name) return name.conferenceId === conferenceId
    return registry.workshop(name.workshopId)?.conferenceId === conferenceId
  }
}

/** The store has answered: the act is remembered, or it never was. */
function settle(told: Result<null>, decided: Decided | null, noted: NotedActs | null): Result<ActAnswer> {
  if (!told.ok) {
    noted?.takeBack()
    return told
  }
  noted?.keep()
  return decided ? ok(decided.answer) : refused({ kind: 'store-unavailable' })
}

interface Decided {
  readonly acts: readonly ActRecord[]
  readonly answer: ActAnswer
  readonly plan: ActPlan
}

function touchedByUndo(undone: ActRecord | null): readonly string[] {
  const act = everyAct.get(undone?.kind ?? '')
  return undone && act ? undoTouches(act, undone) : []
}

function decide(asked: Asked, undone: ActRecord | null, world: World, stamp: Stamp, fresh: Fresh): Result<Decision> {
  if (asked.kind === 'act') return asked.act.decide(world, asked.input, stamp, fresh)
  if (!undone) return refused({ kind: 'no-such-act', actId: asked.input.actId })
  const act = everyAct.get(undone.kind)
  return act ? decideUndo(act, undone, world, stamp) : refused({ kind: 'cannot-be-undone', actKind: undone.kind })
}

/** Nobody repeats another's act, nor their own in other words. */
function answerAgain(seen: ActRecord, personId: string, asked: Asked): Result<ActAnswer> {
  const isTheSame =
    seen.personId === personId &&
    seen.conferenceId === asked.conferenceId &&
    seen.kind === kindOf(asked) &&
    sameValue(seen.input, asked.input)
  return isTheSame
    ? ok({ answer: seen.answer, at: seen.at })
    : refused({ kind: 'same-act-different-words', actId: asked.actId })
}
