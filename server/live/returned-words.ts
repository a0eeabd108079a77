/** Gathers the words of an update that found no place, to hand them back to who wrote them. */
import type { Refusal } from '#shared/kit/refusal.ts'
import type { TextField } from './read-edits.ts'
import { type Struct, typeRef } from './scan.ts'

export interface Returned {
  readonly words: string
  readonly reason: Refusal
  readonly cardId: string | null
  readonly proposalId: string | null
}

/** One parcel for each text and reason, lines kept apart. */
export function gatherReturned(
  fresh: ReadonlyMap<number, readonly Struct[]>,
  refused: ReadonlyMap<Struct, Refusal>,
  gone: ReadonlySet<Struct>,
  fieldOf: (struct: Struct) => TextField | null,
): readonly Returned[] {
  if (refused.size === 0 && gone.size === 0) return []
  const parcels = new Map<
    string,
    { words: string; reason: Refusal; cardId: string | null; proposalId: string | null }
  >()
  for (const structs of fresh.values()) {
    for (const struct of structs) {
      const reason = refused.get(struct) ?? (gone.has(struct) ? placeless : null)
      if (!reason || !struct.content) continue
      const field = fieldOf(struct)
      const key = `${field?.name ?? ''} ${reason.kind}`
      const parcel = parcels.get(key) ?? {
        words: '',
        reason,
        cardId: field?.cardId ?? null,
        proposalId: field?.proposalId ?? null,
      }
      parcel.words = added(parcel.words, struct)
      parcels.set(key, parcel)
    }
  }
  return [...parcels.values()]
    .map((parcel) => ({ ...parcel, words: parcel.words.trim() }))
    .filter((parcel) => parcel.words !== '')
}

const placeless: Refusal = { kind: 'words-without-place' }

function added(words: string, { content }: Struct): string {
  if (content?.kind === 'string') return words + content.text
  if (content?.kind === 'any') return words + commentText(content.values[0])
  const opensBlock = content?.kind === 'type' && content.type === typeRef.xmlElement
  return opensBlock && words !== '' && !words.endsWith('\n') ? `${words}\n` : words
}

/** A refused comment's words are words too. */
function commentText(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? (value as { text?: unknown }).text : null // read key by key
  return typeof text === 'string' ? text : ''
}
