/** An address that leads nowhere, and the way home. */
import { paths } from '../paths.ts'
import { useWords } from '../words/words.ts'
import { PageThatSays } from './page-that-says.tsx'

export function NotFoundPage() {
  const words = useWords()
  return (
    <PageThatSays title={words.frame.notFoundTitle} way={{ to: paths.home(), words: words.frame.notFoundHome }}>
      {words.frame.notFound}
    </PageThatSays>
  )
}
