/** The application as a tree of addresses. Each page is its own chunk, loaded when it opens. */
import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { Opening } from './frame/opening.tsx'
import { paths } from './paths.ts'

const HomePage = lazy(async () => ({ default: (await import('./home/home-page.tsx')).HomePage }))
const JoinPage = lazy(async () => ({ default: (await import('./people/join-page.tsx')).JoinPage }))
const NewConferencePage = lazy(async () => ({
  default: (await import('./conference/new-conference-page.tsx')).NewConferencePage,
}))
const ProgrammePage = lazy(async () => ({ default: (await import('./conference/programme-page.tsx')).ProgrammePage }))
const SetUpPage = lazy(async () => ({ default: (await import('./conference/set-up-page.tsx')).SetUpPage }))
const LinksPage = lazy(async () => ({ default: (await import('./conference/links-page.tsx')).LinksPage }))
const BoardPage = lazy(async () => ({ default: (await import('./board/board-page.tsx')).BoardPage }))
const DeskPage = lazy(async () => ({ default: (await import('./desk/desk-page.tsx')).DeskPage }))
const DraftPage = lazy(async () => ({ default: (await import('./draft/draft-page.tsx')).DraftPage }))
const NotFoundPage = lazy(async () => ({ default: (await import('./frame/not-found-page.tsx')).NotFoundPage }))

export function Routes() {
  return (
    <Suspense fallback={<Opening />}>
      <Switch>
        <Route path={paths.home()}>
          <HomePage />
        </Route>
        <Route path={paths.join()}>
          <JoinPage />
        </Route>
        <Route path={paths.newConference()}>
          <NewConferencePage />
        </Route>
        <Route path="/c/:conferenceId/*?">
          {({ conferenceId }) => <ConferenceRoutes key={conferenceId} conferenceId={conferenceId} />}
        </Route>
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </Suspense>
  )
}

function ConferenceRoutes({ conferenceId }: { conferenceId: string }) {
  return (
    <Switch>
      <Route path={paths.conference(conferenceId)}>
        <ProgrammePage conferenceId={conferenceId} />
      </Route>
      <Route path={paths.setUp(conferenceId)}>
        <SetUpPage conferenceId={conferenceId} />
      </Route>
      <Route path={paths.links(conferenceId)}>
        <LinksPage conferenceId={conferenceId} />
      </Route>
      <Route path={paths.desk(conferenceId)}>
        <DeskPage conferenceId={conferenceId} />
      </Route>
      <Route path={paths.draft(conferenceId)}>
        <DraftPage conferenceId={conferenceId} />
      </Route>
      <Route<{ workshopId: string }> path={paths.board(conferenceId, ':workshopId')}>
        {({ workshopId }) => <BoardPage key={workshopId} conferenceId={conferenceId} workshopId={workshopId} />}
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
