import type { Topic } from '../../contract/edition.ts'

/** Id of a topic → ids of itself and of all topics below it. */
export type Descendants = ReadonlyMap<string, ReadonlySet<string>>

/** Returns for each topic the ids of itself and of all topics below it. */
export function descendantsOf(topics: readonly Topic[]): Descendants {
  const below = new Map(topics.map((topic) => [topic.id, new Set([topic.id])]))
  // Parents come before their children. In reverse order, each set is complete before it is added to its parent.
  for (const topic of topics.toReversed()) {
    const parent = topic.parent && below.get(topic.parent)
    if (parent) for (const id of below.get(topic.id) ?? []) parent.add(id)
  }
  return below
}

/**
 * Returns the main topics of the site that have articles. The main topics are the roots, or the children of a single
 * root. The bundler gives an ink and no `sub` to exactly these.
 */
export function sectionsOf(topics: readonly Topic[]): readonly Topic[] {
  return topics.filter((topic) => topic.count > 0 && topic.ink > 0 && topic.sub === undefined)
}

/** Returns the path from the root topic to the topic itself. It is empty for an unknown id. */
export function trailOf(topics: readonly Topic[], id: string): readonly Topic[] {
  const trail: Topic[] = []
  for (let topic = topics.find((t) => t.id === id); topic && !trail.includes(topic); ) {
    trail.unshift(topic)
    const parent: string | undefined = topic.parent
    topic = topics.find((t) => t.id === parent)
  }
  return trail
}
