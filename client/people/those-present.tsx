/** Who else has this document open: three of them drawn with the sign of their site, and how many more. */
import type { Conference } from '#shared/conference/conference.ts'
import type { Presence } from '#shared/live/protocol.ts'
import { Avatars } from '../ui/avatar.tsx'
import { useWords } from '../words/words.ts'
import { useMe } from './use-me.ts'

export function ThosePresent({ conference, presence }: { conference: Conference; presence: Presence | null }) {
  const words = useWords().conference
  const { me } = useMe()
  // One's own round is already in the bar, on the menu.
  const others = presence?.people.filter(({ id }) => id !== me?.person.id) ?? []
  if (!presence || others.length === 0) return null
  const people = others.map(({ id, name, colour, siteId }) => {
    return { id, name, colour, sign: conference.sites.find((site) => site.id === siteId)?.sign }
  })
  return <Avatars people={people} count={presence.count - 1} label={words.here(presence.count)} />
}
