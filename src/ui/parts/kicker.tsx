import type { Topic } from '../../contract/edition.ts'
import { NewMark } from './new-mark.tsx'
import { useLinks } from '../base/site-context.tsx'

/** Attributes that give an element the colours of a topic. */
export function inkOf(topic: Topic | undefined): { 'data-ink'?: number; 'data-sub'?: number } {
  if (!topic || topic.ink === 0) return {}
  return { 'data-ink': topic.ink, ...(topic.sub !== undefined && { 'data-sub': topic.sub }) }
}

interface Props {
  /** Undefined where all stories of the page have the same topic. */
  readonly topic: Topic | undefined
  readonly isNew: boolean
}

/** The small line above a headline that names the topic, and says that the story is new. */
export function Kicker({ topic, isNew }: Props) {
  const links = useLinks()
  if (!topic && !isNew) return null
  return (
    <p className="kicker" {...inkOf(topic)}>
      {topic && (
        <>
          <span className="swatch" />
          <a href={links.topic(topic.id)} dir="auto">
            {topic.name}
          </a>
        </>
      )}
      {isNew && <NewMark />}
    </p>
  )
}
