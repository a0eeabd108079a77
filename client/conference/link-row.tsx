/** One link: what it opens, its code, how many came in; copied, shown, replaced, withdrawn. */
import { useState } from 'react'
import type { Conference } from '#shared/conference/conference.ts'
import type { ManagedLink } from '../people/use-server-list.ts'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { SiteSign } from '../ui/site-sign.tsx'
import { useToast } from '../ui/toast.tsx'
import { useFormat } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { useLinkName } from './link-name.ts'
import styles from './links-section.module.css'
import { QrDialog } from './qr-dialog.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'
import { useConferenceActs } from './use-conference-acts.ts'

interface LinkRowProps {
  readonly conference: Conference
  readonly link: ManagedLink
  /** The list is the server's: it is asked again. */
  readonly onChanged: () => Promise<void>
}

export function LinkRow({ conference, link, onChanged }: LinkRowProps) {
  const words = useWords().conference
  const format = useFormat()
  const toast = useToast()
  const acts = useConferenceActs(conference.id)
  const name = useLinkName(conference)(link)
  const [shown, setShown] = useState<'qr' | 'revoke' | null>(null)
  const site = conference.sites.find((known) => known.id === link.siteId)

  async function rotate() {
    const rotated = await acts.aloud('rotateLink', { linkId: link.id }, words.rotated, false)
    if (rotated.ok) await onChanged()
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(link.url ?? '')
      toast.say(words.linkCopied)
    } catch {
      // Clipboards are refused on plain http: the dialog shows the address, ready to be selected.
      toast.say(words.copyFailed)
      setShown('qr')
    }
  }

  return (
    <li className={styles['link']}>
      <span className={styles['linkName']}>
        {site && <SiteSign sign={site.sign} />} {name}
      </span>
      <span className={styles['linkUses']}>{words.uses(link.uses)}</span>
      {link.revokedAt === null ? (
        <>
          {link.code && <span className={styles['linkCode']}>{link.code}</span>}
          <span className={styles['linkActions']}>
            <Button icon="copy" small onClick={() => void copy()}>
              {words.copyLink}
            </Button>
            <Button icon="qr" small onClick={() => setShown('qr')}>
              {words.showQr}
            </Button>
            <Menu
              icon="more"
              align="end"
              label={words.linkActions(name)}
              items={[
                { id: 'rotate', label: words.rotate, icon: 'refresh', onSelect: () => void rotate() },
                { id: 'revoke', label: words.revoke, icon: 'close', danger: true, onSelect: () => setShown('revoke') },
              ]}
            />
          </span>
        </>
      ) : (
        <span>{words.revokedOn(format.moment(link.revokedAt))}</span>
      )}
      {shown === 'qr' && <QrDialog link={link} name={name} onClose={() => setShown(null)} />}
      {shown === 'revoke' && (
        <RevokeDialog conferenceId={conference.id} linkId={link.id} onClose={() => setShown(null)} onDone={onChanged} />
      )}
    </li>
  )
}
