/** Who is in the draft, oneself apart. */
import type { Presence } from '#shared/live/protocol.ts'
import { Avatars } from '../ui/avatar.tsx'
import { useWords } from '../words/words.ts'

export function DraftPeople({ presence, me }: { readonly presence: Presence | null; readonly me: string }) {
  const words = useWords().draft
  const others = (presence?.people ?? []).filter(({ id }) => id !== me)
  if (!presence || others.length === 0) return null
  return <Avatars people={others} count={presence.count - 1} label={words.writersHere(presence.count)} max={3} />
}
