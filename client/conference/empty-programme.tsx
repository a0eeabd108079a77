/** Before there is any workshop: what will be here, and for who organises, the one button. */
import { useLocation } from 'wouter'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { EmptyPlace } from '../ui/empty-place.tsx'
import { useWords } from '../words/words.ts'

export function EmptyProgramme({ conferenceId, mayPrepare }: { conferenceId: string; mayPrepare: boolean }) {
  const words = useWords().conference
  const [, navigate] = useLocation()
  if (!mayPrepare) return <EmptyPlace question={words.emptyTitle}>{words.emptyText}</EmptyPlace>
  return (
    <EmptyPlace
      question={words.emptyOrganizer}
      example={words.emptyExample}
      action={
        <Button variant="primary" onClick={() => navigate(`${paths.setUp(conferenceId)}#workshops`)}>
          {words.emptyAction}
        </Button>
      }
    />
  )
}
