/**
 * A live document on this page: its Y.Doc, its copy on this device and its connection, opened afresh when the server
 * asks for it. Whoever holds it sees plain states; what lies in the Y.Doc is read by the readers beside.
 */
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { closeCodes, type Hello, type Notice, type Presence, type ReturnedWords } from '#shared/live/protocol.ts'
import { oncePerFrame } from './frame.ts'
import type { Line } from './line.ts'
import { type Connection, connect, type Unsent } from './live-connection.ts'
import { tellRightsChanged } from './live-person.ts'
import { forgetReturned, keepReturned } from './returned-words.ts'
import { makeSignal } from './signal.ts'
import { dropCopy, knownEpoch, nothingUnsent, openCopy, type StoredCopy } from './stored-copy.ts'
import type { Opening, SavedState } from './types.ts'
import { holdsWords, unsentWords } from './unsent-words.ts'

export interface LiveState {
  /** null until the document is open; another one after it was opened afresh. */
  readonly doc: Y.Doc | null
  readonly awareness: Awareness | null
  readonly opening: Opening
  readonly presence: Presence | null
  readonly saved: SavedState
  readonly readOnly: boolean
}

export interface LiveDocument {
  readonly name: string
  /** The same object until something of it changes. */
  state(): LiveState
  subscribe(listener: () => void): () => void
  /** Says on presence which card or proposal this person has open. */
  attend(at: string | null): void
  flush(): void
  /** The network may be back. */
  ask(): void
  /** Tries again after a refusal: rights may have changed. */
  retry(): void
  readonly pending: number
  /** Ends it on this page; the copy stays unless it is to be forgotten. */
  close(forget: boolean): void
}

export const stillOpening: LiveState = {
  doc: null,
  awareness: null,
  opening: { kind: 'opening' },
  presence: null,
  saved: { kind: 'saved' },
  readOnly: false,
}

/** A cut shorter than this is nobody's business. */
const shortCutMs = 1_500
/** A first opening may take a little longer before one speaks of a cut. */
const firstOpeningMs = 4_000
/** A document that must be opened afresh again this soon is given up. */
const reopenAgainMs = 10_000
const keepUnsentEveryMs = 300

/** One opening: everything that a fresh opening replaces. */
interface Opened {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  copy: StoredCopy | null
  connection: Connection | null
  epoch: number | null
  /** What the last opening could not deliver: forgotten again if it turns out to be there. */
  readonly recovered: readonly ReturnedWords[]
  ended: boolean
}

export function openLiveDocument(name: string, personId: string, line: Line): LiveDocument {
  const changed = makeSignal<void>()
  let opened: Opened
  let opening: Opening = { kind: 'opening' }
  let presence: Presence | null = null
  let readOnly = false
  let synced = false
  let cutSince: number | null = null
  let patience: ReturnType<typeof setTimeout> | undefined
  let keeping: ReturnType<typeof setTimeout> | undefined
  let attended: string | null = null
  let lastReopened = 0
  let state = stillOpening
  let stale = true

  const tell = oncePerFrame(() => changed.tell())
  const touch = (): void => {
    stale = true
    tell()
  }

  start([])

  function start(recovered: readonly ReturnedWords[]): void {
    const doc = new Y.Doc()
    const mine: Opened = {
      doc,
      awareness: new Awareness(doc),
      copy: null,
      connection: null,
      epoch: null,
      recovered,
      ended: false,
    }
    opened = mine
    if (attended) mine.awareness.setLocalStateField('at', attended)
    cut(firstOpeningMs)
    const epoch = knownEpoch(personId, name)
    if (epoch !== null) mine.copy = openCopy(personId, name, epoch, doc)
    if (!mine.copy) {
      join(mine, nothingUnsent)
      return
    }
    void mine.copy.loaded.then((left) => {
      if (mine.ended) return
      if (doc.store.clients.size > 0) {
        opening = { kind: 'open' }
        touch()
      }
      join(mine, left)
    })
  }

  function join(mine: Opened, left: Unsent): void {
    mine.connection = connect({
      line,
      name,
      doc: mine.doc,
      awareness: mine.awareness,
      left,
      ears: {
        hello: (hello) => mine.ended || meet(mine, hello),
        notice: (notice) => mine.ended || hearNotice(notice),
        presence(fresh) {
          presence = fresh
          touch()
        },
        synced: (now) => mine.ended || (now ? caughtUp(mine) : cut(shortCutMs)),
        pending: () => {
          keepUnsentSoon(mine)
          touch()
        },
        lost: (words) => mine.ended || keepReturned(personId, name, words),
        refused: (code) => mine.ended || refusedWith(code),
      },
    })
  }

  function meet(mine: Opened, hello: Hello): boolean {
    const known = mine.epoch ?? mine.copy?.epoch ?? hello.epoch
    if (known !== hello.epoch) {
      openAfresh({ kind: 'epoch-changed' })
      return false
    }
    mine.epoch = hello.epoch
    mine.copy ??= openCopy(personId, name, hello.epoch, mine.doc)
    readOnly = hello.readOnly
    touch()
    return true
  }

  function hearNotice(notice: Notice): void {
    if (notice.kind === 'returned') keepReturned(personId, name, notice.returned)
    else if (notice.kind === 'reopen') openAfresh(notice.reason)
    else if (notice.kind === 'rights-changed') tellRightsChanged()
  }

  function caughtUp(mine: Opened): void {
    synced = true
    cutSince = null
    clearTimeout(patience)
    opening = { kind: 'open' }
    const arrived = mine.recovered.filter((words) => holdsWords(mine.doc, words))
    forgetReturned(personId, name, arrived)
    touch()
  }

  function cut(patienceMs: number): void {
    synced = false
    if (cutSince !== null) return
    cutSince = Date.now() + patienceMs
    clearTimeout(patience)
    patience = setTimeout(touch, patienceMs + 10)
    touch()
  }

  function refusedWith(code: number): void {
    const malformedOnce = code === closeCodes.malformed && Date.now() - lastReopened > reopenAgainMs
    if (code === closeCodes.epochChanged || malformedOnce) {
      openAfresh({ kind: malformedOnce ? 'malformed' : 'epoch-changed' })
      return
    }
    keepReturned(personId, name, wordsAtRisk({ kind: 'not-delivered' }))
    const forget = code === closeCodes.forbidden || code === closeCodes.gone
    end(opened, forget)
    if (forget) dropCopy(personId, name)
    opening = { kind: 'refused', code }
    presence = null
    touch()
    tellRightsChanged()
  }

  /** Drops this opening and its copy; its undelivered words are shown to their author until they are found there. */
  function openAfresh(reason: { readonly kind: string }): void {
    lastReopened = Date.now()
    const words = wordsAtRisk(reason)
    keepReturned(personId, name, words)
    end(opened, true)
    dropCopy(personId, name)
    opening = { kind: 'opening' }
    presence = null
    synced = false
    cutSince = null
    start(words)
  }

  function wordsAtRisk(reason: { readonly kind: string }): readonly ReturnedWords[] {
    return opened.connection ? unsentWords(opened.doc, opened.connection.unsent(), reason) : []
  }

  function end(mine: Opened, forget: boolean): void {
    if (mine.ended) return
    mine.ended = true
    clearTimeout(patience)
    clearTimeout(keeping)
    keeping = undefined
    if (!forget) mine.copy?.keepUnsent(mine.connection?.pending ?? 0, mine.connection?.unsent() ?? [])
    mine.connection?.stop()
    if (forget) void mine.copy?.drop()
    else mine.copy?.leave()
    // Editors let go of their fragment in the rendering that this causes; until then the document stays whole.
    setTimeout(() => mine.doc.destroy(), 1_000)
  }

  function keepUnsentSoon(mine: Opened): void {
    keeping ??= setTimeout(() => {
      keeping = undefined
      if (!mine.ended) mine.copy?.keepUnsent(mine.connection?.pending ?? 0, mine.connection?.unsent() ?? [])
    }, keepUnsentEveryMs)
  }

  function saved(): SavedState {
    const pending = opened.connection?.pending ?? 0
    if (!synced && cutSince !== null && Date.now() >= cutSince) return { kind: 'offline', pending }
    if (readOnly) return { kind: 'readOnly' }
    return pending > 0 ? { kind: 'sending', pending } : { kind: 'saved' }
  }

  return {
    name,
    state() {
      if (!stale) return state
      stale = false
      const shown = opening.kind === 'open'
      state = {
        doc: shown ? opened.doc : null,
        awareness: shown ? opened.awareness : null,
        opening,
        presence,
        saved: saved(),
        readOnly,
      }
      return state
    },
    subscribe: changed.on,
    attend(at) {
      attended = at
      opened.awareness.setLocalStateField('at', at)
    },
    flush: () => opened.connection?.flush(),
    ask: () => opened.connection?.ask(),
    retry() {
      if (opening.kind !== 'refused') return
      opening = { kind: 'opening' }
      cutSince = null
      start([])
    },
    get pending() {
      return opened.ended ? 0 : (opened.connection?.pending ?? 0)
    },
    close(forget) {
      if (forget) keepReturned(personId, name, wordsAtRisk({ kind: 'not-delivered' }))
      end(opened, forget)
    },
  }
}
