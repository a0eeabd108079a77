import * as Y from 'yjs'
import type { Journal } from '#server/store/journal.ts'
import { textOf } from './content.ts'
export async function why(journal: Journal, document: string, markers: string[]): Promise<string[]> {
  const doc = new Y.Doc({ gc: false })
  const out: string[] = []
  const seen = new Map<string, string>()
  const where = (m: string): Y.Item[] => {
    const found: Y.Item[] = []
    for (const structs of doc.store.clients.values()) for (const s of structs) if (s instanceof Y.Item && s.content instanceof Y.ContentString && s.content.str.includes(m)) found.push(s)
    return found
  }
  for (const e of await journal.read(document, 0)) {
    const before = textOf(document, doc)
    const ids = markers.filter((m) => before.includes(m)).map((m) => ({ m, items: where(m).filter((i) => !i.deleted).map((i) => ({ client: i.id.client, clock: i.id.clock + i.content.str.indexOf(m) })) }))
    if (e.update) Y.applyUpdate(doc, e.update)
    const after = textOf(document, doc)
    const ds = e.update ? Y.decodeUpdate(e.update).ds.clients : new Map()
    for (const { m, items } of ids) {
      if (after.includes(m)) continue
      const named = items.map(({ client, clock }) => (ds.get(client) ?? []).some((r: { clock: number; len: number }) => r.clock <= clock && clock < r.clock + r.len))
      out.push(`${m} vanished at ${e.sequence} by ${e.personId}/${e.clientId}, items ${items.map((i) => i.client)}, named ${named}`)
      seen.set(m, '')
    }
    for (const m of markers) if (after.includes(m)) seen.set(m, 'in')
  }
  for (const m of markers) if (!seen.has(m)) out.push(`${m} never in ${document}: items ${where(m).length}`)
  return out
}
