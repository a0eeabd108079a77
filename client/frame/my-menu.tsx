/** What is mine, behind one quiet button: my name and site, the language, light and contrast, leaving. */
import { useId, useState } from 'react'
import { useLocation } from 'wouter'
import type { Site } from '#shared/conference/conference.ts'
import { paths } from '../paths.ts'
import { leave } from '../people/join.ts'
import { NameDialog } from '../people/name-dialog.tsx'
import { useMe } from '../people/use-me.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { ThemeSwitch } from '../ui/theme-switch.tsx'
import { useToast } from '../ui/toast.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { useRefusalSentence } from '../words/refusal-sentence.ts'
import { useWords } from '../words/words.ts'
import styles from './frame.module.css'
import { LanguageSwitch } from './language-switch.tsx'

export function MyMenu({ sites }: { sites: readonly Site[] }) {
  const words = useWords().frame
  const { me } = useMe()
  const [asking, setAsking] = useState<'name' | 'leave' | null>(null)
  const panel = useId()
  return (
    <>
      <button type="button" popoverTarget={panel} className={styles['mine']}>
        <VisuallyHidden>{words.menu}</VisuallyHidden>
        {me ? <Avatar name={me.person.name} colour={me.person.colour} /> : <Icon name="settings" />}
        <Icon name="chevron" />
      </button>
      <div id={panel} popover="auto" className={styles['settings']}>
        {me && (
          <div className={styles['who']}>
            <p>{words.me(me.person.name)}</p>
            <Button variant="quiet" popoverTarget={panel} icon="write" onClick={() => setAsking('name')}>
              {words.changeName}
            </Button>
          </div>
        )}
        <ThemeSwitch />
        <LanguageSwitch />
        {me && (
          <Button variant="quiet" popoverTarget={panel} icon="close" onClick={() => setAsking('leave')}>
            {words.leave}
          </Button>
        )}
      </div>
      {asking === 'name' && me && <NameDialog me={me} sites={sites} onClose={() => setAsking(null)} />}
      {asking === 'leave' && <LeaveDialog onClose={() => setAsking(null)} />}
    </>
  )
}

/** The one question asked beforehand: leaving cannot be undone. */
function LeaveDialog({ onClose }: { onClose: () => void }) {
  const words = useWords().frame
  const sentence = useRefusalSentence()
  const toast = useToast()
  const [, navigate] = useLocation()

  async function leaveNow() {
    onClose()
    const left = await leave()
    if (left.ok) navigate(paths.home())
    else toast.say(sentence(left.refusal))
  }

  return (
    <Dialog
      title={words.leaveTitle}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.stay}</Button>
          <Button variant="danger" onClick={() => void leaveNow()}>
            {words.leaveNow}
          </Button>
        </>
      }
    >
      <p>{words.leaveText}</p>
    </Dialog>
  )
}
