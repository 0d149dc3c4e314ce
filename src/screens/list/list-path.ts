import { sourcePath, topicPath } from '../../contract/addresses.ts'
import type { Topic } from '../../contract/edition.ts'
import { authorPath, tagPath } from '../../contract/name-addresses.ts'
import type { StoryName } from '../../data/catalogue/rows-of-name.ts'

interface ListOwner {
  readonly topic: Topic | undefined
  /** Domain of an outlet. */
  readonly outlet: string | undefined
  readonly name: StoryName | undefined
}

/** Address of the page that has a list, below the base path. Undefined for the list of all stories. */
export function listPath({ topic, outlet, name }: ListOwner): string | undefined {
  if (topic) return topicPath(topic.id)
  if (outlet) return sourcePath(outlet)
  return name && (name.by === 'tag' ? tagPath(name.name) : authorPath(name.name))
}
