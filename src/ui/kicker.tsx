import type { Topic } from '../contract/edition.ts'
import { useLinks } from './site-context.tsx'

/** Attributes that give an element the colours of a topic. */
export function inkOf(topic: Topic | undefined): { 'data-ink'?: number; 'data-sub'?: number } {
  if (!topic || topic.ink === 0) return {}
  return { 'data-ink': topic.ink, ...(topic.sub !== undefined && { 'data-sub': topic.sub }) }
}

/** The small line above a headline that names the topic. */
export function Kicker({ topic }: { readonly topic: Topic }) {
  const links = useLinks()
  return (
    <p className="kicker" {...inkOf(topic)}>
      <span className="swatch" />
      <a href={links.topic(topic.id)} dir="auto">
        {topic.name}
      </a>
    </p>
  )
}
