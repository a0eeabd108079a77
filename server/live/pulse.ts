/**
 * The heartbeat. A beat judges what came in, carries out the acts that wait, commits all of it as units, and only then
 * tells anybody. The first change goes at once; the next beats come as far apart as writing to their audience costs.
 */

import type * as Y from 'yjs'
import type { DocumentChange } from '#shared/acts/act.ts'
import { ok, type Result, refused } from '#shared/kit/result.ts'
import type { Clock } from '../ops/clock.ts'
import type { Log } from '../ops/logger.ts'
import type { Journal, Outcome, Unit } from '../store/journal.ts'
import { collections, type Registry } from '../store/registry-types.ts'
import { liveLimits } from './limits.ts'
import type { ActPlan } from './live-types.ts'
import { type Afterword, costOf, type Input, type Room } from './room.ts'
import type { Rooms } from './rooms.ts'

export interface Pulse {
  /** Something came in for this room, or something is to be told in it. */
  touch(room: Room): void
  act(documents: readonly string[], decide: Decide): Promise<Result<null>>
  /** Resolves when nothing is under way. */
  rest(): Promise<void>
}

type Decide = (open: ReadonlyMap<string, Y.Doc>) => Result<ActPlan>

/** What became of a beat's units. */
interface Committed {
  /** Rooms where another node wrote first. */
  readonly behind: ReadonlySet<Room>
  readonly durable: ReadonlySet<Unit>
}

const nothing: Committed = { behind: new Set(), durable: new Set() }

interface Job {
  documents: readonly string[]
  readonly decide: Decide
  readonly done: (result: Result<null>) => void
  /** Those of its documents that exist. */
  found: readonly string[]
  tries: number
}

/** A no, and the rooms it was said from: it holds only if what they showed came true. */
interface Refused {
  readonly job: Job
  readonly refusal: Result<null>
  readonly seen: readonly Room[]
}

/** One unit on its way, with the rooms it moves and what follows. */
interface Work {
  readonly unit: Unit
  readonly rooms: readonly Room[]
  readonly job: Job | null
}

export interface PulseDeps {
  readonly journal: Journal
  readonly registry: Registry
  readonly rooms: Rooms
  readonly clock: Clock
  readonly log: Log
  /** Told of each room at the end of a beat: presence, slow consumers. */
  readonly told: (room: Room) => number
  /** Whether a room can be judged now; if not, what makes it so. */
  readonly ready: (room: Room) => boolean
  readonly makeReady: (room: Room) => Promise<void>
}

export function createPulse(deps: PulseDeps): Pulse {
  const { journal, registry, rooms, clock, log } = deps
  const touched = new Set<Room>()
  let jobs: Job[] = []
  let preparing = 0
  let beating = false
  let waiting: NodeJS.Timeout | NodeJS.Immediate | null = null
  let lastBeat = 0
  let breath: number = liveLimits.shortestBeatMs
  const resting: (() => void)[] = []

  function touch(room: Room): void {
    touched.add(room)
    schedule()
  }

  function schedule(): void {
    if (beating || waiting) return
    const wait = lastBeat + breath - clock.now()
    const start = () => {
      waiting = null
      void beat()
    }
    waiting = wait > 0 ? setTimeout(start, wait) : setImmediate(start)
  }

  function act(documents: readonly string[], decide: Decide): Promise<Result<null>> {
    return new Promise((done) => {
      void prepare({ documents, decide, done, found: [], tries: 0 })
    })
  }

  /** Opens what the act touches and keeps it open; a document that is not there is the decision's to miss. */
  async function prepare(job: Job): Promise<void> {
    preparing++
    try {
      const found: string[] = []
      for (const document of job.documents) if (await rooms.open(document)) found.push(document)
      job.found = found
      jobs.push(job)
    } catch (fault) {
      log.error({ fault: String(fault) }, 'act could not open its documents')
      job.done(refused({ kind: 'store-unavailable' }))
    } finally {
      preparing--
    }
    schedule()
  }

  async function beat(): Promise<void> {
    beating = true
    lastBeat = clock.now()
    const now = readyRooms()
    const work: Work[] = []
    const afterwards = new Map<Room, readonly Afterword[]>()
    const inputs = new Map<Room, readonly Input[]>()
    for (const room of now) hearRoom(room, work, afterwards, inputs)
    const moved = new Set(now)
    const due = jobs
    jobs = []
    const refusals: Refused[] = []
    for (const job of due) carryOut(job, work, moved, refusals)
    const committed = work.length > 0 ? await commit(work, moved, inputs) : nothing
    for (const no of refusals) sayNo(no, committed)
    finish(moved, afterwards, committed)
    beating = false
    if (touched.size > 0 || jobs.length > 0) schedule()
    else if (preparing === 0) for (const wake of resting.splice(0)) wake()
  }

  function readyRooms(): readonly Room[] {
    const open = [...touched].filter((room) => !room.gone)
    touched.clear()
    const now = open.filter((room) => deps.ready(room))
    for (const room of open) {
      if (now.includes(room)) continue
      deps.makeReady(room).then(
        () => touch(room),
        () => rooms.drop(room, 'its conference could not be opened'),
      )
    }
    return now
  }

  function hearRoom(
    room: Room,
    work: Work[],
    afterwards: Map<Room, readonly Afterword[]>,
    inputs: Map<Room, readonly Input[]>,
  ): void {
    inputs.set(room, room.inbox)
    try {
      const heard = room.work(lastBeat)
      for (const unit of heard.units) work.push({ unit, rooms: [room], job: null })
      afterwards.set(room, heard.afterwards)
    } catch (fault) {
      log.error({ document: room.document, fault: String(fault) }, 'room failed')
      rooms.drop(room, 'failed while judging')
    }
  }

  /** Decides on the documents as they stand now, edits of this beat included; nothing is awaited in between. */
  function carryOut(job: Job, work: Work[], moved: Set<Room>, refusals: Refused[]): void {
    const seen = job.found.flatMap((document) => rooms.get(document) ?? [])
    // One was dropped while this waited: it is opened again, not missed.
    if (seen.length < job.found.length) {
      tryAgain(job)
      return
    }
    const open = new Map(seen.map((room) => [room.document, room.doc]))
    let plan: Result<ActPlan>
    try {
      plan = job.decide(open)
    } catch (fault) {
      log.error({ fault: String(fault) }, 'act failed while deciding')
      job.done(refused({ kind: 'store-unavailable' }))
      return
    }
    if (!plan.ok) {
      refusals.push({ job, refusal: plan, seen })
      return
    }
    const lacking = [
      ...new Set([...plan.value.creates, ...plan.value.changes.map((change) => change.document)]),
    ].filter((document) => !rooms.get(document))
    if (lacking.length > 0) {
      void bringIntoBeing(job, plan.value, lacking)
      return
    }
    write(job, plan.value, work, moved)
  }

  /** After the commit: a no that stood on something that did not become durable is asked again. */
  function sayNo({ job, refusal, seen }: Refused, { behind }: Committed): void {
    if (seen.some((room) => room.gone || behind.has(room))) tryAgain(job)
    else job.done(refusal)
  }

  function tryAgain(job: Job): void {
    if (++job.tries <= liveLimits.conflictRetries) void prepare(job)
    else job.done(refused({ kind: 'store-unavailable' }))
  }

  /** Documents an act makes exist first, empty; then it is decided again, the same way. */
  async function bringIntoBeing(job: Job, plan: ActPlan, lacking: readonly string[]): Promise<void> {
    if (++job.tries > liveLimits.conflictRetries) {
      job.done(refused({ kind: 'store-unavailable' }))
      return
    }
    try {
      for (const document of plan.creates) await journal.create(document)
    } catch (fault) {
      log.error({ fault: String(fault) }, 'documents could not be made')
      job.done(refused({ kind: 'store-unavailable' }))
      return
    }
    job.documents = [...new Set([...job.documents, ...lacking])]
    void prepare(job)
  }

  function write(job: Job, plan: ActPlan, work: Work[], moved: Set<Room>): void {
    const byDocument = new Map<string, DocumentChange[]>()
    for (const change of plan.changes)
      byDocument.set(change.document, [...(byDocument.get(change.document) ?? []), change])
    const entries: Unit['entries'][number][] = []
    const involved: Room[] = []
    for (const [document, changes] of byDocument) {
      const room = rooms.get(document)
      if (!room) continue
      const update = room.write(changes)
      if (!update) continue
      involved.push(room)
      moved.add(room)
      const { personId, actId, at } = plan
      entries.push({ document, sequence: ++room.sequence, kind: 'act', personId, actId, clientId: null, at, update })
    }
    const expectAbsent = plan.records
      .filter((record) => record.collection === collections.act && record.id.endsWith(`/${plan.actId}`))
      .map(({ collection, id }) => ({ collection, id }))
    work.push({ unit: { entries, records: plan.records, expectAbsent }, rooms: involved, job })
  }

  async function commit(
    work: readonly Work[],
    moved: ReadonlySet<Room>,
    inputs: ReadonlyMap<Room, readonly Input[]>,
  ): Promise<Committed> {
    const outcomes = await journal.commit(work.map(({ unit }) => unit))
    const lost = new Set<Room>()
    const durable = new Set<Unit>()
    work.forEach((piece, index) => {
      const outcome: Outcome = outcomes[index] ?? 'unavailable'
      if (outcome === 'durable') {
        durable.add(piece.unit)
        registry.apply(piece.unit.records)
        piece.job?.done(ok(null))
        return
      }
      if (outcome === 'unavailable') for (const room of piece.rooms) lost.add(room)
      settleLost(piece, outcome)
    })
    for (const room of lost) rooms.drop(room, 'journal unavailable')
    const behind = new Set(
      work.filter((_piece, index) => outcomes[index] === 'conflict').flatMap((piece) => piece.rooms),
    )
    for (const room of behind) if (moved.has(room) && !room.gone) await catchUp(room, inputs.get(room) ?? [])
    return { behind, durable }
  }

  /** A conflict is ordinary: somebody else wrote first, and the act is decided again on what they wrote. */
  function settleLost({ job }: Work, outcome: Outcome): void {
    if (!job) return
    if (outcome === 'conflict') tryAgain(job)
    else job.done(refused({ kind: 'store-unavailable' }))
  }

  /** Opens the room's content afresh from the journal, tail included, and judges this beat's edits again. */
  async function catchUp(room: Room, inputs: readonly Input[]): Promise<void> {
    try {
      const opened = await journal.open(room.document)
      if (!opened || 'kind' in opened) throw new Error('not to be opened')
      room.reload(opened)
      await rooms.readBindings(room)
      for (const input of inputs) input.channel.inboxBytes += costOf(input)
      room.inbox = [...inputs, ...room.inbox]
      touched.add(room)
    } catch (fault) {
      log.error({ document: room.document, fault: String(fault) }, 'room could not catch up')
      rooms.drop(room, 'could not catch up')
    }
  }

  function finish(
    moved: ReadonlySet<Room>,
    afterwards: ReadonlyMap<Room, readonly Afterword[]>,
    { behind, durable }: Committed,
  ): void {
    let frames = 0
    // Lines flush by themselves once this turn ends: one write for all the rooms of a beat.
    for (const room of moved) {
      if (room.gone) continue
      frames += room.channels.size + deps.told(room)
      room.tell()
      // Where another node wrote first this beat's edits are judged again, and answered then: but those already written.
      for (const { unit, say } of afterwards.get(room) ?? [])
        if (!behind.has(room) || (unit && durable.has(unit))) say()
      if (room.durable - room.snapshotAt >= liveLimits.snapshotAfterEntries) rooms.snapshot(room)
    }
    const writing = (frames * liveLimits.frameCostMs) / liveLimits.writingShare
    breath = Math.min(liveLimits.longestBeatMs, Math.max(liveLimits.shortestBeatMs, writing))
  }

  function rest(): Promise<void> {
    if (!beating && !waiting && touched.size === 0 && jobs.length === 0 && preparing === 0) return Promise.resolve()
    return new Promise((wake) => {
      resting.push(wake)
      schedule()
    })
  }

  return { touch, act, rest }
}
