/** `/c/…/liens`: one A4 sheet a link, to lay on tables or put on the wall. The screen shows them as they will print. */
import { useState } from 'react'
import type { Conference } from '#shared/conference/conference.ts'
import frame from '../frame/frame.module.css'
import { Opening } from '../frame/opening.tsx'
import { TopBar } from '../frame/top-bar.tsx'
import { type Inside, WithConference } from '../frame/with-conference.tsx'
import { paths } from '../paths.ts'
import { type ManagedLink, useLinks } from '../people/use-server-list.ts'
import { Button } from '../ui/button.tsx'
import { EmptyPlace } from '../ui/empty-place.tsx'
import { Checkbox } from '../ui/field.tsx'
import { useWords } from '../words/words.ts'
import { useLinkName } from './link-name.ts'
import { LinkSheet } from './link-sheet.tsx'
import styles from './links-page.module.css'

export function LinksPage({ conferenceId }: { conferenceId: string }) {
  return <WithConference conferenceId={conferenceId}>{(inside) => <Sheets {...inside} />}</WithConference>
}

function Sheets({ conference }: Inside) {
  const words = useWords().conference
  const { items } = useLinks(conference.id)
  if (!items) return <Opening />
  const links = items.filter((link) => link.revokedAt === null && link.url !== null)
  return (
    <>
      <TopBar
        home={paths.conference(conference.id)}
        plate={words.sheetsTitle}
        title={conference.name}
        sites={conference.sites}
      />
      <main id="main" className={frame['page']}>
        {links.length === 0 ? (
          <EmptyPlace question={words.sheetsNone} />
        ) : (
          <ChosenSheets conference={conference} links={links} />
        )}
      </main>
    </>
  )
}

function ChosenSheets({ conference, links }: { conference: Conference; links: readonly ManagedLink[] }) {
  const words = useWords()
  const linkName = useLinkName(conference)
  // Participants' sheets are those one prints by the dozen; the others open more, and are chosen one by one.
  const [chosen, setChosen] = useState(() => new Set(links.filter(isForEverybody).map((link) => link.id)))
  const turn = (linkId: string) =>
    setChosen((before) => (before.has(linkId) ? without(before, linkId) : new Set([...before, linkId])))
  const printed = links.filter((link) => chosen.has(link.id))
  return (
    <>
      <div className={styles['choose']}>
        <p>{words.conference.sheetsIntro}</p>
        <fieldset>
          <legend>{words.conference.sheetsChoose}</legend>
          {links.map((link) => (
            <Checkbox
              key={link.id}
              label={sheetName(linkName(link), words.people.roles[link.role])}
              checked={chosen.has(link.id)}
              onChange={() => turn(link.id)}
            />
          ))}
        </fieldset>
        <Button variant="primary" icon="print" onClick={() => print()}>
          {words.conference.sheetsPrint(printed.length)}
        </Button>
      </div>
      <div className={styles['sheets']}>
        {printed.map((link) => (
          <LinkSheet key={link.id} conference={conference} link={link} name={linkName(link)} />
        ))}
      </div>
    </>
  )
}

const isForEverybody = (link: ManagedLink): boolean => link.role === 'participant'

/** « Bordeaux (participation) », and « Modération » alone where the name says it already. */
function sheetName(name: string, role: string): string {
  return name.toLowerCase() === role.toLowerCase() ? name : `${name} (${role})`
}

function without(before: ReadonlySet<string>, linkId: string): Set<string> {
  const rest = new Set(before)
  rest.delete(linkId)
  return rest
}
