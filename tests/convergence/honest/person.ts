/**
 * An honest person at a device: our own client over its line, or the unmodified provider of y-websocket, with or without
 * the messages it may ask for. They write with the real editor and with the board's own verbs, and do only what their
 * screen would let them do.
 */

import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { boardVerbs } from '#client/live/board-verbs.ts'
import { makeLine } from '#client/live/line.ts'
import { openLiveDocument } from '#client/live/live-document.ts'
import { dropReturned, returnedWords } from '#client/live/returned-words.ts'
import type { BoardVerbs } from '#client/live/types.ts'
import { actorIn } from '#server/identity/actor.ts'
import { cardWords, readStanding } from '#shared/board/board-document.ts'
import { proposalText } from '#shared/draft/draft-document.ts'
import { cardLimit, proposalFieldLimit, titleLimit } from '#shared/live/limits.ts'
import {
  messageHello,
  messageNotice,
  messagePresence,
  messageSaved,
  type Notice,
  type ReturnedWords,
} from '#shared/live/protocol.ts'
import type { TextShape } from '#shared/text/rich-text.ts'
import { type RichNode, readRich } from '#shared/text/rich-text-document.ts'
import type { DeviceNetwork } from '../../setup/memory-network.ts'
import { type TiptapPerson, tiptapPerson } from '../../setup/tiptap-people.ts'
import { board, draft, type House, type PersonId, people, workshop } from './house.ts'

/** `line`: our client. `stock`: y-websocket asking for notices. `plain`: y-websocket and nothing else. */
export type Client = 'line' | 'stock' | 'plain'

/** One document on one device. */
export interface Copy {
  /** null while it is opened afresh. */
  doc(): Y.Doc | null
  /** The network may be back. */
  ask(): void
  /** Hung up on for good, by this code. */
  refusedWith(): number | null
  returned(): readonly ReturnedWords[]
  /** Asked to open its copy afresh: how often. */
  reopened(): number
  close(): void
}

export interface HonestPerson {
  readonly id: PersonId
  readonly client: Client
  readonly network: DeviceNetwork
  readonly board: Copy
  /** null: this role does not write there. */
  readonly draft: Copy | null
  doc(): Y.Doc
  verbs(): BoardVerbs
  /** The editor on a card's words; the one before it is left. null: their screen offers none. */
  writeIn(cardId: string): TiptapPerson | null
  writeInProposal(proposalId: string, field: 'words' | 'title' | 'goal'): TiptapPerson | null
  stopWriting(): void
  /** The editor that is open and may still be written in. */
  writing(): TiptapPerson | null
  /** Whether the open editor shows what its document holds. */
  showsTheDocument(): boolean
  goOffline(): void
  comeBack(): void
  returned(): readonly ReturnedWords[]
  leave(): void
}

interface Mounting {
  readonly shape: TextShape
  readonly limit: number
  readonly cardId: string | null
}

const mayDraft = new Set<string>(['moderator', 'synthesizer'])

export function join(house: House, id: PersonId, client: Client): HonestPerson {
  const network = house.device(id)
  const open = openerFor(client, id, network)
  const mine = open.copy(board)
  const drafted = mayDraft.has(people[id]) ? open.copy(draft) : null
  let editor: { tiptap: TiptapPerson; on: Y.XmlFragment; cardId: string | null } | null = null

  const doc = (): Y.Doc => {
    const found = mine.doc()
    if (!found) throw new Error(`${id} has no board open`)
    return found
  }

  function verbs(): BoardVerbs {
    const person = house.registry.person(id)
    if (!person) throw new Error(`nobody is ${id}`)
    return boardVerbs({
      workshop,
      actor: actorIn(person, 'cf'),
      doc: doc(),
      readOnly: people[id] === 'observer',
      attend: () => {},
      dismissReturned: () => {},
    })
  }

  function mount(fragment: Y.XmlFragment | null, { shape, limit, cardId }: Mounting): TiptapPerson | null {
    if (editor && editor.on === fragment) return editor.tiptap
    stopWriting()
    if (!fragment) return null
    editor = { tiptap: tiptapPerson(fragment, { shape, limit }), on: fragment, cardId }
    return editor.tiptap
  }

  function stopWriting(): void {
    editor?.tiptap.leave()
    editor = null
  }

  return {
    id,
    client,
    network,
    board: mine,
    draft: drafted,
    doc,
    verbs,
    writeIn(cardId) {
      if (!mine.doc() || verbs().whyNotEdit(cardId) !== null) {
        stopWriting()
        return null
      }
      return mount(cardWords(doc(), cardId), { shape: 'words', limit: cardLimit, cardId })
    },
    writeInProposal(proposalId, field) {
      const found = drafted?.doc()
      const form =
        field === 'title'
          ? ({ shape: 'line', limit: titleLimit } as const)
          : ({ shape: 'words', limit: proposalFieldLimit } as const)
      return mount(found ? proposalText(found, proposalId, field) : null, { ...form, cardId: null })
    },
    stopWriting,
    writing() {
      if (!editor) return null
      const there = editor.on.doc
      const current = there !== null && (there === mine.doc() || there === drafted?.doc())
      if (!current || (editor.cardId !== null && !isOpen(there, editor.cardId, editor.on))) stopWriting()
      return editor?.tiptap ?? null
    },
    showsTheDocument: () => editor === null || editor.tiptap.text() === wordsOf(readRich(editor.on)),
    goOffline: () => network.cut(),
    comeBack() {
      network.mend()
      mine.ask()
      drafted?.ask()
      open.wake()
    },
    returned: () => [...mine.returned(), ...(drafted?.returned() ?? [])],
    leave() {
      stopWriting()
      mine.close()
      drafted?.close()
      open.stop()
      dropReturned(id)
    },
  }
}

const wordsOf = (nodes: readonly RichNode[]): string =>
  nodes.map((node) => ('text' in node ? node.text : wordsOf(node.children ?? []))).join('')

const isOpen = (doc: Y.Doc, cardId: string, words: Y.XmlFragment): boolean =>
  readStanding(doc.getMap('standings').get(cardId)).kind === 'open' && cardWords(doc, cardId) === words

interface Opener {
  copy(document: string): Copy
  wake(): void
  stop(): void
}

function openerFor(client: Client, id: PersonId, network: DeviceNetwork): Opener {
  if (client === 'line') return overTheLine(id, network)
  return { copy: (document) => stockCopy(document, client === 'stock', network), wake: () => {}, stop: () => {} }
}

function overTheLine(id: PersonId, network: DeviceNetwork): Opener {
  const line = makeLine({ url: () => 'ws://memory/live', makeSocket: network.open })
  return {
    copy(document) {
      const live = openLiveDocument(document, id, line)
      let last = live.state().doc
      let reopened = 0
      live.subscribe(() => {
        const { doc } = live.state()
        if (doc && last && doc !== last) reopened++
        last = doc ?? last
      })
      return {
        doc: () => live.state().doc,
        ask: live.ask,
        refusedWith() {
          const { opening } = live.state()
          return opening.kind === 'refused' ? opening.code : null
        },
        returned: () => returnedWords(id, document),
        reopened: () => reopened,
        close: () => live.close(true),
      }
    },
    wake: line.wake,
    stop: line.stop,
  }
}

/**
 * The provider as it comes from its package: what is set on it is what its own documentation offers. Asked to open its
 * copy afresh, somebody careful waits until what they typed last was judged, and then does.
 */
function stockCopy(document: string, extras: boolean, network: DeviceNetwork): Copy {
  const returned: ReturnedWords[] = []
  let reopened = 0
  let refusedWith: number | null = null
  let leaving = false
  let provider = open()

  function open(): WebsocketProvider {
    const fresh = new WebsocketProvider('ws://memory', document, new Y.Doc(), {
      WebSocketPolyfill: network.WebSocket,
      disableBc: true,
      ...(extras ? { params: { extras: '1' } } : {}),
    })
    fresh.on('closed', ({ code }) => {
      refusedWith = code
    })
    if (extras) listen(fresh)
    return fresh
  }

  function listen(mine: WebsocketProvider): void {
    const ask = (): void => {
      const { ws } = mine
      if (ws?.readyState === ws?.OPEN) ws?.send(Uint8Array.of(messageSaved, 1))
    }
    mine.messageHandlers[messageHello] = (_encoder, decoder) => void read(decoder)
    mine.messageHandlers[messagePresence] = (_encoder, decoder) => void read(decoder)
    mine.messageHandlers[messageNotice] = (_encoder, decoder) => {
      const notice = read(decoder) as Notice // the server's own words
      if (notice.kind === 'returned') returned.push(...notice.returned)
      if (notice.kind !== 'reopen' || leaving) return
      leaving = true
      ask()
    }
    mine.on('sync', (synced) => {
      if (synced && leaving) ask()
    })
    mine.messageHandlers[messageSaved] = (_encoder, decoder) => {
      decoding.readTailAsUint8Array(decoder)
      if (!leaving || mine !== provider) return
      reopened++
      leaving = false
      mine.destroy()
      provider = open()
    }
  }

  return {
    doc: () => (leaving ? null : provider.doc),
    ask: () => {},
    refusedWith: () => refusedWith,
    returned: () => returned,
    reopened: () => reopened,
    close: () => provider.destroy(),
  }
}

const read = (decoder: decoding.Decoder): unknown => JSON.parse(decoding.readVarString(decoder))
