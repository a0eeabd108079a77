/**
 * Random acts on a small conference while two people type, on a store that now and then fails, conflicts or dies with
 * the whole process. After every act the disk is looked at as a restart would.
 */
import * as Y from 'yjs'
import type { ActAnswer } from '#server/acts/perform-act.ts'
import { createLots } from '#server/demo/seeded-lots.ts'
import { cardWords } from '#shared/board/board-document.ts'
import { proposalText } from '#shared/draft/draft-document.ts'
import type { Result } from '#shared/kit/result.ts'
import { boardName, draftName } from '#shared/live/document-name.ts'
import type { RawClient } from '../setup/a-raw-client.ts'
import {
  cardId,
  cardsPerBoard,
  conferenceId,
  type LiveHouse,
  lookOnDisk,
  openHouse,
  type PersonId,
  proposalIds,
  replay,
  workshopIds,
} from './a-live-house.ts'
import type { Found } from './audit.ts'
import { type Death, dyingJournal, splittingJournal } from './failing-journals.ts'

export interface PromotionFigures {
  steps: number
  done: number
  refusals: Record<string, number>
  deaths: number
  failures: number
  conflicts: number
  typed: number
  wrong: string[]
}

interface Asked {
  readonly actId: string
  readonly kind: string
  readonly input: unknown
}

/** The house as it stands, with the two who type in it. */
interface Standing {
  readonly house: LiveHouse
  readonly died: Promise<'died'>
  readonly typists: readonly RawClient[]
}

export async function runPromotions(campaign: { steps: number; seed: number; isSplit?: boolean }) {
  const { steps, seed, isSplit = false } = campaign
  const lots = createLots(seed)
  const figures = emptyFigures()
  const marks = new Set<string>()
  const acknowledged = new Set<string>()
  const returned = new Set<string>()
  const copies = [new Y.Doc(), new Y.Doc()]
  const done: Asked[] = []
  let death: Death | null = null
  let standing = await open(null)
  let found = await lookOnDisk(standing.house.journal.disk())

  while (figures.steps < steps && figures.wrong.length === 0) {
    figures.steps += 1
    const act = nextAct()
    const who = lots.pick(['mia', 'max', 'syl'] as const)
    const typing = lots.oftenIn100(50) ? type() : null
    const told = await perform(who, act)
    await typing
    found = await lookOnDisk(standing.house.journal.disk())
    figures.wrong.push(...found.faults.map((fault) => `${act.actId}: ${JSON.stringify(fault)}`), ...differs(act, told))
    note(act, told)
  }
  figures.wrong.push(...(await compareMarks()), ...(await compareMemory()))
  await standing.house.stop()
  return figures

  async function open(disk: Parameters<typeof lookOnDisk>[0] | null): Promise<Standing> {
    let died: Promise<'died'> = new Promise(() => {})
    const house = await openHouse({
      ...(disk ? { disk } : {}),
      between(journal) {
        const dying = dyingJournal(journal, death)
        died = dying.died
        return isSplit ? splittingJournal(dying) : dying
      },
    })
    return { house, died, typists: [] }
  }

  /** With the bad luck of this step. A process that died is started again, and asked again. */
  async function perform(who: PersonId, act: Asked): Promise<Result<ActAnswer>> {
    const luck = lots.below(100)
    if (luck < 10) {
      standing.house.journal.failNext('unavailable')
      figures.failures += 1
    } else if (luck < 20) {
      standing.house.journal.failNext('conflict', lots.between(1, 3))
      figures.conflicts += 1
    } else if (luck < 30) {
      death = { at: lots.between(1, 3), when: lots.pick(['before', 'after'] as const) }
      await restart()
      death = null
    }
    const told = await Promise.race([standing.died, standing.house.perform(who, act)])
    if (told !== 'died') return told
    figures.deaths += 1
    await restart()
    return standing.house.perform(who, act)
  }

  async function restart(): Promise<void> {
    const { house, typists } = standing
    await house.stop()
    await Promise.all(typists.map(({ closed }) => closed))
    standing = await open(house.journal.disk())
  }

  /** Two people come (back) with their copies and write a mark each, in a card and in a proposal. */
  async function type(): Promise<void> {
    const { house } = standing
    const mark = `m${marks.size}w`
    marks.add(mark)
    const where = lots.below(2)
    const doc = copies[where] ?? new Y.Doc()
    const fields = [() => cardWords(doc, cardId(0, 0)), () => proposalText(doc, 'p1', 'finding')]
    try {
      const client = await (where === 0
        ? house.connect('lea', boardName(workshopIds[0]), { doc })
        : house.connect('syl', draftName(conferenceId), { doc }))
      standing = { ...standing, typists: [...standing.typists, client] }
      doc.transact(() => write(fields[where]?.() ?? null, mark))
      await client.saved()
      figures.typed += 1
      await client.close()
      // Written into a proposal that was in the bin: handed back, and nowhere else.
      const isReturned = client.notices.some((notice) => JSON.stringify(notice).includes(mark))
      if (isReturned) returned.add(mark)
      else acknowledged.add(mark)
    } catch {
      // The room was dropped or the process died meanwhile: not acknowledged, sent again by the next connection.
    }
  }

  async function compareMarks(): Promise<string[]> {
    const { journal } = standing.house
    const words = cardWords(await replay(journal, boardName(workshopIds[0])), cardId(0, 0))
    const text = proposalText(await replay(journal, draftName(conferenceId)), 'p1', 'finding')
    const there = [words, text].flatMap((fragment) => fragment?.toString().match(/m\d+w/g) ?? [])
    return [
      ...[...acknowledged].filter((mark) => !there.includes(mark)).map((mark) => `${mark} lost`),
      ...[...returned].filter((mark) => there.includes(mark)).map((mark) => `${mark} handed back and kept`),
      ...there.filter((mark, index) => there.indexOf(mark) < index).map((mark) => `${mark} doubled`),
    ]
  }

  /** What is in memory is what a replay of the log gives. */
  async function compareMemory(): Promise<string[]> {
    const wrong: string[] = []
    for (const document of [draftName(conferenceId), ...workshopIds.map(boardName)]) {
      const [live, log] = [await standing.house.alive(document), await replay(standing.house.journal, document)]
      const roots = ['cards', 'promotions', 'standings', 'facts', 'proposals', 'sources']
      const [one, other] = [live, log].map((doc) => JSON.stringify(roots.map((root) => sorted(doc.getMap(root)))))
      if (one !== other) wrong.push(`${document}: memory and log differ`)
    }
    return wrong
  }

  function nextAct(): Asked {
    const sources = [...found.sources.values()]
    const lot = lots.below(100)
    if (lot < 20 && sources.length > 0) {
      const { id, workshopId } = lots.pick(sources)
      return ask('demote', { sourceId: id, workshopId })
    }
    if (lot < 38 && done.length > 0) return ask('undo', { actId: lots.pick(done.slice(-8)).actId })
    if (lot < 46) return ask('binProposal', { proposalId: lots.pick(proposalIds) })
    if (lot < 58) return ask('restoreProposal', { proposalId: lots.pick(found.proposalIds) })
    // The card people type in stays: withdrawn words would be gone by right.
    if (lot < 64) return ask('withdraw', { workshopId: 'wc', contributionId: cardId(2, lots.below(cardsPerBoard)) })
    return ask('promote', promotion())
  }

  function promotion() {
    const contributions = Array.from({ length: lots.pick([1, 1, 2, 3]) }, () => {
      const at = lots.below(workshopIds.length)
      const passage = lots.oftenIn100(40) ? { from: lots.below(8), to: lots.between(9, 30) } : null
      const role = lots.pick(['source', 'source', 'variant', 'opposition'])
      return { workshopId: workshopIds[at], contributionId: cardId(at, lots.below(cardsPerBoard)), passage, role }
    })
    const into = lots.oftenIn100(50) ? { kind: 'new' } : { kind: 'existing', proposalId: lots.pick(found.proposalIds) }
    return { contributions, into }
  }

  function ask(kind: string, input: unknown): Asked {
    return { actId: `act-random-${figures.steps}`, kind, input }
  }

  function note(act: Asked, told: Result<ActAnswer>): void {
    if (told.ok) {
      figures.done += 1
      done.push(act)
    } else figures.refusals[told.refusal.kind] = (figures.refusals[told.refusal.kind] ?? 0) + 1
  }

  /** Whether the disk is as the answer says. */
  function differs(act: Asked, told: Result<ActAnswer>): string[] {
    if (!told.ok)
      return [...found.sources.values()].some(({ actId }) => actId === act.actId)
        ? [`${act.actId}: refused and done`]
        : []
    const { sourceIds = [], demoted = [] } = told.value.answer as Partial<Record<string, readonly string[]>> // of promote and demote
    return [
      ...sourceIds
        .filter((id) => !isOnBothSides(found, id))
        .map((id) => `${id}: answered and not there, or without the other side`),
      ...demoted.filter((id) => found.sources.has(id) || found.promotions.has(id)).map((id) => `${id}: still there`),
    ]
  }
}

function isOnBothSides(found: Found, id: string): boolean {
  return found.sources.has(id) && found.promotions.has(id)
}

function write(fragment: Y.XmlFragment | null, mark: string): void {
  if (!fragment) return
  const paragraph = new Y.XmlElement('paragraph')
  fragment.push([paragraph])
  paragraph.insert(0, [new Y.XmlText(mark)])
}

function sorted(map: Y.Map<unknown>): unknown {
  return Object.entries(map.toJSON()).sort(([one], [other]) => (one < other ? -1 : 1))
}

function emptyFigures(): PromotionFigures {
  return { steps: 0, done: 0, refusals: {}, deaths: 0, failures: 0, conflicts: 0, typed: 0, wrong: [] }
}
