import type { Topic } from '../../contract/edition.ts'

export interface TopicNode {
  readonly topic: Topic
  readonly children: readonly TopicNode[]
}

/** Builds the tree of topics in the publisher's order. @param parent id of the parent; omitted for the whole tree */
export function topicTree(topics: readonly Topic[], parent?: string): TopicNode[] {
  return topics
    .filter((topic) => topic.parent === parent)
    .map((topic) => ({ topic, children: topicTree(topics, topic.id) }))
}
