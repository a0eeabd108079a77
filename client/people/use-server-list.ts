/** A list that only the server holds (links, members): asked at once, again on coming back to the page, and when told to. */
import { useCallback, useEffect, useState } from 'react'
import type { ShownLink } from '#shared/people/link.ts'
import type { PublicPerson } from '#shared/people/person.ts'
import type { Grant } from '#shared/people/role.ts'
import { askServer } from '../acts/ask-server.ts'

/** `url` and `code` are null where the words that open it are no longer known. */
export type ManagedLink = ShownLink & { readonly url: string | null; readonly code: string | null }
export type Member = PublicPerson & { readonly grants: readonly Grant[] }

export interface ServerList<Item> {
  /** null: not known yet. */
  readonly items: readonly Item[] | null
  /** What was read before stays on screen; the page says that it may be old. */
  readonly unreachable: boolean
  refresh(): Promise<void>
}

/** For those who may make links; others are refused, and read an empty list. */
export function useLinks(conferenceId: string): ServerList<ManagedLink> {
  return useServerList(`/api/links?conference=${encodeURIComponent(conferenceId)}`, 'links')
}

/** Who entered, with their roles: for those who organise and moderate. */
export function useMembers(conferenceId: string): ServerList<Member> {
  return useServerList(`/api/members?conference=${encodeURIComponent(conferenceId)}`, 'members')
}

function useServerList<Item>(address: string, key: string): ServerList<Item> {
  const [items, setItems] = useState<readonly Item[] | null>(null)
  const [unreachable, setUnreachable] = useState(false)
  const refresh = useCallback(async () => {
    const answer = await askServer<Readonly<Record<string, readonly Item[]>>>('GET', address)
    setUnreachable(answer.kind === 'unreachable')
    if (answer.kind === 'answered') setItems(answer.value[key] ?? [])
    if (answer.kind === 'refused') setItems([])
  }, [address, key])
  // Meets the server, and the moment one comes back to this tab.
  useEffect(() => {
    void refresh()
    const comeBack = () => void refresh()
    addEventListener('focus', comeBack)
    return () => removeEventListener('focus', comeBack)
  }, [refresh])
  return { items, unreachable, refresh }
}
