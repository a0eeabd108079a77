/** What a link is called where it is listed: its own name, else its workshop or its site, else its role. */
import type { Conference } from '#shared/conference/conference.ts'
import type { ManagedLink } from '../people/use-server-list.ts'
import { useWords } from '../words/words.ts'

export function useLinkName(conference: Conference): (link: ManagedLink) => string {
  const words = useWords().people
  return ({ label, siteId, workshopIds, role }) => {
    if (label) return label
    const site = conference.sites.find((known) => known.id === siteId)?.name
    const workshops = conference.workshops.filter((workshop) => workshopIds?.includes(workshop.id))
    const named = [site, ...workshops.map((workshop) => workshop.label)].filter((part) => part !== undefined)
    return named.length > 0 ? named.join(', ') : words.roles[role]
  }
}
