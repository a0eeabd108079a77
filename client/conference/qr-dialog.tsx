/** A link large enough to be scanned from across a table, with its code and its address. */
import type { ManagedLink } from '../people/use-server-list.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Qr } from '../ui/qr.tsx'
import { useWords } from '../words/words.ts'
import styles from './links-section.module.css'

interface QrDialogProps {
  readonly link: ManagedLink
  readonly name: string
  readonly onClose: () => void
}

export function QrDialog({ link, name, onClose }: QrDialogProps) {
  const words = useWords().conference
  return (
    <Dialog title={name} open onClose={onClose}>
      <div className={styles['qr']}>
        <Qr text={link.url ?? ''} label={words.qrOf(name)} />
        {link.code && <p className={styles['bigCode']}>{link.code}</p>}
        <p className={styles['address']}>{link.url}</p>
      </div>
    </Dialog>
  )
}
