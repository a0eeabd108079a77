/**
 * A second opinion on every entry of a journal, at the level of content: what did this change, and may this person? It
 * is written from the design's table, and shares no line with the guard or with the policy that the guard asks.
 */
import * as Y from 'yjs'
import type { Role } from '#shared/people/role.ts'

export interface Somebody {
  readonly role: Role
  /** Facilitators: the workshops they run. */
  readonly runs: readonly string[]
  /** Left inside a revoked link. */
  readonly readOnly?: boolean
}

export interface Logged {
  readonly document: string
  readonly kind: 'edit' | 'act'
  readonly personId: string | null
  readonly update: Uint8Array | null
}

export interface Monitor {
  hear(entry: Logged): void
  readonly violations: readonly string[]
  /** Documents as the journal makes them. */
  docOf(document: string): Y.Doc
  ownerOf(id: string): string | null
}

type Content = Readonly<Record<string, Readonly<Record<string, string>>>>

const boardRoots = ['cards', 'groups', 'comments', 'facts', 'standings', 'promotions']
const draftRoots = ['axes', 'orientations', 'proposals', 'facts', 'sources', 'standings']
const nodes = new Set(['paragraph', 'bulletList', 'orderedList', 'listItem', 'hardBreak'])
const cardKeys = new Set(['words', 'kind', 'debate', 'territory', 'columnId', 'groupId', 'order', 'openToAll'])
const placeKeys = ['columnId', 'groupId', 'order']
const longestCard = 4_000

export function createMonitor(people: ReadonlyMap<string, Somebody>): Monitor {
  const docs = new Map<string, Y.Doc>()
  const contents = new Map<string, Content>()
  /** Before the last edit of a person. */
  const earlierContents = new Map<string, Content>()
  const clients = new Map<string, string>()
  const owners = new Map<string, string>()
  const lastWriter = new Map<string, string>()
  const violations: string[] = []

  function docOf(document: string): Y.Doc {
    const known = docs.get(document)
    if (known) return known
    const doc = new Y.Doc()
    for (const root of rootsOf(document)) doc.getMap(root)
    if (document.startsWith('board:')) doc.getXmlFragment('notes')
    docs.set(document, doc)
    return doc
  }

  function hear(entry: Logged): void {
    const { document, kind, personId, update } = entry
    if (!update) return
    const doc = docOf(document)
    const before = contents.get(document) ?? contentOf(document, doc)
    Y.applyUpdate(doc, update)
    const after = contentOf(document, doc)
    contents.set(document, after)
    const blame = (what: string): void => void violations.push(`${document}: ${personId ?? 'the server'} ${what}`)
    if (doc.store.pendingStructs || doc.store.pendingDs) {
      blame('left something pending')
      doc.store.pendingStructs = null
      doc.store.pendingDs = null
    }
    for (const root of doc.share.keys())
      if (root !== 'notes' && !rootsOf(document).includes(root)) blame(`made the root ${root.slice(0, 40)}`)
    if (kind === 'act') return
    if (personId === null) judgeServer(document, before, after, blame)
    else {
      const somebody = people.get(personId)
      if (!somebody) {
        blame('is nobody')
        return
      }
      judgeClients(document, personId, update, blame)
      judgePerson(document, personId, somebody, before, after, blame)
      lastWriter.set(document, personId)
      earlierContents.set(document, before)
    }
  }

  /** A client id is one person's for ever. */
  function judgeClients(document: string, personId: string, update: Uint8Array, blame: (what: string) => void): void {
    const writing = new Set(Y.decodeUpdate(update).structs.map((struct) => struct.id.client))
    for (const client of writing) {
      const key = `${document} ${client}`
      const owner = clients.get(key) ?? personId
      clients.set(key, owner)
      if (owner !== personId) blame(`wrote as ${owner}`)
    }
  }

  /**
   * The server adds facts about what somebody just added, and puts back, as paragraphs, words that somebody just took
   * away without having seen them. Nothing else comes from it but by an act.
   */
  function judgeServer(document: string, before: Content, after: Content, blame: (what: string) => void): void {
    const author = lastWriter.get(document)
    for (const { root, id, was, is } of differences(before, after)) {
      const isStated = root === 'facts' && was === undefined && is?.includes(`"author":"${author}"`)
      const earlier = earlierContents.get(document)?.[root]?.[id]
      const isPutBack = was !== undefined && is !== undefined && earlier !== undefined && addsOnly(was, is, earlier)
      if (!isStated && !isPutBack) blame(`changed ${root}.${id}`)
    }
  }

  function judgePerson(
    document: string,
    personId: string,
    somebody: Somebody,
    before: Content,
    after: Content,
    blame: (what: string) => void,
  ): void {
    const workshopId = document.startsWith('board:') ? document.slice('board:'.length) : ''
    const { role, readOnly = false } = somebody
    const everywhere = role === 'organizer' || role === 'moderator'
    const runs = everywhere || (role === 'facilitator' && somebody.runs.includes(workshopId))
    const takesPart = runs || role === 'participant'
    for (const { root, id, was, is } of differences(before, after)) {
      const name = `${root}.${id}`
      if (readOnly || role === 'observer' || role === 'kiosk') blame(`only reads, and changed ${name}`)
      else if (document.startsWith('draft:')) judgeDraft(root, name, was, is)
      else if (!workshopId) blame(`changed ${name}, which acts alone write`)
      else if (root === 'cards') judgeCard(id, was, is)
      else if (root === 'groups') {
        if (!takesPart) blame(`changed ${name}`)
      } else if (root === 'comments') judgeComment(id, was, is)
      else if (root === 'notes') {
        if (!runs) blame('wrote in the notes')
        else judgeText(is ?? '', 20_000, name)
      } else blame(`changed ${name}, which the server alone writes`)
    }

    function judgeCard(id: string, was: string | undefined, is: string | undefined): void {
      if (was === undefined && is !== undefined) {
        const owner = owners.get(id)
        owners.set(id, owner ?? personId)
        if (!takesPart) blame(`added the card ${id}`)
        if (owner !== undefined && owner !== personId) blame(`took the id ${id}`)
        judgeShape(id, is)
        return
      }
      if (is === undefined) {
        if (owners.get(id) !== personId) blame(`removed ${owners.get(id)}’s card ${id}`)
        return
      }
      const [old, now] = [JSON.parse(was ?? '{}'), JSON.parse(is)] as Record<string, unknown>[] // written by contentOf
      const own = owners.get(id) === personId
      const isOpen = old?.openToAll === true
      const mayWrite = runs || (role === 'participant' && (own || isOpen))
      for (const key of new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])) {
        if (JSON.stringify(old?.[key]) === JSON.stringify(now?.[key])) continue
        if (placeKeys.includes(key)) {
          if (!takesPart) blame(`moved ${id}`)
        } else if (key === 'openToAll') {
          if (!own && !everywhere) blame(`opened ${owners.get(id)}’s card ${id}`)
        } else if (!mayWrite) blame(`wrote ${key} in ${owners.get(id)}’s card ${id}`)
      }
      judgeShape(id, is)
    }

    function judgeShape(id: string, card: string): void {
      const { words, ...keys } = JSON.parse(card) as Record<string, unknown> // written by contentOf
      for (const key of Object.keys(keys)) if (!cardKeys.has(key)) blame(`put ${key.slice(0, 40)} on ${id}`)
      for (const value of Object.values(keys))
        if (typeof value === 'object' && value !== null) blame(`put a container or an object on ${id}`)
      judgeText(JSON.stringify(words ?? null), longestCard, id)
    }

    function judgeComment(id: string, was: string | undefined, is: string | undefined): void {
      if (was !== undefined && is !== undefined) {
        blame(`changed the comment ${id}`)
        return
      }
      if (is === undefined) {
        if (owners.get(id) !== personId && !everywhere) blame(`removed ${owners.get(id)}’s comment ${id}`)
        return
      }
      const owner = owners.get(id)
      owners.set(id, owner ?? personId)
      if (owner !== undefined && owner !== personId) blame(`took the id ${id}`)
      const mayComment = takesPart || role === 'synthesizer'
      if (!mayComment && !(role === 'facilitator')) blame(`commented ${id}`)
      const { cardId, text, ...rest } = JSON.parse(is) as Record<string, unknown> // written by contentOf
      const fits = typeof cardId === 'string' && typeof text === 'string' && text.length <= 1_000
      if (!fits || Object.keys(rest).length > 0) blame(`wrote something else than a comment under ${id}`)
    }

    function judgeDraft(root: string, name: string, was: string | undefined, is: string | undefined): void {
      if (root !== 'proposals') {
        blame(`changed ${name}, which acts alone write`)
        return
      }
      if (!everywhere && role !== 'synthesizer') blame(`wrote in ${name}`)
      if (was === undefined || is === undefined) {
        blame(`made or removed ${name}`)
        return
      }
      const [old, now] = [JSON.parse(was), JSON.parse(is)] as Record<string, unknown>[] // written by contentOf
      if (
        Object.keys(old ?? {})
          .sort()
          .join() !==
        Object.keys(now ?? {})
          .sort()
          .join()
      )
        blame(`changed the shape of ${name}`)
      judgeText(is, 200_000, name)
    }

    function judgeText(text: string, limit: number, name: string): void {
      const { odd, length } = readText(JSON.parse(text))
      for (const what of odd) blame(`put ${what} in ${name}`)
      if (length > limit) blame(`wrote ${length} characters in ${name}`)
    }
  }

  return { hear, violations, docOf, ownerOf: (id) => owners.get(id) ?? null }
}

/** What is in a text that no text may hold, and how many characters there are. */
function readText(value: unknown): { odd: string[]; lines: string[]; length: number } {
  const odd: string[] = []
  const lines: string[] = []
  let length = 0
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) for (const one of part) walk(one)
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return
    const { node, attributes, text, marks, container, ...rest } = part as Record<string, unknown> // written by plain
    if (container !== undefined) odd.push(`a ${container}`)
    if (node !== undefined && !nodes.has(String(node))) odd.push(`a ${node}`)
    if (node !== undefined) odd.push(...oddAttributes(String(node), attributes))
    if (text !== undefined && typeof text !== 'string') odd.push('an embedded thing')
    if (typeof text === 'string') {
      length += text.length
      lines.push(text)
    }
    odd.push(...oddMarks(marks))
    walk(Object.values(rest))
  }
  walk(value)
  return { odd, lines, length }
}

/** Whether a text only grew, by letters that stood there earlier, in their order. */
function addsOnly(was: string, is: string, earlier: string): boolean {
  const { odd, lines } = readText(JSON.parse(is))
  const kept = [...readText(JSON.parse(was)).lines]
  const added = lines.filter((line) => {
    const at = kept.indexOf(line)
    if (at >= 0) kept.splice(at, 1)
    return at < 0
  })
  const stood = readText(JSON.parse(earlier)).lines.join('\n')
  return odd.length === 0 && kept.length === 0 && added.every((line) => isWithin(line, stood))
}

function isWithin(line: string, text: string): boolean {
  let at = 0
  for (const letter of line) {
    at = text.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

function oddAttributes(node: string, attributes: unknown): string[] {
  const known = node === 'paragraph' ? ['source'] : node === 'orderedList' ? ['start', 'type'] : []
  return Object.keys(Object(attributes)).flatMap((name) => (known.includes(name) ? [] : [`the attribute ${name}`]))
}

function oddMarks(marks: unknown): string[] {
  return Object.entries(Object(marks) as Record<string, unknown>).flatMap(([name, value]) => {
    const mark = name.split('--')[0] ?? ''
    if (!['bold', 'italic', 'link'].includes(mark)) return [`the mark ${name}`]
    const href = String((Object(value) as Record<string, unknown>)['href'] ?? 'https:')
    return /^(https?|mailto):/i.test(href) ? [] : [`a link to ${href}`]
  })
}

function rootsOf(document: string): readonly string[] {
  if (document.startsWith('board:')) return boardRoots
  if (document.startsWith('draft:')) return draftRoots
  return ['about', 'sites', 'workshops', 'columns', 'steps']
}

/** What a reader sees, entry by entry, as text that can be compared. */
export function contentOf(document: string, doc: Y.Doc): Content {
  const content: Record<string, Record<string, string>> = {}
  for (const root of rootsOf(document)) {
    const entries: Record<string, string> = Object.create(null)
    doc.getMap(root).forEach((value, id) => {
      entries[id] = JSON.stringify(plain(value))
    })
    content[root] = entries
  }
  if (document.startsWith('board:')) content['notes'] = { '': JSON.stringify(plain(doc.getXmlFragment('notes'))) }
  return content
}

function plain(value: unknown): unknown {
  if (value instanceof Y.XmlText) {
    const delta = value.toDelta() as { insert: unknown; attributes?: object }[] // as Yjs writes it
    return delta.map(({ insert, attributes }) => ({ text: insert, ...(attributes ? { marks: attributes } : {}) }))
  }
  if (value instanceof Y.XmlElement)
    return { node: value.nodeName, attributes: value.getAttributes(), children: value.toArray().map(plain) }
  if (value instanceof Y.XmlFragment) return value.toArray().map(plain)
  if (value instanceof Y.Map)
    return Object.fromEntries(
      [...value.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, plain(item)]),
    )
  return value instanceof Y.AbstractType ? { container: value.constructor.name } : value
}

interface Difference {
  readonly root: string
  readonly id: string
  readonly was: string | undefined
  readonly is: string | undefined
}

function differences(before: Content, after: Content): Difference[] {
  const found: Difference[] = []
  for (const root of Object.keys(after)) {
    const [old, now] = [before[root] ?? {}, after[root] ?? {}]
    for (const id of new Set([...Object.keys(old), ...Object.keys(now)]))
      if (old[id] !== now[id]) found.push({ root, id, was: old[id], is: now[id] })
  }
  return found
}
