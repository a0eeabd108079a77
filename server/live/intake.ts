/**
 * What a room does with an edit that came in: asks the guard about each edit, applies what it lets through, writes the server's facts
 * beside it, and prepares what to journal and what to say.
 */
import * as Y from 'yjs'
import { readStanding } from '#shared/board/board-document.ts'
import type { BoardSituation } from '#shared/board/board-policy.ts'
import type { Channel as ContributionChannel, Facts } from '#shared/board/contribution.ts'
import { workshopOf } from '#shared/conference/conference.ts'
import { readProposalStanding } from '#shared/draft/draft-document.ts'
import type { Refusal } from '#shared/kit/refusal.ts'
import { closeCodes } from '#shared/live/protocol.ts'
import type { Actor } from '#shared/people/role.ts'
import type { Entry, RecordWrite, Unit } from '../store/journal.ts'
import { type CardRecord, collections } from '../store/registry-types.ts'
import type { Channel } from './channel.ts'
import { type Bench, type Judged, judge } from './guard.ts'
import { noticeMessage, step1Message } from './messages.ts'
import { encodeOwnWrite } from './own-writes.ts'
import type { Afterword, Room } from './room.ts'
import { putBack } from './unseen-words.ts'

export interface Intake {
  hearUpdate(
    channel: Channel,
    update: Uint8Array,
    step2: boolean,
    at: number,
    units: Unit[],
    afterwards: Afterword[],
  ): void
  ownUnit(update: Uint8Array, at: number): Unit
}

export function createIntake(room: Room): Intake {
  const { deps } = room

  function hearUpdate(
    channel: Channel,
    update: Uint8Array,
    step2: boolean,
    at: number,
    units: Unit[],
    afterwards: Afterword[],
  ): void {
    const conferenceId = deps.conferenceIdOf(room)
    const actor = deps.actorOf(channel.personId, conferenceId ?? '')
    const verdict = judge(update, benchFor(actor, conferenceId))
    if (verdict.kind === 'malformed') {
      hangUp(channel, closeCodes.malformed, verdict.why)
      return
    }
    if (verdict.kind === 'forged') {
      hangUp(channel, closeCodes.forbidden, 'another person’s client id')
      return
    }
    if (verdict.kind === 'gap') {
      hearGap(channel, step2)
      return
    }
    if (step2) {
      channel.handshaken = true
      channel.waitingForStep2 = false
      channel.gapsAsked = 0
    }
    const nothing = !verdict.effective && !verdict.reopen && verdict.returned.length === 0
    if (nothing) return
    if (channel.access === 'read') {
      refuseReader(channel, verdict, afterwards)
      return
    }
    if (tooManyClients(channel.personId, verdict.clients)) {
      hangUp(channel, closeCodes.abusive, 'too many client ids')
      return
    }
    let unit: Unit | null = null
    if (verdict.effective) {
      Y.applyUpdate(room.doc, verdict.effective, channel)
      unit = unitOf(channel, verdict, verdict.effective, conferenceId, at)
      units.push(unit)
    }
    sayRefused(channel, verdict, unit, afterwards)
  }

  function benchFor(actor: Actor, conferenceId: string | null): Bench {
    const mine = (id: string): CardRecord | null => (conferenceId ? deps.registry.card(conferenceId, id) : null)
    return {
      doc: room.doc,
      layout: room.layout,
      actor,
      board: room.layout === 'board' ? boardSituation(actor, mine) : null,
      draft: room.layout === 'draft' ? { proposal: proposalStanding } : null,
      boundTo: room.ownerOf,
      idFree(id) {
        const known = mine(id)
        return known === null || (known.owner === actor.personId && known.document === room.document)
      },
      ownComment: (commentId) => mine(commentId)?.owner === actor.personId,
    }
  }

  function boardSituation(actor: Actor, mine: (id: string) => CardRecord | null): BoardSituation {
    const conference = deps.conferenceOf(room)
    const workshopId = room.name.kind === 'board' || room.name.kind === 'notebook' ? room.name.workshopId : ''
    const step = (conference && workshopOf(conference, workshopId)?.step) ?? { kind: 'closed', since: 0 }
    return {
      workshopId,
      step,
      notebookOf: room.name.kind === 'notebook' ? room.name.personId : null,
      card(cardId) {
        const card = room.doc.getMap('cards').get(cardId)
        if (!(card instanceof Y.Map)) return null
        const standing = readStanding(room.doc.getMap('standings').get(cardId))
        return { own: mine(cardId)?.owner === actor.personId, openToAll: card.get('openToAll') === true, standing }
      },
    }
  }

  function proposalStanding(proposalId: string) {
    if (!room.doc.getMap('proposals').has(proposalId)) return null
    return readProposalStanding(room.doc.getMap('standings').get(proposalId))
  }

  function unitOf(
    channel: Channel,
    verdict: Judged,
    effective: Uint8Array,
    conferenceId: string | null,
    at: number,
  ): Unit {
    const entry = (update: Uint8Array, personId: string | null, clientId: number | null): Entry => ({
      document: room.document,
      sequence: ++room.sequence,
      kind: 'edit',
      personId,
      actId: null,
      clientId,
      at,
      update,
    })
    const entries = [entry(effective, channel.personId, verdict.clients[0] ?? null)]
    const records = [...bind(channel.personId, verdict.clients), ...own(channel.personId, verdict, conferenceId)]
    const beside = encodeOwnWrite(room.doc, () => {
      stateFacts(channel, records, at)
      putBack(verdict.unseen)
    })
    if (beside) entries.push(entry(beside, null, null))
    return { entries, records }
  }

  /** A client id belongs to the person it was first seen with, for good. */
  function bind(personId: string, clients: readonly number[]): RecordWrite[] {
    const unrecorded = clients.filter((client) => !room.recorded.has(client))
    return unrecorded.map((client) => {
      room.bindings.set(client, personId)
      room.recorded.add(client)
      return {
        collection: collections.client,
        id: `${room.document}/${client}`,
        scope: room.document,
        value: { client, personId },
      }
    })
  }

  function own(personId: string, verdict: Judged, conferenceId: string | null): RecordWrite[] {
    if (!conferenceId) return []
    const ids = [
      ...verdict.cardsAdded.map((id) => ({ id, numbered: true })),
      ...verdict.commentsAdded.map((id) => ({ id, numbered: false })),
    ]
    const facts = room.doc.getMap('facts')
    return ids.flatMap(({ id, numbered }) => {
      const known = deps.registry.card(conferenceId, id)
      if (known && facts.has(id)) return []
      // Known without facts: judged before and not journalled, since another node wrote first. Its number stays.
      const number = numbered ? (known?.number ?? deps.registry.nextCardNumber(conferenceId)) : null
      const value: CardRecord = { id, document: room.document, conferenceId, owner: personId, number }
      const record = { collection: collections.card, id: `${conferenceId}/${id}`, scope: conferenceId, value }
      // Known at once: the next edit of this beat may write in it.
      deps.registry.apply([record])
      return [record]
    })
  }

  /** Who, when and under which number: stated by the server, in the document, beside the card. */
  function stateFacts(channel: Channel, records: readonly RecordWrite[], at: number): void {
    const person = deps.registry.person(channel.personId)
    const facts = room.doc.getMap('facts')
    for (const { collection, value } of records) {
      if (collection !== collections.card) continue
      const { id, number } = value as CardRecord // made just above
      const stated: Facts = {
        number: number ?? 0,
        at,
        author: channel.personId,
        authorType: person?.authorType ?? null,
        siteId: person?.siteId ?? null,
        channel: channelOf(channel),
      }
      if (!facts.has(id)) facts.set(id, stated)
    }
  }

  function channelOf(channel: Channel): ContributionChannel {
    const grants = deps.registry.person(channel.personId)?.grants ?? []
    return grants.some((grant) => grant.role === 'kiosk') ? 'kiosk' : 'workshop'
  }

  function ownUnit(update: Uint8Array, at: number): Unit {
    const sequence = ++room.sequence
    return {
      entries: [
        { document: room.document, sequence, kind: 'edit', personId: null, actId: null, clientId: null, at, update },
      ],
      records: [],
    }
  }

  function tooManyClients(personId: string, clients: readonly number[]): boolean {
    const fresh = clients.filter((client) => !room.bindings.has(client)).length
    return fresh > 0 && room.clientsOf(personId) + fresh > deps.limits.maxClientsPerPerson
  }

  /** Before the handshake is over, what is missing comes with the SyncStep2; afterwards it is asked for, twice at most. */
  function hearGap(channel: Channel, step2: boolean): void {
    channel.waitingForStep2 = true
    if (!channel.handshaken && !step2) return
    if (++channel.gapsAsked > 2) {
      hangUp(channel, closeCodes.malformed, 'edits that stand on nothing')
      return
    }
    channel.send(room.frame(step1Message(Y.encodeStateVector(room.doc))))
  }

  /** A reader's copy holds words it may not write: they go back, and the copy is opened afresh. */
  function refuseReader(channel: Channel, verdict: Judged, afterwards: Afterword[]): void {
    deps.refused()
    const reason: Refusal = { kind: 'read-only' }
    if (!channel.extras) {
      hangUp(channel, closeCodes.forbidden, 'read only')
      return
    }
    afterwards.push({
      unit: null,
      say() {
        if (verdict.returned.length > 0)
          sayNotice(channel, { kind: 'returned', document: room.document, returned: verdict.returned })
        sayNotice(channel, { kind: 'reopen', document: room.document, reason })
      },
    })
  }

  function sayRefused(channel: Channel, verdict: Judged, unit: Unit | null, afterwards: Afterword[]): void {
    const { returned, reopen, phantom } = verdict
    if (verdict.refused) deps.refused()
    if (returned.length === 0 && !reopen && !phantom) return
    if (!channel.extras) {
      // A stock client cannot be asked to open its copy afresh: it is told to stop, with the reason.
      if (reopen) hangUp(channel, closeCodes.forbidden, reopen.kind)
      return
    }
    afterwards.push({
      unit,
      say() {
        if (returned.length > 0) sayNotice(channel, { kind: 'returned', document: room.document, returned })
        const reason = reopen ?? returned[0]?.reason ?? { kind: 'unknown-change', path: '' }
        if (reopen || phantom) sayNotice(channel, { kind: 'reopen', document: room.document, reason })
      },
    })
  }

  function sayNotice(channel: Channel, notice: Parameters<typeof noticeMessage>[0]): void {
    channel.send(room.frame(noticeMessage(notice)))
  }

  function hangUp(channel: Channel, code: number, why: string): void {
    deps.refused()
    deps.log.info({ document: room.document, person: channel.personId, code, why }, 'channel closed')
    channel.line.closeChannel(channel, code, why)
  }

  return { hearUpdate, ownUnit }
}
