/** The draft's table of contents, beside it on a wide screen. */
import { useMemo } from 'react'
import type { DraftView } from '../live/types.ts'
import { useWords } from '../words/words.ts'
import styles from './draft.module.css'
import { outlineOf } from './outline.ts'
import { nameOf } from './use-draft-acts.ts'

export function DraftOutline({ draft }: { readonly draft: DraftView }) {
  const words = useWords().draft
  const { axes, orientations, proposals } = draft
  const outline = useMemo(() => outlineOf({ axes, orientations, proposals }), [axes, orientations, proposals])
  return (
    <nav className={styles['outline']} aria-label={words.outline}>
      <h2>{words.outline}</h2>
      {outline.map(({ axis, orientations: under }) => (
        <div key={axis?.id ?? ''}>
          {axis && (
            <h3>
              {axis.number} {axis.title}
            </h3>
          )}
          <ol>
            {under.map((part) => (
              <li key={part.orientation?.id ?? ''} data-theme-of={part.theme || undefined}>
                <a href={`#${part.orientation?.id ?? part.proposals[0]?.id ?? ''}`}>
                  <span>
                    <span className={styles['theme']}>{part.orientation?.number ?? words.unplacedShort}</span>
                  </span>
                  <span>{part.orientation?.title ?? words.unplaced}</span>
                </a>
                {part.proposals.length > 0 && (
                  <ol>
                    {part.proposals.map((proposal) => (
                      <li key={proposal.id}>
                        <a href={`#${proposal.id}`}>
                          <span>{nameOf(proposal, words.numberComing)}</span>
                          <span>{proposal.title || words.untitled}</span>
                        </a>
                      </li>
                    ))}
                  </ol>
                )}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </nav>
  )
}
