/** Setting a conference up, also while it runs: each section is shown to those who may change something in it. */
import { holds, holdsSomewhere } from '#shared/people/reach.ts'
import type { Actor } from '#shared/people/role.ts'
import frame from '../frame/frame.module.css'
import { TopBar } from '../frame/top-bar.tsx'
import { type Inside, WithConference } from '../frame/with-conference.tsx'
import { paths } from '../paths.ts'
import { EmptyPlace } from '../ui/empty-place.tsx'
import { useWords } from '../words/words.ts'
import { AboutSection } from './about-section.tsx'
import { DraftSection } from './draft-section.tsx'
import { LinksSection } from './links-section.tsx'
import { PeopleSection } from './people-section.tsx'
import setUp from './set-up.module.css'
import { SitesSection } from './sites-section.tsx'
import { WorkshopsSection } from './workshops-section.tsx'

export function SetUpPage({ conferenceId }: { conferenceId: string }) {
  return <WithConference conferenceId={conferenceId}>{(inside) => <SetUp {...inside} />}</WithConference>
}

function SetUp({ me, conference, view }: Inside) {
  const words = useWords().conference
  const shown = sectionsFor(view.actor)
  const sections = {
    about: () => <AboutSection conference={conference} />,
    sites: () => <SitesSection conference={conference} />,
    workshops: () => <WorkshopsSection conference={conference} actor={view.actor} />,
    invitations: () => <LinksSection conference={conference} actor={view.actor} />,
    people: () => <PeopleSection conference={conference} actor={view.actor} me={me} />,
    opening: () => <DraftSection conference={conference} />,
  }
  return (
    <>
      <TopBar
        home={paths.conference(conference.id)}
        plate={words.setUpTitle}
        title={conference.name}
        sites={conference.sites}
      />
      <div className={setUp['layout']}>
        {shown.length > 1 && (
          <nav aria-label={words.sections} className={setUp['contents']}>
            <ul>
              {shown.map((section) => (
                <li key={section}>
                  <a href={`#${section}`}>{words[section]}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <main id="main" className={`${frame['page']} ${setUp['sections']}`}>
          {shown.length === 0 && <EmptyPlace question={words.setUpNone} />}
          {shown.map((section) => (
            <section key={section} id={section} aria-labelledby={`${section}-title`} className={setUp['section']}>
              <h2 id={`${section}-title`}>{words[section]}</h2>
              {sections[section]()}
            </section>
          ))}
        </main>
      </div>
    </>
  )
}

type Section = 'about' | 'sites' | 'workshops' | 'invitations' | 'people' | 'opening'

function sectionsFor(actor: Actor): readonly Section[] {
  const organizes = holds(actor, 'setUp')
  return [
    ...(organizes ? (['about', 'sites'] as const) : []),
    ...(holdsSomewhere(actor, 'step') ? (['workshops'] as const) : []),
    ...(holdsSomewhere(actor, 'makeLinks') ? (['invitations'] as const) : []),
    ...(holds(actor, 'makeLinks') ? (['people'] as const) : []),
    ...(holds(actor, 'openDraft') ? (['opening'] as const) : []),
  ]
}
