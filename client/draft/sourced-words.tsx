/** Words of a proposal, with a chip at the end of each paragraph that a card brought. */
import type { Source } from '#shared/draft/proposal.ts'
import type { RichNode } from '#shared/text/rich-text-document.ts'
import { RichNodes } from '../editor/rich-text-view.tsx'
import type { LiveText } from '../live/types.ts'
import styles from './draft.module.css'
import { SourceChip } from './source-chip.tsx'
import { useRichWords } from './use-rich-words.ts'

export function SourcedWords({ text, sources }: { readonly text: LiveText; readonly sources: readonly Source[] }) {
  const nodes = useRichWords(text)
  return (
    <>
      {nodes.map((node, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nodes of a live text have no other name than their place
        <SourcedNode key={place} node={node} source={sourceOf(node, sources)} />
      ))}
    </>
  )
}

function SourcedNode({ node, source }: { readonly node: RichNode; readonly source: Source | null }) {
  return (
    <div className={source ? styles['sourced'] : undefined}>
      <RichNodes nodes={[node]} />
      {source && <SourceChip source={source} />}
    </div>
  )
}

function sourceOf(node: RichNode, sources: readonly Source[]): Source | null {
  const sourceId = 'node' in node ? node.attributes?.['source'] : null
  return sources.find(({ id }) => id === sourceId) ?? null
}
