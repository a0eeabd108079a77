/** One field of a proposal: read as a page; an editor stands on it only while somebody here writes in it. */
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'
import { lineFields, type Proposal, type ProposalField } from '#shared/draft/proposal.ts'
import { fetchEditor, LazyRichTextEditor } from '../editor/lazy-rich-text-editor.tsx'
import { RichTextView } from '../editor/rich-text-view.tsx'
import type { LiveText } from '../live/types.ts'
import { Icon } from '../ui/icon.tsx'
import { useWords } from '../words/words.ts'
import styles from './draft.module.css'
import { useDraftSurroundings } from './draft-context.ts'
import { SourcedWords } from './sourced-words.tsx'
import { nameOf } from './use-draft-acts.ts'

export interface ProposalFieldProps {
  readonly proposal: Proposal
  readonly field: Exclude<ProposalField, 'title'>
}

export function FieldRow({ proposal, field }: ProposalFieldProps) {
  const { writing } = useDraftSurroundings()
  const isWriting = writing?.proposalId === proposal.id && writing.field === field
  const kind = [styles['row'], lineFields.includes(field) && styles['line'], isWriting && styles['writing']]
  return (
    <div className={kind.filter(Boolean).join(' ')}>
      <p className={`${styles['side']} ${field === 'divergences' ? styles['against'] : ''}`}>
        <FieldLabel proposal={proposal} field={field} />
      </p>
      <div className={styles['text']}>
        <FieldWords proposal={proposal} field={field} writing={isWriting} />
      </div>
    </div>
  )
}

/** The label stands in the margin; for those who write, it is the keyboard's way into the words. */
function FieldLabel({ proposal, field }: ProposalFieldProps) {
  const words = useWords().draft
  const { mayEdit, write } = useDraftSurroundings()
  if (!mayEdit) return words.fields[field]
  return (
    <button
      type="button"
      className={styles['label']}
      onFocus={fetchEditor}
      aria-label={words.writeIn(words.fields[field], nameOf(proposal, words.numberComing))}
      onClick={() => write({ proposalId: proposal.id, field })}
    >
      {words.fields[field]}
    </button>
  )
}

function FieldWords({ proposal, field, writing }: ProposalFieldProps & { readonly writing: boolean }) {
  const { verbs, mayEdit, write } = useDraftSurroundings()
  const text = verbs.text(proposal.id, field)
  if (writing && text) return <FieldEditor proposal={proposal} field={field} text={text} />
  const shown = <ReadWords proposal={proposal} field={field} text={text} />
  return mayEdit ? (
    <ClickToWrite onWrite={() => write({ proposalId: proposal.id, field })}>{shown}</ClickToWrite>
  ) : (
    shown
  )
}

function ReadWords({ proposal, field, text }: ProposalFieldProps & { readonly text: LiveText | null }) {
  const words = text ? (
    field === 'words' || field === 'divergences' ? (
      <SourcedWords text={text} sources={proposal.sources} />
    ) : (
      <RichTextView text={text} />
    )
  ) : (
    <p>{proposal.texts[field]}</p>
  )
  if (field !== 'divergences') return words
  return (
    <div className={styles['objection']}>
      <Icon name="objection" />
      <div>{words}</div>
    </div>
  )
}

/** The caret comes where the words are; a click on a link or a chip, or a selection, means something else. */
export function ClickToWrite({ onWrite, children }: { onWrite(): void; readonly children: ReactNode }) {
  const clicked = (event: MouseEvent<HTMLElement>) => {
    const onSomething = event.target instanceof Element && event.target.closest('a, button')
    if (!onSomething && window.getSelection()?.isCollapsed !== false) onWrite()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the label in the margin is the keyboard's way
    // biome-ignore lint/a11y/noStaticElementInteractions: the same, for readers of the page aloud
    <div className={styles['writable']} onClick={clicked} onPointerEnter={fetchEditor}>
      {children}
    </div>
  )
}

interface FieldEditorProps {
  readonly proposal: Proposal
  readonly field: ProposalField
  readonly text: LiveText
}

export function FieldEditor({ proposal, field, text }: FieldEditorProps) {
  const words = useWords().draft
  const { write } = useDraftSurroundings()
  const place = useRef<HTMLDivElement>(null)
  const leave = () => write(null)
  const done = () => {
    // The label is in the same row: the keyboard goes on from there.
    place.current?.closest<HTMLElement>(`.${styles['row']}`)?.querySelector<HTMLElement>(`.${styles['label']}`)?.focus()
    leave()
  }
  useLeaving(place, leave)
  return (
    <div ref={place} className={styles['editor']}>
      <LazyRichTextEditor
        text={text}
        label={words.fieldOf(words.fields[field], nameOf(proposal, words.numberComing))}
        placeholder={words.hints[field]}
        autofocus
        names="beside"
        onEscape={done}
        onDone={done}
      />
    </div>
  )
}

/** Leaving is pressing or focusing elsewhere; another window or tab is not leaving. */
function useLeaving(place: { readonly current: HTMLElement | null }, leave: () => void): void {
  const latest = useRef(leave)
  latest.current = leave
  // Meets the document's focus and pointer.
  useEffect(() => {
    const elsewhere = ({ target }: Event) => {
      if (!(target instanceof Element) || !place.current || place.current.contains(target)) return
      if (!target.closest('dialog, [popover]')) latest.current()
    }
    document.addEventListener('focusin', elsewhere)
    document.addEventListener('pointerdown', elsewhere)
    return () => {
      document.removeEventListener('focusin', elsewhere)
      document.removeEventListener('pointerdown', elsewhere)
    }
  }, [place])
}
