import type { SourceTopic } from '../settings/read-topics.ts'

/** A topic with its place in the tree and its colour. */
export interface TopicPlan {
  readonly topic: {
    readonly id: string
    readonly name: string
    readonly shortname?: string
    readonly parent?: string
    readonly description?: string
    readonly image?: string
  }
  readonly ink: number
  readonly sub?: number
}

const INKS = 12
const TONES = 4

/**
 * Sorts topics so that parents come before their children, and gives each a colour. Sections are the roots, or the
 * children of the only root. They take the colours 1 to 12 in turn; the topics below them take tones of the same colour.
 */
export function planTopics(topics: readonly SourceTopic[]): TopicPlan[] {
  const childLists = new Map<string | undefined, SourceTopic[]>()
  for (const topic of topics) {
    const list = childLists.get(topic.parent)
    if (list) list.push(topic)
    else childLists.set(topic.parent, [topic])
  }
  const childrenOf = (parent: string | undefined) => childLists.get(parent) ?? []
  const roots = childrenOf(undefined)
  const [first] = roots
  const isOnlyRoot = roots.length === 1 && first !== undefined && childrenOf(first.id).length > 0
  let section = 0
  const plan = ({ imageAsset: _, ...topic }: SourceTopic, ink: number | undefined, place: number): TopicPlan[] => {
    const isWhole = isOnlyRoot && topic.id === first.id
    const isSection = !isWhole && ink === undefined
    const own = isWhole ? 0 : (ink ?? (section++ % INKS) + 1)
    const children = childrenOf(topic.id).flatMap((child, at) => plan(child, isWhole ? undefined : own, at))
    return [
      {
        topic,
        ink: own,
        ...(!isWhole && !isSection && { sub: (place % TONES) + 1 }),
      },
      ...children,
    ]
  }
  return roots.flatMap((root) => plan(root, undefined, 0))
}
