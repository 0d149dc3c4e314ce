import type { Topic } from '../contract/edition.ts'
import type { Descendants } from './catalogue.ts'

/** A topic with what stands below it. */
export interface TopicNode {
  readonly topic: Topic
  readonly children: readonly TopicNode[]
}

/** The tree in the publisher's order. */
export function topicTree(topics: readonly Topic[], parent?: string): TopicNode[] {
  return topics
    .filter((topic) => topic.parent === parent)
    .map((topic) => ({ topic, children: topicTree(topics, topic.id) }))
}

/** Each topic with itself and everything below it. */
export function descendantsOf(topics: readonly Topic[]): Descendants {
  const below = new Map(topics.map((topic) => [topic.id, new Set([topic.id])]))
  // A parent stands before its children, so going backwards every set is whole before it is handed up.
  for (const topic of topics.toReversed()) {
    const parent = topic.parent && below.get(topic.parent)
    if (parent) for (const id of below.get(topic.id) ?? []) parent.add(id)
  }
  return below
}

/** The sections of the front page: the roots, or the children of a root that stands alone. */
export function sectionsOf(topics: readonly Topic[]): readonly Topic[] {
  return topics.filter((topic) => topic.count > 0 && topic.ink > 0 && topic.sub === undefined)
}

/** From the root down to the topic itself. */
export function trailOf(topics: readonly Topic[], id: string): readonly Topic[] {
  const trail: Topic[] = []
  for (let at = topics.find((t) => t.id === id); at && !trail.includes(at); ) {
    trail.unshift(at)
    const parent: string | undefined = at.parent
    at = topics.find((t) => t.id === parent)
  }
  return trail
}
