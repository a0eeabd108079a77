/** `/`: the conferences one belongs to, and a code to enter another. */

import frame from '../frame/frame.module.css'
import { Opening } from '../frame/opening.tsx'
import { TopBar } from '../frame/top-bar.tsx'
import { useMe } from '../people/use-me.ts'
import { CodeEntry } from './code-entry.tsx'
import { FounderStart } from './founder-start.tsx'
import { MyConferences } from './my-conferences.tsx'

export function HomePage() {
  const { me, kind } = useMe()
  if (kind === 'loading') return <Opening />
  const mine = me?.conferences ?? []
  return (
    <>
      <TopBar narrow />
      <main id="main" className={`${frame['page']} ${frame['narrow']}`}>
        {me && mine.length > 0 ? (
          <MyConferences me={me} />
        ) : me?.person.founder ? (
          <FounderStart />
        ) : (
          <CodeEntry me={me} />
        )}
      </main>
    </>
  )
}
