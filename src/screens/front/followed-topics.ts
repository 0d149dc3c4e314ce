import type { Topic } from '../../contract/edition.ts'
import type { Follows } from '../../state/follows-form.ts'

/** How many topics, and how many outlets, My edition shows. Each topic is a request, and nobody reads more bands. */
export const MAX_SHOWN = 50

/** The followed topics that the edition has, in the order in which they were followed. */
export const followedTopics = (follows: Follows, topics: readonly Topic[]): readonly Topic[] =>
  follows.topics.flatMap((id) => topics.find((topic) => topic.id === id) ?? [])
