/** A text as it reads now, followed live, without any editor: reading never writes. */
import { createElement, type JSX, type ReactNode, useMemo } from 'react'
import { isSafeLink } from '#shared/text/rich-text.ts'
import { type RichElement, type RichNode, type RichText, readRich } from '#shared/text/rich-text-document.ts'
import { makeReading, useReading } from '../live/reading.ts'
import type { LiveText } from '../live/types.ts'
import { classes } from '../ui/classes.ts'
import styles from './rich-text.module.css'

export interface RichTextViewProps {
  readonly text: LiveText
  readonly className?: string
}

const nothing: readonly RichNode[] = []

export function RichTextView({ text, className }: RichTextViewProps): JSX.Element {
  const { fragment } = text
  const reading = useMemo(() => {
    const nodes = makeReading(() => readRich(fragment))
    return {
      snapshot: nodes.snapshot,
      subscribe(listener: () => void) {
        const stop = nodes.subscribe(listener)
        fragment.observeDeep(nodes.touch)
        // What changed between the drawing and this moment was not observed.
        nodes.touch()
        return () => {
          fragment.unobserveDeep(nodes.touch)
          stop()
        }
      },
    }
  }, [fragment])
  const nodes = useReading(reading, nothing)
  return (
    <div className={classes(styles['text'], className)}>
      <RichNodes nodes={nodes} />
    </div>
  )
}

/** Nodes already read. Anything outside the allow-list is left out, never drawn. */
export function RichNodes({ nodes }: { readonly nodes: readonly RichNode[] }): JSX.Element {
  return <>{nodes.map(draw)}</>
}

function draw(node: RichNode, index: number): ReactNode {
  if ('text' in node) return drawText(node, index)
  const children = (node.children ?? []).map(draw)
  switch (node.node) {
    case 'paragraph':
      return (
        <p key={index} data-source={node.attributes?.['source'] ?? undefined}>
          {children.length > 0 ? children : <br />}
        </p>
      )
    case 'bulletList':
      return <ul key={index}>{children}</ul>
    case 'orderedList':
      return createElement('ol', { key: index, ...numbering(node) }, ...children)
    case 'listItem':
      return <li key={index}>{children}</li>
    case 'hardBreak':
      return <br key={index} />
    default:
      return null
  }
}

function numbering({ attributes }: RichElement): Readonly<Record<string, unknown>> {
  return { start: attributes?.['start'] ?? undefined, type: attributes?.['type'] ?? undefined }
}

function drawText({ text, marks }: RichText, index: number): ReactNode {
  let drawn: ReactNode = text
  if (marks?.['italic']) drawn = <em>{drawn}</em>
  if (marks?.['bold']) drawn = <strong>{drawn}</strong>
  const href = hrefOf(marks?.['link'])
  if (href) {
    drawn = (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {drawn}
      </a>
    )
  }
  return <span key={index}>{drawn}</span>
}

function hrefOf(link: unknown): string | null {
  const href = typeof link === 'object' && link !== null && 'href' in link ? link.href : null
  return isSafeLink(href) ? href : null
}
